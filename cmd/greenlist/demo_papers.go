package main

import (
	"context"

	"greenlist/models"
	"greenlist/views"
)

// demoHosting is where the demo is in its past.
var demoHosting = models.Hosting{Address: "http://127.0.0.1:8080"}

var (
	demoRecords = map[string]string{
		"hosting":    "Lindewal Hosting B.V., Groningen, the Netherlands. Contract under Art. 28 of 3 March 2026.",
		"safeguards": "Meta: the Business Messaging terms with standard contractual clauses, agreed to on 3 March 2026.",
	}
	demoMeasures   = map[string]string{"measures": "Disks are encrypted. A copy is made every night and kept for 14 days at another site; two people can read it. Updates are put in every Tuesday."}
	demoAssessment = map[string]string{
		"context":                     "Zaailing sells plants in four shops and online. Customers who ask for it hear about seedlings, workshops and care, on the telephone they use anyway.",
		"necessity":                   "Without the number there is no message. Name and town are asked for only on forms that say why; a year ago we also asked for the birthday, and stopped.",
		models.RiskAnswer("unasked"):  "Unlikely: nearly all confirm from their own telephone. Lists from before 2025 are not used for campaigns.",
		models.RiskLevel("unasked"):   "low",
		models.RiskAnswer("transfer"): "Cannot be avoided with this channel. People are told in the privacy notice and can choose e-mail instead.",
		models.RiskLevel("transfer"):  "medium",
		models.RiskAnswer("insiders"): "Three people can export. Exports are looked at once a month.",
		models.RiskLevel("insiders"):  "low",
		models.RiskAnswer("too_much"): "We promised three a month at most, and count before planning a fourth.",
		models.RiskLevel("too_much"):  "low",
	}
)

// planPapers is what the company writes down about the data it handles, and how that grows.
func (t *story) planPapers() {
	t.at(t.day(-44, 10, 5), func(ctx context.Context) error { return t.writes(ctx, models.StatementRecords, demoRecords) })
	t.at(t.day(-44, 10, 20), func(ctx context.Context) error { return t.keeps(ctx, models.StatementRecords) })
	t.at(t.day(-21, 14, 10), func(ctx context.Context) error { return t.writes(ctx, models.StatementAssessment, demoAssessment) })
	t.at(t.day(-21, 14, 30), func(ctx context.Context) error { return t.keeps(ctx, models.StatementAssessment) })
	t.at(t.day(-9, 16, 0), t.namesOfficer)
	t.at(t.day(-9, 16, 20), func(ctx context.Context) error { return t.writes(ctx, models.StatementRecords, demoMeasures) })
	t.at(t.day(-9, 16, 25), func(ctx context.Context) error { return t.keeps(ctx, models.StatementRecords) })
}

// writes adds to what was answered before.
func (t *story) writes(ctx context.Context, kind models.StatementKind, more map[string]string) error {
	answers, err := models.FindStatementAnswers(ctx, t.db, kind)
	if err != nil {
		return err
	}
	for field, text := range more {
		answers[field] = text
	}
	return models.AnswerStatement(ctx, t.db, t.admin, kind, answers)
}

func (t *story) keeps(ctx context.Context, kind models.StatementKind) error {
	_, err := models.KeepStatement(ctx, t.db, t.admin, kind, demoHosting, views.DraftStatement)
	return err
}

func (t *story) namesOfficer(ctx context.Context) error {
	company, err := models.FindOrganisation(ctx, t.db)
	if err != nil {
		return err
	}
	says := company.Company()
	says.DPO, says.DPOContact = "Vink Privacy, Utrecht", "fg@vink.example"
	return company.Describe(ctx, t.db, t.admin, says)
}
