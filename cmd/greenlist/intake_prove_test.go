package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"testing"
	"text/tabwriter"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

var intakeSeconds = flag.Int("seconds", 0, "how long Meta calls 3,300 times a second; 0 makes a thousand calls as fast as they are taken")

// callsASecond is what Meta may send while 1,000 messages leave every second: three reports on each, and one in ten of them twice.
const callsASecond = 3300

// Every signed call that is answered with 200 counts, once, however often it came, also while the sender is at work.
func TestTheIntakeLosesNothing(t *testing.T) {
	if *intakeSeconds > 0 {
		t.Skip("see TestTheIntakeKeepsPace")
	}
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		l := newIntakeLoad(t, t.Name(), d, 300)
		l.answers = l.call(t.Context(), 0)
		l.judge()
	})
}

// TestTheIntakeKeepsPace is measured on databases whose commits wait for the disk. Meta asks for half of all answers within a quarter second, and for
// fewer than one in a hundred after more than a second.
func TestTheIntakeKeepsPace(t *testing.T) {
	if *intakeSeconds == 0 {
		t.Skip("give -seconds; see make prove-intake")
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "database\tcalls\ta second\tp50\tp99\tslowest\tover 1 s\trefused\tlost\tcounted twice\tall applied after\tmessages sent a second\t")
	for _, kind := range []string{"SQLite", "Postgres"} {
		d, release, err := benchDatabase(t.Context(), kind)
		if errors.Is(err, scratch.ErrNoPostgres) {
			t.Log(err)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(release)
		l := newIntakeLoad(t, kind, d, *intakeSeconds*callsASecond*10/33)
		l.answers = l.call(t.Context(), callsASecond)
		l.judge()
		l.print(table)
		if l.answers.quantile(0.5) > 250*time.Millisecond || l.answers.over(time.Second) >= 0.01 {
			t.Errorf("%s: too slow for Meta", kind)
		}
	}
	table.Flush()
}

// judge waits until all that came has been applied, and compares the rows with what was told: all were delivered, and each read is counted once.
func (l *intakeLoad) judge() {
	l.t.Helper()
	ctx, began := context.Background(), time.Now()
	l.applyAll(ctx)
	l.after = time.Since(began)
	l.stop()
	rows, tallied := l.count(ctx)
	for tries := 0; (l.lost > 0 || l.twice < 0) && tries < 100; tries++ {
		time.Sleep(50 * time.Millisecond) // the server is letting go of a batch that the sender was stopped in
		l.applyAll(ctx)
		rows, tallied = l.count(ctx)
	}
	if wrong := tallied.Disagrees(rows); wrong != "" || l.lost != 0 || l.twice != 0 || l.answers.refused > 0 {
		l.t.Errorf("of %d messages the rows say %v, %d reads were counted, %d calls were refused; %s", len(l.messages), rows, tallied[models.ReadCounted],
			l.answers.refused, wrong)
	}
}

// count compares what was told with the rows and the totals.
func (l *intakeLoad) count(ctx context.Context) (rows, tallied models.Counts) {
	l.t.Helper()
	rows, err := models.RecountMessages(ctx, l.stage.db, l.told)
	l.check(err)
	tallied, err = models.CountMessages(ctx, l.stage.db, l.told)
	l.check(err)
	aside, err := models.CountPoison(ctx, l.stage.db)
	l.check(err)
	l.lost = int64(len(l.messages)) - rows[models.Delivered] + aside
	l.twice = tallied[models.ReadCounted] - int64(len(l.messages))
	return rows, tallied
}

// applyAll helps the sender to apply what has been stored.
func (l *intakeLoad) applyAll(ctx context.Context) {
	l.t.Helper()
	for left := 1; left > 0; {
		n, err := models.ApplyWebhooks(ctx, l.stage.db, 200)
		l.check(err)
		left = n
	}
}

func (l *intakeLoad) print(table *tabwriter.Writer) {
	a := l.answers
	fmt.Fprintf(table, "%s\t%d\t%.0f\t%s\t%s\t%s\t%.2f %%\t%d\t%d\t%d\t%s\t%.0f\t\n", l.name, len(a.took), float64(len(a.took))/a.lasted.Seconds(),
		a.quantile(0.5).Round(time.Millisecond/10), a.quantile(0.99).Round(time.Millisecond), a.quantile(1).Round(time.Millisecond), 100*a.over(time.Second),
		a.refused, l.lost, l.twice, l.after.Round(time.Millisecond), l.sentASecond)
}
