package models_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

var mailSettings = models.MailSettings{
	Host: "smtp.zaailing.example", Port: 587, Security: models.MailStartTLS, Username: "log", Password: "pass-that-nobody-sees", Sender: "greenlist@zaailing.example",
}

// mailRoom is a company whose mail leads somewhere.
type mailRoom struct {
	modelstest.Company
	anna models.User
}

func newMailRoom(t *testing.T, db *models.DB) mailRoom {
	t.Helper()
	o := mailRoom{Company: modelstest.NewCompany(t, db).Described(t)}
	db.Correspond(modelstest.Letters{})
	if _, err := models.SetMailServer(ctx, db, o.Marketer, mailSettings); err != nil {
		t.Fatal(err)
	}
	var err error
	if o.anna, err = models.FindUserByEmail(ctx, db, "anna@zaailing.example"); err != nil {
		t.Fatal(err)
	}
	return o
}

func claimMails(t *testing.T, db *models.DB) []models.Mail {
	t.Helper()
	due, err := models.ClaimMails(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	return due
}

// theMail takes the one mail that is due.
func theMail(t *testing.T, db *models.DB) *models.Mail {
	t.Helper()
	due := claimMails(t, db)
	if len(due) != 1 {
		t.Fatalf("%d mails are due: %+v", len(due), due)
	}
	return &due[0]
}

func stateOf(t *testing.T, db *models.DB, id int64) models.Mail {
	t.Helper()
	m, err := models.FindMail(ctx, db, id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheMailPasswordIsSealedAndStaysWithItsServer(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		o := newMailRoom(t, db)
		server, err := models.FindMailServer(ctx, db)
		if err != nil || bytes.Contains(server.SealedPassword, []byte(mailSettings.Password)) {
			t.Fatalf("%+v, %v", server, err)
		}
		if password, err := server.Password(db); err != nil || password != mailSettings.Password {
			t.Fatalf("%q, %v", password, err)
		}
		changed := mailSettings
		changed.Password, changed.Sender = "", "log@zaailing.example"
		if server, err = models.SetMailServer(ctx, db, o.Marketer, changed); err != nil {
			t.Fatal(err)
		}
		if password, err := server.Password(db); err != nil || password != mailSettings.Password {
			t.Errorf("the password was not kept: %q, %v", password, err)
		}
		for name, change := range map[string]func(*models.MailSettings){
			"another server": func(s *models.MailSettings) { s.Host = "smtp.thief.example" },
			"another port":   func(s *models.MailSettings) { s.Port = 2525 },
			"another name":   func(s *models.MailSettings) { s.Username = "thief" },
		} {
			s := changed
			change(&s)
			_, err := models.SetMailServer(ctx, db, o.Marketer, s)
			if wrong := (models.Invalid{}); !errors.As(err, &wrong) || wrong["password"] == "" {
				t.Errorf("%s got the password that is kept: %v", name, err)
			}
		}
		entries, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE subject = 'mail-server'`)
		told, err2 := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE CAST(before AS TEXT) LIKE '%pass-that%' OR CAST(after AS TEXT) LIKE '%pass-that%'`)
		if errors.Join(err, err2) != nil || entries != 2 || told != 0 {
			t.Errorf("%d entries, %d with the password, %v", entries, told, errors.Join(err, err2))
		}
	})
}

func TestMailSettingsThatCannotWork(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		for field, change := range map[string]func(*models.MailSettings){
			"host":     func(s *models.MailSettings) { s.Host = "https://smtp.zaailing.example" },
			"port":     func(s *models.MailSettings) { s.Port = 0 },
			"security": func(s *models.MailSettings) { s.Security = models.MailOpen },
			"username": func(s *models.MailSettings) { s.Username = "" },
			"password": func(s *models.MailSettings) { s.Password = "" },
			"sender":   func(s *models.MailSettings) { s.Sender = "Zaailing <log@zaailing.example>" },
		} {
			s := mailSettings
			change(&s)
			_, err := models.SetMailServer(ctx, db, models.System, s)
			if wrong := (models.Invalid{}); !errors.As(err, &wrong) || wrong[field] == "" || len(wrong) != 1 {
				t.Errorf("%s: %v", field, err)
			}
		}
		if _, err := models.SetMailServer(ctx, db, models.System, mailSettings); err != nil {
			t.Errorf("the control: %v", err)
		}
	})
}

func TestAMailIsClaimedOnceAndTriedAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		o := newMailRoom(t, db)
		if _, err := models.TryMail(ctx, db, o.anna); err != nil {
			t.Fatal(err)
		}
		m := theMail(t, db)
		if again := claimMails(t, db); len(again) != 0 {
			t.Fatalf("two have it: %+v", again)
		}
		if err := m.Missed(ctx, db, models.MailResult{Fault: "timeout"}); err != nil {
			t.Fatal(err)
		}
		if early := claimMails(t, db); len(early) != 0 {
			t.Fatal("tried again at once")
		}
		clock.Advance(10 * time.Second)
		m = theMail(t, db)
		if err := m.Arrived(ctx, db, 250); err != nil {
			t.Fatal(err)
		}
		if now := stateOf(t, db, m.ID); now.State != models.MailSent || now.Attempts != 2 || now.LastFault != "" || now.EndedAt == nil {
			t.Errorf("%+v", now)
		}
	})
}

func TestWhatWouldBeRefusedAgainIsNotTriedAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		o := newMailRoom(t, db)
		for range 2 {
			if _, err := models.TryMail(ctx, db, o.anna); err != nil {
				t.Fatal(err)
			}
		}
		due := claimMails(t, db)
		for i, result := range []models.MailResult{{Fault: "recipient", Code: 550, Said: "nobody", Final: true}, {Fault: "busy", Code: 451}} {
			if err := due[i].Missed(ctx, db, result); err != nil {
				t.Fatal(err)
			}
		}
		if o, err := models.FindOverview(ctx, db); err != nil || o.Mails != 1 || o.Quiet() {
			t.Errorf("the first page does not tell: %+v, %v", o, err)
		}
		if one, other := stateOf(t, db, due[0].ID), stateOf(t, db, due[1].ID); one.State != models.MailFailed || other.State != models.MailWaiting {
			t.Fatalf("%s, %s", one.State, other.State)
		}
		attempts := 0
		for range 4 * 24 * 6 {
			clock.Advance(10 * time.Minute)
			for _, m := range claimMails(t, db) {
				attempts++
				if err := m.Missed(ctx, db, models.MailResult{Fault: "busy", Code: 451}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if m := stateOf(t, db, due[1].ID); m.State != models.MailFailed || attempts < 8 || attempts > 20 {
			t.Errorf("%s after %d attempts", m.State, attempts)
		}
	})
}

// Whoever dies with a mail in hand may have sent it. A test goes once more, because twice does no harm; a sign-in link does not by itself.
func TestAnOutcomeNobodySawIsUnknown(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		o := newMailRoom(t, db)
		test, err := models.TryMail(ctx, db, o.anna)
		if err != nil {
			t.Fatal(err)
		}
		link, err := o.anna.SendSignInLink(ctx, db, o.Marketer)
		if err != nil {
			t.Fatal(err)
		}
		dead := claimMails(t, db)
		if len(dead) != 2 {
			t.Fatalf("%+v", dead)
		}
		clock.Advance(models.MailLease - time.Second)
		if early := claimMails(t, db); len(early) != 0 {
			t.Fatalf("taken from the living: %+v", early)
		}
		clock.Advance(time.Second)
		again := theMail(t, db)
		if again.ID != test.ID || again.Unseen != 1 || again.Attempts != 2 {
			t.Fatalf("%+v", again)
		}
		if m := stateOf(t, db, link.ID); m.State != models.MailUnknown || m.LastFault != models.FaultGone || m.Unseen != 1 {
			t.Fatalf("%+v", m)
		}
		for _, m := range dead {
			if err := m.Missed(ctx, db, models.MailResult{Fault: "broke"}); !errors.As(err, new(models.Conflict)) {
				t.Errorf("%s: the dead had a say: %v", m.Kind, err)
			}
			err := m.Arrived(ctx, db, 250)
			if late := errors.As(err, new(models.Conflict)); late != (m.ID == test.ID) {
				t.Errorf("%s: the dead said %v", m.Kind, err)
			}
		}
		if m := stateOf(t, db, link.ID); m.State != models.MailSent {
			t.Errorf("what was taken after all is %s", m.State)
		}
	})
}

func TestASignInLinkStandsNowhereButInTheMail(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		o := newMailRoom(t, db)
		if _, err := o.anna.SendSignInLink(ctx, db, o.Marketer); err != nil {
			t.Fatal(err)
		}
		m := theMail(t, db)
		if !strings.Contains(m.Body, models.LinkPlace) {
			t.Fatalf("%q", m.Body)
		}
		e, err := m.Open(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		_, token, found := strings.Cut(e.Text, "/sign-in/")
		if !found || e.Password != mailSettings.Password {
			t.Fatalf("%q", e.Text)
		}
		if u, err := models.UseSignInLink(ctx, db, token); err != nil || u.ID != o.anna.ID {
			t.Fatalf("%+v, %v", u, err)
		}
		if now := stateOf(t, db, m.ID); strings.Contains(now.Body, token) {
			t.Error("the outbox keeps the link")
		}
		if err := m.Missed(ctx, db, models.MailResult{Fault: "unseen", Unseen: true}); err != nil {
			t.Fatal(err)
		}
		if now := stateOf(t, db, m.ID); now.State != models.MailUnknown {
			t.Fatalf("%s", now.State)
		}
		again := stateOf(t, db, m.ID)
		if err := again.Resend(ctx, db, o.Marketer); err != nil {
			t.Fatal(err)
		}
		m = theMail(t, db)
		if err := m.Resend(ctx, db, o.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("sent while it is being sent: %v", err)
		}
		if err := o.anna.Disable(ctx, db, models.System); err == nil {
			if _, err := m.Open(ctx, db); !errors.As(err, new(models.Conflict)) {
				t.Errorf("a link for somebody who may not sign in: %v", err)
			}
		}
	})
}

func TestWithoutAMailServerNothingIsPromised(t *testing.T) {
	keys, err := models.NewKeys("live.example/log")
	if err != nil {
		t.Fatal(err)
	}
	db, err := models.Open(ctx, models.Options{Database: filepath.Join(t.TempDir(), "live.db"), Kind: models.Live, Origin: "live.example/log", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.Correspond(modelstest.Letters{})
	anna, err := models.CreateUser(ctx, db, models.System, models.NewUser{Email: "anna@zaailing.example", Role: models.Admin})
	if err != nil {
		t.Fatal(err)
	}
	var refused models.Refusal
	if _, err := models.TryMail(ctx, db, anna); !errors.As(err, &refused) || refused.Reason != "no-mail-server" {
		t.Errorf("%v", err)
	}
	if _, err := anna.SendSignInLink(ctx, db, models.System); !errors.As(err, &refused) {
		t.Errorf("%v", err)
	}
	if _, err := models.AddHolder(ctx, db, models.System, vink); !errors.As(err, &refused) {
		t.Errorf("%v", err)
	}
	if _, err := models.SetMailServer(ctx, db, models.System, mailSettings); err != nil {
		t.Fatal(err)
	}
	if _, err := models.TryMail(ctx, db, anna); err != nil {
		t.Errorf("the control: %v", err)
	}
	if err := models.ForgetMailServer(ctx, db, models.System); err != nil {
		t.Fatal(err)
	}
	if due := claimMails(t, db); len(due) != 0 {
		t.Errorf("taken with nowhere to go: %+v", due)
	}
}

func TestOldMailIsForgottenAndWhatWaitsIsNot(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		o := newMailRoom(t, db)
		for range 2 {
			if _, err := models.TryMail(ctx, db, o.anna); err != nil {
				t.Fatal(err)
			}
		}
		if err := claimMails(t, db)[0].Arrived(ctx, db, 250); err != nil {
			t.Fatal(err)
		}
		clock.Advance(models.MailLife)
		for _, want := range []int{2, 1} {
			if err := models.PurgeMails(ctx, db); err != nil {
				t.Fatal(err)
			}
			if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM mails`); err != nil || n != want {
				t.Fatalf("%d mails, %v", n, err)
			}
			clock.Advance(time.Second)
		}
	})
}
