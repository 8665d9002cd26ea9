package models

import (
	"context"
	"encoding/hex"
	"errors"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// NewSignup is what somebody filled in, and how it came in.
type NewSignup struct {
	Token      string            // as served with the page
	Phone      string            // as typed
	Country    string            // ISO code, for a number without a country code
	PurposeIDs []int64           // the boxes they ticked
	Answers    map[string]string // to the form's fields, by key
	Trap       string            // of a field people do not see: programs fill it in
	From       netip.Addr
	Browser    string // its family only
	Wording    Wording
}

// Wording is how the page says things in the person's language. What was said is kept with the sign-up.
type Wording interface {
	// Box is the label beside the box of a purpose.
	Box(company string, purpose PurposeWords) string
	// Declaration is the message the person sends; it must hold the code.
	Declaration(company string, purposes []PurposeWords, code string) string
}

// BeginSignup takes a filled-in form. Nothing is sent to anybody: the answer is a sign-up with the message the person will send themselves.
// It refuses a page that is not ours, too old, filled in by a program or used before (see the Served reasons), a stopped form, and too many from one
// network; and says as Invalid what is wrong with phone, purpose or an answer (AnswerPlace). The same page sent twice with the same answers is one sign-up.
func (f Form) BeginSignup(ctx context.Context, db *DB, n NewSignup) (Signup, error) {
	served, version, notice, err := f.accept(ctx, db, n)
	if err != nil {
		return Signup{}, err
	}
	g := grant{n, served, version, notice}
	s, err := g.signup(db.Now())
	if err != nil {
		return Signup{}, err
	}
	if err := n.throttle(db).Spend(ctx, db, "Many people signed up from your network just now. Try again in a few minutes."); err != nil {
		return Signup{}, err
	}
	return db.openSignup(ctx, s, g)
}

// openSignup keeps a sign-up, once for each page that was served. It may be part of a larger transaction, which goes on when there is one already.
func (db *DB) openSignup(ctx context.Context, s Signup, g grant) (Signup, error) {
	again := s
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).SavePoint("signup").Error; err != nil {
			return err
		}
		err := tx.beginSignup(ctx, &s, g)
		if !isDuplicate(err) {
			return err
		}
		if err = tx.q(ctx).RollbackTo("signup").Error; err == nil {
			s, err = sameSignup(ctx, tx, again)
		}
		return err
	})
	return s, err
}

// signup is what was filled in, with what was shown for it.
func (g grant) signup(now time.Time) (Signup, error) {
	s, err := g.check(g.version.Content, now)
	s.NoticeID, s.ServedID, s.Token, s.State = g.notice.ID, g.served.ID, randomToken(), SignupPending
	s.Source, s.Page, s.Tag, s.Staging = g.served.Source, g.served.Place().cameFrom(), g.served.Tag, g.served.Staging
	s.CreatedAt, s.ExpiresAt = now, now.Add(SignupLife)
	return s, err
}

// accept tells whether what came in is an answer to a page of ours.
func (f Form) accept(ctx context.Context, db *DB, n NewSignup) (served Served, version FormVersion, notice Notice, err error) {
	if served, err = ReadServed(db, n.Token); err != nil {
		return
	}
	if version, notice, err = served.Shown(ctx, db, f); err != nil {
		return
	}
	if notice.Kind != ConsentBlock {
		err = Refusal{Reason: ServedForeign, Message: "This block belongs to a checkout: the shop sends it."}
		return
	}
	if f.StoppedAt != nil {
		err = Refusal{Reason: FormIsStopped, Message: "This form takes no sign-ups at the moment."}
		return
	}
	err = served.check(db.Now(), n.Trap != "")
	return
}

func (n NewSignup) check(content FormContent, now time.Time) (Signup, error) {
	wrong := Invalid{}
	phone, err := ParsePhone(n.Phone, n.Country)
	if err != nil {
		wrong.Add("phone", "Enter a phone number we can reach.")
	}
	s := Signup{Phone: phone, PhoneTyped: n.Phone}
	s.Name, s.Answers = content.answered(n.Answers, now, wrong)
	for _, purpose := range content.Chosen(n.PurposeIDs) {
		s.PurposeIDs = append(s.PurposeIDs, purpose.ID)
	}
	if len(s.PurposeIDs) == 0 {
		wrong.Add("purpose", "Tick what you would like to receive.")
	}
	return s, wrong.OrNil()
}

// throttle counts by network, not by address: an address is personal, and a network is what programs hide in.
func (n NewSignup) throttle(db *DB) Throttle {
	return Throttle{Name: "signup " + hex.EncodeToString(db.place.keys.mac("network", []byte(Network(n.From)))[:12]), Most: 30, Window: 10 * time.Minute}
}

// Network is an address without the part that points at a household: /24, or /48 of IPv6. Empty where there is no address.
func Network(from netip.Addr) string {
	bits := 24
	if from = from.Unmap(); from.Is6() {
		bits = 48
	}
	prefix, err := from.WithZone("").Prefix(bits)
	if err != nil || !from.IsValid() {
		return ""
	}
	return prefix.String()
}

// newNonce is a code that finds its sign-up in a message: BCDF-GHJK.
func newNonce() string {
	code := strings.ToUpper(randomCode(8))
	return code[:4] + "-" + code[4:]
}

func (db *DB) beginSignup(ctx context.Context, s *Signup, g grant) error {
	s.Nonce = newNonce()
	s.Declaration = g.Wording.Declaration(g.version.Content.Company.Name, g.words(s.PurposeIDs), s.Nonce)
	if !strings.Contains(s.Declaration, s.Nonce) {
		return errors.New("the declaration does not hold its code")
	}
	var err error
	if s.ID, err = db.nextSignupID(ctx); err != nil {
		return err
	}
	if s.EvidenceID, err = db.attest(ctx, nil, g.event(*s)); err != nil {
		return err
	}
	if err := db.q(ctx).Create(s).Error; err != nil {
		return err
	}
	return db.countSignup(ctx, *s, g.version, g.notice, StepSubmitted)
}

// sameSignup is the sign-up that this page already led to, for an impatient thumb. With other answers it is refused: a page is good for one.
func sameSignup(ctx context.Context, db *DB, again Signup) (Signup, error) {
	var first Signup
	if err := db.q(ctx).Where("served_id = ?", again.ServedID).Take(&first).Error; err != nil {
		return first, found(err, "sign-up")
	}
	if first.Phone != again.Phone || first.Name != again.Name || !slices.Equal(first.PurposeIDs, again.PurposeIDs) || !maps.Equal(first.Answers, again.Answers) {
		return Signup{}, Refusal{Reason: ServedUsed, Message: "This page was sent before. Look at it once more and send it again."}
	}
	return first, nil
}
