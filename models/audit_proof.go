package models

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"

	"greenlist/ledger"
)

// Act is an act of staff with what proves it.
type Act struct {
	AuditEntry
	// Proof is what the log holds of it; its Evidence.ID is 0 where it holds nothing.
	Proof Proof
	Comparison
}

// Comparison is what came of comparing a row of the audit with the log.
type Comparison struct {
	// Missing: the log holds no such act. Altered: what is kept does not open what the log committed to. Then nothing else can be compared.
	Missing, Altered bool
	// Emptied: what the act said was erased with the person it was about, here and there.
	Emptied bool
	// Differs are the parts in which row and log differ: "who", "what", "thing", "when", "before", "after".
	Differs []string
}

// Sound tells that the row says what the log holds.
func (a Comparison) Sound() bool { return !a.Missing && !a.Altered && len(a.Differs) == 0 }

// ActPage is one page of acts, the newest first.
type ActPage struct {
	Acts []Act
	More bool
	// Names are what the things are called today; what is gone is not in it.
	Names map[Thing]string
	// Verification is what came of checking the acts against the newest signed checkpoint.
	Verification Verification
	// Unlisted are acts in the log, between the first and the last of a page that narrows nothing, for which there is no row any more.
	Unlisted []int64
}

// ListActs returns one page of what staff did, compared with the log and checked against the newest checkpoint.
func ListActs(ctx context.Context, db *DB, s ActSearch) (page ActPage, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		entries, err := tx.listAuditEntries(ctx, s, ActPageSize+1)
		if err != nil {
			return err
		}
		page.More = len(entries) > ActPageSize
		if err := page.prove(ctx, tx, entries[:min(len(entries), ActPageSize)]); err != nil {
			return err
		}
		page.Unlisted, err = tx.unlisted(ctx, s, entries, page.More)
		return err
	})
	return page, err
}

// LatestActs are the last things done to one thing, at most n, without their proof.
func LatestActs(ctx context.Context, db *DB, t Thing, n int) (page ActPage, err error) {
	entries, err := db.listAuditEntries(ctx, ActSearch{Subject: t.Subject, SubjectID: t.ID}, n+1)
	if err != nil {
		return page, err
	}
	page.More = len(entries) > n
	for _, e := range entries[:min(len(entries), n)] {
		page.Acts = append(page.Acts, Act{AuditEntry: e})
	}
	page.Names, err = db.nameThings(ctx, page.things())
	return page, err
}

// NameAlso adds what one more thing is called.
func (p *ActPage) NameAlso(ctx context.Context, db *DB, t Thing) error {
	named, err := db.nameThings(ctx, []Thing{t})
	if p.Names == nil {
		p.Names = map[Thing]string{}
	}
	maps.Copy(p.Names, named)
	return err
}

// FindAct returns one act, with what proves it.
func FindAct(ctx context.Context, db *DB, id int64) (page ActPage, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		var e AuditEntry
		if err := tx.q(ctx).Take(&e, id).Error; err != nil {
			return found(err, "act")
		}
		return page.prove(ctx, tx, []AuditEntry{e})
	})
	return page, err
}

// prove opens what the log holds of the acts.
func (p *ActPage) prove(ctx context.Context, db *DB, entries []AuditEntry) (err error) {
	if p.Acts, err = db.openActs(ctx, entries); err != nil {
		return err
	}
	var proofs []Proof
	for _, a := range p.Acts {
		if !a.Missing {
			proofs = append(proofs, a.Proof)
		}
	}
	if p.Names, err = db.nameThings(ctx, p.things()); err != nil {
		return err
	}
	p.Verification, err = db.verifyProofs(ctx, proofs)
	return err
}

// things are all that the acts speak of.
func (p ActPage) things() (all []Thing) {
	for _, a := range p.Acts {
		all = append(append(all, a.Thing()), a.mentions()...)
	}
	return all
}

// openActs reads what the log holds of acts and compares.
func (db *DB) openActs(ctx context.Context, entries []AuditEntry) ([]Act, error) {
	ids := make([]int64, len(entries))
	for i, e := range entries {
		ids[i] = e.EvidenceID
	}
	var rows []struct {
		Evidence
		Idx     *int64
		Nonce   []byte
		Payload []byte
	}
	err := db.q(ctx).Raw(`SELECT e.*, l.idx, s.nonce, s.payload FROM evidence e LEFT JOIN log_leaves l ON l.evidence_id = e.id LEFT JOIN sealed s ON s.evidence_id = e.id
		WHERE `+db.among("e.id"), db.list(ids)).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	of := make(map[int64]Proof, len(rows))
	for _, row := range rows {
		of[row.ID] = Proof{Evidence: row.Evidence, Place: row.Idx, Nonce: row.Nonce, Payload: row.Payload}
	}
	acts := make([]Act, len(entries))
	for i, e := range entries {
		acts[i] = Act{AuditEntry: e, Proof: of[e.EvidenceID], Comparison: e.compare(of[e.EvidenceID])}
	}
	return acts, nil
}

// compare holds a row against what the log has of it.
func (e AuditEntry) compare(p Proof) (a Comparison) {
	switch {
	case p.Evidence.ID == 0 || p.Evidence.Type != ledger.StaffActed:
		a.Missing = true
		return a
	case p.Erased():
		a.Emptied = true
		a.differs("before", len(e.Before) == 0)
		a.differs("after", len(e.After) == 0)
		return a
	}
	read, err := ledger.ReadPayload(p.Evidence.Type, p.Payload)
	event, ok := read.(*ledger.AdminEvent)
	if err != nil || !ok || !p.Opens() {
		a.Altered = true
		return a
	}
	a.differs("who", event.Actor == e.Who)
	a.differs("what", event.Action == e.Subject+"."+e.Action)
	a.differs("thing", event.Subject == fmt.Sprintf("%s:%d", e.Subject, e.SubjectID))
	a.differs("when", event.At.Equal(e.At))
	a.differs("before", sameJSON(event.Before, e.Before))
	a.differs("after", sameJSON(event.After, e.After))
	return a
}

func (a *Comparison) differs(part string, same bool) {
	if !same {
		a.Differs = append(a.Differs, part)
	}
}

// sameJSON compares what two texts say: a database may keep the second in an order and with spaces of its own.
func sameJSON(said string, kept json.RawMessage) bool {
	a, err := anyJSON([]byte(said))
	b, err2 := anyJSON(kept)
	return err == nil && err2 == nil && reflect.DeepEqual(a, b)
}

// anyJSON keeps numbers as they are written. No text at all is null.
func anyJSON(text []byte) (value any, err error) {
	if len(text) == 0 {
		return nil, nil
	}
	read := json.NewDecoder(bytes.NewReader(text))
	read.UseNumber()
	err = read.Decode(&value)
	return value, err
}
