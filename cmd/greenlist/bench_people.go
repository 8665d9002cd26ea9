package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

// benchCrowd is a company with many people, and its dashboard.
type benchCrowd struct {
	*benchStage
	site     *benchSite
	campaign int64 // to all of them
}

// benchVisit is something that comes in over HTTP.
type benchVisit struct {
	what  string
	times int
	do    func(ctx context.Context, c *benchCrowd, i int) error
}

// crowd measures what companies with many people do besides sending: bringing them in as lists, hearing from Meta, looking somebody up and looking at pages.
// Databases take turns, each right after what it is compared with.
func (c benchCommand) crowd(ctx context.Context) ([]*benchRow, error) {
	if c.People == 0 {
		return nil, nil
	}
	c.People = max(c.People-c.People%c.Rounds, c.Rounds)
	crowds, closeAll, err := c.crowds(ctx)
	defer closeAll()
	if err != nil {
		return nil, err
	}
	rows, err := c.bringIn(ctx, crowds)
	if err != nil {
		return nil, err
	}
	seen, err := c.visit(ctx, crowds)
	return append(rows, seen...), err
}

// crowds are companies with nobody yet, one on each database.
func (c benchCommand) crowds(ctx context.Context) (crowds []*benchCrowd, closeAll func(), err error) {
	var closers []func()
	closeAll = func() {
		for i := range closers {
			closers[len(closers)-1-i]()
		}
	}
	for _, kind := range c.On {
		fresh, release, err := benchDatabase(ctx, kind)
		if errors.Is(err, scratch.ErrNoPostgres) {
			continue // the sender's figures have said so
		}
		if err != nil {
			return nil, closeAll, fmt.Errorf("%s: %w", kind, err)
		}
		closers = append(closers, release)
		stage, err := newBenchStage(ctx, kind, fresh)
		if err != nil {
			return nil, closeAll, fmt.Errorf("%s: %w", kind, err)
		}
		closers = append(closers, func() { stage.db.Close() })
		crowds = append(crowds, &benchCrowd{benchStage: stage})
	}
	return crowds, closeAll, nil
}

// bringIn fills the databases, with a list for each round.
func (c benchCommand) bringIn(ctx context.Context, crowds []*benchCrowd) ([]*benchRow, error) {
	part := c.People / c.Rounds
	rows := make([]*benchRow, len(crowds))
	for i, crowd := range crowds {
		rows[i] = &benchRow{what: fmt.Sprintf("people of a list of %d, into %s", part, crowd.name), limitedBy: "only read"}
	}
	for round := range c.Rounds {
		for i, crowd := range crowds {
			limit := readOnly(part)
			err := rows[i].measure(limit, func() (float64, error) {
				start := time.Now()
				err := crowd.bringIn(ctx, round*part, part)
				return perSecond(part, start), err
			})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", crowd.name, err)
			}
		}
	}
	return rows, nil
}

// visit measures what comes in over HTTP beside requests that are answered at once, by the same program on the same machine.
func (c benchCommand) visit(ctx context.Context, crowds []*benchCrowd) (rows []*benchRow, err error) {
	idle, err := newSink(0)
	if err != nil {
		return nil, err
	}
	defer idle.close()
	for _, crowd := range crowds {
		if err := crowd.open(ctx); err != nil {
			return nil, fmt.Errorf("%s: %w", crowd.name, err)
		}
		defer crowd.site.close()
	}
	for _, v := range c.visits() {
		made := make([]*benchRow, len(crowds))
		for i, crowd := range crowds {
			made[i] = &benchRow{what: v.what + crowd.name, limitedBy: "answered at once"}
		}
		for round := range c.Rounds {
			for i, crowd := range crowds {
				limit := postWith(ctx, idle.url, v.times, siteInFlight)
				err := made[i].measure(limit, func() (float64, error) {
					return atOnce(v.times, func(n int) error { return v.do(ctx, crowd, round*v.times+n) })
				})
				if err != nil {
					return nil, fmt.Errorf("%s: %w", crowd.name, err)
				}
			}
		}
		rows = append(rows, made...)
	}
	return rows, nil
}

// open opens the dashboard, with a campaign to everybody.
func (c *benchCrowd) open(ctx context.Context) (err error) {
	if err = settle(ctx, c.db); err != nil {
		return err
	}
	if c.campaign, err = c.benchStage.campaign(ctx, benchRun{}); err != nil {
		return err
	}
	c.site, err = openBenchSite(ctx, c.db)
	return err
}

func (c benchCommand) visits() []benchVisit {
	page := func(what, path string) benchVisit {
		return benchVisit{what, c.Visits, func(ctx context.Context, crowd *benchCrowd, _ int) error { return crowd.site.look(ctx, path) }}
	}
	return []benchVisit{
		{"calls of Meta, signed, checked and kept in ", c.Visits * 20, func(ctx context.Context, crowd *benchCrowd, i int) error { return crowd.site.tell(ctx, i) }},
		{"searches for somebody by name in ", c.Visits, func(ctx context.Context, crowd *benchCrowd, i int) error {
			return crowd.site.look(ctx, fmt.Sprintf("/contacts?q=Person+%d", i*37%c.People))
		}},
		{"searches for somebody by number in ", c.Visits, func(ctx context.Context, crowd *benchCrowd, i int) error {
			return crowd.site.look(ctx, fmt.Sprintf("/contacts?q=%%2B31970%08d", 10_000_000+i*37%c.People))
		}},
		{"pages of one person from ", c.Visits, func(ctx context.Context, crowd *benchCrowd, i int) error {
			return crowd.site.look(ctx, fmt.Sprintf("/contacts/%d", 1+i*37%c.People))
		}},
		page("pages of contacts from ", "/contacts"),
		page("overviews from ", "/"),
		page("pages of campaigns from ", "/campaigns"),
		{"pages of a campaign to everybody from ", c.Visits, func(ctx context.Context, crowd *benchCrowd, _ int) error {
			return crowd.site.look(ctx, fmt.Sprintf("/campaigns/%d", crowd.campaign))
		}},
		{"pages of its people from ", c.Visits, func(ctx context.Context, crowd *benchCrowd, i int) error {
			return crowd.site.look(ctx, fmt.Sprintf("/campaigns/%d/recipients?after=%d", crowd.campaign, i*37%c.People))
		}},
	}
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
