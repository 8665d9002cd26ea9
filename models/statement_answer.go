package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// StatementAnswer is something a statement says that nobody can read off the configuration.
type StatementAnswer struct {
	Kind      StatementKind `gorm:"primaryKey"`
	Field     string        `gorm:"primaryKey"`
	Answer    string
	Actor     string
	ChangedBy *int64
	ChangedAt time.Time
}

// Risks an assessment looks at. Each has a judgement (RiskAnswer) and a level (RiskLevel) among its answers.
var Risks = []string{"unasked", "handover", "too_much", "tracking", "transfer", "systems", "insiders", "kept", "written", "rights"}

// RiskAnswer and RiskLevel are the fields in which the company judges a risk.
func RiskAnswer(risk string) string { return "risk_" + risk }

// RiskLevel is the field of the level.
func RiskLevel(risk string) string { return "level_" + risk }

// RiskLevels are the levels a risk can have once somebody has judged it.
var RiskLevels = []string{"low", "medium", "high"}

// StatementFields are what is asked for a kind, in the order in which it is asked, apart from the risks.
var StatementFields = map[StatementKind][]string{
	StatementRecords:    {"joint", "hosting", "processors", "safeguards", "measures", "remarks"},
	StatementAssessment: {"context", "necessity", "proportionality", "consulted", "measures", "advice", "decision", "signed_by", "signed_on", "review_on"},
}

// fields are all that may be answered.
func (k StatementKind) fields() []string {
	all := slices.Clone(StatementFields[k])
	if k == StatementAssessment {
		for _, risk := range Risks {
			all = append(all, RiskAnswer(risk), RiskLevel(risk))
		}
	}
	return all
}

// longestStatement is what one answer may be, in letters: some pages of text.
const longestStatement = 8000

func (k StatementKind) check(answers map[string]string) error {
	wrong := Invalid{}
	for _, field := range k.fields() {
		text := answers[field]
		switch {
		case len([]rune(text)) > longestStatement:
			wrong.Add(field, "Say this in at most 8,000 letters.")
		case strings.HasSuffix(field, "_on") && text != "" && !isDay(text):
			wrong.Add(field, "Enter a day, like 2026-11-21.")
		case strings.HasPrefix(field, "level_") && text != "" && !slices.Contains(RiskLevels, text):
			wrong.Add(field, "Choose how high the risk is.")
		}
	}
	if (answers["signed_by"] == "") != (answers["signed_on"] == "") {
		wrong.Add("signed_by", "Say both who decided and on which day, or neither.")
	}
	return wrong.OrNil()
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// FindStatementAnswers returns what was answered, by field.
func FindStatementAnswers(ctx context.Context, db *DB, kind StatementKind) (map[string]string, error) {
	var all []StatementAnswer
	err := db.q(ctx).Where("kind = ?", kind).Find(&all).Error
	answers := map[string]string{}
	for _, one := range all {
		answers[one.Field] = one.Answer
	}
	return answers, err
}

// AnswerStatement keeps what was answered; versions kept before stay as they were. It refuses (Invalid, by field) what is too long, days that are
// none, and a decision by nobody.
func AnswerStatement(ctx context.Context, db *DB, who Actor, kind StatementKind, answers map[string]string) error {
	typed := map[string]string{}
	for _, field := range kind.fields() {
		typed[field] = strings.ReplaceAll(strings.TrimSpace(answers[field]), "\r\n", "\n")
	}
	if err := kind.check(typed); err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		known, err := FindStatementAnswers(ctx, tx, kind)
		if err != nil {
			return err
		}
		before, after := map[string]string{}, map[string]string{}
		for _, field := range kind.fields() {
			if known[field] == typed[field] {
				continue
			}
			before[field], after[field] = known[field], typed[field]
			if err := tx.putStatementAnswer(ctx, who, kind, field, typed[field]); err != nil {
				return err
			}
		}
		if len(after) == 0 {
			return nil
		}
		return tx.audit(ctx, who, deed{act: actStatementAnswer, before: map[string]any{"kind": kind, "answers": before}, after: map[string]any{"kind": kind, "answers": after}})
	})
}

func (db *DB) putStatementAnswer(ctx context.Context, who Actor, kind StatementKind, field, answer string) error {
	return db.q(ctx).Exec(`INSERT INTO statement_answers (kind, field, answer, actor, changed_by, changed_at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (kind, field) DO UPDATE SET answer = excluded.answer, actor = excluded.actor, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
		kind, field, answer, who.Name, who.userID(), db.Now()).Error
}
