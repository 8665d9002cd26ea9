package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

var mailForm = map[string]string{
	"host": "smtp.zaailing.example", "port": "465", "security": "tls", "username": "log@zaailing.example", "password": "s3cret-and-never-shown", "sender": "log@zaailing.example",
}

// eachMailRoom is a site that has words for mail.
func eachMailRoom(t *testing.T, f func(s *site, c modelstest.Company)) {
	eachSite(t, func(s *site) {
		s.db.Correspond(modelstest.Letters{})
		f(s, modelstest.NewCompany(s.T, s.db).Described(s.T))
	})
}

// takes says of every mail that is due how its attempt went.
func (s *site) takes(r models.MailResult) (all []models.Mail) {
	s.Helper()
	ctx := context.Background()
	due, err := models.ClaimMails(ctx, s.db)
	for i := range due {
		if err == nil && r.Fault == "" {
			err = due[i].Arrived(ctx, s.db, 250)
		} else if err == nil {
			err = due[i].Missed(ctx, s.db, r)
		}
	}
	if err != nil {
		s.Fatal(err)
	}
	return due
}

func TestAMailServerIsSetUpAndTried(t *testing.T) {
	eachMailRoom(t, func(s *site, _ modelstest.Company) {
		admin := s.as(models.Admin)
		page := admin.get("/settings/mail").is(http.StatusOK).says("No test was sent yet")
		wrong := page.send("/settings/mail", map[string]string{"host": "https://smtp.zaailing.example", "port": "465", "sender": "<x>", "security": "tls"})
		wrong.is(http.StatusUnprocessableEntity).says("without https://").says("Enter the address that mail comes from")
		if !strings.Contains(wrong.text, `value="465"`) || !strings.Contains(wrong.text, "&lt;x&gt;") {
			s.Error("what was typed is lost")
		}
		page = wrong.send("/settings/mail", mailForm).is(http.StatusOK).says("Send yourself a test")
		page.send("/settings/mail/tests", nil).is(http.StatusOK).says("Waiting").says("admin@zaailing.example")
		s.takes(models.MailResult{Fault: "login", Code: 535, Said: "5.7.8 bad credentials"})
		page = admin.get("/settings/mail").says("does not accept the name or the password").says("app password").says("535 5.7.8 bad credentials")
		fixed := page.send("/settings/mail", map[string]string{"password": "better"}).is(http.StatusOK)
		if all := s.takes(models.MailResult{}); len(all) != 1 {
			s.Fatalf("better settings are not tried at once: %+v", all)
		}
		admin.get("/settings/mail").says("Taken by their server")
		stolen := fixed.send("/settings/mail", map[string]string{"host": "smtp.thief.example", "password": ""})
		stolen.is(http.StatusUnprocessableEntity).says("Enter the password once more")
		for _, a := range []*answer{page, fixed, stolen, admin.get("/settings/mail"), admin.get("/settings/mail/outbox/1")} {
			if strings.Contains(a.text, mailForm["password"]) {
				s.Errorf("%s shows the password", a.at())
			}
		}
		if strings.Contains(s.log.String(), mailForm["password"]) {
			s.Error("the log shows the password")
		}
		admin.get("/settings/mail").send("/settings/mail?_method=DELETE", nil).is(http.StatusOK).says("forgotten")
	})
}

func TestTheOutboxTellsWhatBecameOfEverything(t *testing.T) {
	eachMailRoom(t, func(s *site, _ modelstest.Company) {
		admin := s.as(models.Admin)
		admin.get("/settings/mail/outbox").is(http.StatusOK).says("Nothing was written yet")
		page := admin.get("/settings/mail").send("/settings/mail", mailForm)
		page = page.send("/settings/mail/tests", nil)
		page.send("/settings/mail/tests", nil)
		s.takes(models.MailResult{Fault: "recipient", Code: 550, Said: "no such user", Final: true})
		admin.get("/settings/mail/outbox?state=sent").is(http.StatusOK).says("There is nothing like that")
		admin.get("/settings/mail/outbox?state=failed").is(http.StatusOK).says("Given up").says("does not exist or takes no mail")
		letter := admin.get("/settings/mail/outbox/1").is(http.StatusOK).says("550 no such user").says("A test for Zaailing")
		letter.send("/settings/mail/outbox/1/replays", nil).is(http.StatusOK).says("once more")
		if all := s.takes(models.MailResult{}); len(all) != 1 || all[0].ID != 1 {
			s.Errorf("%+v", all)
		}
		admin.get("/settings/mail/outbox/1").says("Taken by their server")
		admin.get("/settings/mail/outbox/99").is(http.StatusNotFound)
		admin.post("/settings/mail/outbox/2/replays", nil).is(http.StatusOK)
		if n, err := models.KeepMails(context.Background(), s.db); err != nil || n != 1 {
			s.Fatal(n, err)
		}
		admin.get("/settings/mail/outbox/2").says("Kept in the sandbox")
		s.as(models.Reviewer).get("/settings/mail/outbox").is(http.StatusForbidden)
	})
}

func TestHoldersAreAddedShownAndStopped(t *testing.T) {
	eachMailRoom(t, func(s *site, c modelstest.Company) {
		admin, reviewer := s.as(models.Admin), s.as(models.Reviewer)
		c.Willing(s, 1)
		reviewer.get("/evidence").is(http.StatusOK)
		admin.get("/evidence/holders/new").is(http.StatusOK)
		if _, err := models.SignCheckpoint(context.Background(), s.db); err != nil {
			s.Fatal(err)
		}
		reviewer.get("/evidence").says("Nobody outside holds one").says("Whoever runs Greenlist (an admin) can add them")
		wrong := admin.get("/evidence/holders/new").send("/evidence/holders", map[string]string{"name": "Vink & <Zonen>", "address": "vink", "role": "auditor", "way": "mail"})
		wrong.is(http.StatusUnprocessableEntity).says("Enter an e-mail address")
		if !strings.Contains(wrong.text, "Vink &amp; &lt;Zonen&gt;") {
			s.Error("what was typed is lost")
		}
		page := wrong.send("/evidence/holders", map[string]string{"address": "audit@vink.example"}).is(http.StatusOK).isAt("/evidence/holders/1").says("Not yet")
		reviewer.get("/evidence").says("Nobody outside holds one").says("Waiting")
		admin.get("/settings/mail").send("/settings/mail", mailForm)
		if all := s.takes(models.MailResult{}); len(all) != 1 {
			s.Fatalf("%+v", all)
		}
		if a := reviewer.get("/evidence").says("Has it").says("Held outside"); strings.Contains(a.words(), "Nobody outside") {
			s.Error("somebody does")
		}
		admin.get("/settings/mail/outbox/1").says("checkpoint-").says("exactly as signed")
		page.send("/evidence/holders/1/checkpoints", nil).is(http.StatusOK).says("is in the outbox")
		reviewer.get("/evidence/holders/1").is(http.StatusOK).says("just now")
		page.send("/evidence/holders/1/stop", nil).is(http.StatusOK).says("gets no more").says("Nobody outside holds one")
		admin.post("/evidence/holders/1/stop", nil).is(http.StatusConflict)
		reviewer.post("/evidence/holders", nil).is(http.StatusForbidden)
	})
}

func TestASignInLinkIsMailed(t *testing.T) {
	eachMailRoom(t, func(s *site, _ modelstest.Company) {
		admin := s.as(models.Admin)
		admin.get("/settings/mail").send("/settings/mail", mailForm)
		sent := admin.get("/settings/team/new").send("/settings/team", map[string]string{"email": "joris@zaailing.example", "name": "Joris", "role": "reviewer", "send": "mail"})
		sent.is(http.StatusOK).isAt("/settings/mail/outbox/1").says("Written to joris@zaailing.example").says("kept nowhere")
		due, err := models.ClaimMails(context.Background(), s.db)
		if err != nil || len(due) != 1 {
			s.Fatal(due, err)
		}
		envelope, err := due[0].Open(context.Background(), s.db)
		if err != nil {
			s.Fatal(err)
		}
		_, token, _ := strings.Cut(envelope.Text, "/sign-in/")
		joris := s.browser()
		joris.get("/sign-in/"+token).is(http.StatusOK).send("/sign-in/"+token, nil).is(http.StatusOK)
		member, err := models.FindUserByEmail(context.Background(), s.db, "joris@zaailing.example")
		if err != nil {
			s.Fatal(err)
		}
		path := fmt.Sprintf("/settings/team/%d", member.ID)
		admin.get(path).send(path+"/mails", nil).is(http.StatusOK).isAt("/settings/mail/outbox/2")
		admin.get("/settings/team/new").send("/settings/team", map[string]string{"email": "noor@zaailing.example", "role": "agent", "send": "show"}).
			is(http.StatusCreated).says("Copy it now")
	})
}
