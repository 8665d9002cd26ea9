package sender

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

var pgFaults = flag.Int("faults", 1, "how often Postgres is stopped at once and started again; five times as often one of its backends is ended, and as often all connections are cut")

// Two senders work while Postgres is stopped at once and started again, its backends are ended, and connections are cut in the middle of a word or
// fall silent. Whatever was being committed then may have been or not. The same is promised as when senders are killed, and they are at work again soon.
func TestPostgresFailsWhileTheySend(t *testing.T) {
	t.Parallel()
	f := newPostgresFaults(t)
	began := time.Now()
	for range *pgFaults {
		f.offerAgain()
		for range 5 {
			f.after(f.endBackend)
		}
		f.after(f.cut)
		f.after(f.crash)
	}
	f.cut(0)
	harmed := time.Since(began)
	f.insist(func() error { return f.db.Ping(context.Background()) })
	f.end()
	if *pgFaults == 1 {
		// A machine busy with other tests may leave a sender waiting for longer than its lease.
		f.seen.deaths = append(f.seen.deaths, attemptsOf(f.seen.rows))
	}
	all := f.seen.verdicts()
	complain(t, all)
	t.Logf("seed %d: harmed for %s, settled after %s\n  %v, at work again after %s at most\n  ended as %v\n%s", f.seed, harmed.Round(time.Millisecond), time.Since(began).Round(time.Millisecond), f.acts, f.slowest.Round(time.Millisecond),
		f.seen.counted(), tableOf(all))
	if f.slowest > 10*time.Second && *pgFaults > 1 {
		t.Errorf("they were at work again only after %s", f.slowest)
	}
}

// postgresFaults is a life of two senders whose database is a server of its own, at the end of a wire that can be cut.
type postgresFaults struct {
	*seedLife
	seed    uint64
	cluster *scratch.Cluster
	wire    *wire
	slowest time.Duration
}

func newPostgresFaults(t *testing.T) *postgresFaults {
	t.Helper()
	ctx, seed := context.Background(), chosen(*killSeed)
	cluster, err := scratch.StartCluster(ctx, scratch.ClusterOptions{Settings: map[string]string{"shared_buffers": "32MB"}})
	if errors.Is(err, scratch.ErrNoPostgres) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cluster.Stop)
	d, err := cluster.Database(ctx)
	if err != nil {
		t.Fatal(err)
	}
	db := modelstest.Open(t, d, func() time.Time { return modelstest.Start })
	f := &postgresFaults{seed: seed, cluster: cluster, wire: newWire(t, cluster.Socket())}
	f.seedLife = newSeedLife(t, d, plainly(t, d), startWith(t, db, 40), seed)
	f.beats, f.meta.near = usualBeats, true
	f.chance = rand.New(rand.NewPCG(seed, 8))
	f.open = func(clock func() time.Time) (*models.DB, error) {
		return models.Open(ctx, models.Options{Database: f.wire.through(d.Name()), Kind: models.Sandbox, Keys: d.Keys(), Clock: clock, Connections: 6})
	}
	f.senders = []*seedSender{f.hire(0), f.hire(0)}
	return f
}

// insist repeats what staff do until the database takes it.
func (f *postgresFaults) insist(do func() error) {
	f.t.Helper()
	var err error
	for range 400 {
		if err = do(); err == nil || errors.As(err, new(models.Conflict)) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	f.t.Fatal(err)
}

func (f *postgresFaults) offerAgain() {
	ctx := context.Background()
	var campaign models.Campaign
	f.insist(func() (err error) {
		campaign, err = models.CreateCampaign(ctx, f.db, f.company.Marketer, f.company.Plan(fmt.Sprint("Offer ", len(f.campaigns))))
		return err
	})
	f.insist(func() error { mine := campaign; return mine.Launch(ctx, f.db, f.company.Marketer) })
	f.campaigns, f.seen.planned[campaign.ID] = append(f.campaigns, campaign), len(f.people)+1
}

// after lets the senders work for a moment, does harm, and measures how long it takes until another message leaves.
func (f *postgresFaults) after(harm func(backend int)) {
	time.Sleep(time.Duration(10+f.chance.IntN(60)) * time.Millisecond)
	backend := f.aBackend()
	harmed := time.Now()
	harm(backend)
	for time.Since(harmed) < 20*time.Second && len(f.meta.begunSince(harmed)) == 0 {
		if len(f.meta.begunSince(harmed.Add(-time.Second))) == 0 && f.idle() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	f.slowest = max(f.slowest, time.Since(harmed))
}

// idle tells that nothing is due.
func (f *postgresFaults) idle() bool {
	var due int
	err := f.plain.QueryRow(`SELECT COUNT(*) FROM messages m JOIN campaigns c ON c.id = m.campaign_id WHERE m.state = 'queued' AND m.due_at <= $1
		OR c.state IN ('scheduled', 'freezing')`, f.db.Now()).Scan(&due)
	return err == nil && due == 0
}

// aBackend is the server's process for one of the connections that just now do something, once there is any.
func (f *postgresFaults) aBackend() (pid int) {
	f.t.Helper()
	f.insist(func() error {
		return f.plain.QueryRow(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY state = 'idle', random() LIMIT 1`).Scan(&pid)
	})
	return pid
}

func (f *postgresFaults) cut(int) {
	f.acts["connections cut"]++
	f.wire.cut()
}

func (f *postgresFaults) crash(int) {
	f.acts["server stopped at once"]++
	f.check(f.cluster.Crash(context.Background()))
}

// endBackend ends one connection's process: mostly as an operator would, and now and then so that the server takes all others down with it.
func (f *postgresFaults) endBackend(pid int) {
	if f.chance.IntN(25) == 0 && syscall.Kill(pid, syscall.SIGKILL) == nil {
		f.acts["backend killed"]++
		return
	}
	f.acts["backend ended"]++
	f.plain.Exec(`SELECT pg_terminate_backend($1)`, pid)
}
