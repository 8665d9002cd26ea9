package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// Evidence whose transaction takes its time commits behind evidence that has its place already, and finds its own all the same: soon, and after
// others gave up in between. Nobody looks for what was given up for ever.
func TestLateEvidenceFindsItsPlace(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		s := sequenced{t, modelstest.Open(t, d, clock.Now), models.IsPostgres(d.Name()), new(models.Sequencer)}
		s.places(0)
		commit := s.begins("Late")
		s.happens("In time")
		s.givesUp("Never")
		s.happens("After")
		s.places(2)
		clock.Advance(time.Minute)
		s.places(0)
		commit()
		s.places(1)
		for range 60 {
			clock.Advance(11 * time.Second)
			s.places(0)
		}
		s.happens("Long after")
		s.places(1)
	})
}

// A program that starts goes on from what is settled, and still finds what an earlier one left without its place.
func TestAProgramThatStartsReadsOnlyWhatIsNotSettled(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		s := sequenced{t, modelstest.Open(t, d, clock.Now), models.IsPostgres(d.Name()), new(models.Sequencer)}
		s.happens("Long ago")
		s.places(1)
		for range 31 {
			clock.Advance(11 * time.Second)
			s.places(0)
		}
		settled := s.sequencer.Settled()
		commit := s.begins("Late")
		s.happens("In time")
		s.places(1)
		clock.Advance(time.Minute)
		s.places(0)
		next := sequenced{t, s.anew(d, clock), s.postgres, new(models.Sequencer)}
		next.places(0)
		if got := next.sequencer.Settled(); got < settled || got == 0 {
			t.Errorf("it begins behind %d; what is settled ends with %d", got, settled)
		}
		commit()
		next.places(1)
	})
}

// anew opens the same database as another program would.
func (s sequenced) anew(d *scratch.Database, clock *modelstest.Clock) *models.DB {
	if !s.postgres {
		return s.db
	}
	return modelstest.Open(s.T, d, clock.Now)
}

// sequenced is a log whose evidence comes from people who make purposes.
type sequenced struct {
	*testing.T
	db        *models.DB
	postgres  bool
	sequencer *models.Sequencer
}

func (s sequenced) places(want int) {
	s.Helper()
	if n, err := s.sequencer.Sequence(context.Background(), s.db); err != nil || n != want {
		s.Fatalf("%d entries found their place, not %d (%v)", n, want, err)
	}
}

func (s sequenced) happens(name string) {
	s.Helper()
	if err := makes(context.Background(), s.db, name); err != nil {
		s.Fatal(err)
	}
}

func (s sequenced) givesUp(name string) {
	s.Helper()
	no := errors.New("no")
	err := s.db.Tx(context.Background(), func(ctx context.Context, tx *models.DB) error { return errors.Join(makes(ctx, tx, name), no) })
	if err == nil || err.Error() != no.Error() {
		s.Fatal(err)
	}
}

// begins takes a number in the log, and commits it when told to. In SQLite one writes at a time: there it is taken when it is committed.
func (s sequenced) begins(name string) (commit func()) {
	s.Helper()
	if !s.postgres {
		return func() { s.Helper(); s.happens(name) }
	}
	began, may, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		done <- s.db.Tx(context.Background(), func(ctx context.Context, tx *models.DB) error {
			err := makes(ctx, tx, name)
			close(began)
			<-may
			return err
		})
	}()
	<-began
	return func() {
		s.Helper()
		close(may)
		if err := <-done; err != nil {
			s.Fatal(err)
		}
	}
}

func makes(ctx context.Context, db *models.DB, name string) error {
	_, err := models.CreatePurpose(ctx, db, models.System, models.NewPurpose{Name: name, Words: map[string]models.PurposeWords{
		"en": {What: "offers", Often: "once a week", Kept: "until you stop"},
	}})
	return err
}
