package models

import (
	"context"
	"time"
)

// Dossier is everything that bears on whether a person may be messaged, and on whether they were rightly: what was shown, said, relied on and taken back,
// with what proves it.
type Dossier struct {
	MadeAt time.Time
	// Origin names the log, DatabaseID the installation.
	Origin, DatabaseID string
	Company            Organisation
	Contact            Contact
	// Merged are contacts that were found to be the same person.
	Merged []Contact
	// Consents is how the person stands now; Purposes names what they agreed to.
	Consents []Consent
	Purposes map[int64]string
	// Proofs is all evidence about them in the order in which it was written down.
	Proofs []Proof
	// Uses are the messages that relied on a yes, oldest first.
	Uses    []Use
	Inbound []InboundMessage
	// Suppression is the entry on the list of those who are never messaged; its ID is 0 where there is none.
	Suppression  Suppression
	Verification Verification
	// Receipts are what the person can show for each yes.
	Receipts []DossierReceipt
}

// DossierReceipt is what the person can show for a yes: the number of the record. The link to the receipt is theirs alone: it leads on to where they can
// act, and nobody acts for them.
type DossierReceipt struct {
	EvidenceID int64  `json:"evidence"`
	RecordID   string `json:"record"`
}

// FindDossier gathers a person's dossier in one look at the database, with a few statements however much there is. It reads and no more: whoever shows it
// to somebody calls OpenDossier. For a contact that was merged into another it is the dossier of what is left of it.
func FindDossier(ctx context.Context, db *DB, contactID int64) (Dossier, error) {
	d := Dossier{MadeAt: db.Now(), Origin: db.place.installation.Origin, DatabaseID: db.place.installation.DatabaseID}
	err := db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if d.Contact, err = FindContact(ctx, tx, contactID); err != nil {
			return err
		}
		for _, part := range []func(context.Context, *DB) error{d.readPerson, d.readProofs, d.readUses, d.readInbound, d.verify} {
			if err := part(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	return d, err
}

// OpenDossier is FindDossier for somebody who will see it, which stands in the audit before they do; how is "view", or the kind of file that it is exported
// as. Where a piece of evidence is younger than the newest checkpoint it signs the log, so that everything in the dossier can be checked against one.
func OpenDossier(ctx context.Context, db *DB, who Actor, contactID int64, how string) (Dossier, error) {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if _, err := FindContact(ctx, tx, contactID); err != nil {
			return err
		}
		d := deed{act: actDossierView, subjectID: contactID}
		if how != "view" {
			d.act, d.after = actDossierExport, map[string]any{"as": how}
		}
		return tx.audit(ctx, who, d)
	})
	if err != nil {
		return Dossier{}, err
	}
	d, err := FindDossier(ctx, db, contactID)
	if err != nil || !d.Verification.Waits() {
		return d, err
	}
	if _, err := SignCheckpoint(ctx, db); err != nil {
		return Dossier{}, err
	}
	return FindDossier(ctx, db, contactID)
}

func (d *Dossier) readPerson(ctx context.Context, db *DB) (err error) {
	if d.Company, err = FindOrganisation(ctx, db); err != nil {
		return err
	}
	if d.Merged, err = d.Contact.ListMerged(ctx, db); err != nil {
		return err
	}
	if d.Consents, err = ListConsents(ctx, db, d.Contact.ID); err != nil {
		return err
	}
	if d.Purposes, err = PurposeNames(ctx, db); err != nil || d.Contact.SuppressionID == nil {
		return err
	}
	return db.q(ctx).Where("id = ?", *d.Contact.SuppressionID).Limit(1).Find(&d.Suppression).Error
}

func (d *Dossier) readProofs(ctx context.Context, db *DB) error {
	of, err := db.proofsOf(ctx, d.Contact)
	if err == nil {
		d.Proofs, err = of.read(ctx, `e.id > ?`, everything, 0)
		d.Receipts = receiptsFor(d.Proofs)
	}
	return err
}

// everything is a limit that nothing reaches.
const everything = 1 << 30

func (d *Dossier) readInbound(ctx context.Context, db *DB) error {
	return db.q(ctx).Raw(`SELECT * FROM inbound_messages WHERE `+db.among("contact_id")+` ORDER BY at, wamid`, db.list(d.ids())).Scan(&d.Inbound).Error
}

// ids are those of the contact and of the ones merged into it.
func (d Dossier) ids() []int64 {
	ids := []int64{d.Contact.ID}
	for _, other := range d.Merged {
		ids = append(ids, other.ID)
	}
	return ids
}

// receiptsFor names the receipt of each yes.
func receiptsFor(proofs []Proof) (all []DossierReceipt) {
	for _, p := range proofs {
		if p.Event != nil && p.Evidence.Type.Yes() {
			all = append(all, DossierReceipt{EvidenceID: p.Evidence.ID, RecordID: recordID(p.Event)})
		}
	}
	return all
}

// Notices are the texts that the person was shown, each once.
func (d Dossier) Notices() (all []Notice) {
	seen := map[int64]bool{}
	for _, p := range d.Proofs {
		if p.Notice != nil && !seen[p.Notice.ID] {
			all, seen[p.Notice.ID] = append(all, *p.Notice), true
		}
	}
	return all
}
