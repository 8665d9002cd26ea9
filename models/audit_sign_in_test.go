package models_test

import (
	"fmt"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestSignInsAreActsAndForgetTheNetwork(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		eva := newUser(t, db, "eva@zaailing.example", models.Admin)
		startSession(t, db, eva)
		for _, email := range []string{"eva@zaailing.example", "nobody@zaailing.example"} {
			attempt := models.SignInAttempt{Email: email, Password: "a wrong one", From: netip.MustParseAddr("192.0.2.77")}
			if _, err := models.SignIn(ctx, db, attempt); !isA[models.Invalid](err) {
				t.Fatal(err)
			}
		}
		signIns := models.ActSearch{Subject: "user", SubjectID: eva.ID}
		want := []string{fmt.Sprintf("system user.refuse-sign-in:%d", eva.ID), fmt.Sprintf("user:%d user.sign-in:%d", eva.ID, eva.ID), fmt.Sprintf("system user.create:%d", eva.ID)}
		if got := actsListed(t, db, signIns); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		if got := actsListed(t, db, models.ActSearch{Action: "refuse-sign-in"}); !slices.Equal(got, []string{"system user.refuse-sign-in:0", want[0]}) {
			t.Errorf("refused: %v", got)
		}
		said := func() string {
			page, err := models.ListActs(ctx, db, models.ActSearch{Subject: "user"})
			if err != nil {
				t.Fatal(err)
			}
			all := ""
			for _, a := range page.Acts {
				if !a.Sound() {
					t.Errorf("%+v", a)
				}
				all += string(a.After)
			}
			return all
		}
		if all := said(); !strings.Contains(all, "192.0.2.0/24") || strings.Contains(all, "192.0.2.77") || strings.Contains(all, "nobody@") {
			t.Errorf("the acts say %s", all)
		}
		clock.Advance(364 * 24 * time.Hour)
		if n, err := models.LapseSignIns(ctx, db); err != nil || n != 0 {
			t.Errorf("%d went too early, %v", n, err)
		}
		clock.Advance(24 * time.Hour)
		if n, err := models.LapseSignIns(ctx, db); err != nil || n != 3 {
			t.Errorf("%d went, %v", n, err)
		}
		if all := said(); strings.Contains(all, "192.0.2") || !strings.Contains(all, "eva@") {
			t.Errorf("afterwards the acts say %s", all)
		}
		dir := filepath.Join(t.TempDir(), "bundle")
		if _, err := models.ExportEvidence(ctx, db, models.System, dir); err != nil {
			t.Fatal(err)
		}
		if report, err := ledger.Verify(dir, ledger.VerifyOptions{}); err != nil || report.Exit != ledger.ExitOK || report.Erased["admin retention:XX-signins12m"] != 3 {
			t.Errorf("%v %v", report, err)
		}
	})
}

func TestRefusedStrangersCannotFillTheLog(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		eva := newUser(t, db, "eva@zaailing.example", models.Admin)
		for n := range 102 {
			if err := models.NoteRefusal(ctx, db, models.User{}, netip.MustParseAddr("192.0.2.77")); err != nil {
				t.Fatal(n, err)
			}
		}
		if err := models.NoteRefusal(ctx, db, eva, netip.MustParseAddr("192.0.2.77")); err != nil {
			t.Fatal(err)
		}
		strangers, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE action = 'refuse-sign-in' AND subject_id = 0`)
		known, err2 := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE action = 'refuse-sign-in' AND subject_id <> 0`)
		if err != nil || err2 != nil || strangers != 100 || known != 1 {
			t.Errorf("%d strangers, %d of the team: %v %v", strangers, known, err, err2)
		}
	})
}

func TestAKeyInUseIsNotedOnceADay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		key, token, err := models.CreateAPIKey(ctx, db, models.System, models.NewAPIKey{Name: "Web shop", Scopes: []models.Scope{models.Scopes[0]}})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 * 24 {
			if _, err := models.UseAPIKey(ctx, db, token); err != nil {
				t.Fatal(err)
			}
			clock.Advance(time.Hour)
		}
		used := actsListed(t, db, models.ActSearch{Who: fmt.Sprintf("key:%d", key.ID)})
		if len(used) < 3 || len(used) > 4 {
			t.Errorf("%d times: %v", len(used), used)
		}
	})
}
