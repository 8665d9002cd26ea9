package ledger

import (
	"testing"
)

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
