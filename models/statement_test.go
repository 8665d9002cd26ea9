package models_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// statedPlainly is the least that can be said of facts.
func statedPlainly(kind models.StatementKind, f models.StatementFacts) models.StatementBody {
	given := models.StatementLine{Name: "Agreed", Text: fmt.Sprint(f.People.Given(nil)), Figure: true}
	why := models.StatementLine{Name: "Why", Text: f.Answers["context"], Gap: f.Answers["context"] == ""}
	return models.StatementBody{Kind: kind, Title: "T", Company: f.Company.Name, MadeAt: f.At, Sections: []models.StatementSection{{Title: "S", Lines: []models.StatementLine{given, why}}}}
}

func TestAStatementIsKeptAsItWas(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		c.Willing(t, 1)
		keep := func() models.Statement {
			t.Helper()
			s, err := models.KeepStatement(ctx, db, c.Marketer, models.StatementAssessment, models.Hosting{}, statedPlainly)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		first := keep()
		c.Willing(t, 2)
		if err := models.AnswerStatement(ctx, db, c.Marketer, models.StatementAssessment, map[string]string{"context": " We sell plants. "}); err != nil {
			t.Fatal(err)
		}
		keep()
		read := func(number int) models.StatementBody {
			t.Helper()
			s, err := models.FindStatement(ctx, db, models.StatementAssessment, number)
			body, wrong := s.Read()
			if err != nil || wrong != nil || !s.Intact() {
				t.Fatal(err, wrong, s.Intact())
			}
			return body
		}
		before, after := read(1), read(2)
		if len(before.Gaps()) != 1 || len(after.Gaps()) != 0 || before.By != "Anna de Wit" || after.Version != 2 {
			t.Errorf("%+v\n%+v", before, after)
		}
		changes := after.Since(before)
		if len(changes) != 2 || changes[0] != (models.StatementChange{Section: "S", Name: "Agreed", Before: "1", After: "2", Figure: true}) || changes[1].After != "We sell plants." {
			t.Errorf("%+v", changes)
		}
		if back := before.Since(after); len(back) != 2 || len(before.Since(before)) != 0 {
			t.Errorf("%+v", back)
		}
		n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE subject = 'statement' AND CAST(after AS TEXT) LIKE '%`+first.Hash+`%'`)
		if err != nil || n != 1 {
			t.Errorf("the hash stands in the log %d times, %v", n, err)
		}
		if first.Body = append(first.Body, ' '); first.Intact() {
			t.Error("a changed body fits its hash")
		}
	})
}

func TestAnAnswerSaysWhereItIsWrong(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		for field, answers := range map[string]map[string]string{
			"context":     {"context": strings.Repeat("x", 8001)},
			"review_on":   {"review_on": "tomorrow"},
			"level_kept":  {models.RiskLevel("kept"): "tiny"},
			"signed_by":   {"signed_on": "2026-11-21"},
			"risk_rights": {models.RiskAnswer("rights"): strings.Repeat("x", 8001)},
		} {
			var wrong models.Invalid
			if err := models.AnswerStatement(ctx, db, c.Marketer, models.StatementAssessment, answers); !errors.As(err, &wrong) || wrong[field] == "" {
				t.Errorf("%s: %v", field, err)
			}
		}
		good := map[string]string{"signed_on": "2026-11-21", "signed_by": "Anna", models.RiskLevel("kept"): "low", "nonsense": "x"}
		if err := models.AnswerStatement(ctx, db, c.Marketer, models.StatementAssessment, good); err != nil {
			t.Fatal(err)
		}
		known, err := models.FindStatementAnswers(ctx, db, models.StatementAssessment)
		if err != nil || known["signed_by"] != "Anna" || known["nonsense"] != "" || known[models.RiskLevel("kept")] != "low" {
			t.Errorf("%+v, %v", known, err)
		}
		if other, err := models.FindStatementAnswers(ctx, db, models.StatementRecords); err != nil || len(other) != 0 {
			t.Errorf("%+v, %v", other, err)
		}
	})
}

// TestTheFactsAreThoseOfTheConfiguration: each thing that is set is found again.
func TestTheFactsAreThoseOfTheConfiguration(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		facts := func() models.StatementFacts {
			t.Helper()
			f, err := models.FindStatementFacts(ctx, db, models.StatementRecords, models.Hosting{Address: "https://x.example", Secure: true})
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		if f := facts(); f.People.Given(nil) != 0 || len(f.House.Endpoints)+len(f.House.Keys)+len(f.House.Holders)+len(f.House.Rules)+len(f.Acts.Cases) != 0 || f.House.Mail != nil {
			t.Errorf("something is there that nobody set: %+v", f)
		}
		person := c.Willing(t, 1)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, _, err := models.CreateEndpoint(ctx, db, c.Marketer, models.NewEndpoint{URL: "https://crm.zaailing.example/in", Events: []models.Topic{models.TopicGiven}})
		must(err)
		_, _, err = models.CreateAPIKey(ctx, db, c.Marketer, models.NewAPIKey{Name: "Shop", Scopes: []models.Scope{models.ReadContacts}})
		must(err)
		must(models.SetRetention(ctx, db, c.Marketer, models.RetentionRule{Country: "DE", Period: models.RetainThreeYears, Reason: "Counsel."}))
		_, err = models.OpenCase(ctx, db, c.Marketer, models.NewCase{Kind: models.CaseAccess, Channel: models.CaseByEmail, Question: "What do you have?", ContactID: &person.ID, ReceivedAt: db.Now()})
		must(err)
		f := facts()
		if f.People.Given(nil) != 1 || len(f.People.Countries) != 1 || f.People.Countries[0].Country != "NL" || len(f.House.Endpoints) != 1 || len(f.House.Keys) != 1 ||
			len(f.House.Rules) != 1 || len(f.Acts.Cases) != 1 || f.Acts.Late != 0 || !f.Secure || len(f.House.Staff) != 1 || f.House.Staff[0].N != 1 {
			t.Errorf("%+v", f)
		}
		clock.Advance(40 * 24 * 3600e9)
		if late := facts().Acts.Late; late != 1 {
			t.Errorf("%d cases are late", late)
		}
		for _, held := range facts().People.Held {
			if held.Words == "" {
				t.Errorf("%s holds something of people, and nobody says what", held.Table)
			}
		}
	})
}
