package modelstest_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func startNow() time.Time { return modelstest.Start }

// someLife is a life on a stand: the product, and a pool past it.
type someLife struct {
	*testing.T
	db    *models.DB
	plain *sql.DB
}

func live(t *testing.T, stand *modelstest.Stand, f func(someLife)) {
	t.Helper()
	db, err := stand.Begin().Open(context.Background(), startNow)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	plain, err := stand.Plain()
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	f(someLife{t, db, plain})
}

func newStand(t *testing.T) *modelstest.Stand {
	t.Helper()
	stand, err := modelstest.NewStand(modelstest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stand.Close)
	return stand
}

func (l someLife) comes(name string) {
	l.Helper()
	if _, err := models.CreateUser(context.Background(), l.db, models.System, models.NewUser{Email: name + "@zaailing.example", Role: models.Marketer}); err != nil {
		l.Fatal(err)
	}
}

func (l someLife) begins(looking string) *sql.Tx {
	l.Helper()
	tx, err := l.plain.Begin()
	if err == nil {
		_, err = tx.Exec(looking)
	}
	if err != nil {
		l.Fatal(err)
	}
	return tx
}

func (l someLife) sees(from interface {
	QueryRow(string, ...any) *sql.Row
}, want, what string) {
	l.Helper()
	var all string
	err := from.QueryRow(`SELECT COALESCE(GROUP_CONCAT(REPLACE(email, '@zaailing.example', ''), ' ' ORDER BY id), '') FROM users`).Scan(&all)
	if err != nil || all != want {
		l.Errorf("%s: there is %q, not %q, %v", what, all, want, err)
	}
}

// A connection remembers what it read in the life before, which was changed as often.
func TestAStandBeginsEachLifeAnew(t *testing.T) {
	t.Parallel()
	stand := newStand(t)
	for _, name := range []string{"anna", "bram", "chloe"} {
		live(t, stand, func(l someLife) {
			l.comes(name)
			l.sees(l.plain, name, "whoever lives is the only one")
		})
	}
}

func TestOnAStandWhoReadsSeesOneMoment(t *testing.T) {
	t.Parallel()
	stand := newStand(t)
	live(t, stand, func(l someLife) {
		l.comes("anna")
		reader := l.begins(`SELECT * FROM installation`)
		l.comes("bram")
		l.sees(reader, "anna", "the moment at which they began")
		if _, err := reader.Exec(`DELETE FROM users`); err == nil {
			t.Error("who has read what has changed since may not write")
		}
		reader.Rollback()
		l.sees(l.plain, "anna bram", "both are there")
	})
}

func TestOnAStandWhatIsNotCommittedIsLost(t *testing.T) {
	t.Parallel()
	stand := newStand(t)
	live(t, stand, func(l someLife) {
		l.comes("anna")
		writer := l.begins(`DELETE FROM users`)
		l.sees(writer, "", "who writes sees what they wrote")
		writer.Rollback()
		l.sees(l.plain, "anna", "she is there")
		if _, err := l.plain.Exec(`BEGIN IMMEDIATE; DELETE FROM users`); err != nil {
			t.Fatal(err)
		}
	})
	live(t, stand, func(l someLife) {
		l.comes("bram")
		l.sees(l.plain, "bram", "nobody holds the lock")
	})
}
