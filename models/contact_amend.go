package models

import (
	"context"
	"maps"
	"strings"
	"unicode/utf8"

	"greenlist/ledger"
)

// Amendment is what one of the company's own systems knows better about a person. What is nil stays as it is.
type Amendment struct {
	Name, Language *string
	// Tags take the place of those there are.
	Tags *[]string
	// Attributes are changed one by one; an empty value takes one away.
	Attributes map[string]string
}

func (a Amendment) check(c *Contact) error {
	wrong := Invalid{}
	if a.Name != nil {
		if c.Name = tidyLine(*a.Name); utf8.RuneCountInString(c.Name) > 200 {
			wrong.Add("name", "Keep the name to 200 letters.")
		}
	}
	if a.Language != nil {
		if c.Language = *a.Language; !languagePattern.MatchString(c.Language) {
			wrong.Add("language", "Give two or three small letters, such as nl.")
		}
	}
	if a.Tags != nil {
		c.Tags = tidyTags(*a.Tags, wrong)
	}
	return wrong.OrNil()
}

func tidyTags(given []string, wrong Invalid) []string {
	tags := []string{}
	for _, tag := range given {
		if tag = tidyLine(tag); tag != "" && !contains(tags, tag) {
			tags = append(tags, tag)
		}
		if utf8.RuneCountInString(tag) > maxTag || strings.ContainsAny(tag, tagSeparators) {
			wrong.Add("tags", "Keep each tag to 50 letters, without a comma, a semicolon or a bar.")
		}
	}
	if len(tags) > maxTags {
		wrong.Add("tags", "A person has at most 20 tags.")
	}
	return tags
}

// Amend changes what is known about the person, and puts into the log what changed and who said so. It refuses, as Invalid, values that do not
// fit; attributes by their key.
func (c *Contact) Amend(ctx context.Context, db *DB, who Actor, a Amendment) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockContact(ctx, c.ID); err != nil {
			return err
		}
		before, err := FindContact(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		after := before
		if err := a.check(&after); err != nil {
			return err
		}
		if after.Attributes, err = a.merged(ctx, tx, before.Attributes); err != nil {
			return err
		}
		changes := differences(before, after)
		if *c = before; len(changes) == 0 {
			return nil
		}
		after.Origins = originsAfter(before.Origins, changes, Origin{Source: SourceAPI, At: tx.Now(), By: who.Name})
		if err := tx.write(ctx, before, after); err != nil {
			return err
		}
		why := release{at: tx.Now(), source: ledger.SourceAPI, who: who, words: "One of the company’s own systems said so."}
		if err := tx.correct(ctx, after, changes, why); err != nil {
			return err
		}
		*c = after
		was, is := told(changes)
		return tx.audit(ctx, who, deed{act: actContactAmend, subjectID: c.ID, before: was, after: is})
	})
}

func (a Amendment) merged(ctx context.Context, db *DB, before map[string]string) (map[string]string, error) {
	read, err := ReadAttributes(ctx, db, a.Attributes)
	if err != nil {
		return nil, err
	}
	all := maps.Clone(orEmpty(before))
	for key := range a.Attributes {
		delete(all, key)
	}
	for key, value := range read {
		if value != "" {
			all[key] = value
		}
	}
	return all, nil
}

// originsAfter says of every fact that changed where it comes from now.
func originsAfter(before map[string]Origin, changes []ledger.Change, from Origin) map[string]Origin {
	all := map[string]Origin{}
	maps.Copy(all, before)
	for _, change := range changes {
		all[change.Field] = from
	}
	return all
}

// PutContact writes a person down, or finds them, and amends what is known. fresh tells whether they were not known before.
func PutContact(ctx context.Context, db *DB, who Actor, phone, bsuid string, a Amendment) (c Contact, fresh bool, err error) {
	number, err := parseAddress(phone, bsuid)
	if err != nil {
		return Contact{}, false, Invalid{"phone": notReachable}
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		_, err = FindContactByAddress(ctx, tx, number, bsuid)
		_, fresh = err.(NotFound)
		if c, err = tx.meet(ctx, Address{Phone: number, BSUID: bsuid}, SourceAPI, ""); err != nil {
			return err
		}
		if fresh {
			if err := tx.audit(ctx, who, deed{act: actContactAdd, subjectID: c.ID}); err != nil {
				return err
			}
		}
		return c.Amend(ctx, tx, who, a)
	})
	return c, fresh, err
}

// FindLivingContact returns a person; of one who was merged, the person they were merged into. Who was erased is not found.
func FindLivingContact(ctx context.Context, db *DB, id int64) (Contact, error) {
	c, err := FindContact(ctx, db, id)
	if err == nil && c.MergedInto != nil {
		c, err = FindContact(ctx, db, *c.MergedInto)
	}
	if err == nil && c.ErasedAt != nil {
		err = NotFound{What: "contact"}
	}
	return c, err
}

// ContactsAfter returns people by id, those after a known one (0 for the first). Merged and erased contacts are nobody any more.
func ContactsAfter(ctx context.Context, db *DB, after int64, most int) ([]Contact, error) {
	var all []Contact
	err := db.q(ctx).Where("id > ? AND merged_into IS NULL AND erased_at IS NULL", after).Order("id").Limit(most).Find(&all).Error
	return all, err
}
