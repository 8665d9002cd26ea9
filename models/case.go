package models

import (
	"context"
	"slices"
	"strconv"
	"time"
)

// Case is something somebody wants of the company about data of theirs: a right, a complaint, a question of an authority. It has a deadline, and ends
// with an answer.
type Case struct {
	ID   int64
	Kind CaseKind
	// ContactID is whom it is about; nil where that is no contact, and Person then says who.
	ContactID *int64
	Person    string
	Channel   CaseChannel
	// Question is what they ask, in their words or as it was understood.
	Question   string
	ReceivedAt time.Time
	DueAt      time.Time
	// ExtendedAt and ExtendedWhy are of the one extension that a right allows.
	ExtendedAt  *time.Time
	ExtendedWhy string
	State       CaseState
	Outcome     CaseOutcome
	AssignedTo  *int64
	// While HeldAt is set and HeldUntil, if any, has not come, nothing of the person's proof may be erased.
	HeldAt    *time.Time
	HeldBy    *int64
	HeldUntil *time.Time
	HeldWhy   string
	// DoneAt is when what was asked for was done here: they were erased, stopped, put right, or given their data.
	DoneAt        *time.Time
	Answer        string
	AnswerChannel CaseChannel
	AnsweredAt    *time.Time
	OpenedBy      *int64
	OpenedAt      time.Time
	ClosedAt      *time.Time
}

// CaseKind is what somebody wants.
type CaseKind string

// The kinds. The first five are rights of GDPR (Art. 15, 20, 16, 17 and 21) and have their month.
const (
	CaseAccess        CaseKind = "access"
	CasePortability   CaseKind = "portability"
	CaseRectification CaseKind = "rectification"
	CaseErasure       CaseKind = "erasure"
	CaseObjection     CaseKind = "objection"
	CaseComplaint     CaseKind = "complaint"
	CaseAuthority     CaseKind = "authority"
	// CaseFinding is something the company found itself, such as in a sample of opt-ins.
	CaseFinding CaseKind = "finding"
)

// CaseKinds are all of them.
var CaseKinds = []CaseKind{CaseAccess, CasePortability, CaseRectification, CaseErasure, CaseObjection, CaseComplaint, CaseAuthority, CaseFinding}

// Right tells whether it is a right of the person, with the deadline of GDPR Art. 12(3).
func (k CaseKind) Right() bool { return k != CaseComplaint && k != CaseAuthority && k != CaseFinding }

func (k CaseKind) known() bool { return slices.Contains(CaseKinds, k) }

// CaseChannel is how it came, or how it was answered.
type CaseChannel string

// The channels.
const (
	CaseByEmail     CaseChannel = "email"
	CaseByLetter    CaseChannel = "letter"
	CaseByTelephone CaseChannel = "telephone"
	CaseByWhatsApp  CaseChannel = "whatsapp"
	CaseInPerson    CaseChannel = "in_person"
	CaseByWebsite   CaseChannel = "website"
	CaseByReview    CaseChannel = "review"
)

// CaseChannels are all of them.
var CaseChannels = []CaseChannel{CaseByEmail, CaseByLetter, CaseByTelephone, CaseByWhatsApp, CaseInPerson, CaseByWebsite, CaseByReview}

// CaseState is where it stands: open → answered | closed.
type CaseState string

const (
	CaseOpen CaseState = "open"
	// CaseAnswered: somebody got an answer. CaseClosed: there was nobody to answer, or nothing.
	CaseAnswered CaseState = "answered"
	CaseClosed   CaseState = "closed"
)

// CaseOutcome is how it ended.
type CaseOutcome string

// The outcomes: the first three with an answer, the others without.
const (
	CaseGranted   CaseOutcome = "granted"
	CasePartly    CaseOutcome = "partly"
	CaseRefused   CaseOutcome = "refused"
	CaseWithdrawn CaseOutcome = "withdrawn"
	CaseDuplicate CaseOutcome = "duplicate"
	CaseNobody    CaseOutcome = "nobody"
)

// AnswerOutcomes go with an answer, CloseOutcomes with none.
var (
	AnswerOutcomes = []CaseOutcome{CaseGranted, CasePartly, CaseRefused}
	CloseOutcomes  = []CaseOutcome{CaseWithdrawn, CaseDuplicate, CaseNobody}
)

// FindCase returns one.
func FindCase(ctx context.Context, db *DB, id int64) (Case, error) {
	var c Case
	err := db.q(ctx).Take(&c, id).Error
	return c, found(err, "case")
}

// Number is what the case is called.
func (c Case) Number() string { return strconv.FormatInt(c.ID, 10) }

// Overdue tells whether its deadline has passed without an answer.
func (c Case) Overdue(now time.Time) bool { return c.State == CaseOpen && now.After(c.DueAt) }

// Held tells whether it keeps the person's proof from being erased.
func (c Case) Held(now time.Time) bool {
	return c.HeldAt != nil && (c.HeldUntil == nil || now.Before(*c.HeldUntil))
}

// note writes to the audit what happened to the case, without any of its words: those go with the person.
func (c Case) note(ctx context.Context, tx *DB, who Actor, act StaffAct, after map[string]any) error {
	return tx.audit(ctx, who, deed{act: act, subjectID: c.ID, after: after})
}

// change is one guarded change of an open case. The receiver follows once it has been committed.
func (c *Case) change(ctx context.Context, db *DB, who Actor, act StaffAct, after map[string]any, set string, values ...any) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		changed := tx.q(ctx).Exec(`UPDATE cases SET `+set+` WHERE id = ? AND state = 'open'`, append(values, c.ID)...)
		if err := guarded(changed, "This case is not open any more."); err != nil {
			return err
		}
		return c.note(ctx, tx, who, act, after)
	})
	if err != nil {
		return err
	}
	return c.reread(ctx, db)
}

func (c *Case) reread(ctx context.Context, db *DB) error {
	again, err := FindCase(ctx, db, c.ID)
	if err == nil {
		*c = again
	}
	return err
}
