package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"greenlist/models/scratch"
)

type benchCommand struct {
	Messages int      `default:"60000" help:"Messages in each round."`
	Rounds   int      `default:"5" help:"Rounds, taken in turns; the median is printed."`
	Queued   int      `help:"How many people wait in the campaign besides."`
	On       []string `default:"SQLite,Postgres" help:"Which databases."`
	Slow     int      `default:"2000" help:"Messages in each round against an API that takes its time; 0 leaves those rounds out."`
	People   int      `default:"20000" help:"How many people there are when others than the sender are measured; 0 leaves that out."`
	Visits   int      `default:"200" help:"How often each page is opened."`
	Program  string   `hidden:"" help:"What to start for the API that is sent to; empty is this program."`
	Profile  string   `help:"Write a profile of what the processor did while messages were sent to this file." type:"path"`
}

// slowAnswer and slowInFlight are an API that is far away, and how many of our messages are on their way to it at a time.
const (
	slowAnswer   = 100 * time.Millisecond
	slowInFlight = 50
)

// Run measures what this machine can do. Every figure stands beside the limit measured in the same run, because machines differ and a ratio
// does not.
func (c benchCommand) Run(ctx context.Context) error {
	sink, closeSink, err := startSink(ctx, c.Program, 0)
	if err != nil {
		return err
	}
	defer closeSink()
	stages, closeAll, err := c.stages(ctx)
	if err != nil {
		return err
	}
	defer closeAll()
	stop, err := c.profile()
	if err != nil {
		return err
	}
	defer stop()
	fast, err := c.race(ctx, stages, sink)
	if err != nil {
		return err
	}
	slow, err := c.slowRace(ctx, stages)
	if err != nil {
		return err
	}
	if err := printBench(os.Stdout, stages, fast, slow); err != nil {
		return err
	}
	crowd, err := c.crowd(ctx)
	if err != nil {
		return err
	}
	return printCrowd(os.Stdout, c.People, crowd)
}

// race lets the limit and every database run in turns.
func (c benchCommand) race(ctx context.Context, stages []*benchStage, sink string) (*benchRates, error) {
	rates := newBenchRates()
	for range c.Rounds {
		rates.bare(ctx, sink, c.Messages, 16, 32, 64, 128)
		for _, stage := range stages {
			if err := rates.measure(ctx, stage, benchRun{messages: c.Messages, waiting: c.Queued, url: sink}); err != nil {
				return nil, err
			}
		}
	}
	return rates, nil
}

// slowRace is race against an API that is far away. What counts is then whether enough messages are on their way all the time.
func (c benchCommand) slowRace(ctx context.Context, stages []*benchStage) (*benchRates, error) {
	rates := newBenchRates()
	if c.Slow == 0 {
		return rates, nil
	}
	sink, closeSink, err := startSink(ctx, c.Program, slowAnswer)
	if err != nil {
		return nil, err
	}
	defer closeSink()
	for range c.Rounds {
		rates.bare(ctx, sink, c.Slow, slowInFlight)
		for _, stage := range stages {
			if err := rates.measure(ctx, stage, benchRun{messages: c.Slow, url: sink, workers: slowInFlight}); err != nil {
				return nil, err
			}
		}
	}
	return rates, nil
}

// stages are fresh databases of the kinds asked for, each with people who agreed.
func (c benchCommand) stages(ctx context.Context) (stages []*benchStage, closeAll func(), err error) {
	var closers []func()
	closeAll = func() {
		for _, f := range closers {
			f()
		}
	}
	for _, kind := range c.On {
		fresh, release, err := benchDatabase(ctx, kind)
		if errors.Is(err, scratch.ErrNoPostgres) {
			fmt.Println(err)
			continue
		}
		if err != nil {
			return nil, closeAll, err
		}
		closers = append([]func(){release}, closers...)
		stage, err := newBenchStage(ctx, kind, fresh)
		if err != nil {
			return nil, closeAll, fmt.Errorf("%s: %w", kind, err)
		}
		closers = append([]func(){func() { stage.db.Close() }}, closers...)
		if err := stage.fill(ctx, max(c.Messages+c.Queued, c.Slow)); err != nil {
			return nil, closeAll, fmt.Errorf("%s: %w", kind, err)
		}
		stages = append(stages, stage)
	}
	return stages, closeAll, nil
}

func benchDatabase(ctx context.Context, kind string) (*scratch.Database, func(), error) {
	if kind == "Postgres" {
		cluster, err := scratch.StartCluster(ctx, scratch.ClusterOptions{Fsync: true})
		if err != nil {
			return nil, nil, err
		}
		fresh, err := cluster.Database(ctx)
		return fresh, cluster.Stop, err
	}
	dir, err := os.MkdirTemp("", "greenlist-bench-")
	if err != nil {
		return nil, nil, err
	}
	fresh, err := scratch.SQLite(dir)
	return fresh, func() { os.RemoveAll(dir) }, err
}

// profile writes down what the processor does from now on, where that was asked for.
func (c benchCommand) profile() (stop func(), err error) {
	if c.Profile == "" {
		return func() {}, nil
	}
	file, err := os.Create(c.Profile)
	if err != nil {
		return nil, err
	}
	return func() { pprof.StopCPUProfile(); file.Close() }, pprof.StartCPUProfile(file)
}
