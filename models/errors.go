package models

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"gorm.io/gorm"
)

// NotFound says that there is no such thing, or none that the asker may know of.
type NotFound struct{ What string }

func (e NotFound) Error() string { return e.What + " not found" }

// Conflict says that the thing is no longer in the state the act needs: somebody else was first, or it happened already.
type Conflict struct{ Message string }

func (e Conflict) Error() string { return e.Message }

// Invalid holds what is wrong with a form, field by field, in words for the person who filled it in.
type Invalid map[string]string

func (e Invalid) Error() string {
	fields := make([]string, 0, len(e))
	for field := range e {
		fields = append(fields, field)
	}
	sort.Strings(fields)
	return "invalid: " + strings.Join(fields, ", ")
}

// Add notes what is wrong with field; the first words stand.
func (e Invalid) Add(field, words string) {
	if _, ok := e[field]; !ok {
		e[field] = words
	}
}

// OrNil is nil when nothing is wrong.
func (e Invalid) OrNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// Refusal says that a rule forbids the act. Reason is a stable word for programs, Message a sentence for people.
type Refusal struct{ Reason, Message string }

func (e Refusal) Error() string { return e.Message }

func found(err error, what string) error {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return NotFound{What: what}
	}
	return err
}

// guarded turns the row count of a guarded UPDATE into a Conflict when the guard did not hold.
func guarded(result *gorm.DB, message string) error {
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected == 0 {
		return Conflict{Message: message}
	}
	return nil
}

func isDuplicate(err error) bool { return errors.Is(err, gorm.ErrDuplicatedKey) }

func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
