package handlers

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/views"
)

// opens is a member of staff opening a case about somebody.
func (s shop) opens(b *browser, person models.Contact, kind models.CaseKind) string {
	s.Helper()
	page := b.get(b.get(views.ContactPath(person.ID)).link("/cases/new")).is(http.StatusOK).says("What do they want?")
	return page.send("/cases", map[string]string{"kind": string(kind), "question": "Please, all of it.", "channel": "email", "received": "2026-11-20"}).is(http.StatusOK).at()
}

func TestAReviewerWorksOnACase(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		b := s.as(models.Reviewer)
		b.get("/cases").is(http.StatusOK).says("No case is open")
		wrong := b.get("/cases/new").send("/cases", map[string]string{"question": "Where did you get my number?"}).is(http.StatusUnprocessableEntity)
		wrong.says("Say what they want").says("Say how it came").says("Where did you get my number?")

		path := s.opens(b, person, models.CaseAccess)
		page := b.get(path).is(http.StatusOK).says("Please, all of it.").says("20 Dec 2026").says("29 days left").says("When the case was opened")
		page.send(path+"/notes", map[string]string{"note": ""}).is(http.StatusUnprocessableEntity).says("Write down what you want to remember")
		page.send(path+"/notes", map[string]string{"note": "Called them back."}).is(http.StatusOK).says("Called them back.")
		page.send(path+"/extensions", map[string]string{"why": "It is a lot."}).is(http.StatusOK).says("20 Feb 2027")
		b.get("/cases").says("Access to their data").says("Mila Vos")
		b.get("/").is(http.StatusOK)

		page.send(path+"/answers", map[string]string{"outcome": "granted", "answer": "", "answer_channel": "email"}).is(http.StatusUnprocessableEntity).says("Write down what you answered")
		page.send(path+"/answers", map[string]string{"outcome": "granted", "answer": "Here it is.", "answer_channel": "email"}).is(http.StatusOK).says("Answered").says("Done as they asked")
		b.get(b.get(path).link(path + "/dossiers/")).is(http.StatusOK)
		b.get("/cases?show=over").says("Answered")
		b.get("/cases?show=overdue").says("No such case")
		s.as(models.Marketer).get(path).is(http.StatusForbidden)
		s.as(models.Agent).get("/cases/new").is(http.StatusForbidden)
	})
}

func TestSomebodyGetsWhatThereIsOfThem(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		b := s.as(models.Reviewer)
		path := s.opens(b, person, models.CaseAccess)
		file := b.get(path + "/access.zip").is(http.StatusOK)
		pack, err := zip.NewReader(strings.NewReader(file.text), int64(len(file.text)))
		if err != nil {
			t.Fatal(err)
		}
		held := map[string]string{}
		for _, f := range pack.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			var all bytes.Buffer
			io.Copy(&all, r)
			held[f.Name] = all.String()
		}
		for name, words := range map[string]string{
			"index.html": "What you agreed to", "data.json": "+3197012345678", "csv/contacts.csv": "'+3197012345678", "csv/messages.csv": "Mila", "csv/inbound_messages.csv": "STOP",
			"csv/sealed.csv": "withdrawn", "csv/signups.csv": "Mila Vos",
		} {
			if !strings.Contains(held[name], words) {
				t.Errorf("%s does not say %q: %.300s", name, words, held[name])
			}
		}
		taken := b.get(s.opens(b, person, models.CasePortability) + "/portability.json").is(http.StatusOK)
		if !strings.Contains(taken.text, "+3197012345678") || strings.Contains(taken.text, `"audit_entries"`) {
			t.Errorf("taken along: %.300s", taken.text)
		}
		b.get(s.opens(b, person, models.CaseComplaint) + "/access.zip").is(http.StatusUnprocessableEntity)
		entries, err := models.ListPoison(context.Background(), s.db, 1)
		if err != nil || len(entries) != 0 {
			t.Error(entries, err)
		}
		if strings.Contains(s.log.String(), "97012345678") {
			t.Error("the number stands in the log")
		}
	})
}

func TestOnlyAnAdminErasesAndAHoldStopsThem(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		reviewer, admin := s.as(models.Reviewer), s.as(models.Admin)
		path := s.opens(admin, person, models.CaseErasure)
		reviewer.get(path).says("An admin does this")
		if reviewer.get(path).form(path+"/erasures") != nil {
			t.Error("a reviewer is offered to erase")
		}
		reviewer.get(path).send(path+"/holds", map[string]string{"hold": "a court asked"}).is(http.StatusOK).says("Nothing of their proof may be erased").says("a court asked")
		admin.get(path).send(path+"/erasures", nil).is(http.StatusUnprocessableEntity).says("holds the proof of this person")
		admin.get(path).send(path+"/releases", map[string]string{"release": "the court has decided"}).is(http.StatusOK)
		done := admin.get(path).send(path+"/erasures", nil).is(http.StatusOK).says("Erased. Now tell them so").says("Erased person")
		if strings.Contains(done.text, "Please, all of it.") || strings.Contains(done.text, "Mila") {
			t.Error("the case still holds their words")
		}
		admin.get(views.ContactPath(person.ID)).says("Erased person")
		if strings.Contains(s.log.String(), "97012345678") || strings.Contains(s.log.String(), "Mila") {
			t.Error("something of them stands in the log")
		}
	})
}

func TestPuttingRightAndObjectingFromTheCase(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		admin := s.as(models.Admin)
		path := s.opens(admin, person, models.CaseRectification)
		admin.get(path).send(path+"/rectifications", map[string]string{"name": "Mila de Vos"}).is(http.StatusUnprocessableEntity).says("Say how you know")
		admin.get(path).send(path+"/rectifications", map[string]string{"name": "Mila de Vos", "known": "she spelled it"}).is(http.StatusOK).says("Mila de Vos")
		path = s.opens(admin, person, models.CaseObjection)
		admin.get(path).send(path+"/objections", nil).is(http.StatusOK).says("Stopped. Now tell them so")
		admin.get("/suppressions").says("They objected to being messaged.")
	})
}
