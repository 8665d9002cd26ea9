package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// benchRow is what something came to in each round, beside what it is compared with.
type benchRow struct {
	what, limitedBy string
	rates, limits   []float64
	memory          int64
}

// measure adds a round, and the most memory that was used meanwhile.
func (r *benchRow) measure(limit float64, do func() (float64, error)) error {
	forgetPeak()
	rate, err := do()
	r.rates, r.limits, r.memory = append(r.rates, rate), append(r.limits, limit), max(r.memory, peakMemory())
	return err
}

// readOnly is how quickly a list is read by a program that does nothing else with it.
func readOnly(people int) float64 {
	list, writer := io.Pipe()
	go benchList(writer, 0, people)
	start := time.Now()
	reader := csv.NewReader(list)
	for n := 0; ; n++ {
		if _, err := reader.Read(); err != nil {
			return perSecond(n, start)
		}
	}
}

func printCrowd(to io.Writer, people int, rows []*benchRow) error {
	if len(rows) == 0 {
		return nil
	}
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "\nwith %d people\tper second\tof the limit\tpeak memory\tthe limit\n", people)
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%.0f\t%.2f\t%s\t%.0f a second, %s\n", r.what, median(r.rates), median(shares(r.rates, r.limits)), megabytes(r.memory), median(r.limits), r.limitedBy)
	}
	return table.Flush()
}
