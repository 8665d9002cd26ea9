package models

import (
	"context"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// OptIn is a yes that one of the company's own systems took down.
type OptIn struct {
	Phone, BSUID, Name, Language string
	PurposeIDs                   []int64
	// At is when the person said it; zero is now.
	At time.Time
	// How says in words how they agreed: a box they ticked, what they answered.
	How string
	// FormID and Language say which form of ours they were shown, as it was published at that time; Shown is what they read where it was none of ours.
	FormID int64
	Shown  string
	Page   string
	// Tracked says that they were told that reads and clicks are kept per person, by words that were none of ours.
	Tracked bool
	From    netip.Addr
	// Checked says how the system made sure that the number is theirs; empty where it did not.
	Checked string
	Who     Actor
}

// early forgives clocks that are a little ahead.
const early = 5 * time.Minute

var languagePattern = regexp.MustCompile(`^([a-z]{2,3})?$`)

func (o *OptIn) check(db *DB) error {
	wrong := Invalid{}
	var err error
	if o.Phone, err = parseAddress(o.Phone, o.BSUID); err != nil {
		wrong.Add("phone", notReachable)
	}
	if len(o.PurposeIDs) == 0 {
		wrong.Add("purposes", "Say what the person agreed to.")
	}
	if o.How = strings.TrimSpace(o.How); o.How == "" {
		wrong.Add("how", "Say how the person agreed. An authority will ask.")
	}
	if o.At.IsZero() {
		o.At = db.Now()
	}
	if o.At.After(db.Now().Add(early)) {
		wrong.Add("at", "This lies in the future.")
	}
	if !languagePattern.MatchString(o.Language) {
		wrong.Add("language", "Give two or three small letters, such as nl.")
	}
	if o.Page, err = barePage(o.Page); err != nil {
		wrong.Add("page", "Give the whole address of the page.")
	}
	for field, text := range map[string]string{"how": o.How, "shown": o.Shown, "number_checked": o.Checked} {
		if len(text) > 4000 {
			wrong.Add(field, "Keep this under 4,000 letters.")
		}
	}
	return wrong.OrNil()
}

const notReachable = "Give a phone number with its country code, such as +31612345678, or a bsuid."

// parseAddress reads the number, which may be absent where there is a user id.
func parseAddress(phone, bsuid string) (string, error) {
	if phone == "" && bsuid != "" {
		return "", nil
	}
	return ParsePhone(phone, "")
}

// barePage takes off an address what may say more about the person than where they were.
func barePage(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || len(text) > longestURL {
		return "", Invalid{"page": "This is no address."}
	}
	return u.Scheme + "://" + u.Host + u.EscapedPath(), nil
}

// grade is what the proof is worth: a number that was checked, words and a date, or somebody's word.
func (o OptIn) grade() string {
	switch {
	case o.Checked != "":
		return GradeProven
	case o.FormID != 0 || o.Shown != "":
		return GradeRecorded
	}
	return GradeAsserted
}

// RecordOptIn writes the person down, or finds them, and records their yes with the grade that its proof is worth. It never overrides a no. It
// refuses, as Invalid, what is missing or cannot be.
func RecordOptIn(ctx context.Context, db *DB, o OptIn) (Contact, error) {
	if err := o.check(db); err != nil {
		return Contact{}, err
	}
	var person Contact
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		notice, err := o.notice(ctx, tx)
		if err != nil {
			return err
		}
		if person, err = tx.meet(ctx, Address{Phone: o.Phone, BSUID: o.BSUID, Name: strings.TrimSpace(o.Name)}, SourceAPI, o.Language); err != nil {
			return err
		}
		words := ended(o.How)
		if o.Checked != "" {
			words += " The number was checked: " + ended(o.Checked)
		}
		given, err := person.Assert(ctx, tx, Assertion{
			PurposeIDs: o.PurposeIDs, At: o.At, Source: SourceAPI, Grade: o.grade(), Words: words, Notice: notice, Shown: o.Shown, Page: o.Page, Network: Network(o.From), Tracked: o.Tracked,
			Who: o.Who,
		})
		if err != nil {
			return err
		}
		return tx.audit(ctx, o.Who, deed{act: actContactRecordConsent, subjectID: person.ID, after: map[string]any{"purposes": o.PurposeIDs, "given": given}})
	})
	return person, err
}

// ended gives a sentence its end, since more sentences may follow.
func ended(words string) string {
	if strings.HasSuffix(words, ".") || strings.HasSuffix(words, "!") || strings.HasSuffix(words, "?") {
		return words
	}
	return words + "."
}

// notice is what the form of ours said when the person said yes; nil where it was none of ours.
func (o OptIn) notice(ctx context.Context, db *DB) (*Notice, error) {
	if o.FormID == 0 {
		return nil, nil
	}
	var v FormVersion
	err := db.q(ctx).Where("form_id = ? AND published_at <= ?", o.FormID, o.At).Order("number DESC").Take(&v).Error
	if _, missing := found(err, "form").(NotFound); missing {
		return nil, Invalid{"form": "This form had not been published then."}
	}
	if err != nil {
		return nil, err
	}
	notice, err := FindNotice(ctx, db, v.ID, o.Language)
	if _, missing := err.(NotFound); missing {
		return nil, Invalid{"language": "The form was not published in this language then."}
	}
	return &notice, err
}

// BeginOptIn begins a sign-up instead: the person confirms it from their own WhatsApp within a day, and until then it is no yes. It needs a form
// that is published in their language, because that is what they confirm.
func BeginOptIn(ctx context.Context, db *DB, o OptIn, wording func(language string) Wording) (Signup, error) {
	if o.BSUID != "" && o.Phone == "" {
		return Signup{}, Invalid{"phone": "Give the phone number that the person will confirm from."}
	}
	if err := o.check(db); err != nil {
		return Signup{}, err
	}
	if o.FormID == 0 {
		return Signup{}, Invalid{"form": "Say which form the person confirms: its id."}
	}
	form, err := FindForm(ctx, db, o.FormID)
	if err != nil {
		return Signup{}, Invalid{"form": "There is no such form."}
	}
	if form.State() != FormLive {
		return Signup{}, Refusal{Reason: FormIsStopped, Message: "This form takes no sign-ups at the moment."}
	}
	g, err := o.grant(ctx, db, form, wording)
	if err != nil {
		return Signup{}, err
	}
	s, err := g.signup(db.Now())
	if err != nil {
		return Signup{}, err
	}
	s.Name = strings.TrimSpace(o.Name)
	return db.openSignup(ctx, s, g)
}

// grant is what the person was shown, as the system says. The record says that it came by a system of the company's, not by a page of ours.
func (o OptIn) grant(ctx context.Context, db *DB, form Form, wording func(language string) Wording) (grant, error) {
	version, err := form.Version(ctx, db)
	if err != nil {
		return grant{}, err
	}
	notice, err := FindNotice(ctx, db, version.ID, o.Language)
	if _, missing := err.(NotFound); missing {
		return grant{}, Invalid{"language": "This form is not published in this language."}
	}
	if err != nil {
		return grant{}, err
	}
	if len(version.Content.Chosen(o.PurposeIDs)) != len(o.PurposeIDs) {
		return grant{}, Invalid{"purposes": "This form does not ask for all of these."}
	}
	page := o.Page
	if page == "" {
		page = "api"
	}
	token := notice.Serve(db, Place{Source: SourceAPI, Origin: page, Page: page})
	served, err := ReadServed(db, token)
	version.Content.Fields = nil
	return grant{
		NewSignup: NewSignup{Token: token, Phone: o.Phone, PurposeIDs: o.PurposeIDs, From: o.From, Wording: wording(o.Language)}, served: served, version: version, notice: notice,
	}, err
}
