package sender

import (
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// seedStart is the database from which every life starts, a copy for each.
type seedStart struct {
	file   *scratch.Database
	stage  seedStage
	mu     sync.Mutex
	stands []*modelstest.Stand // where nobody lives just now
}

// seedStage are those who play.
type seedStage struct {
	company modelstest.Company
	people  []models.Contact
}

// seedPeople are few, so that what happens to one often happens beside what happens to another.
const seedPeople = 6

func newSeedStart(t *testing.T) *seedStart {
	file := modelstest.SQLite(t)
	db, err := file.Open(t.Context(), func() time.Time { return modelstest.Start })
	if err != nil {
		t.Fatal(err)
	}
	s := &seedStart{file: file, stage: startWith(t, db, seedPeople)}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

// startWith writes down so many people who agreed, and one who did not.
func startWith(t *testing.T, db *models.DB, people int) (s seedStage) {
	s.company = modelstest.NewCompany(t, db)
	for n := range people {
		s.people = append(s.people, s.company.Willing(t, n))
	}
	s.company.Person(t, people)
	return s
}

// copied is the database of one life, and a way to it past the product. One in fifty is a file on the disk with a write-ahead log, as everybody has; in
// memory and with connections that are open already a life takes a quarter of the time.
func (s *seedStart) copied(t *testing.T, stand *modelstest.Stand, seed uint64) (*scratch.Database, plainSQL) {
	if seed%50 == 8 {
		file, err := scratch.CopyOf(s.file, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return file, plainly(t, file)
	}
	db, err := stand.Plain()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return stand.Begin(), plainSQL{t: t, DB: db}
}

// take is outside the bubble of a life, as what it returns outlives that.
func (s *seedStart) take(t *testing.T) *modelstest.Stand {
	s.mu.Lock()
	defer s.mu.Unlock()
	if last := len(s.stands) - 1; last >= 0 {
		stand := s.stands[last]
		s.stands = s.stands[:last]
		return stand
	}
	stand, err := modelstest.NewStand(s.file)
	if err != nil {
		t.Fatal(err)
	}
	return stand
}

func (s *seedStart) give(stand *modelstest.Stand) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stands = append(s.stands, stand)
}

func (s *seedStart) close() {
	for _, stand := range s.stands {
		stand.Close()
	}
}
