package models

import "context"

// FormIncomplete is the reason why a form with gaps is not published.
const FormIncomplete = "incomplete"

// DrawNotice draws a form in one language, in one of the kinds of notice there are.
type DrawNotice func(c FormContent, language, kind string) ([]byte, error)

// Publish makes the draft a version that never changes, and draws its notices once per language: those bytes are what people see and what
// their consent points at. It refuses, with reason FormIncomplete, while anything is missing (see Prepare); with FormUnlawful, what breaks a rule (see
// Judge); and as Invalid, a warning for which no reason is given. Reasons are kept with the version. A stopped form stays stopped.
func (f *Form) Publish(ctx context.Context, db *DB, who Actor, draw DrawNotice, reasons ...AcceptedWarning) (FormVersion, error) {
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
		if err := tx.holdPurposes(ctx, form.Draft.PurposeIDs); err != nil {
			return err
		}
		found, err := content.Judge(draw)
		if err != nil {
			return err
		}
		if v.Accepted, err = accept(found, reasons); err != nil {
			return err
		}
		if err := tx.defineFields(ctx, who, content.Fields); err != nil {
			return err
		}
		v.FormID, v.Content, v.PublishedBy, v.PublishedAt = form.ID, content, who.userID(), tx.Now()
		if err := tx.addVersion(ctx, &v, draw); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormPublish, subjectID: form.ID, after: map[string]any{"version": v.Number, "accepted": v.Accepted}})
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

func (db *DB) addVersion(ctx context.Context, v *FormVersion, draw DrawNotice) error {
	err := db.q(ctx).Raw(`SELECT COALESCE(MAX(number), 0) + 1 FROM form_versions WHERE form_id = ?`, v.FormID).Scan(&v.Number).Error
	if err != nil {
		return err
	}
	if err := db.q(ctx).Create(v).Error; err != nil {
		return err
	}
	if err := db.addNotices(ctx, *v, draw); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE forms SET version_id = ?, updated_at = ? WHERE id = ?`, v.ID, db.Now(), v.FormID).Error
}

func (db *DB) addNotices(ctx context.Context, v FormVersion, draw DrawNotice) error {
	for _, language := range v.Content.Languages {
		for _, kind := range NoticeKinds {
			html, err := draw(v.Content, language, kind)
			if err != nil {
				return wrap("draw the notice", err)
			}
			if err := db.addNotice(ctx, v, language, kind, html); err != nil {
				return err
			}
		}
	}
	return nil
}
