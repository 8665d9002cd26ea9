package models

import (
	"cmp"
	"context"
	"database/sql"
	sqldriver "database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/gormlite"
	gormpostgres "gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Options say which database to open and what it must turn out to be.
type Options struct {
	// Database is a file path (SQLite) or a postgres:// URL.
	Database string
	// Kind is Sandbox or Live. A database keeps the kind it was born with.
	Kind Kind
	// Origin names the evidence log at birth; C2SP checkpoints carry it.
	Origin string
	// Keys belong to this database; others are refused.
	Keys Keys
	// SigningAgain reads the signing key anew once another process has replaced it. Nil: only a restart helps.
	SigningAgain func() (string, error)
	// FenceIn is the folder for the file that tells a restored copy of this database from the database itself; empty for none.
	FenceIn string
	// Clock replaces the system's, for tests. Nil is the system's (Postgres: the server's).
	Clock func() time.Time
	// Unsynced says that the file is worth nothing until it is closed, so that commits need not wait for the disk. SQLite only.
	Unsynced bool
	// Files names the virtual file system of SQLite's that the file stands on, for tests. Empty is the machine's.
	Files string
	// Through stands between the pool of a SQLite file and its connections, for tests. Nil is nothing.
	Through func(sqldriver.Connector) sqldriver.Connector
	// Connections is the size of the pool; 0 is 8 on SQLite and 16 on Postgres.
	Connections int
	Log         *slog.Logger
}

// Open connects, brings the schema up under a lock, and checks that this is the database the keys belong to. It refuses a schema newer
// than this program, other keys, another kind, and a Postgres that does not commit durably.
func Open(ctx context.Context, o Options) (*DB, error) {
	db, err := connect(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := db.settle(ctx, o); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func (db *DB) settle(ctx context.Context, o Options) error {
	if err := db.migrate(ctx); err != nil {
		return err
	}
	if err := db.refuseLazyCommits(ctx); err != nil {
		return err
	}
	if err := db.identify(ctx, o); err != nil {
		return err
	}
	db.raiseFence(o.FenceIn)
	return nil
}

// IsPostgres tells whether name is a Postgres address rather than a file.
func IsPostgres(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

func connect(ctx context.Context, o Options) (*DB, error) {
	if IsPostgres(o.Database) {
		return connectPostgres(ctx, o)
	}
	return connectSQLite(o)
}

func connectSQLite(o Options) (*DB, error) {
	pool, err := openFile(sqliteName(o), o.Through)
	if err != nil {
		return nil, fmt.Errorf("open database file: %w", err)
	}
	size := cmp.Or(o.Connections, 8)
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	if err := awaitFile(pool); err != nil {
		pool.Close()
		return nil, fmt.Errorf("open database file: %w", err)
	}
	db, err := newDB(gormlite.OpenDB(pool), sqlite, o)
	if err != nil {
		return nil, err
	}
	db.place.writers = newQueue()
	return db, db.inTurn(db.g)
}

// awaitFile waits while another process makes the file: SQLite does not wait by itself for the change to write-ahead logging.
func awaitFile(pool *sql.DB) (err error) {
	for range 100 {
		if err = pool.Ping(); !errors.Is(err, sqlite3.BUSY) {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

// sqliteName spells out what every connection must have. Times are written in UTC with milliseconds, so that text sorts as time.
func sqliteName(o Options) string {
	synchronous := "synchronous(full)"
	if o.Unsynced {
		synchronous = "synchronous(off)"
	}
	q := url.Values{"vfs": {cmp.Or(o.Files, "os")}, "_txlock": {"immediate"}, "_timefmt": {"2006-01-02 15:04:05.000"}}
	q["_pragma"] = []string{
		"busy_timeout(10000)", "journal_mode(wal)", synchronous, "foreign_keys(1)", "secure_delete(1)", "cache_size(-8000)",
	}
	return "file:" + (&url.URL{Path: o.Database}).EscapedPath() + "?" + q.Encode()
}

func connectPostgres(ctx context.Context, o Options) (*DB, error) {
	config, err := pgxpool.ParseConfig(o.Database)
	if err != nil {
		return nil, fmt.Errorf("read database address: %w", err)
	}
	config.MaxConns = int32(cmp.Or(o.Connections, 16))
	config.ConnConfig.RuntimeParams["timezone"] = "UTC"
	// No transaction of ours lasts a minute; the sequencer relies on it when it decides that a gap will not fill any more.
	config.ConnConfig.RuntimeParams["idle_in_transaction_session_timeout"] = "60000"
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connect to database: %w", err)
	}
	conn := stdlib.OpenDBFromPool(pool)
	db, err := newDB(gormpostgres.New(gormpostgres.Config{Conn: conn}), postgres, o)
	if err != nil {
		pool.Close()
		return nil, err
	}
	db.place.release = pool.Close
	return db, db.adoptServerClock(ctx, o, conn)
}

func newDB(d gorm.Dialector, name dialect, o Options) (*DB, error) {
	db := &DB{dialect: name, clock: o.Clock, offset: new(atomic.Int64), place: &place{keys: o.Keys, signingAgain: o.SigningAgain, room: roomFor(o), extent: farEnough}}
	db.place.signing.Store(&o.Keys.Signing)
	if db.clock == nil {
		db.clock = time.Now
	}
	g, err := gorm.Open(unexplained{d.(gormDriver)}, &gorm.Config{
		SkipDefaultTransaction: true,
		TranslateError:         true,
		NowFunc:                db.Now,
		Logger:                 statementLog(o.Log),
	})
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	db.g = g
	return db, nil
}

// adoptServerClock makes all processes on one Postgres share its clock, whatever their own machines believe.
func (db *DB) adoptServerClock(ctx context.Context, o Options, conn *sql.DB) error {
	if o.Clock != nil {
		return nil
	}
	var server time.Time
	before := time.Now()
	if err := conn.QueryRowContext(ctx, `SELECT clock_timestamp()`).Scan(&server); err != nil {
		return fmt.Errorf("ask the database for the time: %w", err)
	}
	middle := before.Add(time.Since(before) / 2)
	skew := server.Sub(middle)
	db.clock = func() time.Time { return time.Now().Add(skew) }
	return nil
}

// refuseLazyCommits: a claim must be on disk before its message is on the wire.
func (db *DB) refuseLazyCommits(ctx context.Context) error {
	if db.dialect == sqlite {
		return nil
	}
	var setting string
	if err := db.q(ctx).Raw(`SHOW synchronous_commit`).Scan(&setting).Error; err != nil {
		return err
	}
	if setting == "off" {
		return Refusal{Reason: "lazy-commits", Message: "Postgres runs with synchronous_commit=off. A crash could then send messages twice. Set it to on."}
	}
	return nil
}
