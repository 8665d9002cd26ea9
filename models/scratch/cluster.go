package scratch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"greenlist/models"
)

// ErrNoPostgres says that this machine has no Postgres server to start.
var ErrNoPostgres = errors.New("no Postgres server found; on Debian: apt-get install postgresql, on macOS: brew install postgresql")

// A Cluster is a Postgres server of our own, on a Unix socket, gone when it is stopped.
type Cluster struct {
	dir, bin string
	options  ClusterOptions
	server   *exec.Cmd
	exited   chan struct{}
	copying  string // how a new database is copied from another; empty is the server's own way
}

// ClusterOptions say how durable the server has to be. Tests of behaviour run without fsync; tests of durability and the bench with it.
type ClusterOptions struct {
	Fsync    bool
	Settings map[string]string
}

// place is where the server's files go: what needs no disk is kept in memory where there is plenty. Empty is the usual place.
func (o ClusterOptions) place() string {
	if o.Fsync {
		return ""
	}
	return memory()
}

// copying is how the server copies a database, of which a test has one each: file by file where it need not wait for the disk, which takes half of the
// time that it takes through its log. Servers before 15 know no other way.
func (o ClusterOptions) copying(version string) string {
	major, _, _ := strings.Cut(version, ".")
	if n, err := strconv.Atoi(major); o.Fsync || err != nil || n < 15 {
		return ""
	}
	return " STRATEGY FILE_COPY"
}

// StartCluster makes and starts a server. It returns ErrNoPostgres when there is none to start.
func StartCluster(ctx context.Context, o ClusterOptions) (*Cluster, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(o.place(), "greenlist-pg-")
	if err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir, bin: bin, options: o}
	if err := c.start(ctx); err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return c, nil
}

func (c *Cluster) start(ctx context.Context) error {
	if err := handOver(c.dir); err != nil {
		return err
	}
	initdb := exec.CommandContext(ctx, filepath.Join(c.bin, "initdb"),
		"-D", c.data(), "-U", "greenlist", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	asServerUser(initdb)
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	return c.launch(ctx)
}

func (c *Cluster) launch(ctx context.Context) error {
	server, exited := exec.Command(filepath.Join(c.bin, "postgres"), c.arguments(c.options)...), make(chan struct{})
	asServerUser(server)
	dieWithUs(server)
	if err := server.Start(); err != nil {
		return err
	}
	c.server, c.exited = server, exited
	go func() {
		server.Wait()
		close(exited)
	}()
	return c.await(ctx)
}

// Crash ends the server at once, as `pg_ctl stop -m immediate` does, and starts it again. It comes back when the server takes connections.
func (c *Cluster) Crash(ctx context.Context) error {
	c.server.Process.Signal(stopNow)
	<-c.exited
	return c.launch(ctx)
}

// Socket is the folder in which the server listens.
func (c *Cluster) Socket() string { return c.dir }

func (c *Cluster) arguments(o ClusterOptions) []string {
	settings := map[string]string{
		"listen_addresses": "", "unix_socket_directories": c.dir, "max_connections": "200", "shared_buffers": "256MB",
		"max_wal_size": "2GB", "log_min_messages": "fatal",
	}
	if !o.Fsync {
		settings["fsync"], settings["full_page_writes"], settings["jit"] = "off", "off", "off"
	}
	for name, value := range o.Settings {
		settings[name] = value
	}
	arguments := []string{"-D", c.data()}
	for name, value := range settings {
		arguments = append(arguments, "-c", name+"="+value)
	}
	return arguments
}

func (c *Cluster) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, c.address("postgres"))
		if err == nil {
			c.copying = c.options.copying(conn.PgConn().ParameterStatus("server_version"))
			return conn.Close(ctx)
		}
		select {
		case <-c.exited:
			return fmt.Errorf("postgres did not start: %w", err)
		case <-ctx.Done():
			return err
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (c *Cluster) data() string { return filepath.Join(c.dir, "data") }

func (c *Cluster) address(database string) string {
	return fmt.Sprintf("postgres://greenlist@/%s?host=%s", database, c.dir)
}

// Stop ends the server and removes all it held.
func (c *Cluster) Stop() {
	c.server.Process.Signal(stopNow)
	<-c.exited
	os.RemoveAll(c.dir)
}

// Database makes one more database on the server.
func (c *Cluster) Database(ctx context.Context) (*Database, error) {
	keys, err := models.NewKeys(origin)
	if err != nil {
		return nil, err
	}
	return c.database(ctx, keys, "template1")
}

// CopyOf makes a database that starts as a copy of d, which nobody may have open.
func (c *Cluster) CopyOf(ctx context.Context, d *Database) (*Database, error) {
	return c.database(ctx, d.keys, strings.TrimPrefix(strings.Split(d.name, "?")[0], "postgres://greenlist@/"))
}

func (c *Cluster) database(ctx context.Context, keys models.Keys, template string) (*Database, error) {
	name := fmt.Sprintf("scratch_%d", serial.Add(1))
	if err := c.exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+template+c.copying); err != nil {
		return nil, err
	}
	drop := func() { c.exec(context.Background(), "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") }
	return &Database{name: c.address(name), keys: keys, drop: drop}, nil
}

func (c *Cluster) exec(ctx context.Context, sql string) error {
	conn, err := pgx.Connect(ctx, c.address("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

// binaries finds the newest installed server. Debian keeps it off the path.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", ErrNoPostgres
	}
	sort.Strings(found)
	return filepath.Dir(found[len(found)-1]), nil
}
