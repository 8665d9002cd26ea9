package models

import (
	"context"
	"maps"
	"strings"
	"time"
	"unicode/utf8"

	"greenlist/ledger"
)

// ContactDetails are what staff write down about a person. Numbers and user ids are not among them: those come from WhatsApp, or with a merge.
type ContactDetails struct {
	Name     string
	Language string
	Zone     string // IANA; empty is not known
	Tags     []string
	// Attributes by key, as typed. Those in use that are left out are taken away; those no longer in use stay.
	Attributes map[string]string
}

// Details are what is written down now.
func (c Contact) Details() ContactDetails {
	return ContactDetails{Name: c.Name, Language: c.Language, Zone: c.Zone, Tags: c.Tags, Attributes: c.Attributes}
}

// Describe writes down what is known about a person. It refuses values that do not fit their attribute, and people who are gone. What was there
// before stands in the audit, and in the log as a correction; where each new fact comes from stands with it.
func (c *Contact) Describe(ctx context.Context, db *DB, who Actor, d ContactDetails) error {
	_, err := c.describeAs(ctx, db, who, d, "A member of staff put this right.")
	return err
}

// describeAs is Describe in words of its own for the log. changed is false where everything stood there already.
func (c *Contact) describeAs(ctx context.Context, db *DB, who Actor, d ContactDetails, words string) (changed bool, err error) {
	values, err := ReadAttributes(ctx, db, d.Attributes)
	wrong, ok := err.(Invalid)
	if err != nil && !ok {
		return false, err
	}
	if d, err = d.tidy(wrong); err != nil {
		return false, err
	}
	d.Attributes = values
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockContact(ctx, c.ID); err != nil {
			return err
		}
		before, err := FindContact(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		if !before.exists() {
			return Conflict{"This is not a contact of their own any more."}
		}
		changed, err = tx.describe(ctx, who, before, d, words)
		return err
	})
	return changed, err
}

func (d ContactDetails) tidy(wrong Invalid) (ContactDetails, error) {
	if wrong == nil {
		wrong = Invalid{}
	}
	d.Name = tidyLine(d.Name)
	if utf8.RuneCountInString(d.Name) > maxName {
		wrong.Add("name", "Keep the name under 200 letters.")
	}
	if spoken := strings.TrimSpace(d.Language); spoken != "" {
		if d.Language = readLanguage(spoken); d.Language == "" {
			wrong.Add("language", "This language is not known here.")
		}
	}
	if _, err := time.LoadLocation(d.Zone); err != nil || d.Zone == "Local" {
		wrong.Add("zone", "Choose a time zone from the list, such as Europe/Amsterdam.")
	}
	var tags []string
	for _, tag := range d.Tags {
		if utf8.RuneCountInString(strings.TrimSpace(tag)) > maxTag {
			wrong.Add("tags", "Keep each tag under 50 letters.")
		}
		if strings.ContainsAny(tag, tagSeparators) {
			wrong.Add("tags", "A tag holds no semicolon and no bar: in lists they part one tag from the next.")
		}
		tags = addTag(tags, tag)
	}
	if len(d.Tags) > maxTags {
		wrong.Add("tags", "Give a person 20 tags at most.")
	}
	d.Tags = append([]string{}, tags...)
	return d, wrong.OrNil()
}

func (db *DB) describe(ctx context.Context, who Actor, before Contact, d ContactDetails, words string) (changed bool, err error) {
	inUse, err := ListAttributes(ctx, db, false)
	if err != nil {
		return false, err
	}
	after := before
	after.Name, after.Language, after.Zone, after.Tags = d.Name, d.Language, d.Zone, d.Tags
	after.Attributes = maps.Clone(orEmpty(before.Attributes))
	for _, a := range inUse {
		delete(after.Attributes, a.Key)
	}
	maps.Copy(after.Attributes, d.Attributes)
	changes := differences(before, after)
	if len(changes) == 0 {
		return false, nil
	}
	after.Origins = before.originsAfter(after, Origin{Source: ledger.SourceStaff, At: db.Now(), By: who.Name})
	if err := db.write(ctx, before, after); err != nil {
		return false, err
	}
	why := release{at: db.Now(), source: ledger.SourceStaff, who: who, words: words}
	if err := db.correct(ctx, after, changes, why); err != nil {
		return false, err
	}
	was, is := told(changes)
	return true, db.audit(ctx, who, deed{act: actContactDescribe, subjectID: after.ID, before: was, after: is})
}

// told is what changed as the audit tells it.
func told(changes []ledger.Change) (was, is map[string]string) {
	was, is = map[string]string{}, map[string]string{}
	for _, change := range changes {
		was[change.Field], is[change.Field] = change.Before, change.After
	}
	return was, is
}

// originsAfter are where the facts of a changed contact come from: those that are new, from the one who changed it.
func (c Contact) originsAfter(after Contact, from Origin) map[string]Origin {
	all := map[string]Origin{}
	is, was := after.facts(), c.facts()
	for _, tag := range after.Tags {
		is[TagFact(tag)] = tag
	}
	for _, tag := range c.Tags {
		was[TagFact(tag)] = tag
	}
	delete(is, "tags")
	for fact, value := range is {
		old, known := c.Origins[fact]
		switch {
		case value != was[fact]:
			all[fact] = from
		case known:
			all[fact] = old
		}
	}
	return all
}
