package modelstest

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/ncruces/go-sqlite3"
	sqlite "github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/vfs"

	"greenlist/models/scratch"
)

// A Stand is for many short lives, one after the other, each on its own copy of one database. The file is kept in memory, and connections outlive the
// pools that opened them: to read the schema and to plan statements would take a connection longer than all that a life asks.
type Stand struct {
	memory   memory
	database *scratch.Database
	start    []*page
	lives    uint32

	keeps  sync.Mutex
	unused map[string][]openConn // by what they were opened for
}

var stands atomic.Int64

// NewStand makes a stand for lives that start as d is now. Nobody may have d open.
func NewStand(d *scratch.Database) (*Stand, error) {
	content, err := os.ReadFile(d.Name())
	if err != nil {
		return nil, err
	}
	content[18], content[19] = 1, 1 // no write-ahead log
	s, name := &Stand{start: asPages(content), unused: map[string][]openConn{}}, fmt.Sprint("stand-", stands.Add(1))
	vfs.Register(name, &s.memory)
	s.database = d.On(name).Through(func(c driver.Connector) driver.Connector { return keeping{c, s, "product"} })
	return s, nil
}

// Begin is the database at the start of a life. Nobody may have that of the life before open any more.
func (s *Stand) Begin() *scratch.Database {
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	s.lives++
	s.memory.pages = slices.Clone(s.start)
	s.memory.pages[0] = countedFrom(s.lives<<16, *s.start[0])
	d := *s.database
	return &d
}

// countedFrom is a first page that says how often the file has been changed. By that number a connection knows whether pages that it remembers are still
// those of the file; no life may come to one that another has had.
func countedFrom(changes uint32, first page) *page {
	binary.BigEndian.PutUint32(first[24:], changes)
	binary.BigEndian.PutUint32(first[92:], changes)
	return &first
}

// Plain is a pool that knows nothing of the product.
func (s *Stand) Plain() (*sql.DB, error) {
	c, err := (&sqlite.SQLite{}).OpenConnector("file:" + s.database.Name() + "?vfs=" + s.database.Files() + "&_pragma=busy_timeout(10000)")
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(keeping{c, s, "plain"}), nil
}

// Close lets go of every connection.
func (s *Stand) Close() {
	s.keeps.Lock()
	defer s.keeps.Unlock()
	for _, all := range s.unused {
		for _, c := range all {
			c.Close()
		}
	}
	vfs.Unregister(s.database.Files())
}

func (s *Stand) take(whose string) openConn {
	s.keeps.Lock()
	defer s.keeps.Unlock()
	all := s.unused[whose]
	if len(all) == 0 {
		return nil
	}
	s.unused[whose] = all[:len(all)-1]
	return all[len(all)-1]
}

func (s *Stand) keep(whose string, c openConn) {
	s.keeps.Lock()
	defer s.keeps.Unlock()
	s.unused[whose] = append(s.unused[whose], c)
}

// keeping connects by what was kept.
type keeping struct {
	driver.Connector
	stand *Stand
	whose string
}

// Connect implements driver.Connector. A connection outlives the ctx of who asked for it first. SQLite plans by what a parameter was the first time only
// if it may plan again whenever it is something else, which is each time for the limit of a list.
func (k keeping) Connect(context.Context) (driver.Conn, error) {
	if c := k.stand.take(k.whose); c != nil {
		return keptConn{c, k}, nil
	}
	c, err := k.Connector.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	open := c.(openConn)
	_, err = open.Raw().Config(sqlite3.DBCONFIG_ENABLE_QPSG, true)
	return keptConn{open, k}, err
}

// openConn is what the pool wants of a connection.
type openConn interface {
	sqlite.Conn
	driver.ExecerContext
	driver.NamedValueChecker
}

type keptConn struct {
	openConn
	keeping keeping
}

// Close implements driver.Conn. What was not committed is lost, as whenever a connection ends.
func (c keptConn) Close() error {
	if !c.Raw().GetAutocommit() {
		if err := c.Raw().Exec(`ROLLBACK`); err != nil {
			return err
		}
	}
	c.keeping.stand.keep(c.keeping.whose, c.openConn)
	return nil
}
