package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"greenlist/models/modelstest"
)

// onSQLite is an installation whose database is a file that does not exist yet.
func onSQLite(t *testing.T) *install {
	t.Helper()
	return inFolder(t, t.TempDir())
}

func inFolder(t *testing.T, dir string) *install {
	return &install{t: t, env: []string{"GREENLIST_ADDR=127.0.0.1:0", "GREENLIST_DATABASE=" + filepath.Join(dir, "greenlist.db")}}
}

// demo is the folder of a demo whose past has been made up, which takes a while; empty where that failed.
var demo struct {
	once sync.Once
	dir  string
}

// filledDemo is an installation on a copy of a demo that somebody has served.
func filledDemo(t *testing.T) *install {
	t.Helper()
	demo.once.Do(func() { demo.dir = fillDemoOnce(t) })
	if demo.dir == "" {
		t.Fatal("the demo could not be made up")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(demo.dir)); err != nil {
		t.Fatal(err)
	}
	return inFolder(t, dir)
}

func fillDemoOnce(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "greenlist-demo-")
	if err != nil {
		t.Fatal(err)
	}
	filling := inFolder(t, dir).begin("serve", "--demo")
	untilWithin(t, 5*time.Minute, "the demo to be made up", func() bool { return filling.ended() || addresses.MatchString(filling.said.String()) })
	filling.stop()
	return dir
}

func removeDemo() { os.RemoveAll(demo.dir) }

// onPostgres is an installation on an empty Postgres database, with the keys that `greenlist keys` prints.
func onPostgres(t *testing.T) *install {
	t.Helper()
	i := &install{t: t, env: []string{"GREENLIST_ADDR=127.0.0.1:0", "GREENLIST_DATABASE=" + emptyPostgres(t), "GREENLIST_DATA=" + t.TempDir()}}
	return i.with(strings.Fields(i.run("keys"))...)
}

// emptyPostgres is the address of a database in which there is nothing, not even a schema.
func emptyPostgres(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	migrated := modelstest.Postgres(t).Name()
	conn, err := pgx.Connect(ctx, migrated)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(ctx) })
	u, err := url.Parse(migrated)
	if err != nil {
		t.Fatal(err)
	}
	name := "e2e" + strings.TrimPrefix(u.Path, "/")
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+name+" TEMPLATE template0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)") })
	u.Path = "/" + name
	return u.String()
}

// eachInstall runs f on both kinds of database at the same time: most of the time both wait.
func eachInstall(t *testing.T, f func(t *testing.T, i *install)) {
	for name, make := range map[string]func(*testing.T) *install{"sqlite": onSQLite, "postgres": onPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f(t, make(t))
		})
	}
}
