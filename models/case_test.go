package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func asks(t *testing.T, db *models.DB, who models.Actor, person models.Contact, kind models.CaseKind) models.Case {
	t.Helper()
	c, err := models.OpenCase(context.Background(), db, who, models.NewCase{
		Kind: kind, ContactID: &person.ID, Channel: models.CaseByEmail, Question: "Please, says " + person.Name, ReceivedAt: db.Now(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheMonthOfARight(t *testing.T) {
	clock := modelstest.NewClock()
	db := modelstest.Open(t, modelstest.SQLite(t), clock.Now)
	ctx := context.Background()
	company := modelstest.NewCompany(t, db)
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 9, 0, 0, 0, time.UTC) }
	for received, due := range map[time.Time]time.Time{day(8, 31): day(9, 30), day(9, 21): day(10, 21), day(1, 31): day(2, 28)} {
		c, err := models.OpenCase(ctx, db, company.Marketer, models.NewCase{Kind: models.CaseAccess, Person: "somebody", Channel: models.CaseByEmail, Question: "what do you know?", ReceivedAt: received})
		if err != nil || !c.DueAt.Equal(due.Add(15*time.Hour-time.Second)) {
			t.Errorf("received %v, due %v, %v", received, c.DueAt, err)
		}
		if err := c.Extend(ctx, db, company.Marketer, time.Time{}, "many letters"); !errors.As(err, new(models.Refusal)) {
			t.Errorf("extended after the month: %v", err)
		}
	}
	c := asks(t, db, company.Marketer, company.Person(t, 1), models.CaseErasure)
	if err := c.Extend(ctx, db, company.Marketer, time.Time{}, " "); !errors.As(err, new(models.Invalid)) {
		t.Errorf("extended without a reason: %v", err)
	}
	if err := c.Extend(ctx, db, company.Marketer, time.Time{}, "many letters"); err != nil || !c.DueAt.Equal(c.ReceivedAt.AddDate(0, 3, 0).Add(15*time.Hour-time.Second)) {
		t.Errorf("extended to %v, %v", c.DueAt, err)
	}
	if err := c.Extend(ctx, db, company.Marketer, time.Time{}, "again"); !errors.As(err, new(models.Refusal)) {
		t.Errorf("extended twice: %v", err)
	}
	counts, err := models.CountCases(ctx, db)
	if err != nil || counts.Open != 4 || counts.Overdue != 3 {
		t.Errorf("%+v, %v", counts, err)
	}
	overdue, more, err := models.ListCases(ctx, db, models.CaseSearch{Show: models.CasesOverdue})
	if err != nil || more || len(overdue) != 3 || overdue[0].DueAt.After(overdue[1].DueAt) {
		t.Errorf("overdue: %+v, %v", overdue, err)
	}
}

func TestACaseFromItsOpeningToItsAnswer(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		who := company.Marketer
		if _, err := models.OpenCase(ctx, db, who, models.NewCase{}); len(complaintsOf(err)) != 5 {
			t.Errorf("an empty case: %v", err)
		}
		person := company.Willing(t, 1)
		c := asks(t, db, who, person, models.CaseAccess)
		if err := c.Note(ctx, db, who, "Called back."); err != nil {
			t.Fatal(err)
		}
		if err := models.Execute(ctx, db, `UPDATE case_notes SET body = 'something else'`); err == nil {
			t.Error("a note was rewritten")
		}
		if err := models.Execute(ctx, db, `DELETE FROM case_notes`); err == nil {
			t.Error("a note was deleted")
		}
		clock.Advance(time.Hour)
		reply := models.CaseReply{Outcome: models.CaseGranted, Text: "Here it is.", Channel: models.CaseByEmail}
		if err := c.Reply(ctx, db, who, reply); err != nil || c.State != models.CaseAnswered {
			t.Fatalf("%+v, %v", c, err)
		}
		if err := c.Reply(ctx, db, who, reply); !errors.As(err, new(models.Conflict)) {
			t.Errorf("answered twice: %v", err)
		}
		kept, err := c.ListDossiers(ctx, db)
		if err != nil || len(kept) != 2 || kept[0].Moment != "opened" || kept[1].Hash == kept[0].Hash {
			t.Fatalf("dossiers %+v, %v", kept, err)
		}
		whole, err := c.OpenDossier(ctx, db, who, kept[0].ID)
		if err != nil || !strings.Contains(string(whole.Body), person.PhoneNumber()) {
			t.Errorf("%.80s, %v", whole.Body, err)
		}
		acts, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries a JOIN evidence e ON e.id = a.evidence_id WHERE a.subject = 'case' AND a.subject_id = ?`, c.ID)
		if err != nil || acts != 4 {
			t.Errorf("%d acts in the audit, %v", acts, err)
		}
	})
}

func complaintsOf(err error) models.Invalid {
	var wrong models.Invalid
	errors.As(err, &wrong)
	return wrong
}

func TestAHoldKeepsProofFromBeingErased(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		who := company.Marketer
		person := company.Willing(t, 1)
		erasure, dispute := asks(t, db, who, person, models.CaseErasure), asks(t, db, who, person, models.CaseComplaint)
		if err := dispute.Hold(ctx, db, who, time.Time{}, "they went to court"); err != nil || !dispute.Held(db.Now()) {
			t.Fatal(err)
		}
		var refusal models.Refusal
		if _, err := erasure.Erase(ctx, db, who, false); !errors.As(err, &refusal) || refusal.Reason != "held" || !strings.Contains(refusal.Message, "Case "+dispute.Number()) {
			t.Errorf("erased what is held: %v", err)
		}
		yes, err := models.ListConsents(ctx, db, person.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := person.Withdraw(ctx, db, models.Withdrawal{Channel: "staff", Who: who}); err != nil {
			t.Fatal(err)
		}
		old := []models.Lapsed{{EvidenceID: yes[0].EvidenceID, Due: db.Now()}}
		if _, err := models.EraseEvidence(ctx, db, "retention:NL-24m", old); !errors.As(err, &refusal) || refusal.Reason != "held" {
			t.Errorf("retention erased what is held: %v", err)
		}
		if err := dispute.Release(ctx, db, who, ""); len(complaintsOf(err)) == 0 {
			t.Errorf("released without a reason: %v", err)
		}
		if err := dispute.Release(ctx, db, who, "the court has decided"); err != nil {
			t.Fatal(err)
		}
		done, err := erasure.Erase(ctx, db, who, false)
		if err != nil || done.Proofs == 0 || erasure.DoneAt == nil {
			t.Fatalf("%+v, %v", done, err)
		}
		notes, err := dispute.ListNotes(ctx, db)
		if err != nil || len(notes) != 1 || notes[0].Body != "" {
			t.Errorf("notes after the erasure: %+v, %v", notes, err)
		}
		if erasure.Question != "" {
			t.Errorf("the case still says %q", erasure.Question)
		}
		if err := erasure.Reply(ctx, db, who, models.CaseReply{Outcome: models.CaseGranted, Text: "Done.", Channel: models.CaseByLetter}); err != nil {
			t.Error(err)
		}
	})
}

func TestObjectingAndPuttingRight(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		who := company.Marketer
		person := company.Willing(t, 1)
		wrong := asks(t, db, who, person, models.CaseRectification)
		d := person.Details()
		if err := wrong.Rectify(ctx, db, who, d, "they said so"); len(complaintsOf(err)) == 0 {
			t.Errorf("nothing was put right: %v", err)
		}
		d.Name = "Mila de Vos"
		if err := wrong.Rectify(ctx, db, who, d, "they said so"); err != nil || wrong.DoneAt == nil {
			t.Fatal(err)
		}
		said, err := models.Count(ctx, db, `SELECT COUNT(*) FROM evidence WHERE contact_id = ? AND type = ?`, person.ID, ledger.Corrected)
		if err != nil || said != 1 {
			t.Errorf("%d corrections in the log, %v", said, err)
		}
		no := asks(t, db, who, person, models.CaseObjection)
		if err := no.Object(ctx, db, who); err != nil {
			t.Fatal(err)
		}
		after, err := models.FindContact(ctx, db, person.ID)
		if err != nil || after.SuppressedAt == nil || after.Name != "Mila de Vos" {
			t.Errorf("%+v, %v", after, err)
		}
		for _, c := range must(models.ListConsents(ctx, db, person.ID)) {
			if c.State == models.ConsentGiven {
				t.Error("a yes still stands")
			}
		}
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
