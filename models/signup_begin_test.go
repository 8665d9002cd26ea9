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

func begin(c modelstest.Company, form models.Form, n models.NewSignup) error {
	_, err := form.BeginSignup(context.Background(), c.DB, n)
	return err
}

func refused(t *testing.T, reason string, err error) {
	t.Helper()
	var refusal models.Refusal
	if !errors.As(err, &refusal) || refusal.Reason != reason {
		t.Errorf("not refused as %s: %v", reason, err)
	}
}

func signups(t *testing.T, db *models.DB) int {
	t.Helper()
	n, err := models.Count(context.Background(), db, `SELECT COUNT(*) FROM signups`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestASignupKeepsWhatWasShownAndDone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		n := c.Filled(t, form, clock, "0970 12345678")
		n.Country = "NL"
		s, err := form.BeginSignup(ctx, db, n)
		if err != nil || s.Phone != "+3197012345678" || s.State != models.SignupPending || s.ContactID != nil {
			t.Fatalf("%+v, %v", s, err)
		}
		e, err := models.Opened(ctx, db, s.EvidenceID)
		if err != nil {
			t.Fatal(err)
		}
		notice, err := models.FindNotice(ctx, db, *form.VersionID, "nl")
		if err != nil {
			t.Fatal(err)
		}
		if e.Type != ledger.Granted || e.Terms.Notice.Hash != notice.HexHash() || e.Terms.Purposes[0].Words != "aanbiedingen voor planten, hooguit twee keer per maand" {
			t.Errorf("shown: %+v", e.Terms)
		}
		in := e.Capture
		if in.Token != n.Token || in.Network != "192.0.2.0/24" || in.Referrer != "search.example" || in.Browser != "Firefox" || !in.Served.Equal(modelstest.Start) {
			t.Errorf("captured: %+v", in)
		}
		if len(in.Controls) != 3 || in.Controls[0].Action != "filled in" || in.Controls[1].Default != "unchecked" || !strings.HasPrefix(in.Controls[1].Label, "Yes, ") ||
			in.Controls[2].Label != "Aanmelden via WhatsApp" {
			t.Errorf("controls: %+v", in.Controls)
		}
		if people, err := models.Count(ctx, db, `SELECT COUNT(*) FROM contacts`); err != nil || people != 0 {
			t.Errorf("%d contacts before anybody confirmed, %v", people, err)
		}
	})
}

func TestAPageIsGoodForOneSignup(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		n := c.Filled(t, form, clock, "+3197010123456")
		first, err := form.BeginSignup(ctx, db, n)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := form.BeginSignup(ctx, db, n); err != nil || second.ID != first.ID || second.Nonce != first.Nonce {
			t.Errorf("an impatient thumb got %+v, %v", second, err)
		}
		n.Phone = "+3197010123457"
		refused(t, models.ServedUsed, begin(c, form, n))
		if got := signups(t, db); got != 1 {
			t.Errorf("%d sign-ups from one page", got)
		}
		if leaves, err := models.Count(ctx, db, `SELECT COUNT(*) FROM evidence WHERE type = 'granted'`); err != nil || leaves != 1 {
			t.Errorf("%d pieces of evidence, %v", leaves, err)
		}
	})
}

func TestPagesThatAreNotTaken(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		form, other := c.Form(t), c.Form(t)
		good := c.Filled(t, form, clock, "+3197010123456")
		forged, trapped, hasty, stale := good, good, good, good
		at := len(good.Token) / 2
		forged.Token = good.Token[:at] + flip(good.Token[at:at+1]) + good.Token[at+1:]
		trapped.Trap = "https://spam.example"
		refused(t, models.ServedForeign, begin(c, form, forged))
		refused(t, models.ServedForeign, begin(c, other, good))
		refused(t, models.ServedForeign, begin(c, form, models.NewSignup{Wording: modelstest.Plain{}}))
		refused(t, models.ServedHasty, begin(c, form, trapped))
		clock.Advance(models.ServedLife)
		refused(t, models.ServedStale, begin(c, form, stale))
		hasty.Token = c.Filled(t, form, modelstest.NewClock(), "").Token
		refused(t, models.ServedHasty, begin(c, form, hasty))
		if got := signups(t, db); got != 0 {
			t.Fatalf("%d sign-ups", got)
		}
		clock.Advance(2 * time.Second)
		if err := begin(c, form, hasty); err != nil {
			t.Errorf("the control, two seconds later: %v", err)
		}
	})
}

func flip(letter string) string {
	if letter == "A" {
		return "B"
	}
	return "A"
}

func TestWhatIsWrongStandsAtItsField(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		n := c.Filled(t, form, clock, "12")
		n.PurposeIDs, n.Answers = []int64{c.Purpose.ID + 1}, map[string]string{"name": strings.Repeat("x", 81)}
		var wrong models.Invalid
		if err := begin(c, form, n); !errors.As(err, &wrong) || wrong["phone"] == "" || wrong["purpose"] == "" || wrong["answer_name"] == "" {
			t.Fatalf("got %v", err)
		}
	})
}

func TestOneNetworkCannotFloodAForm(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		var err error
		for n := 0; n < 100 && err == nil; n++ {
			filled := c.Filled(t, form, modelstest.NewClock(), "+3197010123456")
			clock.Advance(3 * time.Second)
			filled.From = netip.AddrFrom4([4]byte{192, 0, 2, byte(n)})
			err = begin(c, form, filled)
		}
		refused(t, models.Throttled, err)
		elsewhere := c.Filled(t, form, clock, "+3197010123456")
		elsewhere.From = netip.MustParseAddr("198.51.100.9")
		if err := begin(c, form, elsewhere); err != nil {
			t.Errorf("somebody elsewhere was refused too: %v", err)
		}
	})
}

func TestNetworkLeavesOutTheHousehold(t *testing.T) {
	for from, want := range map[string]string{
		"192.0.2.77": "192.0.2.0/24", "::ffff:192.0.2.77": "192.0.2.0/24", "2001:db8:1:2:3:4:5:6": "2001:db8:1::/48",
	} {
		if got := models.Network(netip.MustParseAddr(from)); got != want {
			t.Errorf("%s: %s", from, got)
		}
	}
	if got := models.Network(netip.Addr{}); got != "" {
		t.Errorf("nowhere: %s", got)
	}
}
