package models

import (
	"context"
	"fmt"
	"time"

	"greenlist/ledger"
)

// A Discord is a row that the log tells of differently, or not at all.
type Discord struct {
	// What names the kind of row, ID the row.
	What string
	ID   int64
	Why  string
}

func (d Discord) String() string { return fmt.Sprintf("%s %d %s", d.What, d.ID, d.Why) }

// mostDiscords is how many of them are told one by one; the others are only counted.
const mostDiscords = 100

// LogComparison is what came of holding what the database says against the log.
type LogComparison struct {
	// Entries are all pieces of evidence, Waiting those of them that have no place in the log yet, Erased those that cannot be opened any more.
	Entries, Waiting, Erased int64
	// Acts of consent, Uses of a yes and what staff did were found in the log, and looked up in the database.
	Acts, Uses, Staff int64
	// Wrong is how much does not fit; Discords are the first of it.
	Wrong    int64
	Discords []Discord
}

func (c *LogComparison) found(what string, id int64, why string, args ...any) {
	if c.Wrong++; c.Wrong <= mostDiscords {
		c.Discords = append(c.Discords, Discord{what, id, fmt.Sprintf(why, args...)})
	}
}

// CompareWithLog asks whether the database and its log tell the same story, in both directions: every consent, every message that relied on one,
// every act of staff, form, text and rule stands on evidence of its kind; every piece of evidence has what it tells of, opens what its leaf
// committed to or is listed as erased, and has one place in a tree whose hashes are computed anew. An export shows an auditor that the log is whole;
// this shows whoever runs the server that nothing happened beside the log: by a crash, a backup put back, or somebody at the database. It reads one
// moment, changes nothing, and holds a thousand rows at a time. What is on the list of those never messaged is not looked at: it has no evidence of
// its own, only that of the act which put it there.
func CompareWithLog(ctx context.Context, db *DB) (c LogComparison, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		k := comparing{db: tx, LogComparison: &c, closed: map[int64]bool{}, reduced: map[string]string{}}
		for _, part := range []func(context.Context) error{k.rows, k.evidence, k.unproven, k.staff, k.texts, k.extracts, k.tree} {
			if err := part(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	return c, err
}

// comparing is a comparison under way.
type comparing struct {
	*LogComparison
	db *DB
	// closed is evidence that cannot be opened, and whether an erasure lists it.
	closed map[int64]bool
	// reduced are the calls of which an erasure left an extract, and which.
	reduced map[string]string
	// accounted counts messages that stand as the log tells of them.
	accounted int64
}

// baseless are the questions after rows that stand on no evidence of their kind, and after evidence that is about no row.
var baseless = []struct{ what, why, rows string }{
	{"consent", "stands on no evidence of that kind about that person", `SELECT k.id FROM consents k LEFT JOIN evidence e ON e.id = k.evidence_id AND e.contact_id = k.contact_id
		AND (e.type = k.state OR k.state = 'given' AND e.type IN ('confirmed', 'import')) WHERE e.id IS NULL ORDER BY 1`},
	{"sign-up", "stands on no form that was filled in", `SELECT s.id FROM signups s LEFT JOIN evidence e ON e.id = s.evidence_id AND e.type = 'granted' WHERE e.id IS NULL ORDER BY 1`},
	{"sign-up", "was answered, and no evidence says how", `SELECT s.id FROM signups s LEFT JOIN evidence e ON e.id = s.receipt_id AND e.type = s.state
		WHERE (s.state = 'pending') <> (e.id IS NULL) ORDER BY 1`},
	{"evidence", "is of a form that nobody filled in, or of one that was filled in twice", `SELECT e.id FROM evidence e JOIN sealed x ON x.evidence_id = e.id LEFT JOIN signups s ON s.evidence_id = e.id
		WHERE e.type = 'granted' GROUP BY e.id HAVING COUNT(s.id) <> 1 ORDER BY 1`},
	{"evidence", "confirms no form, or several", `SELECT e.id FROM evidence e JOIN sealed x ON x.evidence_id = e.id LEFT JOIN signups s ON s.receipt_id = e.id
		WHERE e.type = 'confirmed' GROUP BY e.id HAVING COUNT(s.id) <> 1 ORDER BY 1`},
	{"message", "was claimed on no yes that the log knows", `SELECT m.id FROM messages m LEFT JOIN evidence u ON u.id = m.use_evidence_id AND u.type = 'use'
		LEFT JOIN evidence k ON k.id = m.consent_evidence_id AND k.type IN ('confirmed', 'import')
		WHERE m.kind IN ('campaign', 'trigger') AND m.attempt > 0 AND (u.id IS NULL OR k.id IS NULL) ORDER BY 1`},
	{"act of staff", "stands on no evidence", `SELECT a.id FROM audit_entries a LEFT JOIN evidence e ON e.id = a.evidence_id AND e.type = 'admin' WHERE e.id IS NULL ORDER BY 1`},
	{"evidence", "is of something staff did, which stands nowhere else, or twice", `SELECT e.id FROM evidence e LEFT JOIN audit_entries a ON a.evidence_id = e.id
		WHERE e.type = 'admin' GROUP BY e.id HAVING COUNT(a.id) <> 1 ORDER BY 1`},
	{"text", "was published without evidence", `SELECT n.id FROM notices n LEFT JOIN evidence e ON e.id = n.evidence_id AND e.type = 'notice' WHERE e.id IS NULL ORDER BY 1`},
	{"evidence", "is of a text that is not here, or twice", `SELECT e.id FROM evidence e LEFT JOIN notices n ON n.evidence_id = e.id
		WHERE e.type = 'notice' GROUP BY e.id HAVING COUNT(n.id) <> 1 ORDER BY 1`},
	{"rule", "was set without evidence", `SELECT r.id FROM retention_rules r LEFT JOIN evidence e ON e.id = r.evidence_id AND e.type = 'policy' WHERE e.id IS NULL ORDER BY 1`},
	{"evidence", "is of a rule that is not here, or twice", `SELECT e.id FROM evidence e LEFT JOIN retention_rules r ON r.evidence_id = e.id
		WHERE e.type = 'policy' GROUP BY e.id HAVING COUNT(r.id) <> 1 ORDER BY 1`},
}

func (k *comparing) rows(ctx context.Context) error {
	for _, ask := range baseless {
		var ids []int64
		if err := k.db.q(ctx).Raw(ask.rows).Scan(&ids).Error; err != nil {
			return err
		}
		for _, id := range ids {
			k.found(ask.what, id, "%s", ask.why)
		}
	}
	return k.db.q(ctx).Raw(`SELECT COUNT(*) FROM audit_entries`).Scan(&k.Staff).Error
}

// unproven is what reading all the evidence left open: what is closed without an erasure, and messages that name entries about others.
func (k *comparing) unproven(ctx context.Context) error {
	for id, listed := range k.closed {
		if !listed {
			k.found("evidence", id, "cannot be opened, and no erasure says why")
			continue
		}
		k.Erased++
	}
	var claimed int64
	err := k.db.q(ctx).Raw(`SELECT COUNT(*) FROM messages m JOIN sealed s ON s.evidence_id = m.use_evidence_id`).Scan(&claimed).Error
	if err == nil && claimed != k.accounted {
		k.found("messages", claimed-k.accounted, "name entries of the log that do not speak of them")
	}
	return err
}

// evidence reads it all, and looks up what each piece tells of.
func (k *comparing) evidence(ctx context.Context) error {
	for last := int64(0); ; {
		var rows []storedEvidence
		err := k.db.q(ctx).Raw(`SELECT e.id, e.contact_id, e.type, e.line, e.created_at, s.nonce, s.payload, COALESCE(s.record_id, '') AS record_id FROM evidence e LEFT JOIN sealed s ON s.evidence_id = e.id
			WHERE e.id > ? ORDER BY e.id LIMIT ?`, last, exportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		k.Entries += int64(len(rows))
		if err := k.compare(ctx, rows); err != nil {
			return err
		}
		last = rows[len(rows)-1].ID
	}
}

// storedEvidence is a leaf and what opens it.
type storedEvidence struct {
	ID        int64
	ContactID *int64
	Type      ledger.Type
	Line      string
	CreatedAt time.Time
	Nonce     []byte
	Payload   []byte
	RecordID  string
}

// read opens it. It refuses what is not what the leaf committed to, and what calls itself something else.
func (e storedEvidence) read() (ledger.Payload, error) {
	leaf, err := ledger.Parse(e.Line)
	if err != nil {
		return nil, err
	}
	if err := leaf.Opens(e.Nonce, e.Payload); err != nil {
		return nil, err
	}
	p, err := ledger.ReadPayload(e.Type, e.Payload)
	if err == nil && (leaf.Type != e.Type || p.Head().Evidence != e.ID) {
		err = fmt.Errorf("it calls itself %s %d", p.Head().Type, p.Head().Evidence)
	}
	return p, err
}

func (k *comparing) compare(ctx context.Context, rows []storedEvidence) error {
	var acts []provenAct
	var uses []provenUse
	for _, row := range rows {
		if row.Payload == nil {
			k.closed[row.ID] = k.closed[row.ID]
			k.compareClosed(row)
			continue
		}
		payload, err := row.read()
		if err != nil {
			k.found("evidence", row.ID, "is not what its leaf committed to: %v", err)
			continue
		}
		k.compareFiling(row, payload)
		switch p := payload.(type) {
		case *ledger.ConsentEvent:
			acts = append(acts, provenAct{row, p})
		case *ledger.UseEvent:
			for _, use := range p.Uses {
				uses = append(uses, provenUse{row.ID, use})
			}
		case *ledger.ErasureEvent:
			for _, gone := range p.Erased {
				k.closed[gone.Evidence] = true
			}
			for _, call := range p.Reduced {
				k.reduced[call.Webhook] = call.Extract
			}
		}
	}
	if err := k.compareActs(ctx, acts); err != nil {
		return err
	}
	return k.compareUses(ctx, uses)
}
