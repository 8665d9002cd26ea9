package models

import (
	"context"
	"fmt"
	"time"
)

// MailKind is what a mail is about.
type MailKind string

// The kinds. A test or a checkpoint that arrives twice does no harm: what it carries is the same. A sign-in link that is made anew ends the one
// before, so it is never sent again by itself.
const (
	MailTest       MailKind = "test"
	MailCheckpoint MailKind = "checkpoint"
	MailSignIn     MailKind = "sign-in"
)

// MailWay is how it goes there: as an e-mail, or posted to an address on the web.
type MailWay string

// The ways.
const (
	ByMail MailWay = "mail"
	ByWeb  MailWay = "web"
)

// MailState is where a mail stands: waiting → sending → sent | failed | unknown, and back to waiting while there is hope.
type MailState string

// The states.
const (
	MailWaiting MailState = "waiting"
	MailSending MailState = "sending"
	// MailSent: the other side's server said that it has it.
	MailSent MailState = "sent"
	// MailKept: this is a sandbox, and nothing leaves it.
	MailKept MailState = "kept"
	// MailUnknown: it may have been taken, and nobody saw.
	MailUnknown MailState = "unknown"
	// MailFailed: nobody tries again by itself.
	MailFailed MailState = "failed"
)

// MailStates in the order of a mail's life.
var MailStates = []MailState{MailWaiting, MailSending, MailSent, MailKept, MailUnknown, MailFailed}

// Mail is something written to somebody outside.
type Mail struct {
	ID      int64
	Kind    MailKind
	Way     MailWay
	Address string
	Subject string
	// Body is what it says; where a sign-in link comes it says LinkPlace.
	Body     string
	HolderID *int64
	// Size is that of the checkpoint it carries.
	Size   *int64
	UserID *int64
	State  MailState
	// Attempts counts all, Unseen those whose outcome nobody saw: each of them may have arrived.
	Attempts, Unseen int
	FirstAt          *time.Time
	NextAt           time.Time
	LeaseUntil       *time.Time
	// LastCode, LastFault and LastSaid are how the last attempt went. A fault is a stable word; what was said is the other side's own words.
	LastCode  int
	LastFault MailFault
	LastSaid  string
	CreatedBy *int64
	CreatedAt time.Time
	EndedAt   *time.Time
}

// MailFault is why an attempt failed. Most come from the connection; these are ours.
type MailFault string

const (
	// FaultGone: whoever had it ended without a word.
	FaultGone MailFault = "gone"
	// FaultStopped: the holder wants no more, or the person may no longer sign in.
	FaultStopped MailFault = "stopped"
	// FaultOurs: it could not be made ready, and nothing was sent.
	FaultOurs MailFault = "ours"
	// FaultWeb: an address on the web did not take it; LastSaid says why.
	FaultWeb MailFault = "web"
)

// MessageID is the same for every attempt, so that a mail that arrives twice is known for one.
func (m Mail) MessageID(db *DB) string {
	return fmt.Sprintf("%d.%s@greenlist.invalid", m.ID, db.Installation().DatabaseID)
}

// put writes a mail down, in the transaction of what it is about. It goes out later.
func (db *DB) put(ctx context.Context, who Actor, m Mail) (Mail, error) {
	now := db.Now()
	m.State, m.NextAt, m.CreatedBy, m.CreatedAt = MailWaiting, now, who.userID(), now
	return m, db.q(ctx).Create(&m).Error
}

var errNoLetters = Refusal{Reason: "no-letters", Message: "This program writes no mail."}

// TryMail sends a test to whoever asks for it. It refuses where no mail server is known; in a sandbox, where nothing leaves, none is needed.
func TryMail(ctx context.Context, db *DB, u User) (Mail, error) {
	var m Mail
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.mayWrite(ctx); err != nil {
			return err
		}
		company, err := FindOrganisation(ctx, tx)
		if err != nil {
			return err
		}
		says := tx.place.letters.Test(TestLetter{Company: company.Name, At: tx.Now().In(company.Location())})
		m, err = tx.put(ctx, u.Actor(), Mail{Kind: MailTest, Way: ByMail, Address: u.Email, Subject: says.Subject, Body: says.Body})
		if err != nil {
			return err
		}
		return tx.audit(ctx, u.Actor(), deed{act: actMailServerTry, subjectID: 1})
	})
	return m, err
}

// mayWrite refuses where a mail would wait for ever.
func (db *DB) mayWrite(ctx context.Context) error {
	if db.place.letters == nil {
		return errNoLetters
	}
	can, err := CanMail(ctx, db)
	if err == nil && !can {
		return Refusal{Reason: "no-mail-server", Message: "No mail server is set up yet. An admin does that under Settings, E-mail."}
	}
	return err
}

// CanMail tells whether e-mail leads anywhere: to a server, or in a sandbox into the outbox.
func CanMail(ctx context.Context, db *DB) (can bool, err error) {
	if db.Sandboxed() {
		return true, nil
	}
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM mail_servers)`).Scan(&can).Error
	return can, err
}

// SendSignInLink mails the user a link that lets them in once, for a week after it is sent. It refuses users who may no longer sign in.
func (u User) SendSignInLink(ctx context.Context, db *DB, who Actor) (Mail, error) {
	var m Mail
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.mayWrite(ctx); err != nil {
			return err
		}
		if u.Disabled() {
			return Conflict{"This person can no longer sign in."}
		}
		company, err := FindOrganisation(ctx, tx)
		if err != nil {
			return err
		}
		says := tx.place.letters.SignIn(SignInLetter{Company: company.Name, Name: u.Name, Life: InvitationLife})
		m, err = tx.put(ctx, who, Mail{Kind: MailSignIn, Way: ByMail, Address: u.Email, Subject: says.Subject, Body: says.Body, UserID: &u.ID})
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actUserMailSignInLink, subjectID: u.ID})
	})
	return m, err
}
