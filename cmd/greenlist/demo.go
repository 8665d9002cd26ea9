package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"greenlist/models"
)

// prepareDemo gives the demo its past, once, before anything is served. A file is filled beside its place and moved there when it is complete:
// what was interrupted starts anew. It must hold the lock on the database. until is when the past ends.
func (h *house) prepareDemo(ctx context.Context, until time.Time) error {
	if models.IsPostgres(h.database()) {
		return h.fillInPlace(ctx, until)
	}
	if _, err := os.Stat(h.database()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fmt.Println("Making up a company with sixty days behind it. This takes a moment, once.")
	filling, journal := h.database()+".filling", h.journal()+".filling"
	if err := discard(filling, filling+"-wal", filling+"-shm", journal); err != nil {
		return err
	}
	if err := fillDemo(ctx, h.settings, demoPlace{filling, journal, until}, h.log); err != nil {
		return fmt.Errorf("make up a company: %w", err)
	}
	if err := moveDurably(journal, h.journal()); err != nil {
		return err
	}
	return moveDurably(filling, h.database())
}

// fillInPlace is for Postgres, where nothing can be moved: a database that holds anything is left alone.
func (h *house) fillInPlace(ctx context.Context, until time.Time) error {
	db, err := h.settings.open(ctx, models.Sandbox, h.log)
	if err != nil {
		return err
	}
	team, err := models.ListUsers(ctx, db)
	filled := db.Installation().DemoFilledAt != nil || !db.Sandboxed()
	if err := errors.Join(err, db.Close()); err != nil || filled {
		return err
	}
	if len(team) > 0 {
		return models.Refusal{Reason: "not-empty", Message: "This database is not the demo's: it holds something else, or filling it was interrupted. " +
			"Give --demo an empty one."}
	}
	fmt.Println("Making up a company with sixty days behind it. This takes a moment, once.")
	if err := discard(h.journal()); err != nil {
		return err
	}
	return fillDemo(ctx, h.settings, demoPlace{h.database(), h.journal(), until}, h.log)
}

func discard(paths ...string) error {
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// moveDurably has the bytes on the disk before the name tells that they are there.
func moveDurably(from, to string) error {
	f, err := os.OpenFile(from, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// demoPlace says where the demo's past goes, and when it ends.
type demoPlace struct {
	database string
	journal  string // of the pretend Meta
	until    time.Time
}

// fillDemo writes the past of a made-up company: it does what staff, customers and Meta would have done, by the verbs they use, on a clock that
// walks through sixty days. When it returns without an error both files are complete and closed.
func fillDemo(ctx context.Context, s *settings, place demoPlace, log *slog.Logger) error {
	told, err := openStory(ctx, s, place, log)
	if err != nil {
		return err
	}
	err = told.tell(ctx)
	if err == nil {
		err = models.NoteDemoFilled(ctx, told.db)
	}
	return errors.Join(err, told.close())
}
