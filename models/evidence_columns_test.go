package models_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// cells is how many rows' values are changed in each column; `make prove-bundles` changes them all.
var cells = flag.Int("cells", 1, "rows in which each column of the evidence is changed")

// evidenceTables are those that a bundle is made of, and what names a row.
var evidenceTables = []struct{ table, key string }{
	{"evidence", "id"}, {"sealed", "evidence_id"}, {"log_leaves", "idx"}, {"log_nodes", "id"}, {"checkpoints", "size"}, {"notices", "id"},
	{"webhook_bodies", "hash"}, {"webhook_mentions", "hash"}, {"messages", "id"}, {"audit_entries", "id"}, {"installation", "id"},
}

// besideProof are the columns in which a change proves nothing wrong, and why that is no harm.
var besideProof = map[string][]string{
	"the bundle does not hold it, and no page takes it for proof: it says what may be deleted, and when":   {"sealed.retain_until", "sealed.held_at"},
	"an older signature has no part in a bundle, which is signed anew; whoever holds a copy compares that": {"checkpoints.note", "checkpoints.size", "checkpoints.created_at"},
	"a number of the row, and nothing else":                 {"notices.id", "messages.id", "audit_entries.id"},
	"a name; the log has the number of the member of staff": {"audit_entries.actor"},
	"read when the program starts, which compares it with its keys; the time is moved in a sandbox only": {
		"installation.id", "installation.database_id", "installation.kind", "installation.rehearsal_at", "installation.born_at", "installation.origin", "installation.secret_fingerprint",
		"installation.suppression_fingerprint", "installation.clock_offset_ms", "installation.sending_paused_at", "installation.sending_paused_why", "installation.sending_paused_by", "installation.more_tries", "installation.late_minutes", "installation.demo_filled_at",
	},
	"when the row was made; the log tells when, too":              {"notices.created_at", "webhook_bodies.received_at", "webhook_bodies.reduced_at", "messages.created_at"},
	"a copy of what the record says, which nobody reads":          {"webhook_bodies.signature"},
	"only finds whom a call speaks of when one of them is erased": {"webhook_mentions.mention", "webhook_mentions.hash"},
	"what became of a message is Meta's word, which the log does not know": {
		"messages.state", "messages.reason", "messages.error_code", "messages.error_detail", "messages.refusals", "messages.enough", "messages.wamid", "messages.accepted_at",
		"messages.sent_at", "messages.delivered_at", "messages.read_at", "messages.failed_at",
	},
	"what a message says, and when it may leave; the log tells on what yes it left": {
		"messages.campaign_id", "messages.occasion", "messages.number_id", "messages.template_version_id", "messages.process_id", "messages.due_at", "messages.not_after",
		"messages.parameters", "messages.body", "messages.claimed_at", "messages.after_evidence_id", "messages.tracked", "messages.rank",
	},
}

// vandal changes one value at a time and lets everybody look who would have to see it.
type vandal struct {
	t    *testing.T
	db   *models.DB
	town *town
	vkey string
	// erased are the pieces of evidence that cannot be opened any more.
	erased map[any]bool
}

func TestEveryColumnOfTheEvidenceCounts(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		v := newVandal(t, db, clock)
		if how := v.look(context.Background(), db); how != "" {
			t.Fatalf("before anything was changed: %s", how)
		}
		made, seen := 0, 0
		for _, of := range evidenceTables {
			rows, err := models.Cells(context.Background(), db, of.table, of.key)
			if err != nil || len(rows) == 0 {
				t.Fatalf("%s: %d rows, %v", of.table, len(rows), err)
			}
			for column := range rows[0] {
				m, s := v.column(of.table, of.key, column, rows)
				made, seen = made+m, seen+s
			}
		}
		t.Logf("%d values changed, %d of them seen; the others have no part in any proof", made, seen)
	})
}

// newVandal finds a log in which everything has happened: forms, calls that two people share, messages, a no, a list, and somebody erased.
func newVandal(t *testing.T, db *models.DB, clock *modelstest.Clock) *vandal {
	w := newTown(t, db, clock, 4)
	w.signUp()
	w.campaign()
	withdraw(t, db, w.people[3].contact, clock.Now())
	late := acquaintance(9)
	w.people = append(w.people, late)
	w.list()
	clock.Advance(time.Minute)
	_, err := w.people[1].contact.Erase(w.ctx, db, w.company.Marketer, models.Erasing{Reason: ledger.ReasonArt17})
	w.ok(err)
	_, err = models.SignCheckpoint(w.ctx, db)
	w.ok(err)
	v := &vandal{t: t, db: db, town: w, erased: map[any]bool{}}
	for _, table := range []string{"evidence", "sealed"} {
		rows, err := models.Cells(w.ctx, db, table, "1")
		w.ok(err)
		for _, row := range rows {
			if table == "evidence" {
				v.erased[row["id"]] = true
			}
			delete(v.erased, row["evidence_id"])
		}
	}
	v.vkey, err = db.VerifierKey()
	w.ok(err)
	return v
}

func (v *vandal) reason(table, column string, row map[string]any) string {
	if table == "evidence" && (column == "contact_id" || column == "created_at") && v.erased[row["id"]] {
		return "of what was erased nothing is left to compare it with"
	}
	for why, columns := range besideProof {
		if slices.Contains(columns, table+"."+column) {
			return why
		}
	}
	return ""
}

// column changes the values of some rows in a column, or of all, one at a time.
func (v *vandal) column(table, key, column string, rows []map[string]any) (made, seen int) {
	step := max(1, len(rows)/(*cells))
	for i := (len(column) * 7) % step; i < len(rows); i += step {
		old := rows[i][column]
		now, ok := changed(old)
		why := v.reason(table, column, rows[i])
		if !ok || why != "" && *cells == 1 {
			continue
		}
		how := ""
		err := models.Unguarded(context.Background(), v.db, func(ctx context.Context, tx *models.DB) error {
			return models.Execute(ctx, tx, `UPDATE `+table+` SET `+column+` = ? WHERE `+key+` = ?`, now, rows[i][key])
		}, func(ctx context.Context, tx *models.DB) error {
			how = v.look(ctx, tx)
			return nil
		})
		if err != nil {
			how = "the database: " + err.Error()
		}
		made++
		if how != "" {
			seen++
		} else if why == "" {
			v.t.Errorf("%s.%s of %v: nobody sees %.60q where %.60q was", table, column, rows[i][key], fmt.Sprint(now), fmt.Sprint(old))
		}
	}
	return made, seen
}

// changed is a value that is another by little; there is none for nothing.
func changed(old any) (any, bool) {
	switch v := old.(type) {
	case int64:
		return v + 1_000_003, true
	case int32:
		return v + 1, true
	case bool:
		return !v, true
	case time.Time:
		return v.Add(time.Second), true
	case []byte:
		return changedBytes(v), len(v) > 0
	case string:
		return string(changedBytes([]byte(v))), v != ""
	}
	return nil, false
}

func changedBytes(b []byte) []byte {
	b = bytes.Clone(b)
	if len(b) > 0 {
		b[len(b)/2] ^= 1
	}
	return b
}

// look is the auditor with a fresh bundle, and the comparison with the log for what a bundle does not hold: how one of them sees that something is wrong.
func (v *vandal) look(ctx context.Context, db *models.DB) string {
	dir := v.t.TempDir() + "/bundle"
	if _, err := models.ExportEvidence(ctx, db, v.town.company.Marketer, dir); err != nil {
		return "the export: " + err.Error()
	}
	if r, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{v.vkey}}); err != nil || r.Exit != ledger.ExitOK {
		return "the auditor: " + r.String()
	}
	if found, err := models.CompareWithLog(ctx, db); err != nil || found.Wrong > 0 {
		return fmt.Sprintf("the comparison: %v, %v", found.Discords, err)
	}
	return ""
}
