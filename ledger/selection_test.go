package ledger

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// part exports what a selection opens. alter changes what is written before it is signed.
func (b *book) part(s Selection, alter func(*Selection, map[int64]bool)) string {
	b.t.Helper()
	open := map[int64]bool{}
	for i, id := range b.ids {
		if b.openings[i] == nil {
			continue
		}
		leaf, err := Parse(b.lines[i])
		must(b.t, err)
		p, err := ReadPayload(leaf.Type, b.openings[i].Payload)
		must(b.t, err)
		chosen := int64(i) >= s.From && (s.Contacts == nil || b.concerns(s.Contacts, p))
		open[id] = chosen || leaf.Type.Public()
		if chosen && s.Contacts != nil && !leaf.Type.Public() {
			s.Evidence = append(s.Evidence, id)
		}
	}
	if alter != nil {
		alter(&s, open)
	}
	return b.write(s, open)
}

func (b *book) concerns(contacts []int64, p Payload) bool {
	switch p := p.(type) {
	case *ConsentEvent:
		return slices.Contains(contacts, p.Subject.Contact)
	case *UseEvent:
		return slices.ContainsFunc(p.Uses, func(u Use) bool { return slices.Contains(contacts, u.Contact) })
	}
	return false
}

// write is a bundle in which only some records are open, with the messages that are accounted for by them.
func (b *book) write(s Selection, open map[int64]bool) string {
	dir := filepath.Join(b.t.TempDir(), "part")
	w, err := NewWriter(dir, WriterOptions{Origin: testOrigin, Exported: b.now.Add(time.Hour), Selection: &s})
	must(b.t, err)
	for i, line := range b.lines {
		if b.openings[i] != nil && !open[b.ids[i]] {
			must(b.t, w.LeaveOut(int64(i), b.ids[i], line))
			continue
		}
		must(b.t, w.AddLeaf(int64(i), b.ids[i], line, b.openings[i]))
	}
	for _, m := range b.messages {
		claimed := slices.IndexFunc(b.openings, func(o *Opening) bool { return o != nil && uses(b.t, o.Payload, m.ID) })
		if claimed >= int(s.From) && (s.Contacts == nil || slices.Contains(s.Contacts, m.Contact)) {
			must(b.t, w.AddMessage(m))
		}
	}
	hash := sha256.Sum256([]byte(testText))
	must(b.t, w.AddNotice(hash[:], []byte(testText)))
	for _, body := range b.webhooks {
		hash := sha256.Sum256(body)
		must(b.t, w.AddWebhook(hash[:], body))
	}
	must(b.t, w.Finish(Closing{Checkpoint: b.checkpoint(), Keys: b.keys, Signer: b.signer()}))
	return dir
}

func uses(t testing.TB, payload []byte, message int64) bool {
	p, err := ReadPayload(Used, payload)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(p.(*UseEvent).Uses, func(u Use) bool { return u.Message == message })
}

// since is a selection that begins with the leaf at idx.
func (b *book) since(idx int64) Selection {
	at := At(b.now.Add(time.Duration(idx-int64(len(b.lines))) * time.Minute))
	return Selection{Since: &at, From: idx}
}

func TestAPartVerifiesAndSaysSo(t *testing.T) {
	b := fiftyEvents(t)
	late := b.since(9)
	late.Contacts = []int64{2}
	for name, s := range map[string]struct {
		Selection
		opened, uses, before int64
	}{
		"one person":             {Selection{Contacts: []int64{2}}, 3 + 5, 1, 0},
		"one who was erased":     {Selection{Contacts: []int64{1}}, 1 + 5, 1, 0},
		"two rows of one person": {Selection{Contacts: []int64{2, 3}}, 7 + 5, 2, 0},
		"a period":               {b.since(10), 39 + 3, 3, 0},
		"a period within":        {b.since(9), 40 + 3, 4, 1},
		"a person in a period":   {late, 1 + 5, 1, 1},
	} {
		dir := b.part(s.Selection, nil)
		r := verified(t, dir, b.options(b.checkpoint()))
		if r.Exit != ExitOK || r.Selection == nil || r.Opened != s.opened || r.Uses != s.uses || r.UsesBefore != s.before || len(r.Findings) > 0 {
			t.Errorf("%s: opened %d, uses %d, %d from before: %s", name, r.Opened, r.Uses, r.UsesBefore, r)
		}
		if out, err := script(t, dir, b.vkey); err != nil {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// Whoever exports cannot say one thing in the selection and do another.
func TestAPartIsThatPartAndNoMore(t *testing.T) {
	b := fiftyEvents(t)
	yes, use := b.yesOf(2), b.yesOf(2)+3
	for name, alter := range map[string]func(*Selection, map[int64]bool){
		"a listed record is left out":      func(_ *Selection, open map[int64]bool) { open[yes] = false },
		"a yes that was used is left out":  func(s *Selection, open map[int64]bool) { open[yes], s.Evidence = false, except(s.Evidence, yes) },
		"the form of a yes is left out":    func(s *Selection, open map[int64]bool) { open[yes-3], s.Evidence = false, except(s.Evidence, yes-3) },
		"the use of a message is left out": func(s *Selection, open map[int64]bool) { open[use], s.Evidence = false, except(s.Evidence, use) },
		"another person is in it":          func(_ *Selection, open map[int64]bool) { open[b.yesOf(3)] = true },
		"another person is on the list": func(s *Selection, open map[int64]bool) {
			open[b.yesOf(5)] = true
			s.Evidence = append(s.Evidence, b.yesOf(5))
		},
		"an act of staff is in it":          func(_ *Selection, open map[int64]bool) { open[b.ids[49]] = true },
		"an erasure is left out":            func(_ *Selection, open map[int64]bool) { open[b.firstOf(Erased)] = false },
		"what the log has not is listed":    func(s *Selection, _ map[int64]bool) { s.Evidence = append(s.Evidence, 1_000_000) },
		"the list is out of order":          func(s *Selection, _ map[int64]bool) { slices.Reverse(s.Evidence) },
		"a period begins without a time":    func(s *Selection, _ map[int64]bool) { s.From = 1 },
		"a period begins at another moment": func(s *Selection, _ map[int64]bool) { at := At(b.now); s.Since = &at },
	} {
		r := verified(t, b.part(Selection{Contacts: []int64{2}}, alter), b.options())
		if r.Exit == ExitOK || !found(r, "V13") && !found(r, "V9") {
			t.Errorf("%s: %s", name, r)
		}
	}
	gap := b.part(b.since(10), func(_ *Selection, open map[int64]bool) { open[b.yesOf(5)] = false })
	if r := verified(t, gap, b.options()); !found(r, "V13") {
		t.Errorf("a record of the period is left out: %s", r)
	}
}

// firstOf is the evidence id of the first leaf of a type.
func (b *book) firstOf(kind Type) int64 {
	return b.ids[slices.IndexFunc(b.lines, func(line string) bool { return strings.HasPrefix(line, leafPrefix+string(kind)+" ") })]
}

func except(list []int64, id int64) []int64 {
	return slices.DeleteFunc(slices.Clone(list), func(other int64) bool { return other == id })
}

// A mark that something was left out is no way around an erasure.
func TestAWholeBundleLeavesNothingOut(t *testing.T) {
	b := fiftyEvents(t)
	dir := b.export()
	m, err := strict[manifest](read(t, dir, manifestFile))
	must(t, err)
	part := b.part(Selection{Contacts: []int64{2}}, nil)
	for _, name := range []string{payloadsFile, messagesFile} {
		must(t, os.Rename(filepath.Join(part, name), filepath.Join(dir, name)))
	}
	b.reseal(dir)
	if r := verified(t, dir, b.options()); !found(r, "V13") || m.Selection != nil {
		t.Error(r)
	}
	if out, err := script(t, dir, b.vkey); err == nil {
		t.Error(out)
	}
}

// What a part does not open stays shut: not even the commitment's nonce is in it.
func TestAPartKeepsOthersOut(t *testing.T) {
	b := fiftyEvents(t)
	whole := string(read(t, b.part(Selection{Contacts: []int64{2}}, nil), payloadsFile))
	for contact, shows := range map[string]bool{"+3197000000002": true, "+3197000000003": false, "3197000000005": false} {
		if found := strings.Contains(whole, contact); found != shows {
			t.Errorf("%s: %v", contact, found)
		}
	}
}
