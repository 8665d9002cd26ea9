package sender

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// fullDisk has no room when it is told so. Under SQLite it refuses what is written to any of its files, from the byte on that it is told. Postgres
// answers with the error that it gives where a table cannot grow (disk_full), from within the server; a log of its own that cannot grow stops it at
// once, and that is what TestPostgresFailsWhileTheySend does to it.
type fullDisk struct {
	plainSQL
	file *modelstest.Disk
}

// fullTables are all that claims, records and webhooks write to.
var fullTables = []string{"messages", "tallies", "outcomes", "evidence", "sealed", "webhook_events", "processes"}

// newFullDisk puts d on such a disk.
func newFullDisk(t *testing.T, d *scratch.Database) (fullDisk, *scratch.Database) {
	t.Helper()
	f := fullDisk{plainSQL: plainly(t, d)}
	if !f.postgres {
		f.file, d = modelstest.NewDisk(t, d)
		return f, d
	}
	f.write(`CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
		RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`)
	return f, d
}

func (f fullDisk) fills() { f.fillsAfter(0) }

// fillsAfter leaves room for so many bytes under SQLite, so that a commit can fail half-way.
func (f fullDisk) fillsAfter(bytes int) {
	if f.file != nil {
		f.file.Fill(bytes)
		return
	}
	for _, table := range fullTables {
		f.write(`CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION disk_is_full()`, table)
	}
}

func (f fullDisk) empties() {
	if f.file != nil {
		f.file.Empty()
		return
	}
	for _, table := range fullTables {
		f.write(`DROP TRIGGER full_disk ON %s`, table)
	}
}

func TestAFullDiskLosesNothingAndSendsNothingTwice(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		disk, d := newFullDisk(t, d)
		db := modelstest.Open(t, d, modelstest.NewClock().Now)
		company, meta := startWith(t, db, 5).company, &raceMeta{}
		campaign, engine := company.Sending(t, "Full"), New(db, Options{Poster: meta})
		if err := engine.register(ctx); err != nil {
			t.Fatal(err)
		}
		if db.DiskFull() {
			t.Error("there is room, and it says there is none")
		}
		disk.unclaimed(engine, campaign.ID)
		claimed, err := engine.claim(ctx, campaign.ID)
		if err != nil || len(claimed.Dispatches) != 5 {
			t.Fatalf("with room again it claims %d, %v", len(claimed.Dispatches), err)
		}

		var batch []models.Happening
		for _, dispatch := range claimed.Dispatches {
			batch = append(batch, engine.attempt(ctx, company.Number.MetaID, dispatch))
		}
		disk.fills()
		if models.Advance(ctx, db, batch) == nil {
			t.Fatal("the control: there is room after all")
		}
		recorded := make(chan struct{})
		go func() { defer close(recorded); engine.write(ctx, batch) }()
		disk.unheard(db)
		disk.empties()
		<-recorded
		if counts, err := models.RecountMessages(ctx, db, campaign.ID); err != nil || counts[models.Accepted] != 5 || len(meta.book()) != 5 {
			t.Errorf("%d POSTs, and then %v, %v", len(meta.book()), counts, err)
		}
		disk.heardLater(db, batch)
		if counts, err := models.RecountMessages(ctx, db, campaign.ID); err != nil || counts[models.Delivered] != 5 {
			t.Errorf("after Meta's calls: %v, %v", counts, err)
		}
	})
}

// unclaimed asks for a claim where there is no room for it, or only for the beginning of it: nobody is claimed, and people can read why.
func (f fullDisk) unclaimed(engine *Engine, campaignID int64) {
	f.t.Helper()
	const page = 4096 + 24 // with its head in the log of writes
	for _, room := range []int{0, page - 1, page, 3 * page} {
		f.fillsAfter(room)
		claimed, err := engine.claim(context.Background(), campaignID)
		if err == nil || len(claimed.Dispatches) > 0 {
			f.t.Fatalf("claimed %d without room to write it down, %v", len(claimed.Dispatches), err)
		}
		doing, err := models.Campaign{ID: campaignID, NumberID: f.number()}.FindDoing(context.Background(), engine.db)
		if err != nil || !doing.Full {
			f.t.Errorf("people read that the disk is full: %v, %v", doing.Full, err)
		}
		f.empties()
		if n := f.count("messages", `state = 'dispatching' OR attempt > 0`); n > 0 {
			f.t.Fatalf("%d are half claimed", n)
		}
	}
}

// number is the only one there is.
func (f fullDisk) number() (id *int64) {
	f.t.Helper()
	if err := f.QueryRow(`SELECT id FROM numbers`).Scan(&id); err != nil {
		f.t.Fatal(err)
	}
	return id
}

// unheard is a call of Meta's while the disk is full: it is not taken, so Meta makes it again.
func (f fullDisk) unheard(db *models.DB) {
	f.t.Helper()
	intake := models.NewIntake(db)
	defer intake.Close()
	if err := intake.Store(context.Background(), []byte(`{}`), "sha256=00"); err == nil {
		f.t.Error("a call was taken without room to keep it")
	}
}

// heardLater is a call that was taken before the disk was full, and waits until it can be applied.
func (f fullDisk) heardLater(db *models.DB, batch []models.Happening) {
	f.t.Helper()
	ctx := context.Background()
	meta := newLossyMeta(1)
	meta.account, meta.number = "100000000000001", "100000000000002"
	for _, h := range batch {
		meta.tell(h.WAMID, models.AttemptID{DatabaseID: db.Installation().DatabaseID, MessageID: h.MessageID, Attempt: h.Attempt}.String())
	}
	intake := models.NewIntake(db)
	for _, hook := range meta.hooks {
		if err := intake.Store(ctx, hook, "sha256=00"); err != nil {
			f.t.Fatal(err)
		}
	}
	intake.Close()
	f.fills()
	for range 10 {
		if _, err := models.ApplyWebhooks(ctx, db, 100); err == nil {
			f.t.Error("calls were applied without room")
		}
	}
	f.empties()
	if aside, err := models.CountPoison(ctx, db); err != nil || aside > 0 {
		f.t.Errorf("%d calls were set aside for what was wrong with the disk, %v", aside, err)
	}
	if _, err := models.ApplyWebhooks(ctx, db, 100); err != nil {
		f.t.Error(err)
	}
}

// A sender that is at work meets a disk without room, and goes on by itself when there is some.
func TestASenderGoesOnWhenThereIsRoomAgain(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		disk, d := newFullDisk(t, d)
		r := newRaceTrack(t, d, 40)
		campaign, sender, now := r.planned("Full on the way"), r.starts(0), time.Now()
		launched := campaign
		r.check(launched.Launch(context.Background(), r.db, r.company.Marketer))
		r.meta.begins(t, now)
		disk.fills()
		eventually(t, "the sender to find no room", sender.db.DiskFull)
		disk.empties()
		r.finishes(campaign)
		r.judge(sender)
		if n := len(r.meta.book()); n != 40 {
			t.Errorf("%d POSTs for 40 people", n)
		}
	})
}
