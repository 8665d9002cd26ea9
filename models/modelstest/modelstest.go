// Package modelstest is the test kit: a fresh database of each kind for every test, a cast of named people, and a stopped clock.
package modelstest

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/scratch"
)

// Start is when every test begins: a Saturday morning.
var Start = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// A Clock stands still until it is moved.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock stands at Start.
func NewClock() *Clock { return &Clock{now: Start} }

// Now is the time the clock stands at.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock forwards.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Each runs f once on SQLite and once on Postgres, each time with a fresh database and its own clock, beside other tests.
func Each(t *testing.T, f func(t *testing.T, db *models.DB, clock *Clock)) {
	t.Helper()
	EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := NewClock()
		f(t, Open(t, d, clock.Now), clock)
	})
}

// EachDatabase is Each for tests that open their database themselves, or several times. Both run side by side: they wait for their disks at different
// moments.
func EachDatabase(t *testing.T, f func(t *testing.T, d *scratch.Database)) {
	t.Helper()
	sideBySide(t, f, SQLite, Postgres)
}

// EachEmpty is EachDatabase before anything has been migrated.
func EachEmpty(t *testing.T, f func(t *testing.T, d *scratch.Database)) {
	t.Helper()
	sideBySide(t, f, emptyFile, emptyPostgres)
}

type maker func(*testing.T) *scratch.Database

// besides are the tests that run beside others.
var besides sync.Map

// beside lets a whole test run beside others: no two share anything but the machine. What a test does after its parts wants them done, so those stay
// in order.
func beside(t *testing.T) {
	if part := strings.Contains(t.Name(), "/"); part {
		return
	}
	if _, already := besides.LoadOrStore(t, true); !already {
		t.Parallel()
	}
}

func sideBySide(t *testing.T, f func(t *testing.T, d *scratch.Database), sqlite, postgres maker) {
	t.Helper()
	beside(t)
	var both sync.WaitGroup
	both.Go(func() { t.Run("sqlite", func(t *testing.T) { f(t, sqlite(t)) }) })
	both.Go(func() { t.Run("postgres", func(t *testing.T) { f(t, postgres(t)) }) })
	both.Wait()
}

// Open opens d and closes it when the test ends.
func Open(t *testing.T, d *scratch.Database, clock func() time.Time) *models.DB {
	t.Helper()
	db, err := d.Open(context.Background(), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// SQLite is a fresh database file.
func SQLite(t *testing.T) *scratch.Database {
	t.Helper()
	template, err := migratedFile()
	if err != nil {
		t.Fatal(err)
	}
	d, err := scratch.CopyOf(template, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func emptyFile(t *testing.T) *scratch.Database {
	t.Helper()
	d, err := scratch.SQLite(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var files string

// migratedFile is made once, and every test gets a copy.
var migratedFile = sync.OnceValues(func() (d *scratch.Database, err error) {
	if files, err = os.MkdirTemp("", "greenlist-sqlite-"); err != nil {
		return nil, err
	}
	if d, err = scratch.SQLite(files); err != nil {
		return nil, err
	}
	return d, migrate(d)
})

func migrate(d *scratch.Database) error {
	db, err := d.Open(context.Background(), func() time.Time { return Start })
	if err != nil {
		return err
	}
	return db.Close()
}

// Postgres is a fresh database on a server that this test binary shares. Where there is no server the test is skipped, but never in CI.
func Postgres(t *testing.T) *scratch.Database {
	t.Helper()
	return onServer(t, func(ctx context.Context) (*scratch.Database, error) {
		return server.cluster.CopyOf(ctx, server.template)
	})
}

func emptyPostgres(t *testing.T) *scratch.Database {
	t.Helper()
	return onServer(t, func(ctx context.Context) (*scratch.Database, error) { return server.cluster.Database(ctx) })
}

func onServer(t *testing.T, make func(context.Context) (*scratch.Database, error)) *scratch.Database {
	t.Helper()
	server.once.Do(startServer)
	if server.err != nil {
		if errors.Is(server.err, scratch.ErrNoPostgres) && os.Getenv("CI") == "" {
			t.Skip(server.err)
		}
		t.Fatal(server.err)
	}
	server.mu.Lock()
	defer server.mu.Unlock()
	d, err := make(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Drop)
	return d
}

// Copy is a backup of d: another database that starts as d is now. Nobody may have d open.
func Copy(t *testing.T, d *scratch.Database) *scratch.Database {
	t.Helper()
	if models.IsPostgres(d.Name()) {
		return onServer(t, func(ctx context.Context) (*scratch.Database, error) { return server.cluster.CopyOf(ctx, d) })
	}
	copied, err := scratch.CopyOf(d, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return copied
}

var server struct {
	once     sync.Once
	mu       sync.Mutex
	cluster  *scratch.Cluster
	template *scratch.Database
	err      error
}

// startServer also migrates one database, of which every test gets a copy: that is ten times quicker than migrating each.
func startServer() {
	ctx := context.Background()
	server.cluster, server.err = scratch.StartCluster(ctx, scratch.ClusterOptions{})
	if server.err != nil {
		return
	}
	if server.template, server.err = server.cluster.Database(ctx); server.err != nil {
		return
	}
	server.err = migrate(server.template)
}

// Main runs the tests and stops the shared server: `func TestMain(m *testing.M) { modelstest.Main(m) }`. after is what else to clean up.
func Main(m *testing.M, after ...func()) {
	code := m.Run()
	if server.cluster != nil {
		server.cluster.Stop()
	}
	os.RemoveAll(files)
	for _, clean := range after {
		clean()
	}
	os.Exit(code)
}
