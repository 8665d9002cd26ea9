package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

// Every byte of the bundle is changed, one at a time, and every change is seen.
func TestEveryByteCounts(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	for name, content := range files(t, dir) {
		for i := range sampled(content) {
			changed := bytes.Clone(content)
			changed[i] ^= 1
			write(t, dir, name, changed)
			if r := quick(dir, b.options()); r.Exit == ExitOK {
				t.Errorf("%s: byte %d of %d may change", name, i, len(content))
			}
		}
		write(t, dir, name, content)
	}
	if r := verified(t, dir, b.options()); r.Exit != ExitOK {
		t.Fatal("the bundle was not restored", r)
	}
}

// The same for what the log itself commits to, by somebody who holds the key
// and signs a fitting manifest after every change: the manifest is no help.
func TestEveryByteCountsAgainstTheOperator(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	original := files(t, dir)
	for name, content := range original {
		if !committed(name) {
			continue
		}
		for i := range sampled(content) {
			changed := bytes.Clone(content)
			changed[i] ^= 1
			write(t, dir, name, changed)
			b.reseal(dir)
			if r := quick(dir, b.options()); r.Exit == ExitOK {
				t.Errorf("%s: byte %d of %d may change: %q", name, i, len(content), around(content, i))
			}
		}
		write(t, dir, name, content)
	}
}

var everyByte = flag.Bool("every-byte", false, "change every byte of a bundle, not every 53rd")

// sampled are the places to change: all of them with -every-byte.
func sampled(content []byte) iter.Seq[int] {
	step := 53
	if *everyByte {
		step = 1
	}
	return func(yield func(int) bool) {
		for i := len(content) % step; i < len(content) && yield(i); i += step {
		}
	}
}

// committed reports whether the log commits to the file. messages.jsonl is held
// against the log but also says what the log does not know: a message's state.
func committed(name string) bool {
	switch name {
	case manifestFile, manifestNote, messagesFile, "README.txt", "verify.py":
		return false
	}
	return true
}

// quick verifies without hashing twice: an unreadable bundle is a found change.
func quick(dir string, o VerifyOptions) Report {
	r, _ := Verify(dir, o)
	return r
}

func write(t testing.TB, dir, name string, content []byte) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, name), content, 0o644))
}

func read(t testing.TB, dir, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	must(t, err)
	return content
}

func around(b []byte, i int) []byte { return b[max(0, i-20):min(len(b), i+20)] }

// reseal rewrites the manifest to fit the files as they are, and signs it.
func (b *book) reseal(dir string) {
	m, err := strict[manifest](read(b.t, dir, manifestFile))
	must(b.t, err)
	for i, f := range m.Files {
		content := read(b.t, dir, f.Path)
		m.Files[i] = file{f.Path, int64(len(content)), digestOf(content)}
	}
	if c, err := ReadCheckpoint(read(b.t, dir, checkpointFile)); err == nil {
		m.Origin, m.Size, m.Root = c.Origin, c.Size, c.Root.String()
	}
	encoded, err := marshal(m)
	must(b.t, err)
	signed, err := note.Sign(&note.Note{Text: m.statement(encoded)}, b.signer())
	must(b.t, err)
	write(b.t, dir, manifestFile, encoded)
	write(b.t, dir, manifestNote, signed)
}

// Each of these is a story of somebody with the key and the database.
func TestStories(t *testing.T) {
	for name, s := range map[string]struct {
		exit  int
		check string
		tell  func(*book)
	}{
		"a payload is exchanged":            {ExitIntegrity, "V5", func(b *book) { b.openings[8].Payload = b.openings[11].Payload }},
		"a nonce is exchanged":              {ExitIntegrity, "V5", func(b *book) { b.openings[8].Nonce = b.openings[11].Nonce }},
		"a payload is deleted in silence":   {ExitIncomplete, "V6", func(b *book) { b.openings[8] = nil }},
		"a use is deleted in silence":       {ExitIncomplete, "V6", func(b *book) { b.openings[9] = nil }},
		"two evidence ids are swapped":      {ExitIntegrity, "V5", func(b *book) { b.ids[7], b.ids[8] = b.ids[8], b.ids[7] }},
		"an evidence id is made up":         {ExitIntegrity, "V5", func(b *book) { b.ids[49] = 9999 }},
		"a text is left out":                {ExitIncomplete, "V7", func(b *book) { b.texts = nil }},
		"a text is another":                 {ExitIncomplete, "V7", func(b *book) { b.texts = [][]byte{[]byte("ander")} }},
		"an erasure is of what is here":     {ExitIncomplete, "V6", func(b *book) { b.falseErasure(b.ids[8]) }},
		"an erasure is of a later leaf":     {ExitIncomplete, "V6", func(b *book) { b.falseErasure(b.nextID() + 30) }},
		"an erasure is repeated":            {ExitIncomplete, "V6", func(b *book) { b.falseErasure(113) }},
		"an erasure is erased":              {ExitIncomplete, "V6", func(b *book) { b.erase(ReasonArt17, b.falseErasure(113)) }},
		"a yes is used after STOP":          {ExitSemantic, "V9", func(b *book) { b.send(50, 3, b.yesOf(3)) }},
		"a yes is used after erasure":       {ExitSemantic, "V9", func(b *book) { b.send(50, 1, b.yesOf(1)) }},
		"another person's yes is used":      {ExitSemantic, "V9", func(b *book) { b.send(50, 4, b.yesOf(5)) }},
		"a form is used as a yes":           {ExitSemantic, "V9", func(b *book) { b.send(50, 4, b.yesOf(4)-3) }},
		"a message is not in the log":       {ExitSemantic, "V9", func(b *book) { b.claim(50, 4, b.yesOf(4)) }},
		"a message is kept from us":         {ExitIncomplete, "V9", func(b *book) { b.messages = b.messages[1:] }},
		"an attempt is made twice":          {ExitSemantic, "V9", func(b *book) { b.send(60, 2, b.yesOf(2)); b.send(60, 2, b.yesOf(2)); b.messages = b.messages[:6] }},
		"a message claims another consent":  {ExitSemantic, "V9", func(b *book) { b.messages[3].Consent = b.yesOf(5) }},
		"a form is confirmed twice":         {ExitSemantic, "V8", func(b *book) { b.confirm(4, b.yesOf(4)-3) }},
		"a confirmation has no form":        {ExitSemantic, "V8", func(b *book) { b.confirm(4, b.yesOf(4)) }},
		"a withdrawal is of a form":         {ExitSemantic, "V8", func(b *book) { b.withdraw(4, b.yesOf(4)-3) }},
		"an event is from the past":         {ExitSemantic, "V10", func(b *book) { b.now = b.now.Add(-24 * 3600e9); b.add(b.act(Refused, 30)) }},
		"an event is from after the export": {ExitSemantic, "V10", func(b *book) { b.add(b.act(Refused, 30)); b.now = firstMorning.Add(-2 * 3600e9) }},
		"a webhook is forged":               {ExitIntegrity, "V11", func(b *book) { b.forgedWebhook() }},
		"a webhook is of another message":   {ExitIntegrity, "V11", func(b *book) { b.strangeWebhook() }},
		"a record lacks its purpose":        {ExitIncomplete, "V12", func(b *book) { b.incomplete() }},
		"a leaf is taken from the end":      {ExitIntegrity, "V4", func(b *book) { b.truncate() }},
	} {
		t.Run(name, func(t *testing.T) {
			b := fiftyEvents(t)
			held := b.checkpoint()
			s.tell(b)
			r := b.verify(held)
			if r.Exit != s.exit || !found(r, s.check) {
				t.Errorf("wanted exit %d by %s:\n%s", s.exit, s.check, r)
			}
		})
	}
}

func found(r Report, check string) bool { return r.Checks[checkAt(check)].Failed > 0 }

// yesOf is the evidence id of one of the first five people's yes.
func (b *book) yesOf(contact int64) int64 {
	return b.messages[contact-1].Consent
}

func (b *book) claim(message, contact, consent int64) {
	b.messages = append(b.messages, Message{ID: message, Kind: "campaign", Attempt: 1, State: "sent", Consent: consent, Contact: contact})
}

func (b *book) falseErasure(id int64) int64 {
	line := b.lines[0]
	if at := b.index(id); at < len(b.lines) {
		line = b.lines[at]
	}
	return b.add(&ErasureEvent{Header: b.head(Erased), Reason: ReasonArt17, Erased: []Erasure{NewErasure(id, line)}})
}

func (b *book) confirm(contact, form int64) {
	e := b.act(Confirmed, contact)
	e.Granted = form
	b.add(e)
}

func (b *book) forgedWebhook() {
	e := b.act(Confirmed, 40)
	e.Granted = b.add(b.act(Granted, 40))
	e.Header = b.head(Confirmed)
	e.Verification.Webhook.Signature = MetaSignature("another secret", e.Verification.Webhook.Body)
	b.add(e)
}

func (b *book) strangeWebhook() {
	e := b.act(Confirmed, 40)
	e.Granted = b.add(b.act(Granted, 40))
	e.Header = b.head(Confirmed)
	e.Verification.WAMID = "wamid.another"
	b.add(e)
}

// incomplete seals a record past SealPayload's guard.
func (b *book) incomplete() {
	e := b.act(Refused, 40)
	e.Schema, e.Terms.Purposes[0].Words = Schema, " "
	payload, err := marshal(e)
	must(b.t, err)
	leaf, err := Seal(Refused, e.NoticeHash(), payload)
	must(b.t, err)
	b.append(e.Evidence, leaf.Line, &Opening{leaf.Nonce, payload})
}

func (b *book) truncate() { b.rebuild(b.lines[:49], b.ids[:49], b.openings[:49]) }

// rebuild is another history under the same key.
func (b *book) rebuild(lines []string, ids []int64, openings []*Opening) {
	b.lines, b.ids, b.openings, b.nodes = nil, nil, nil, nil
	for i := range lines {
		b.append(ids[i], lines[i], openings[i])
	}
}

// A rewritten history agrees with itself. Only what somebody kept shows it.
func TestOnlyAHeldCheckpointShowsARewrittenPast(t *testing.T) {
	rewrite := func(b *book) {
		e := b.act(Refused, 30)
		e.Header = Header{Type: Refused, Evidence: b.ids[49], At: b.head("").At}
		s, err := SealPayload(e)
		must(t, err)
		lines, openings := append(b.lines[:49:49], s.Line), append(b.openings[:49:49], &Opening{s.Nonce, s.Payload})
		b.rebuild(lines, b.ids, openings)
	}
	for name, change := range map[string]func(*book){"rewritten": rewrite, "cut short": (*book).truncate} {
		b := fiftyEvents(t)
		held := b.checkpoint()
		change(b)
		if r := b.verify(); r.Exit != ExitOK {
			t.Errorf("%s: agrees with itself, but %s", name, r)
		}
		if r := b.verify(held); r.Exit != ExitIntegrity || !found(r, "V4") {
			t.Errorf("%s: not seen: %s", name, r)
		}
	}
}

func TestHeldCheckpointsOfTheSameHistoryAreFine(t *testing.T) {
	b := newBook(t)
	var held [][]byte
	b.begin()
	for contact := int64(1); contact < 200; contact++ {
		held = append(held, b.checkpoint())
		b.optIn(contact)
	}
	if r := b.verify(held...); r.Exit != ExitOK || r.Held != len(held) {
		t.Errorf("%d of %d held: %s", r.Held, len(held), r)
	}
}

func TestAKeyLeadsToItsSuccessor(t *testing.T) {
	b := fiftyEvents(t)
	first := b.vkey
	b.rotate()
	b.rotate()
	b.optIn(60)
	if r := verified(t, b.export(), VerifyOptions{VKeys: []string{first}}); !r.Anchored || r.Exit != ExitOK {
		t.Error("an old key does not lead on", r)
	}
	skey, vkey, err := NewKey(testOrigin)
	must(t, err)
	b.skey, b.vkey = skey, vkey // without a statement
	b.keys = append(b.keys, vkey)
	if r := verified(t, b.export(), VerifyOptions{VKeys: []string{first}}); r.Exit != ExitIntegrity {
		t.Error("a key out of nowhere is trusted", r)
	}
}

func (b *book) rotate() {
	skey, vkey, err := NewKey(testOrigin)
	must(b.t, err)
	statement, err := NewKeyStatement(testOrigin, b.skey, skey)
	must(b.t, err)
	b.add(&KeyEvent{Header: b.head(KeyChanged), Statement: statement})
	b.skey, b.vkey, b.keys = skey, vkey, append(b.keys, vkey)
}

// A statement with only the new key's signature is no rotation.
func TestARotationNeedsBothSignatures(t *testing.T) {
	b := newBook(t)
	skey, _, err := NewKey(testOrigin)
	must(t, err)
	whole, err := NewKeyStatement(testOrigin, b.skey, skey)
	must(t, err)
	if _, err := (&KeyEvent{Statement: whole}).Rotation(); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(whole, "\n")
	for i := 5; i < 7; i++ {
		half := strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "")
		if _, err := (&KeyEvent{Statement: half}).Rotation(); err == nil {
			t.Errorf("accepted without signature %d", i-4)
		}
	}
}

// The script that shares no code reaches the same verdict.
func TestTheAuditorsScriptSeesChangesToo(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	for name, content := range files(t, dir) {
		if name == "verify.py" {
			continue
		}
		changed := bytes.Clone(content)
		changed[len(content)/2] ^= 1
		write(t, dir, name, changed)
		if out, err := script(t, dir); err == nil {
			t.Errorf("%s: %s", name, out)
		}
		if committed(name) {
			b.reseal(dir)
			if out, err := script(t, dir); err == nil {
				t.Errorf("%s, manifest signed again: %s", name, out)
			}
		}
		write(t, dir, name, content)
		b.reseal(dir)
	}
	if out, err := script(t, dir, b.vkey); err != nil {
		t.Errorf("the bundle was not restored: %s", out)
	}
	_, other, err := NewKey(testOrigin)
	must(t, err)
	if out, err := script(t, dir, other); err == nil {
		t.Errorf("another key is accepted: %s", out)
	}
}

func TestStraysAreRemarkedOn(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	text := []byte("not shown to anybody")
	sum := sha256.Sum256(text)
	write(t, dir, "notices/"+hex.EncodeToString(sum[:])+".html", text)
	r := verified(t, dir, b.options())
	if r.Exit != ExitOK || len(r.Findings) != 1 || r.Findings[0].Severity != SeverityNote {
		t.Error(r)
	}
}
