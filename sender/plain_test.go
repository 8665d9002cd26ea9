package sender

import (
	"database/sql"
	"fmt"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/ncruces/go-sqlite3/driver"

	"greenlist/models"
	"greenlist/models/scratch"
)

// plainSQL reads and writes the rows past every rule of the product: for the judge, who believes no code of ours, and for tampering.
type plainSQL struct {
	*sql.DB
	t        *testing.T
	postgres bool
}

func plainly(t *testing.T, d *scratch.Database) plainSQL {
	t.Helper()
	p := plainSQL{t: t, postgres: models.IsPostgres(d.Name())}
	var err error
	if p.postgres {
		p.DB, err = sql.Open("pgx", d.Name())
	} else {
		p.DB, err = driver.Open("file:" + d.Name() + "?_pragma=busy_timeout(10000)")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// messageRow is what the judge wants to know of a message.
type messageRow struct {
	id, campaign, contact int64
	state                 models.MessageState
	reason                string
	attempt               int
	process               int64 // which claimed it last
}

// The rows that can be asked for: all, and those that may still move.
const (
	everyRow = `campaign_id IS NOT NULL`
	movable  = `state IN ('queued', 'dispatching') OR campaign_id IN (SELECT id FROM campaigns ORDER BY id DESC LIMIT 8)`
)

// rows are the messages of which a condition is true.
func (p plainSQL) rows(condition string) map[int64]messageRow {
	p.t.Helper()
	found, err := p.Query(`SELECT id, campaign_id, contact_id, state, reason, attempt, COALESCE(process_id, 0) FROM messages WHERE ` + condition)
	if err != nil {
		p.t.Fatal(err)
	}
	defer found.Close()
	all := map[int64]messageRow{}
	for found.Next() {
		var r messageRow
		if err := found.Scan(&r.id, &r.campaign, &r.contact, &r.state, &r.reason, &r.attempt, &r.process); err != nil {
			p.t.Fatal(err)
		}
		all[r.id] = r
	}
	if err := found.Err(); err != nil {
		p.t.Fatal(err)
	}
	return all
}

// count is how many rows of a table meet a condition.
func (p plainSQL) count(table, condition string) (n int) {
	p.t.Helper()
	if err := p.QueryRow(`SELECT COUNT(*) FROM ` + table + ` WHERE ` + condition).Scan(&n); err != nil {
		p.t.Fatal(err)
	}
	return n
}

// write does what no verb would.
func (p plainSQL) write(statement string, args ...any) {
	p.t.Helper()
	if _, err := p.Exec(fmt.Sprintf(statement, args...)); err != nil {
		p.t.Fatal(err)
	}
}

// burial waits until the server too has noticed that a process died: a commit that was under way may still come.
func (p plainSQL) burial() {
	p.t.Helper()
	if !p.postgres {
		return
	}
	eventually(p.t, "the server to let go of who was killed", func() bool {
		return p.count("pg_stat_activity", `application_name = 'victim' AND datname = current_database()`) == 0
	})
}
