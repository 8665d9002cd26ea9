package models_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// A known is somebody who leaves traces wherever one can.
type known struct {
	n                  int
	phone, bsuid, name string
	contact            models.Contact
}

func acquaintance(n int) *known {
	return &known{n: n, phone: fmt.Sprintf("+31970%08d", 88600000+n), bsuid: fmt.Sprintf("NL.9%011d", n), name: fmt.Sprintf("Zwaan%05dq Terhorst%05dq", n, n)}
}

func (k known) digits() string { return k.phone[1:] }

func (k known) wamid(kind string) string { return fmt.Sprintf("wamid.HBg%s%07d/x=", kind, k.n) }

// traces are what must not be found of them. The national number stands in every way of writing it.
func (k known) traces() []string {
	escaped := strings.ReplaceAll(k.wamid(""), "/", `\/`)
	return []string{k.digits()[2:], k.bsuid, k.name, fmt.Sprintf("Zwaan%05dq", k.n), fmt.Sprintf("zwaan%05dq", k.n), k.wamid("in"), k.wamid("out"), k.wamid("pic"), escaped[len(escaped)-12:]}
}

func (k known) writes(id, text string, at time.Time) string {
	return fmt.Sprintf(`{"id":%q,"from":%q,"from_user_id":%q,"timestamp":"%d","type":"text","text":{"body":%q}}`, k.wamid(id), k.digits(), k.bsuid, at.Unix(), text)
}

// hookOf is one call of Meta's with what several people wrote.
func hookOf(list string, people []*known, items ...string) []byte {
	var contacts []string
	for _, k := range people {
		contacts = append(contacts, fmt.Sprintf(`{"wa_id":%q,"user_id":%q,"profile":{"name":%q}}`, k.digits(), k.bsuid, k.name))
	}
	return fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
"metadata":{"phone_number_id":"100000000000002"},"contacts":[%s],%q:[%s]}}]}]}`, strings.Join(contacts, ","), list, strings.Join(items, ","))
}

// town is a company and people who leave traces.
type town struct {
	t       *testing.T
	ctx     context.Context
	db      *models.DB
	clock   *modelstest.Clock
	company modelstest.Company
	form    models.Form
	people  []*known
}

func newTown(t *testing.T, db *models.DB, clock *modelstest.Clock, n int) *town {
	w := &town{t: t, ctx: context.Background(), db: db, clock: clock, company: modelstest.NewCompany(t, db).Described(t)}
	w.form = w.company.Form(t)
	_, _, err := models.CreateEndpoint(w.ctx, db, w.company.Marketer, models.NewEndpoint{URL: "https://crm.zaailing.example/hook", Events: models.Topics})
	w.ok(err)
	for i := range n {
		w.people = append(w.people, acquaintance(i+1))
	}
	return w
}

func (w *town) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *town) hear(bodies ...[]byte) {
	w.t.Helper()
	w.ok(models.Deliver(w.ctx, w.db, bodies))
	for {
		n, err := models.ApplyWebhooks(w.ctx, w.db, 200)
		w.ok(err)
		if n == 0 {
			break
		}
	}
	why, err := models.FirstStuck(w.ctx, w.db)
	w.ok(err)
	if why != "" && !strings.Contains(why, "entries") {
		w.t.Fatal(why)
	}
}

// signUp lets everybody fill in the form and confirm it, two people in one call of Meta's.
func (w *town) signUp() {
	for i := 0; i < len(w.people); i += 2 {
		var said []string
		pair := w.people[i:min(i+2, len(w.people))]
		for _, k := range pair {
			filled := w.company.Filled(w.t, w.form, w.clock, k.phone)
			filled.Answers = map[string]string{"name": k.name}
			s, err := w.form.BeginSignup(w.ctx, w.db, filled)
			w.ok(err)
			said = append(said, k.writes("in", s.Declaration, w.clock.Now()))
		}
		w.hear(hookOf("messages", pair, said...))
		for _, k := range pair {
			c, err := models.FindContactByAddress(w.ctx, w.db, k.phone, "")
			w.ok(err)
			k.contact = c
		}
	}
}

// campaign sends to everybody and lets Meta tell of it.
func (w *town) campaign() {
	campaign := w.company.Sending(w.t, "Spring")
	w.clock.Advance(time.Minute)
	byContact := map[int64]*known{}
	for _, k := range w.people {
		byContact[k.contact.ID] = k
	}
	for {
		claimed := claimAll(w.t, w.db, campaign)
		var happenings []models.Happening
		for _, d := range claimed.Dispatches {
			k := byContact[d.ContactID]
			happenings = append(happenings, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventAccepted, At: w.clock.Now(), WAMID: k.wamid("out")})
		}
		w.ok(models.Advance(w.ctx, w.db, happenings))
		if len(claimed.Dispatches) == 0 {
			return
		}
	}
}

// scatter leaves traces of one person in every other place.
func (w *town) scatter(k *known) {
	who := w.company.Marketer
	w.hear(
		hookOf("statuses", []*known{k}, fmt.Sprintf(`{"id":%q,"status":"delivered","timestamp":"%d","recipient_id":%q}`, k.wamid("out"), w.clock.Now().Unix(), k.digits())),
		hookOf("messages", []*known{k}, k.writes("q", "stop the weekly one only, says "+k.name, w.clock.Now())),
		fmt.Appendf(nil, `{"object":"broken","about":%q}`, k.digits()),
	)
	c, err := models.FindContact(w.ctx, w.db, k.contact.ID)
	w.ok(err)
	w.ok(c.Describe(w.ctx, w.db, who, models.ContactDetails{Name: k.name, Language: "nl", Tags: []string{"tag " + k.name}}))
	search := models.ContactSearch{Text: "0" + k.digits()[2:]}
	w.ok(models.ExportContacts(w.ctx, w.db, who, search, func(models.ExportedContact) error { return nil }))
	_, err = models.StartRetagging(w.ctx, w.db, who, models.ContactSearch{Text: k.name}, "found", false)
	w.ok(err)
	_, err = w.form.Invite(w.ctx, w.db, who, "Letter", models.ContactSearch{Text: k.name})
	w.ok(err)
	file := keptPaper(w.t, w.db, "%PDF-1.7\n"+k.name+" "+k.phone+"\n%%EOF\n")
	attach(w.t, w.db, who, models.NewAttachment{FileID: file.ID, ContactID: &c.ID, Subject: models.AttachedEvidence, WAMID: k.wamid("pic"), Name: k.name + ".pdf"})
	key, _, err := models.CreateAPIKey(w.ctx, w.db, who, models.NewAPIKey{Name: "CRM", Scopes: []models.Scope{models.ReadContacts}})
	w.ok(err)
	_, _, err = models.APIRequest{Key: key, Name: "once", What: []byte(k.phone)}.Answered(w.ctx, w.db, func(context.Context, *models.DB) (models.APIAnswer, error) {
		return models.APIAnswer{Status: 200, Body: fmt.Appendf(nil, `{"id":%d,"phone":%q,"name":%q}`, c.ID, k.phone, k.name)}, nil
	})
	w.ok(err)
	w.ok(models.Enqueue(w.ctx, w.db, models.ErrandFetchMedia, k.wamid("pic"), models.MediaErrand{WAMID: k.wamid("pic"), MediaID: "1", Name: k.name}, w.db.Now()))
}

// list uploads and imports everybody, as a company that writes numbers as it likes.
func (w *town) list() models.Import {
	var rows strings.Builder
	rows.WriteString("Naam;Telefoon;Klant\n")
	for i, k := range w.people {
		d := k.digits()
		switch i % 3 {
		case 0:
			fmt.Fprintf(&rows, "%s;0%s-%s %s;ja\n", k.name, d[2:4], d[4:8], d[8:])
		case 1:
			fmt.Fprintf(&rows, "\"%s\nand more\";\"+%s\";ja\r\n", k.name, d)
		default:
			fmt.Fprintf(&rows, "%s;%s;\n", k.name, k.phone)
		}
	}
	rows.WriteString("Nobody;012;ja\n")
	return imported(w.t, w.db, rows.String(), agreed(w.company.Purpose))
}

// merge gives somebody a second row that was theirs all along.
func (w *town) merge(k *known) string {
	other := fmt.Sprintf("+44770090%04d", k.n)
	second, err := models.AddContact(w.ctx, w.db, w.company.Marketer, models.NewContact{Phone: other, Name: k.name, Source: "test"})
	w.ok(err)
	c, err := models.FindContact(w.ctx, w.db, k.contact.ID)
	w.ok(err)
	w.ok(c.Merge(w.ctx, w.db, w.company.Marketer, second.ID, "the same as "+other))
	return other
}
