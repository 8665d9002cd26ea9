package ledger

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
)

// applyUses is V9 at the moment of the claim: the yes it names is that
// person's, for that purpose, and nothing had ended it.
func (v *verification) applyUses(place spot, idx int32, e *UseEvent) {
	for _, u := range e.Uses {
		if !v.selects(u.Contact) {
			continue
		}
		v.Uses++
		v.made("V9", 1)
		v.uses = append(v.uses, u)
		if words := v.unfounded(idx, e.Purpose, u); words != "" {
			v.fail("V9", place.String(), "message %d relied on evidence %d, %s", u.Message, u.Consent, words)
		}
	}
}

// unfounded says what is wrong with the yes a message relied on.
func (v *verification) unfounded(idx int32, purpose int64, u Use) string {
	at, known := v.evidence.find(u.Consent)
	if !known || at >= idx || !v.kind(at).Yes() {
		return "which is no earlier consent"
	}
	now, told := v.people[subject{u.Contact, purpose}]
	if !v.list[at].opened {
		return v.unopened(at, told && !now.yes)
	}
	switch {
	case !now.yes:
		return "but that person's consent was not in force"
	case at < now.since:
		return "which had been withdrawn, though the person has agreed anew"
	case v.list[at].contact != u.Contact:
		return "which is another person's"
	case v.list[at].purposes&bit(purpose) == 0:
		return "which is for another purpose"
	}
	return ""
}

// unopened says what is wrong with a yes whose payload is not here. A yes from
// before the period of the bundle is only held against what the period tells.
func (v *verification) unopened(at int32, ended bool) string {
	_, gone := v.erasedBy[at]
	switch {
	case gone:
		return "which had been erased before"
	case !v.list[at].leftOut:
		v.UsesErased++
	case int64(at) >= v.scope.From:
		return "which the bundle leaves out"
	case ended:
		return "but that person's consent was not in force"
	default:
		v.UsesBefore++
	}
	return ""
}

// checkTwice asks that no attempt was claimed twice.
func (v *verification) checkTwice() {
	for i := 1; i < len(v.uses); i++ {
		if a, b := v.uses[i-1], v.uses[i]; a.Message == b.Message && a.Attempt == b.Attempt {
			v.fail("V9", fmt.Sprintf("message %d", b.Message), "attempt %d was claimed twice", b.Attempt)
		}
	}
}

// checkMessages is V9 from the side of the messages: each that was claimed is
// in the log with the same proof, and the log names none that is not there.
func (v *verification) checkMessages() {
	slices.SortFunc(v.uses, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Message, b.Message), cmp.Compare(a.Attempt, b.Attempt))
	})
	v.checkTwice()
	accounted := make([]bool, len(v.uses))
	sum := sha256.New()
	readLines(v.root, messagesFile, sum, func(first int64, lines [][]byte, err error) {
		if err != nil {
			v.fail("V0", messagesFile, "line %d: %v", first+1, err)
		}
		for i, line := range lines {
			v.checkMessage(first+int64(i)+1, line, accounted)
		}
	})
	v.checkSum(messagesFile, sum)
	for i, ok := range accounted {
		if !ok {
			v.failAs(ExitIncomplete, "V9", fmt.Sprintf("message %d", v.uses[i].Message), "was claimed, but the bundle gives no account of it")
		}
	}
}

func (v *verification) checkMessage(number int64, line []byte, accounted []bool) {
	v.Messages++
	m, err := parseMessage(line)
	if err != nil {
		v.failAs(ExitIntegrity, "V9", messagesLine(number), "cannot be read: %v", err)
		return
	}
	if m.ID <= v.message {
		v.fail("V9", messagesLine(number), "message %d does not follow message %d", m.ID, v.message)
	}
	v.message = m.ID
	from, _ := slices.BinarySearchFunc(v.uses, m.ID, func(u Use, id int64) int { return cmp.Compare(u.Message, id) })
	proven := false
	for i := from; i < len(v.uses) && v.uses[i].Message == m.ID; i++ {
		u := v.uses[i]
		accounted[i] = accounted[i] || u.Attempt <= m.Attempt
		proven = proven || u == Use{m.ID, m.Attempt, m.Consent, m.Contact}
	}
	if m.needsConsent() && !proven {
		v.fail("V9", messagesLine(number), "message %d was sent without the consent it claims", m.ID)
	}
}

func messagesLine(number int64) string { return fmt.Sprintf("%s line %d", messagesFile, number) }
