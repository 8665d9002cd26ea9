package sender

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// A disk that is full answers with the error that Postgres gives where a table cannot grow (disk_full), from within the server. A log that cannot grow
// stops the server at once; that is what TestPostgresFailsWhileTheySend does to it.
type fullDisk struct{ plainSQL }

// fullTables are all that claims, records and webhooks write to.
var fullTables = []string{"messages", "tallies", "outcomes", "evidence", "sealed", "webhook_events"}

func newFullDisk(t *testing.T, d *scratch.Database) fullDisk {
	t.Helper()
	f := fullDisk{plainly(t, d)}
	f.write(`CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
		RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`)
	return f
}

func (f fullDisk) fills() {
	for _, table := range fullTables {
		f.write(`CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION disk_is_full()`, table)
	}
}

func (f fullDisk) empties() {
	for _, table := range fullTables {
		f.write(`DROP TRIGGER full_disk ON %s`, table)
	}
}

func TestAFullDiskLosesNothingAndSendsNothingTwice(t *testing.T) {
	t.Parallel()
	ctx, d := context.Background(), modelstest.Postgres(t)
	disk := newFullDisk(t, d)
	db := modelstest.Open(t, d, modelstest.NewClock().Now)
	company, meta := startWith(t, db, 5).company, &raceMeta{}
	campaign, engine := company.Sending(t, "Full"), New(db, Options{Poster: meta})
	if err := engine.register(ctx); err != nil {
		t.Fatal(err)
	}

	disk.fills()
	if claimed, err := engine.claim(ctx, campaign.ID); err == nil || len(claimed.Dispatches) > 0 {
		t.Fatalf("claimed %d without room to write it down, %v", len(claimed.Dispatches), err)
	}
	disk.empties()
	if n := disk.count("messages", `state = 'dispatching' OR attempt > 0`); n > 0 {
		t.Fatalf("%d are half claimed", n)
	}
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
