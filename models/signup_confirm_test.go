package models_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// hears says whether a message confirmed something, and who sent it.
func hears(t *testing.T, db *models.DB, e whatsapp.InboundEvent) (bool, models.Contact) {
	t.Helper()
	ok, contact, err := models.Hear(context.Background(), db, e)
	if err != nil {
		t.Fatal(err)
	}
	return ok, contact
}

func consentOf(t *testing.T, db *models.DB, contact models.Contact) models.Consent {
	t.Helper()
	all, err := models.ListConsents(context.Background(), db, contact.ID)
	if err != nil || len(all) != 1 {
		t.Fatalf("consents %+v, %v", all, err)
	}
	return all[0]
}

func TestTheMessageFromTheirOwnPhoneIsTheYes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		s := c.SignedUp(t, form, clock, "+3197010123456")
		sent := clock.Now().Add(time.Minute)
		clock.Advance(time.Hour) // the webhook is late; the act is not
		ok, contact := hears(t, db, modelstest.Says("wamid.1", "3197010123456", "NL.1", "  "+strings.ReplaceAll(s.Declaration, " ", " \n")+"! ", sent))
		if !ok || contact.PhoneNumber() != "+3197010123456" || contact.UserID() != "NL.1" || contact.Name != "Mila Vos" || contact.Language != "nl" {
			t.Fatalf("%v, %+v", ok, contact)
		}
		consent := consentOf(t, db, contact)
		if consent.State != models.ConsentGiven || consent.Grade != models.GradeVerified || !consent.ActedAt.Equal(sent) || *consent.NoticeID != s.NoticeID {
			t.Errorf("consent %+v", consent)
		}
		e, err := models.Opened(ctx, db, consent.EvidenceID)
		if err != nil {
			t.Fatal(err)
		}
		v := e.Verification
		if e.Granted != s.EvidenceID || v.Method != ledger.MethodInbound || v.Match != "same" || v.WAMID != "wamid.1" || v.Webhook.Signature != "sha256=test" || v.Webhook.Body != nil {
			t.Errorf("evidence %+v of %+v", v, e)
		}
		if bodies, err := models.Count(ctx, db, `SELECT COUNT(*) FROM webhook_bodies WHERE hash = ?`, v.Webhook.SHA256); err != nil || bodies != 1 {
			t.Errorf("the signed body is kept %d times, %v", bodies, err)
		}
		now, _, _, err := models.FindSignup(ctx, db, form, s.Token)
		if err != nil || now.State != models.SignupConfirmed || *now.ContactID != contact.ID || *now.ReceiptID != consent.EvidenceID {
			t.Errorf("sign-up %+v, %v", now, err)
		}
	})
}

func TestWhatConfirmsNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		s := c.SignedUp(t, form, clock, "+3197010123456")
		inTime, tooLate := clock.Now().Add(time.Minute), s.ExpiresAt.Add(time.Second)
		edited := strings.Replace(s.Declaration, "Yes, I want", "No, I do not want", 1)
		image := modelstest.Says("w.0", "3197010123456", "", s.Declaration, inTime)
		image.Type = whatsapp.InboundImage
		for name, e := range map[string]whatsapp.InboundEvent{
			"another code":  modelstest.Says("w.1", "3197010123456", "", strings.Replace(s.Declaration, s.Nonce, "BBBB-CCCC", 1), inTime),
			"edited":        modelstest.Says("w.2", "3197010123456", "", edited, inTime),
			"only the code": modelstest.Says("w.3", "3197010123456", "", s.Nonce, inTime),
			"more than it":  modelstest.Says("w.4", "3197010123456", "", s.Declaration+" But stop after May", inTime),
			"too late":      modelstest.Says("w.5", "3197010123456", "", s.Declaration, tooLate),
			"from nobody":   modelstest.Says("w.6", "", "", s.Declaration, inTime),
			"a picture":     image,
			"bare":          modelstest.Says("w.7", "3197010123456", "", "Yes please", inTime),
		} {
			if ok, _ := hears(t, db, e); ok {
				t.Errorf("%s: confirmed", name)
			}
		}
		hears(t, db, modelstest.Says("w.2", "3197010123456", "", edited, inTime))
		now, _, _, err := models.FindSignup(ctx, db, form, s.Token)
		if err != nil || now.State != models.SignupPending || now.Attempts < 3 {
			t.Errorf("the sign-up is %+v, %v", now, err)
		}
		if people, err := models.Count(ctx, db, `SELECT COUNT(*) FROM contacts`); err != nil || people != 0 {
			t.Errorf("%d contacts, %v", people, err)
		}
		if ok, _ := hears(t, db, modelstest.Says("w.8", "3197010123456", "", s.Declaration, inTime)); !ok {
			t.Error("the control, the declaration itself, confirmed nothing")
		}
	})
}

func TestACodeIsGoodOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		s := c.SignedUp(t, c.Form(t), clock, "+3197010123456")
		first := modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, clock.Now())
		_, contact := hears(t, db, first)
		before := consentOf(t, db, contact)
		for name, e := range map[string]whatsapp.InboundEvent{
			"delivered again": first,
			"sent again":      modelstest.Says("wamid.2", "3197010123456", "", s.Declaration, clock.Now()),
			"by another":      modelstest.Says("wamid.3", "3197010123999", "", s.Declaration, clock.Now()),
		} {
			if ok, _ := hears(t, db, e); ok {
				t.Errorf("%s: confirmed a second time", name)
			}
		}
		if after := consentOf(t, db, contact); after.EvidenceID != before.EvidenceID {
			t.Errorf("the consent moved from %+v to %+v", before, after)
		}
	})
}

func TestTwoPhonesRaceForOneCode(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		for round := range 5 {
			s := c.SignedUp(t, form, clock, "+3197010123456")
			var wins [2]bool
			var errs [2]error
			var both sync.WaitGroup
			for i := range wins {
				both.Go(func() {
					from := "319701012345" + string(rune('0'+2*round%10)) + string(rune('0'+i))
					wins[i], _, errs[i] = models.Hear(ctx, db, modelstest.Says(s.Nonce+from, from, "", s.Declaration, clock.Now()))
				})
			}
			both.Wait()
			if errs[0] != nil || errs[1] != nil || wins[0] == wins[1] {
				t.Fatalf("round %d: %v, %v", round, wins, errs)
			}
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM evidence WHERE type = 'confirmed'`); err != nil || n != 5 {
			t.Errorf("%d confirmations of 5 sign-ups, %v", n, err)
		}
	})
}

func TestSomebodyWithoutANumberConfirmsToo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		s := c.SignedUp(t, c.Form(t), clock, "+3197010123456")
		ok, contact := hears(t, db, modelstest.Says("wamid.1", "", "NL.1049221", s.Declaration, clock.Now()))
		if !ok || contact.Phone != nil || contact.UserID() != "NL.1049221" {
			t.Fatalf("%v, %+v", ok, contact)
		}
		e, err := models.Opened(ctx, db, consentOf(t, db, contact).EvidenceID)
		if err != nil || e.Verification.Match != "unknown" || e.Subject.Phone != "" || e.Subject.BSUID != "NL.1049221" {
			t.Errorf("%+v, %v", e.Verification, err)
		}
	})
}

func TestTheYesBelongsToWhoSentIt(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		s := c.SignedUp(t, c.Form(t), clock, "+3197010123456")
		_, contact := hears(t, db, modelstest.Says("wamid.1", "3197010999999", "", s.Declaration, clock.Now()))
		e, err := models.Opened(ctx, db, consentOf(t, db, contact).EvidenceID)
		if err != nil || contact.PhoneNumber() != "+3197010999999" || e.Verification.Match != "different" || e.Verification.Typed != "+3197010123456" {
			t.Errorf("%+v, %+v, %v", contact, e.Verification, err)
		}
		if _, err := models.FindContactByAddress(ctx, db, "+3197010123456", ""); !errors.As(err, new(models.NotFound)) {
			t.Errorf("the typed number became somebody: %v", err)
		}
	})
}

func TestALaterNoThatArrivedFirstStands(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		person := c.Person(t, 1)
		s := c.SignedUp(t, c.Form(t), clock, person.PhoneNumber())
		said := clock.Now()
		if err := person.Withdraw(ctx, db, models.Withdrawal{At: said.Add(time.Minute), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		ok, contact := hears(t, db, modelstest.Says("wamid.1", strings.TrimPrefix(person.PhoneNumber(), "+"), "", s.Declaration, said))
		if !ok || contact.ID != person.ID || consentOf(t, db, contact).State != models.ConsentWithdrawn {
			t.Errorf("%v, %+v", ok, consentOf(t, db, contact))
		}
	})
}

// The whole history of several people verifies offline, and no longer once a notice was changed.
func TestTheHistoryOfSignupsVerifies(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		confirmed := c.SignedUp(t, form, clock, "+3197010123456")
		c.SignedUp(t, form, clock, "+3197010123457")
		_, contact := hears(t, db, modelstest.Says("wamid.1", "3197010123456", "", confirmed.Declaration, clock.Now()))
		clock.Advance(models.SignupLife)
		if n, err := models.ExpireSignups(ctx, db); err != nil || n != 1 {
			t.Fatalf("expired %d, %v", n, err)
		}
		if err := contact.StopByPreference(ctx, db, nil, "Stop everything"); err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir() + "/bundle"
		if _, err := models.ExportEvidence(ctx, db, c.Marketer, dir); err != nil {
			t.Fatal(err)
		}
		report := verify(t, db, dir)
		if len(report.Findings) > 0 {
			t.Fatalf("findings: %+v", report.Findings)
		}
		tamper(t, dir+"/notices")
		if report := verify(t, db, dir); len(report.Findings) == 0 {
			t.Error("the control, a notice with one byte changed, verifies too")
		}
	})
}

func verify(t *testing.T, db *models.DB, dir string) ledger.Report {
	t.Helper()
	key, err := db.VerifierKey()
	if err != nil {
		t.Fatal(err)
	}
	report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{key}})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func tamper(t *testing.T, dir string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	name := dir + "/" + files[0].Name()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	raw[0] ^= 1
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
