package models_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"greenlist/models"
)

// rememberer is one connection to a new file with three rows.
func rememberer(t *testing.T) (*sql.DB, *sql.Conn) {
	t.Helper()
	pool, err := models.OpenRemembering("file:" + filepath.ToSlash(filepath.Join(t.TempDir(), "asked.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	conn, err := pool.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(context.Background(), `CREATE TABLE numbers (n INTEGER); INSERT INTO numbers VALUES (1), (2), (3)`); err != nil {
		t.Fatal(err)
	}
	return pool, conn
}

func statementsKept(t *testing.T, conn *sql.Conn) (n int) {
	t.Helper()
	err := conn.Raw(func(c any) error { n = models.CountRemembered(c); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func answerTo(t *testing.T, conn *sql.Conn, query string, args ...any) (n int) {
	t.Helper()
	if err := conn.QueryRowContext(context.Background(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAConnectionRemembersWhatItWasAskedLast(t *testing.T) {
	t.Parallel()
	_, conn := rememberer(t)
	for n := range 5 {
		if got := answerTo(t, conn, `SELECT n FROM numbers WHERE n > ? ORDER BY n`, n%3); got != n%3+1 {
			t.Errorf("%d follows upon %d", got, n%3)
		}
	}
	if n := statementsKept(t, conn); n != 1 {
		t.Errorf("%d statements are remembered, not one", n)
	}
	for n := range 2 * models.MostRemembered {
		answerTo(t, conn, fmt.Sprintf(`SELECT %d + ?`, n), 1)
	}
	answerTo(t, conn, `SELECT ?`+strings.Repeat(` `, models.LongestRemembered), 1)
	if n := statementsKept(t, conn); n != models.MostRemembered {
		t.Errorf("%d statements are remembered, not %d", n, models.MostRemembered)
	}
}

// What is being read from is nobody else's, and afterwards one of the two is enough.
func TestTheSameIsAskedWhileItIsBeingRead(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	_, conn := rememberer(t)
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	outer, err := tx.QueryContext(ctx, `SELECT n FROM numbers WHERE n > ? ORDER BY n`, 0)
	if err != nil {
		t.Fatal(err)
	}
	for outer.Next() {
		var n, next int
		if err := outer.Scan(&n); err != nil {
			t.Fatal(err)
		}
		if tx.QueryRowContext(ctx, `SELECT n FROM numbers WHERE n > ? ORDER BY n`, n).Scan(&next) == nil {
			said += fmt.Sprintf("%d %d ", n, next)
		}
	}
	if err := tx.Commit(); err != nil || outer.Err() != nil || said != "1 2 2 3 " {
		t.Errorf("%q %v %v", said, err, outer.Err())
	}
	if n := statementsKept(t, conn); n != 1 {
		t.Errorf("%d statements are remembered, not one", n)
	}
}

// A statement that is remembered sees a schema that others change, can fail and be asked again, and keeps no file from being closed.
func TestWhatIsRememberedHoldsNothingUp(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	pool, conn := rememberer(t)
	const all, one = `SELECT COUNT(*) FROM (SELECT * FROM numbers WHERE n > ?)`, `INSERT INTO numbers (n) VALUES (?)`
	answerTo(t, conn, all, 0)
	if _, err := pool.ExecContext(ctx, `ALTER TABLE numbers ADD COLUMN word TEXT; CREATE UNIQUE INDEX each_once ON numbers (n)`); err != nil {
		t.Fatal(err)
	}
	for n, refused := range map[int]bool{3: true, 4: false} {
		if _, err := conn.ExecContext(ctx, one, n); (err != nil) != refused {
			t.Errorf("%d: %v", n, err)
		}
	}
	if got := answerTo(t, conn, all, 0); got != 4 {
		t.Errorf("%d numbers, not 4", got)
	}
	if _, err := conn.ExecContext(ctx, `VACUUM`); err != nil {
		t.Error(err)
	}
	if err := conn.Raw(func(c any) error { return models.ClosesItself(c).Close() }); err != nil {
		t.Errorf("the file cannot be closed: %v", err)
	}
}

// A transaction that only reads refuses every way to write, and leaves what is remembered as it was.
func TestReadingPlansNothingAgain(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	_, conn := rememberer(t)
	const all, one = `SELECT COUNT(*) FROM numbers WHERE n > ?`, `INSERT INTO numbers (n) VALUES (?)`
	write := func() {
		t.Helper()
		if _, err := conn.ExecContext(ctx, one, 4); err != nil {
			t.Fatal(err)
		}
	}
	answerTo(t, conn, all, 0)
	write()
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	refuses := func(what string, err error) {
		if !errors.Is(err, sqlite3.READONLY) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err = tx.ExecContext(ctx, one, 5)
	refuses("a remembered statement", err)
	_, err = tx.ExecContext(ctx, `DELETE FROM numbers`)
	refuses("a statement without parameters", err)
	refuses("a query that writes", tx.QueryRowContext(ctx, `UPDATE numbers SET n = 9 RETURNING n`).Scan(new(int)))
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	write()
	if got := answerTo(t, conn, all, 0); got != 5 {
		t.Errorf("%d numbers, not 5", got)
	}
	again := 0
	if err := conn.Raw(func(c any) error { again = models.CountReplanned(c); return nil }); err != nil || again > 0 {
		t.Errorf("statements were planned again %d times, %v", again, err)
	}
}
