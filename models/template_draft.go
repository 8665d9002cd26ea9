package models

import (
	"context"
	"fmt"

	"greenlist/whatsapp"
)

// mostNames is how many numbered names are tried for drafts that only need some name: offer, offer_2, offer_3 …
const mostNames = 99

// addDraft keeps content as a new draft, with its step and its audit. A name that is taken is a duplicate.
func (db *DB) addDraft(ctx context.Context, who Actor, content whatsapp.Template) (Template, error) {
	account, err := FindAccount(ctx, db)
	if err != nil {
		return Template{}, unlessMissing(err, Refusal{Reason: "not-connected", Message: "Connect your WhatsApp account first: templates belong to it."})
	}
	now := db.Now()
	t := Template{
		AccountID: account.ID, Name: content.Name, Language: content.Language, Category: content.Category, State: TemplateDraft, Quality: whatsapp.QualityUnknown,
		CreatedBy: who.userID(), CreatedAt: now, UpdatedAt: now,
	}
	if err := db.makeRoom(ctx, t); err != nil {
		return t, err
	}
	if err := db.q(ctx).Create(&t).Error; err != nil {
		return t, err
	}
	if err := db.newVersion(ctx, &t, who, content); err != nil {
		return t, err
	}
	if err := db.step(ctx, TemplateStep{TemplateID: t.ID, VersionID: t.VersionID, Field: "state", After: string(TemplateDraft), Source: "staff", UserID: who.userID()}); err != nil {
		return t, err
	}
	text, _ := DraftOf(content)
	return t, db.audit(ctx, who, deed{act: actTemplateCreate, subjectID: t.ID, after: text})
}

// DraftLanguages keeps new drafts that say one thing in several languages, all of them or none. They share a name: that of the first, or with a
// number after it where that is taken, belongs to another category, or is still blocked by Meta.
func DraftLanguages(ctx context.Context, db *DB, who Actor, contents []whatsapp.Template) ([]Template, error) {
	if len(contents) == 0 {
		return nil, Invalid{"languages": "Choose a language."}
	}
	var drafts []Template
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		name, err := tx.freeName(ctx, contents)
		if err != nil {
			return err
		}
		for _, content := range contents {
			content.Name = name
			draft, err := tx.addDraft(ctx, who, content)
			if err != nil {
				return err
			}
			drafts = append(drafts, draft)
		}
		return nil
	})
	if isDuplicate(err) {
		return nil, Conflict{Message: "Somebody else took the name this moment. Start again."}
	}
	return drafts, err
}

func (db *DB) freeName(ctx context.Context, contents []whatsapp.Template) (string, error) {
	names, languages := []string{contents[0].Name}, []string{}
	for i := 2; i <= mostNames; i++ {
		names = append(names, fmt.Sprintf("%s_%d", contents[0].Name, i))
	}
	for _, c := range contents {
		languages = append(languages, c.Language)
	}
	var taken []string
	err := db.q(ctx).Raw(`SELECT DISTINCT name FROM templates WHERE name IN ? AND (deleted_at IS NULL AND (language IN ? OR category <> ?)
		OR deleted_at > ? AND live_version_id IS NOT NULL)`, names, languages, contents[0].Category, whatsapp.UnblockedSince(db.Now())).Scan(&taken).Error
	if err != nil {
		return "", err
	}
	busy := map[string]bool{}
	for _, name := range taken {
		busy[name] = true
	}
	for _, name := range names {
		if !busy[name] {
			return name, nil
		}
	}
	return "", Refusal{Reason: "names", Message: "There are very many templates of this name already. Copy one of them instead."}
}
