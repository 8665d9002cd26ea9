package models

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Attribute is something a company wants to know about people besides how to reach them: a size, a birthday, a customer number. What somebody's
// is stands in their contacts row, under the attribute's key, as ReadAttributes writes it.
type Attribute struct {
	ID int64
	// Key names it in lists, templates and the API, for ever: small letters, digits and underscores.
	Key  string
	Name string
	Type AttributeType
	// Choices are the values a choice can have, in the order people see.
	Choices    []string `gorm:"serializer:json"`
	CreatedBy  *int64
	CreatedAt  time.Time
	UpdatedAt  time.Time
	ArchivedAt *time.Time
}

// AttributeType says what values an attribute takes. It never changes: values that are there would stop making sense.
type AttributeType string

// The types of attributes, and how their values are kept: text as it is, 1234.5, 2026-11-21, yes or no, one of the choices.
const (
	AttributeText   AttributeType = "text"
	AttributeNumber AttributeType = "number"
	AttributeDate   AttributeType = "date"
	AttributeYesNo  AttributeType = "yes_no"
	AttributeChoice AttributeType = "choice"
)

// AttributeTypes are all there are.
var AttributeTypes = []AttributeType{AttributeText, AttributeNumber, AttributeDate, AttributeYesNo, AttributeChoice}

// Measured tells whether values go from one to another: numbers and dates.
func (a Attribute) Measured() bool { return a.Type == AttributeNumber || a.Type == AttributeDate }

// NewAttribute is what it takes to define an attribute, or to change one.
type NewAttribute struct {
	Name    string
	Key     string // made from the name where empty; a change leaves it
	Type    AttributeType
	Choices []string
}

var attributeKey = regexp.MustCompile(`^[\p{Ll}\p{Lo}0-9_]{1,40}$`)

const (
	maxAttributeName = 60
	maxChoices       = 100
)

// AttributeKey makes a key of a name: “Shoe size” is shoe_size.
func AttributeKey(name string) string { return shorten(strings.Join(nameWords(name), "_"), 40) }

func (n NewAttribute) tidy() (NewAttribute, error) {
	wrong := Invalid{}
	n.Name = strings.Join(strings.Fields(n.Name), " ")
	if n.Key = strings.TrimSpace(n.Key); n.Key == "" {
		n.Key = AttributeKey(n.Name)
	}
	switch {
	case n.Name == "":
		wrong.Add("name", "Give it a name, such as “Shoe size”.")
	case utf8.RuneCountInString(n.Name) > maxAttributeName:
		wrong.Add("name", "Keep the name under 60 letters.")
	case !attributeKey.MatchString(n.Key):
		wrong.Add("key", "A key is made of small letters, digits and underscores, 40 at most.")
	}
	if !slices.Contains(AttributeTypes, n.Type) {
		wrong.Add("type", "Choose what kind of answer it is.")
	}
	n.tidyChoices(wrong)
	return n, wrong.OrNil()
}

func (n *NewAttribute) tidyChoices(wrong Invalid) {
	if n.Type != AttributeChoice {
		n.Choices = []string{}
		return
	}
	given := n.Choices
	n.Choices = []string{}
	for _, choice := range given {
		if choice = strings.Join(strings.Fields(choice), " "); choice != "" && !contains(n.Choices, choice) {
			n.Choices = append(n.Choices, shorten(choice, maxAttributeName))
		}
	}
	if len(n.Choices) < 2 || len(n.Choices) > maxChoices {
		wrong.Add("choices", "Write two to a hundred choices, one a line.")
	}
}

// CreateAttribute defines an attribute. It refuses a key that is taken, also by one no longer in use.
func CreateAttribute(ctx context.Context, db *DB, who Actor, n NewAttribute) (Attribute, error) {
	n, err := n.tidy()
	if err != nil {
		return Attribute{}, err
	}
	a := Attribute{Key: n.Key, Name: n.Name, Type: n.Type, Choices: n.Choices, CreatedBy: who.userID(), CreatedAt: db.Now(), UpdatedAt: db.Now()}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&a).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actAttributeCreate, subjectID: a.ID, after: n})
	})
	if isDuplicate(err) {
		return a, Invalid{"name": "There is an attribute like this already, in use or archived."}
	}
	return a, err
}

// Change renames an attribute or rewrites its choices. What people have stays as it is, also where it is no choice any more.
func (a *Attribute) Change(ctx context.Context, db *DB, who Actor, n NewAttribute) error {
	n.Key, n.Type = a.Key, a.Type
	n, err := n.tidy()
	if err != nil {
		return err
	}
	choices, err := jsonText(n.Choices)
	if err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := guarded(tx.q(ctx).Exec(`UPDATE attributes SET name = ?, choices = ?, updated_at = ? WHERE id = ?`, n.Name, choices, tx.Now(), a.ID), "This attribute is gone."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actAttributeChange, subjectID: a.ID, before: NewAttribute{a.Name, a.Key, a.Type, a.Choices}, after: n})
	})
}

// Archive takes an attribute out of use, or back into it. Values that people have are kept.
func (a *Attribute) Archive(ctx context.Context, db *DB, who Actor, archived bool) error {
	var at *time.Time
	act := actAttributeRestore
	if archived {
		now := db.Now()
		at, act = &now, actAttributeArchive
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		update := tx.q(ctx).Exec(`UPDATE attributes SET archived_at = ?, updated_at = ? WHERE id = ? AND (archived_at IS NULL) = ?`, at, tx.Now(), a.ID, archived)
		if err := guarded(update, "Somebody did this already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: act, subjectID: a.ID})
	})
}

// FindAttribute returns one attribute.
func FindAttribute(ctx context.Context, db *DB, id int64) (Attribute, error) {
	var a Attribute
	err := db.q(ctx).Take(&a, id).Error
	return a, found(err, "attribute")
}

// ListAttributes returns those in use, by name. With archived ones they come last.
func ListAttributes(ctx context.Context, db *DB, archived bool) ([]Attribute, error) {
	var all []Attribute
	q := db.q(ctx).Order("archived_at IS NOT NULL, name, id")
	if !archived {
		q = q.Where("archived_at IS NULL")
	}
	return all, q.Find(&all).Error
}
