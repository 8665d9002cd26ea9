package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// benchRates are what each round came to: messages a second, and the most memory that was used meanwhile.
type benchRates struct {
	posts  map[int][]float64 // bare ones, by how many at a time
	sent   map[string][]float64
	memory map[string]int64
}

func newBenchRates() *benchRates {
	return &benchRates{posts: map[int][]float64{}, sent: map[string][]float64{}, memory: map[string]int64{}}
}

// bare measures POSTs with a body prepared beforehand.
func (r *benchRates) bare(ctx context.Context, url string, n int, workers ...int) {
	for _, w := range workers {
		r.posts[w] = append(r.posts[w], postWith(ctx, url, n, w))
	}
}

// limit is the rounds of the number at a time that is best for this machine: of any sender here no more can be asked.
func (r *benchRates) limit() (best []float64) {
	for _, rounds := range r.posts {
		if best == nil || median(rounds) > median(best) {
			best = rounds
		}
	}
	return best
}

// shares are what was sent in each round, of the limit in that round: what else the machine does slows both down.
func shares(sent, limit []float64) []float64 {
	shares := make([]float64, len(sent))
	for i := range sent {
		shares[i] = sent[i] / limit[i]
	}
	return shares
}

func (r *benchRates) measure(ctx context.Context, stage *benchStage, run benchRun) error {
	campaign, err := stage.campaign(ctx, run)
	if err != nil {
		return fmt.Errorf("%s: %w", stage.name, err)
	}
	forgetPeak()
	rate, err := stage.send(ctx, campaign, run)
	if err != nil {
		return fmt.Errorf("%s: %w", stage.name, err)
	}
	r.sent[stage.name] = append(r.sent[stage.name], rate)
	r.memory[stage.name] = max(r.memory[stage.name], peakMemory())
	return stage.drop(ctx, campaign)
}

func printBench(to io.Writer, stages []*benchStage, fast, slow *benchRates) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "what\tper second\tof the limit\tpeak memory\n")
	printRates(table, stages, fast, "", "best of 16 to 128 at a time")
	if len(slow.posts) > 0 {
		printRates(table, stages, slow, fmt.Sprintf(", answers take %s", slowAnswer), fmt.Sprintf("%d at a time", slowInFlight))
	}
	return table.Flush()
}

func printRates(table io.Writer, stages []*benchStage, r *benchRates, api, workers string) {
	limit := r.limit()
	fmt.Fprintf(table, "bare HTTP POSTs, %s%s: the limit\t%.0f\t1.00\t\n", workers, api, median(limit))
	for _, stage := range stages {
		sent := r.sent[stage.name]
		fmt.Fprintf(table, "campaign on %s, claim to record%s\t%.0f\t%.2f\t%s\n", stage.name, api, median(sent), median(shares(sent, limit)), megabytes(r.memory[stage.name]))
	}
}

func median(figures []float64) float64 {
	sorted := slices.Sorted(slices.Values(figures))
	return sorted[len(sorted)/2]
}

func perSecond(n int, since time.Time) float64 { return float64(n) / time.Since(since).Seconds() }
