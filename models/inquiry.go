package models

import (
	"context"
	"fmt"
	"slices"
	"time"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// inquiry is asking somebody in a conversation for what a form asks for, one purpose after the other.
type inquiry struct {
	version  FormVersion
	notice   Notice
	contact  Contact
	numberID int64
	source   string
	page     string
	tag      string
	ad       *ledger.Ad
	// after is the purpose that was answered last; 0 begins with the first.
	after int64
	// unasked says that the person did not begin it: what they ever said no to is not asked again.
	unasked bool
	// wait is how long the question stays behind what was said before.
	wait time.Duration
}

// inquire finds out in which language somebody is asked on a form: their own where the form has it, then those that are preferred, then the
// form's first. It finds nothing (NotFound) where the form takes no sign-ups, or was published before it had questions.
func (db *DB) inquire(ctx context.Context, form Form, c Contact, preferred []string) (q inquiry, err error) {
	q.contact = c
	if form.State() != FormLive {
		return q, NotFound{What: "form"}
	}
	if q.version, err = form.Version(ctx, db); err != nil {
		return q, err
	}
	q.notice, err = FindNoticeOf(ctx, db, q.version.ID, q.version.Content.speak(c.Language, preferred), QuestionNotice)
	return q, err
}

// speak chooses the language for somebody out of those of the form.
func (c FormContent) speak(own string, preferred []string) string {
	if slices.Contains(c.Languages, own) && (len(preferred) == 0 || slices.Contains(preferred, own)) {
		return own
	}
	for _, language := range preferred {
		if slices.Contains(c.Languages, language) {
			return language
		}
	}
	return c.Languages[0]
}

// next is the purpose to ask about now; ok is false when there is none left.
func (q inquiry) next(consents []Consent, now time.Time) (next FormPurpose, ok bool) {
	stands := map[int64]Consent{}
	for _, consent := range consents {
		stands[consent.PurposeID] = consent
	}
	passed := q.after == 0
	for _, purpose := range q.version.Content.Purposes {
		consent, known := stands[purpose.ID]
		if passed && !consent.Live(now) && !(known && q.unasked && consent.State != ConsentGiven) {
			return purpose, true
		}
		passed = passed || purpose.ID == q.after
	}
	return next, false
}

// mostQuestions is how many questions one person gets in a day, however often they send a word: each costs a message.
const mostQuestions = 10

// ask sends the next question, if there is one to ask. A question that still waits for its answer is repeated once at most.
func (db *DB) ask(ctx context.Context, q inquiry) (asked bool, err error) {
	consents, err := ListConsents(ctx, db, q.contact.ID)
	if err != nil {
		return false, err
	}
	purpose, ok := q.next(consents, db.Now())
	if !ok {
		return false, nil
	}
	waiting, err := db.waitingQuestion(ctx, q.contact.ID, purpose.ID)
	if err != nil {
		return false, err
	}
	if waiting.ID != 0 {
		return true, db.repeat(ctx, waiting, q.numberID)
	}
	often := Throttle{Name: fmt.Sprintf("questions to contact:%d", q.contact.ID), Most: mostQuestions, Window: 24 * time.Hour}
	if err := often.Spend(ctx, db, "This person was asked often enough today."); err != nil {
		return true, unlessRefused(err)
	}
	return true, db.beginInquiry(ctx, q, purpose)
}

func unlessRefused(err error) error {
	if _, refused := err.(Refusal); refused {
		return nil
	}
	return err
}

// waitingQuestion is the sign-up whose question the person has not answered yet: about a purpose, or the last of all for purpose 0.
func (db *DB) waitingQuestion(ctx context.Context, contactID, purposeID int64) (s Signup, err error) {
	var all []Signup
	err = db.q(ctx).Where("contact_id = ? AND state = ? AND message_id IS NOT NULL AND expires_at > ?", contactID, SignupPending, db.Now()).
		Order("id DESC").Limit(50).Find(&all).Error
	for _, one := range all {
		if purposeID == 0 || slices.Contains(one.PurposeIDs, purposeID) {
			return one, err
		}
	}
	return Signup{}, err
}

// beginInquiry queues the question, and keeps what was asked: a sign-up that only a press of its button can confirm.
func (db *DB) beginInquiry(ctx context.Context, q inquiry, purpose FormPurpose) error {
	question, ok := q.version.question(q.notice, purpose.ID)
	if !ok {
		return fmt.Errorf("notice %d holds no question about purpose %d", q.notice.ID, purpose.ID)
	}
	now := db.Now()
	s := Signup{
		NoticeID: q.notice.ID, Nonce: newNonce(), ServedID: randomToken(), Token: randomToken(), State: SignupPending, Phone: q.contact.PhoneNumber(),
		PurposeIDs: []int64{purpose.ID}, Answers: map[string]string{}, Source: q.source, Page: q.page, Tag: q.tag, Declaration: question.Yes,
		ContactID: &q.contact.ID, CreatedAt: now, ExpiresAt: now.Add(SignupLife),
	}
	var err error
	if s.ID, err = db.nextSignupID(ctx); err != nil {
		return err
	}
	messageID, err := db.reply(ctx, q.contact.ID, q.numberID, question.reply(s, "", q.wait))
	if err != nil {
		return err
	}
	s.MessageID = &messageID
	if s.EvidenceID, err = db.attest(ctx, nil, q.event(s, question)); err != nil {
		return err
	}
	if err := db.q(ctx).Create(&s).Error; err != nil {
		return err
	}
	return db.countStep(ctx, s.countKey(q.version, q.notice), StepShown, 1)
}

func (db *DB) nextSignupID(ctx context.Context) (id int64, err error) {
	err = db.q(ctx).Raw(db.pick(`SELECT COALESCE(MAX(id), 0) + 1 FROM signups`, `SELECT nextval(pg_get_serial_sequence('signups', 'id'))`)).Scan(&id).Error
	return id, err
}

// Answers to a question, as the ids of its buttons begin; the nonce of the sign-up follows.
const (
	answerYes = "yes:"
	answerNo  = "no:"
)

func (q Question) reply(s Signup, again string, wait time.Duration) Reply {
	return Reply{
		Kind: ReplyMessage, Occasion: fmt.Sprintf("question:%d%s", s.ID, again), After: wait, Text: q.Body,
		Buttons: []whatsapp.ReplyButton{{ID: answerYes + s.Nonce, Title: q.Yes}, {ID: answerNo + s.Nonce, Title: q.No}},
	}
}

// repeat asks a waiting question once more; a second time it stays silent.
func (db *DB) repeat(ctx context.Context, s Signup, numberID int64) error {
	once := db.q(ctx).Exec(`UPDATE signups SET attempts = attempts + 1 WHERE id = ? AND state = 'pending' AND attempts = 0`, s.ID)
	if once.Error != nil || once.RowsAffected == 0 {
		return once.Error
	}
	version, notice, err := db.shownFor(ctx, s)
	if err != nil {
		return err
	}
	question, ok := version.question(notice, s.PurposeIDs[0])
	if !ok {
		return nil
	}
	_, err = db.reply(ctx, *s.ContactID, numberID, question.reply(s, ":again", 0))
	return err
}

// event is the record of the question as it was shown. Nobody has said yes yet.
func (q inquiry) event(s Signup, asked Question) *ledger.ConsentEvent {
	who, at := fmt.Sprintf("signup:%d", s.ID), "whatsapp"
	if q.page != "" {
		at = q.page
	}
	return &ledger.ConsentEvent{
		Header:   ledger.Header{Type: ledger.Granted},
		RecordID: "consent:" + randomToken(),
		Subject:  ledger.Subject{ID: who, Signup: s.ID, Phone: s.Phone, BSUID: q.contact.UserID()},
		Terms:    q.version.terms(q.notice, s.PurposeIDs),
		Event:    ledger.Event{Time: ledger.At(s.CreatedAt), Validity: "until withdrawn", Entity: who, Type: "explicit", State: dpvState[ledger.Granted]},
		Source:   s.Source,
		Capture: &ledger.Capture{
			Controls: []ledger.Control{
				{Kind: "button", Label: asked.Yes, Default: "none", Action: "offered"}, {Kind: "button", Label: asked.No, Default: "none", Action: "offered"},
			},
			Token: s.Token, Served: ledger.At(s.CreatedAt), Origin: "whatsapp", Page: at, Message: *s.MessageID, Ad: q.ad,
		},
	}
}
