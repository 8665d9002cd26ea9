package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"text/tabwriter"
	"time"

	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

// benchRow is one figure beside what it is compared with.
type benchRow struct {
	what, limitedBy string
	rate, limit     float64
}

// crowd measures what a company with many people does besides sending: bringing them in as a list, hearing from Meta, looking somebody up and looking
// at pages.
func (c benchCommand) crowd(ctx context.Context) (rows []benchRow, err error) {
	if c.People == 0 {
		return nil, nil
	}
	for _, kind := range c.On {
		some, err := c.crowdOn(ctx, kind)
		if errors.Is(err, scratch.ErrNoPostgres) {
			continue // the sender's figures have said so
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		rows = append(rows, some...)
	}
	return rows, nil
}

func (c benchCommand) crowdOn(ctx context.Context, kind string) ([]benchRow, error) {
	fresh, release, err := benchDatabase(ctx, kind)
	if err != nil {
		return nil, err
	}
	defer release()
	start := time.Now()
	stage, err := newBenchStage(ctx, kind, fresh, c.People)
	if err != nil {
		return nil, err
	}
	defer stage.db.Close()
	imported := benchRow{fmt.Sprintf("people of a list of %d, into %s", c.People, kind), "only read", perSecond(c.People, start), readOnly(c.People)}
	site, err := openBenchSite(ctx, stage.db)
	if err != nil {
		return nil, err
	}
	defer site.close()
	seen, err := c.visits(ctx, kind, site)
	return append([]benchRow{imported}, seen...), err
}

// readOnly is how quickly a list is read by a program that does nothing else with it.
func readOnly(people int) float64 {
	list, writer := io.Pipe()
	go benchList(writer, people)
	start := time.Now()
	reader := csv.NewReader(list)
	for n := 0; ; n++ {
		if _, err := reader.Read(); err != nil {
			return perSecond(n, start)
		}
	}
}

// visits are what comes in over HTTP. Each stands beside requests that are answered at once, by the same program on the same machine.
func (c benchCommand) visits(ctx context.Context, kind string, site *benchSite) (rows []benchRow, err error) {
	idle, err := newSink(0)
	if err != nil {
		return nil, err
	}
	defer idle.close()
	bare := func(n int) float64 { return postWith(ctx, idle.url, n, siteInFlight) }
	for _, visit := range []struct {
		what  string
		times int
		do    func(i int) error
	}{
		{"calls of Meta, signed, checked and kept in ", c.Visits * 20, func(i int) error { return site.tell(ctx, i) }},
		{"searches for somebody by name in ", c.Visits, func(i int) error { return site.look(ctx, fmt.Sprintf("/contacts?q=Person+%d", i*37%c.People)) }},
		{"searches for somebody by number in ", c.Visits, func(i int) error {
			return site.look(ctx, fmt.Sprintf("/contacts?q=%%2B31970%08d", 10_000_000+i*37%c.People))
		}},
		{"pages of contacts from ", c.Visits, func(int) error { return site.look(ctx, "/contacts") }},
		{"overviews from ", c.Visits, func(int) error { return site.look(ctx, "/") }},
		{"pages of campaigns from ", c.Visits, func(int) error { return site.look(ctx, "/campaigns") }},
	} {
		limit := bare(visit.times)
		rate, err := atOnce(visit.times, visit.do)
		if err != nil {
			return nil, err
		}
		rows = append(rows, benchRow{visit.what + kind, "answered at once", rate, limit})
	}
	return rows, nil
}

// tell makes one call as Meta does: somebody has written a word.
func (s *benchSite) tell(ctx context.Context, i int) error {
	body := fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",`+
		`"metadata":{"display_phone_number":"3197010200100","phone_number_id":"3"},"messages":[{"from":"31970%08d","id":"wamid.bench.%d","timestamp":"%d",`+
		`"type":"text","text":{"body":"Is the shop open on Saturday?"}}]}}]}]}`, 10_000_000+i, i, time.Now().Unix())
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.address+"/webhooks/whatsapp", strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("X-Hub-Signature-256", whatsapp.Sign("bench", []byte(body)))
	answer, err := s.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	io.Copy(io.Discard, answer.Body)
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("a call of Meta was answered %s", answer.Status)
	}
	return nil
}

func printCrowd(to io.Writer, people int, rows []benchRow) error {
	if len(rows) == 0 {
		return nil
	}
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "\nwith %d people\tper second\tof the limit\tthe limit\n", people)
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%.0f\t%.2f\t%.0f a second, %s\n", r.what, r.rate, r.rate/r.limit, r.limit, r.limitedBy)
	}
	return table.Flush()
}
