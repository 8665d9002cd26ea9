package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// SampleReport is what is signed off: everything an auditor needs to draw the sample again and to follow each verdict. It holds nothing about anybody:
// evidence and dossiers by hash, and what was written by a hash whose salt goes with the person.
type SampleReport struct {
	Format     string          `json:"format"`
	Sample     int64           `json:"sample"`
	Log        string          `json:"log"`
	Company    string          `json:"company"`
	Criteria   map[string]any  `json:"criteria"`
	Population int64           `json:"population"`
	Through    int64           `json:"through"` // the newest evidence it was drawn from
	Asked      int             `json:"asked"`
	Seed       string          `json:"seed"`
	Method     string          `json:"method"`
	Drawn      SampleAct       `json:"drawn"`
	Result     SampleResult    `json:"result"`
	Items      []SampleFinding `json:"items"`
	Signed     SampleAct       `json:"signed"`
}

// SampleAct is who did something with the sample, and when.
type SampleAct struct {
	By string    `json:"by"`
	At time.Time `json:"at"`
}

// SampleResult is what came of it.
type SampleResult struct {
	Drawn    int     `json:"drawn"`
	Approved int     `json:"approved"`
	Flagged  int     `json:"flagged"`
	Erased   int     `json:"erased"` // before they were judged: they do not count
	Share    float64 `json:"flagged_share"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Interval string  `json:"interval"`
}

// SampleFinding is one item as it was judged. Leaf is its entry in the log and Index where that stands.
type SampleFinding struct {
	Place    int           `json:"place"`
	Evidence int64         `json:"evidence"`
	Index    *int64        `json:"index"`
	Leaf     string        `json:"leaf"`
	Verdict  SampleVerdict `json:"verdict"` // "" where it was erased before it was judged
	Reason   FlagReason    `json:"reason,omitempty"`
	Verdicts int           `json:"verdicts"` // how many it had
	Judge    string        `json:"judge,omitempty"`
	At       *time.Time    `json:"at,omitempty"`
	Dossier  string        `json:"dossier_sha256,omitempty"`
	// Comment is the SHA-256 of salt and comment, one after the other.
	Comment string `json:"comment_sha256,omitempty"`
}

// Interval names how the bounds were reckoned.
func (r Rate) Interval() string {
	if r.Whole {
		return "none: everything was looked at"
	}
	return "Wilson score, 95 %"
}

// said are the criteria as reports and the log name them.
func (c SampleCriteria) said() map[string]any {
	said := map[string]any{}
	if c.Since != nil {
		said["since"] = c.Since.UTC()
	}
	if c.Until != nil {
		said["until"] = c.Until.UTC()
	}
	if c.FormID != 0 {
		said["form"] = c.FormID
	}
	if c.Source != "" {
		said["source"] = c.Source
	}
	if c.Grade != "" {
		said["grade"] = c.Grade
	}
	return said
}

func (s Sample) report(ctx context.Context, tx *DB, signed SampleAct) (r SampleReport, err error) {
	company, err := FindOrganisation(ctx, tx)
	if err != nil {
		return r, err
	}
	count, err := s.Count(ctx, tx)
	if err != nil {
		return r, err
	}
	if count.Waiting() > 0 {
		return r, Refusal{Reason: "waiting", Message: "Some opt-ins have no verdict yet. Judge them first."}
	}
	rate := count.Rate(s.Population)
	r = SampleReport{
		Format: "greenlist/sample/v1", Sample: s.ID, Log: tx.place.installation.Origin, Company: company.Name, Criteria: s.SampleCriteria.said(), Population: s.Population,
		Through: s.Through, Asked: s.Asked, Seed: s.Seed, Method: DrawMethod, Drawn: SampleAct{s.Drawer, s.DrawnAt}, Signed: signed,
		Result: SampleResult{count.Drawn, count.Approved, count.Flagged, count.Erased, rate.Share, rate.Low, rate.High, rate.Interval()},
	}
	r.Items, err = s.findings(ctx, tx)
	return r, err
}

func (s Sample) findings(ctx context.Context, tx *DB) (all []SampleFinding, err error) {
	var rows []struct {
		SampleItem
		Idx                                     *int64
		Line, Comment, Salt, DossierHash, Actor string
	}
	err = tx.q(ctx).Raw(`SELECT i.*, l.idx, e.line, COALESCE(v.comment, '') AS comment, COALESCE(v.salt, '') AS salt, COALESCE(v.dossier_hash, '') AS dossier_hash,
			COALESCE(v.actor, '') AS actor
		FROM sample_items i JOIN evidence e ON e.id = i.evidence_id LEFT JOIN log_leaves l ON l.evidence_id = e.id
		LEFT JOIN sample_verdicts v ON v.item_id = i.id AND v.revision = i.revision WHERE i.sample_id = ? ORDER BY i.place`, s.ID).Scan(&rows).Error
	for _, row := range rows {
		f := SampleFinding{
			Place: row.Place, Evidence: row.EvidenceID, Index: row.Idx, Leaf: strings.TrimSpace(row.Line), Verdict: row.Verdict, Reason: row.Reason, Verdicts: row.Revision,
			Judge: row.Actor, At: row.JudgedAt, Dossier: row.DossierHash,
		}
		if row.Comment != "" {
			f.Comment = hashOf(row.Salt + row.Comment)
		}
		all = append(all, f)
	}
	return all, err
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// SignOff ends the sample with its report, whose hash stands in the log. It refuses one that somebody still has to judge (Refusal), and one that is signed
// off already (Conflict).
func (s *Sample) SignOff(ctx context.Context, db *DB, who Actor) error {
	signed := *s
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := s.hold(ctx, tx, ` FOR UPDATE`); err != nil {
			return err
		}
		now := tx.Now()
		report, err := s.report(ctx, tx, SampleAct{who.Name, now})
		if err != nil {
			return err
		}
		if signed.Report, err = json.MarshalIndent(report, "", " "); err != nil {
			return err
		}
		signed.ReportHash, signed.SignedAt, signed.SignedBy, signed.Signer = hashOf(string(signed.Report)), &now, who.userID(), who.Name
		done := tx.q(ctx).Exec(`UPDATE samples SET signed_by = ?, signer = ?, signed_at = ?, report = ?, report_hash = ? WHERE id = ? AND signed_at IS NULL`,
			signed.SignedBy, signed.Signer, now, signed.Report, signed.ReportHash, s.ID)
		if err := guarded(done, "Somebody signed this sample off before you."); err != nil {
			return err
		}
		return s.note(ctx, tx, who, actSampleSign, nil, map[string]any{"report_sha256": signed.ReportHash, "result": fmt.Sprintf("%d of %d flagged", report.Result.Flagged, report.Result.Approved+report.Result.Flagged)})
	})
	if err == nil {
		*s = signed
	}
	return err
}

// Read is the report as it was signed. It refuses a sample that is not (Conflict).
func (s Sample) Read() (r SampleReport, err error) {
	if !s.Signed() {
		return r, Conflict{"This sample is not signed off yet."}
	}
	return r, json.Unmarshal(s.Report, &r)
}

// NoteExport writes to the audit that somebody takes the report along, before they do.
func (s Sample) NoteExport(ctx context.Context, db *DB, who Actor, as string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return s.note(ctx, tx, who, actSampleExport, nil, map[string]any{"as": as, "report_sha256": s.ReportHash})
	})
}

// Untouched tells whether the report is what the log says that was signed.
func (s Sample) Untouched() bool { return hashOf(string(s.Report)) == s.ReportHash }

// SignedEvidence is the entry of the log that holds the report's hash.
func (s Sample) SignedEvidence(ctx context.Context, db *DB) (id int64, err error) {
	err = db.q(ctx).Raw(`SELECT evidence_id FROM audit_entries WHERE subject = 'sample' AND subject_id = ? AND action = 'sign off' ORDER BY id LIMIT 1`, s.ID).Scan(&id).Error
	return id, err
}
