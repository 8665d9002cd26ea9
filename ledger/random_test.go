package ledger

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// novel is a history that nobody thought of beforehand: people come, confirm, are
// written to, stop, come back and are erased, while staff act and keys change.
type novel struct {
	*book
	rand    *rand.Rand
	yes     map[int64]int64   // contact → evidence id of the yes in force
	forms   map[int64]int64   // contact → a form not yet confirmed
	about   map[int64][]int64 // contact → evidence that can be erased
	message int64
	held    [][]byte
}

// randomBook is a lawful history, and the checkpoints an auditor kept on the way.
func randomBook(t testing.TB, seed uint64) (b *book, held [][]byte) {
	n := &novel{
		book: newBook(t), rand: rand.New(rand.NewPCG(seed, 7)),
		yes: map[int64]int64{}, forms: map[int64]int64{}, about: map[int64][]int64{},
	}
	n.begin()
	for range 30 + n.rand.IntN(400) {
		n.happen(1 + n.rand.Int64N(12))
	}
	return n.book, n.held
}

// happen lets one thing happen, mostly to one person.
func (n *novel) happen(contact int64) {
	_, willing := n.yes[contact]
	form, waits := n.forms[contact]
	switch n.rand.IntN(14) {
	case 0, 1, 2:
		if waits {
			n.confirms(contact, form)
		} else {
			n.signsUp(contact)
		}
	case 3, 4, 5, 6:
		if willing {
			n.isWrittenTo(contact)
		}
	case 7:
		n.stops(contact)
	case 8:
		n.about[contact] = append(n.about[contact], n.add(n.act(Refused, contact)))
		delete(n.yes, contact)
	case 9:
		if !willing {
			n.said(contact, n.add(n.imported(contact)))
		}
	case 10:
		n.about[contact] = append(n.about[contact], n.add(n.act(Corrected, contact)))
	case 11:
		n.erases(contact)
	case 12:
		n.staff()
	case 13:
		n.held = append(n.held, n.checkpoint())
	}
}

func (n *novel) imported(contact int64) *ConsentEvent {
	e := n.act(Imported, contact)
	e.Source = SourcePaper
	if n.rand.IntN(2) == 0 {
		e.Terms.Notice.Hash = ""
	}
	return e
}

func (n *novel) signsUp(contact int64) {
	n.forms[contact] = n.add(n.act(Granted, contact))
	n.about[contact] = append(n.about[contact], n.forms[contact])
}

func (n *novel) confirms(contact, form int64) {
	yes := n.act(Confirmed, contact)
	yes.Granted = form
	if n.rand.IntN(2) == 0 {
		yes.Verification.Webhook.Body = n.keepApart(yes.Verification.Webhook.Body)
	}
	delete(n.forms, contact)
	n.said(contact, n.add(yes))
}

func (n *novel) keepApart(body []byte) []byte {
	if !slices.ContainsFunc(n.webhooks, func(b []byte) bool { return string(b) == string(body) }) {
		n.webhooks = append(n.webhooks, body)
	}
	return nil
}

func (n *novel) said(contact, id int64) {
	n.yes[contact] = id
	n.about[contact] = append(n.about[contact], id)
}

func (n *novel) isWrittenTo(contact int64) {
	n.message++
	n.send(n.message, contact, n.yes[contact])
}

func (n *novel) stops(contact int64) {
	n.about[contact] = append(n.about[contact], n.withdraw(contact, n.yes[contact]))
	delete(n.yes, contact)
}

// erases empties a person, at their wish or because a term has ended.
func (n *novel) erases(contact int64) {
	if len(n.about[contact]) == 0 {
		return
	}
	reason, due := ReasonArt17, (*Time)(nil)
	if n.rand.IntN(2) == 0 {
		ended := At(n.now.Add(-time.Hour))
		reason, due = "retention:NL-24m", &ended
	}
	e := &ErasureEvent{Header: n.head(Erased), Reason: reason}
	for _, id := range n.about[contact] {
		n.openings[n.index(id)] = nil
		gone := NewErasure(id, n.lines[n.index(id)])
		gone.Due = due
		e.Erased = append(e.Erased, gone)
	}
	n.add(e)
	delete(n.about, contact)
	delete(n.yes, contact)
	delete(n.forms, contact)
}

func (n *novel) staff() {
	switch n.rand.IntN(4) {
	case 0:
		n.rotate()
	case 1:
		text := fmt.Appendf(nil, "<p>text %d</p>", len(n.texts))
		n.texts = append(n.texts, text)
		n.add(&NoticeEvent{Header: n.head(NoticePublished), Hash: hexSum(text), Language: "nl", Form: 1, Version: int64(len(n.texts)), Kind: "consent_block"})
	default:
		n.add(&AdminEvent{Header: n.head(StaffActed), Actor: "user:1", Action: "campaign.pause", Subject: "campaign:1"})
	}
}
