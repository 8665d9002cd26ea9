package models

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Lookup is what one question led to: people, messages, a record, and, of a number or a user id, what explains that there is nobody.
type Lookup struct {
	Contacts []Contact
	Messages []Message
	// Proof is the record that was asked for by its number; nil where it was something else.
	Proof *LookupProof
	// More tells that only the first people are here.
	More bool
	// Address is the number or user id that was asked for, where it was one.
	Address string
	Traces  []Trace
}

// LookupProof says whose a record is.
type LookupProof struct{ ContactID, EvidenceID int64 }

// Trace explains something about an address.
type Trace struct {
	Kind TraceKind
	At   time.Time
	// ContactID is whose it was, where there is still something to see of them; 0 otherwise.
	ContactID int64
	Why       string
	N         int64
}

// TraceKind is what a trace tells.
type TraceKind string

const (
	// TraceErased: somebody had it of whom everything was erased.
	TraceErased TraceKind = "erased"
	// TraceHandedOver: somebody had it until it became another's; TraceMoved: until they took another.
	TraceHandedOver TraceKind = "handed_over"
	TraceMoved      TraceKind = "moved"
	// TraceNever: whoever has it is never messaged. Why is the reason.
	TraceNever TraceKind = "never"
	// TracePending: somebody typed it into a form and has not confirmed.
	TracePending TraceKind = "pending"
	// TraceEarlyStop: a stop came from it, and nothing else is known.
	TraceEarlyStop TraceKind = "early_stop"
	// TraceUserIDs: N people are known by their user id only, and one of them may have this number.
	TraceUserIDs TraceKind = "user_ids"
)

// lookupMost is how many people a question finds at most.
const lookupMost = 20

// Only tells where a question leads when there is one answer and nothing to explain: to a person, a message or a record.
func (l Lookup) Only() bool {
	explained := len(l.Traces) > 0 && !(len(l.Traces) == 1 && l.Traces[0].Kind == TraceNever)
	found := len(l.Contacts) + len(l.Messages)
	if l.Proof != nil {
		found++
	}
	return found == 1 && !explained
}

// LookUp finds whatever somebody asks for in one line: a number in any spelling, a name, a user id, a message by Meta's id or ours, a record of consent by
// its number or its receipt. It refuses (as Invalid "q") to look for nothing.
func LookUp(ctx context.Context, db *DB, asked string) (l Lookup, err error) {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return l, Invalid{"q": "Type a number, a name, or the number of a message or a record."}
	}
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		for _, way := range []func(context.Context, *DB, string) (bool, error){l.byMessage, l.byReceipt, l.byUserID, l.byPhone} {
			if done, err := way(ctx, tx, asked); done || err != nil {
				return err
			}
		}
		return l.byText(ctx, tx, asked)
	})
	return l, err
}

// ownNumber is how people write the number of one of our messages.
var ownNumber = regexp.MustCompile(`(?i)^(?:#|(?:message|bericht|msg)\s*#?\s*)(\d{1,18})$`)

// byMessage looks for messages by Meta's id, by the id of an attempt, or by our own number.
func (l *Lookup) byMessage(ctx context.Context, db *DB, asked string) (done bool, err error) {
	if strings.HasPrefix(asked, "wamid.") {
		return true, l.byWAMID(ctx, db, asked)
	}
	id := int64(0)
	if a, ok := ParseAttemptID(asked); ok && a.DatabaseID == db.place.installation.DatabaseID {
		id = a.MessageID
	} else if parts := ownNumber.FindStringSubmatch(asked); parts != nil {
		id, _ = strconv.ParseInt(parts[1], 10, 64)
	} else {
		return false, nil
	}
	return true, db.q(ctx).Where("id = ?", id).Limit(1).Find(&l.Messages).Error
}

// byWAMID finds a message of ours, or the person who wrote one to us.
func (l *Lookup) byWAMID(ctx context.Context, db *DB, wamid string) error {
	message, err := db.messageNamed(ctx, wamid)
	if err != nil {
		return err
	}
	if message != 0 {
		return db.q(ctx).Where("id = ?", message).Find(&l.Messages).Error
	}
	return db.q(ctx).Raw(`SELECT c.* FROM inbound_messages i JOIN contacts o ON o.id = i.contact_id JOIN contacts c ON c.id = COALESCE(o.merged_into, o.id) WHERE i.wamid = ?`, wamid).
		Scan(&l.Contacts).Error
}

var (
	receiptPath  = regexp.MustCompile(`/r/([A-Za-z0-9_-]{32})(?:[^A-Za-z0-9_-]|$)`)
	recordNumber = regexp.MustCompile(`^(?:consent:)?([A-Za-z0-9_-]{22})$`)
)

// byReceipt looks for a record by the link of its receipt, or by the number that stands on it.
func (l *Lookup) byReceipt(ctx context.Context, db *DB, asked string) (done bool, err error) {
	id := int64(0)
	if parts := receiptPath.FindStringSubmatch(asked); parts != nil {
		id, _ = db.place.keys.readLink("receipt", parts[1])
		done = true
	} else if parts := recordNumber.FindStringSubmatch(asked); parts != nil {
		err = db.q(ctx).Raw(`SELECT evidence_id FROM sealed WHERE record_id = ?`, parts[1]).Scan(&id).Error
	}
	if err != nil || id == 0 {
		return done, err
	}
	var contact int64
	err = db.q(ctx).Raw(`SELECT COALESCE(e.contact_id, s.contact_id, 0) FROM evidence e LEFT JOIN signups s ON s.evidence_id = e.id WHERE e.id = ?`, id).Scan(&contact).Error
	if contact != 0 {
		l.Proof = &LookupProof{ContactID: contact, EvidenceID: id}
	}
	return true, err
}

// userID is how WhatsApp writes one: a country and a number.
var userID = regexp.MustCompile(`^[A-Za-z]{2}\.\w{1,128}$`)

func (l *Lookup) byUserID(ctx context.Context, db *DB, asked string) (done bool, err error) {
	if !userID.MatchString(asked) {
		return false, nil
	}
	return true, l.byAddress(ctx, db, asked, "", asked)
}

// byText looks for names, and for parts of numbers.
func (l *Lookup) byText(ctx context.Context, db *DB, asked string) error {
	page, err := ListContacts(ctx, db, ContactSearch{Text: asked})
	l.Contacts = page.Contacts
	if len(l.Contacts) > lookupMost {
		l.Contacts, l.More = l.Contacts[:lookupMost], true
	}
	return err
}
