package models

import "context"

// FormIncomplete is the reason why a form with gaps is not published.
const FormIncomplete = "incomplete"

// DrawNotice draws the consent block of a form in one language.
type DrawNotice func(c FormContent, language string) ([]byte, error)

// Publish makes the draft a version that never changes, and draws its consent block once per language: those bytes are what people see and what
// their consent points at. It refuses, with reason FormIncomplete, while anything is missing (see Prepare). A stopped form stays stopped.
func (f *Form) Publish(ctx context.Context, db *DB, who Actor, draw DrawNotice) (FormVersion, error) {
	var v FormVersion
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockForm(ctx, f.ID); err != nil {
			return err
		}
		form, err := FindForm(ctx, tx, f.ID)
		if err != nil {
			return err
		}
		content, gaps, err := form.Prepare(ctx, tx)
		if err != nil {
			return err
		}
		if len(gaps) > 0 {
			return Refusal{Reason: FormIncomplete, Message: "Something is still missing. Complete it, then publish the form."}
		}
		if v, err = tx.addVersion(ctx, form, who, content, draw); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{action: "publish", subject: "form", subjectID: form.ID, after: map[string]any{"version": v.Number}})
	})
	if err == nil {
		f.VersionID = &v.ID
	}
	return v, err
}

// lockForm makes those who publish the same form wait for each other.
func (db *DB) lockForm(ctx context.Context, id int64) error {
	return db.q(ctx).Exec(`UPDATE forms SET updated_at = updated_at WHERE id = ?`, id).Error
}

func (db *DB) addVersion(ctx context.Context, f Form, who Actor, content FormContent, draw DrawNotice) (FormVersion, error) {
	v := FormVersion{FormID: f.ID, Content: content, PublishedBy: who.userID(), PublishedAt: db.Now()}
	err := db.q(ctx).Raw(`SELECT COALESCE(MAX(number), 0) + 1 FROM form_versions WHERE form_id = ?`, f.ID).Scan(&v.Number).Error
	if err != nil {
		return v, err
	}
	if err := db.q(ctx).Create(&v).Error; err != nil {
		return v, err
	}
	for _, language := range content.Languages {
		html, err := draw(content, language)
		if err != nil {
			return v, wrap("draw the notice", err)
		}
		if err := db.addNotice(ctx, v, language, html); err != nil {
			return v, err
		}
	}
	return v, db.q(ctx).Exec(`UPDATE forms SET version_id = ?, updated_at = ? WHERE id = ?`, v.ID, db.Now(), f.ID).Error
}
