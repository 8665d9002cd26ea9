package models_test

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func plainly(string) models.Wording { return modelstest.Plain{} }

// till is a shop whose checkout holds the consent block of a form.
type till struct {
	*testing.T
	modelstest.Company
	form  models.Form
	clock *modelstest.Clock
}

func newTill(t *testing.T, db *models.DB, clock *modelstest.Clock) till {
	c := modelstest.NewCompany(t, db).Described(t)
	return till{t, c, c.Form(t), clock}
}

func (s till) block(source string) string {
	s.Helper()
	notice, err := models.FindNoticeOf(context.Background(), s.DB, *s.form.VersionID, "nl", models.CheckoutBlock)
	if err != nil {
		s.Fatal(err)
	}
	return notice.Serve(s.DB, models.Place{Source: source, Origin: "https://shop.example", Page: "https://shop.example/checkout"})
}

func (s till) tick(token string, purposes ...int64) (string, error) {
	return models.Tick(context.Background(), s.DB, models.Ticks{Token: token, PurposeIDs: purposes, From: netip.MustParseAddr("192.0.2.77"), Browser: "Firefox"})
}

func (s till) ticket() string {
	s.Helper()
	token := s.block(models.SourceCheckout)
	s.clock.Advance(20 * time.Second)
	ticket, err := s.tick(token, s.Purpose.ID)
	if err != nil {
		s.Fatal(err)
	}
	return ticket
}

func (s till) complete(ticket, phone string) (models.Signup, error) {
	return models.CompleteCheckout(context.Background(), s.DB, models.Checkout{Ticket: ticket, Phone: phone, Country: "NL", Wording: plainly})
}

func TestACheckoutIsCompletedOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, s := context.Background(), newTill(t, db, clock)
		ticket := s.ticket()
		first, err := s.complete(ticket, "0970 12345678")
		if err != nil || first.Source != models.SourceCheckout || first.Page != "https://shop.example/checkout" || first.State != models.SignupPending {
			t.Fatalf("%+v, %v", first, err)
		}
		if again, err := s.complete(ticket, "+3197012345678"); err != nil || again.ID != first.ID {
			t.Errorf("sent twice: %+v, %v", again, err)
		}
		_, err = s.complete(ticket, "+3197012345679")
		refused(t, models.ServedUsed, err)
		err = db.Tx(ctx, func(ctx context.Context, tx *models.DB) error { // as part of something larger, which goes on
			again, err := models.CompleteCheckout(ctx, tx, models.Checkout{Ticket: ticket, Phone: "+3197012345678", Wording: plainly})
			if err != nil || again.ID != first.ID {
				t.Errorf("sent twice in a transaction: %+v, %v", again, err)
			}
			_, err = models.FindForm(ctx, tx, s.form.ID)
			return err
		})
		if err != nil {
			t.Error(err)
		}
		e, err := models.Opened(ctx, db, first.EvidenceID)
		if err != nil {
			t.Fatal(err)
		}
		in := e.Capture
		if in.Token != ticket || in.Origin != "https://shop.example" || in.Network != "192.0.2.0/24" || in.Browser != "Firefox" || len(in.Controls) != 1 || in.Controls[0].Kind != "checkbox" {
			t.Errorf("captured: %+v", in)
		}
		if e.Source != ledger.SourceCheckout || len(e.Terms.Data) != 1 {
			t.Errorf("a checkout asks for the number alone: %+v", e.Terms.Data)
		}
		_, contact, err := models.Hear(ctx, db, modelstest.Says("wamid.1", "3197012345678", "", first.Declaration, clock.Now()))
		if err != nil || contact.ID == 0 {
			t.Fatalf("not confirmed: %+v, %v", contact, err)
		}
		if signups(t, db) != 1 {
			t.Error("more than one sign-up")
		}
	})
}

func TestATicketSaysOnlyWhatWasTicked(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		s := newTill(t, db, clock)
		token := s.block(models.SourceCheckout)
		_, err := s.complete(token, "+3197012345678")
		refused(t, models.ServedForeign, err) // shown, but nothing ticked
		good := s.ticket()
		parts := strings.Split(good, ".")
		other := strings.Split(s.ticket(), ".")
		for name, forged := range map[string]string{
			"nothing": "", "dots": "...", "cut": parts[0] + "." + parts[1] + "." + parts[2], "ticks of another block": strings.Join([]string{parts[0], parts[1], other[2], parts[3]}, "."),
			"block of another": strings.Join([]string{other[0], other[1], parts[2], parts[3]}, "."), "signature of the block": strings.Join([]string{parts[0], parts[1], parts[2], parts[1]}, "."),
			"more": good + ".", "a page’s token": s.Filled(t, s.form, clock, "+3197012345678").Token,
		} {
			_, err := s.complete(forged, "+3197012345678")
			var refusal models.Refusal
			if !errors.As(err, &refusal) || refusal.Reason != models.ServedForeign {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, purposes := range map[string][]int64{"none": nil, "another’s": {s.Purpose.ID + 1000}, "one too many": {s.Purpose.ID, s.Purpose.ID + 1000}} {
			_, err := s.tick(token, purposes...)
			if !errors.As(err, new(models.Invalid)) {
				t.Errorf("ticked %s: %v", name, err)
			}
		}
		if _, err := s.complete(good, "12"); !errors.As(err, new(models.Invalid)) {
			t.Errorf("a number nobody has: %v", err)
		}
		if _, err := s.complete(good, "+3197012345678"); err != nil {
			t.Errorf("the control was refused: %v", err)
		}
	})
}

func TestACheckoutBlockIsNoPage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		s := newTill(t, db, clock)
		for source, token := range map[string]string{"a block": s.block(models.SourceCheckout), "a ticket": s.ticket()} {
			clock.Advance(time.Minute)
			n := s.Filled(t, s.form, clock, "+3197012345678")
			n.Token = token
			t.Log(source)
			refused(t, models.ServedForeign, begin(s.Company, s.form, n))
		}
		_, err := s.tick(s.block(models.SourceWidget), s.Purpose.ID)
		refused(t, models.ServedForeign, err)
	})
}

func TestALateOrHastyOrStoppedCheckout(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		s := newTill(t, db, clock)
		hasty, err := s.tick(s.block(models.SourceCheckout), s.Purpose.ID)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.complete(hasty, "+3197012345678")
		refused(t, models.ServedHasty, err)
		token, ticket := s.block(models.SourceCheckout), s.ticket()
		clock.Advance(models.ServedLife + time.Minute)
		_, err = s.complete(ticket, "+3197012345678")
		refused(t, models.ServedStale, err)
		_, err = s.tick(token, s.Purpose.ID)
		refused(t, models.ServedStale, err)
		fresh := s.ticket()
		if err := s.form.Stop(context.Background(), db, s.Marketer); err != nil {
			t.Fatal(err)
		}
		_, err = s.complete(fresh, "+3197012345678")
		refused(t, models.FormIsStopped, err)
	})
}
