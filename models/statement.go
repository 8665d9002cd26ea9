package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// StatementKind is what a statement is about.
type StatementKind string

// The kinds: records of processing (GDPR Art. 30), and the draft of a data protection impact assessment (Art. 35).
const (
	StatementRecords    StatementKind = "records"
	StatementAssessment StatementKind = "assessment"
)

// StatementKinds are all of them.
var StatementKinds = []StatementKind{StatementRecords, StatementAssessment}

// Statement is one version of what the company writes down about what it does with data, as it was generated. It never changes.
type Statement struct {
	ID     int64
	Kind   StatementKind
	Number int
	// Hash is the SHA-256 of Body, in hex. It stands in the log too.
	Hash string
	// Body is a StatementBody as JSON, byte for byte as it was.
	Body   []byte
	Actor  string
	MadeBy *int64
	MadeAt time.Time
}

// StatementBody is what a statement says, ready to be read: sections of lines.
type StatementBody struct {
	Kind     StatementKind      `json:"kind"`
	Title    string             `json:"title"`
	Company  string             `json:"company"`
	Version  int                `json:"version,omitempty"` // 0 while nobody kept it
	By       string             `json:"made_by,omitempty"`
	MadeAt   time.Time          `json:"made_at"`
	Caution  string             `json:"caution"`
	Sections []StatementSection `json:"sections"`
}

// StatementSection is one part of a statement, and what asks for it.
type StatementSection struct {
	Title string          `json:"title"`
	Basis string          `json:"basis,omitempty"` // the article behind it
	Lines []StatementLine `json:"lines"`
}

// StatementLine is one thing a statement says. Within a section no two have the same name.
type StatementLine struct {
	Name string `json:"name"`
	Text string `json:"text"`
	// Gap tells that something is missing, and Where the page on which that is mended.
	Gap   bool   `json:"gap,omitempty"`
	Where string `json:"where,omitempty"`
	// Figure tells that the line counts something, and so is another one every day.
	Figure bool `json:"figure,omitempty"`
}

// Gaps are the lines in which something is missing.
func (b StatementBody) Gaps() (gaps []StatementLine) {
	for _, section := range b.Sections {
		for _, line := range section.Lines {
			if line.Gap {
				gaps = append(gaps, line)
			}
		}
	}
	return gaps
}

// Read opens the body.
func (s Statement) Read() (body StatementBody, err error) {
	err = json.Unmarshal(s.Body, &body)
	return body, wrap("read a statement", err)
}

// Intact tells whether the body is what its hash says.
func (s Statement) Intact() bool { return statementHash(s.Body) == s.Hash }

func statementHash(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// ListStatements returns the versions of a kind without their bodies, the newest first, a hundred at most.
func ListStatements(ctx context.Context, db *DB, kind StatementKind) (all []Statement, err error) {
	err = db.q(ctx).Omit("body").Where("kind = ?", kind).Order("number DESC").Limit(100).Find(&all).Error
	return all, err
}

// FindStatement returns one version.
func FindStatement(ctx context.Context, db *DB, kind StatementKind, number int) (s Statement, err error) {
	err = db.q(ctx).Where("kind = ? AND number = ?", kind, number).Take(&s).Error
	return s, found(err, "version")
}

// DrawStatement says facts in words.
type DrawStatement func(kind StatementKind, facts StatementFacts) StatementBody

// KeepStatement generates a version from the configuration as it is now, and keeps it. Its hash stands in the log in the same transaction.
func KeepStatement(ctx context.Context, db *DB, who Actor, kind StatementKind, place Hosting, draw DrawStatement) (s Statement, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		facts, err := tx.statementFacts(ctx, kind, place)
		if err != nil {
			return err
		}
		body := draw(kind, facts)
		err = tx.q(ctx).Raw(`SELECT COALESCE(MAX(number), 0) + 1 FROM statements WHERE kind = ?`, kind).Scan(&body.Version).Error
		if err != nil {
			return err
		}
		body.By = who.Name
		s = Statement{Kind: kind, Number: body.Version, Actor: who.Name, MadeBy: who.userID(), MadeAt: facts.At}
		if s.Body, err = json.MarshalIndent(body, "", "  "); err != nil {
			return err
		}
		s.Hash = statementHash(s.Body)
		if err := tx.q(ctx).Create(&s).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actStatementKeep, subjectID: s.ID, after: map[string]any{"kind": kind, "version": s.Number, "sha256": s.Hash}})
	})
	if isDuplicate(err) {
		err = Conflict{"Somebody else kept a version at the same moment. Look at theirs."}
	}
	return s, err
}
