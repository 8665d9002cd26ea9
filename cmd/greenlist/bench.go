package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"text/tabwriter"
	"time"

	"greenlist/models/scratch"
)

type benchCommand struct {
	Messages int `default:"20000" help:"Messages in each round."`
	Rounds   int `default:"3" help:"Rounds, taken in turns; the median is printed."`
}

// Run measures what this machine can do. Every figure stands beside the limit measured in the same run, because machines differ and a ratio
// does not.
func (c benchCommand) Run(ctx context.Context) error {
	sink, err := newSink()
	if err != nil {
		return err
	}
	defer sink.close()
	kinds, closeKinds, err := c.databases(ctx)
	if err != nil {
		return err
	}
	defer closeKinds()

	var bare []float64
	sent := map[string][]float64{}
	for range c.Rounds {
		bare = append(bare, barePosts(ctx, sink.url, c.Messages))
		for _, kind := range kinds {
			rate, err := c.send(ctx, kind, sink)
			if err != nil {
				return fmt.Errorf("%s: %w", kind.name, err)
			}
			sent[kind.name] = append(sent[kind.name], rate)
		}
	}
	return c.print(bare, kinds, sent)
}

func (c benchCommand) print(bare []float64, kinds []benchDatabase, sent map[string][]float64) error {
	limit := median(bare)
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "what\tper second\tof the limit\n")
	fmt.Fprintf(table, "bare HTTP POSTs, the limit\t%.0f\t1.00\n", limit)
	for _, kind := range kinds {
		rate := median(sent[kind.name])
		fmt.Fprintf(table, "campaign on %s, claim to record\t%.0f\t%.2f\n", kind.name, rate, rate/limit)
	}
	return table.Flush()
}

// benchDatabase makes fresh databases of one kind.
type benchDatabase struct {
	name  string
	fresh func(context.Context) (*scratch.Database, error)
}

func (c benchCommand) databases(ctx context.Context) (kinds []benchDatabase, closeAll func(), err error) {
	dir, err := os.MkdirTemp("", "greenlist-bench-")
	if err != nil {
		return nil, nil, err
	}
	kinds = []benchDatabase{{"SQLite", func(context.Context) (*scratch.Database, error) { return scratch.SQLite(dir) }}}
	cluster, err := scratch.StartCluster(ctx, scratch.ClusterOptions{Fsync: true})
	if errors.Is(err, scratch.ErrNoPostgres) {
		fmt.Println(err)
		return kinds, func() { os.RemoveAll(dir) }, nil
	}
	if err != nil {
		return nil, nil, err
	}
	kinds = append(kinds, benchDatabase{"Postgres", cluster.Database})
	return kinds, func() { cluster.Stop(); os.RemoveAll(dir) }, nil
}

func median(figures []float64) float64 {
	sorted := slices.Sorted(slices.Values(figures))
	return sorted[len(sorted)/2]
}

func perSecond(n int, since time.Time) float64 { return float64(n) / time.Since(since).Seconds() }
