package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/handlers"
	"greenlist/models"
	"greenlist/models/scratch"
	"greenlist/sender"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// An intakeLoad is a server with a campaign that was sent, of which Meta tells, and another one that is being sent meanwhile.
type intakeLoad struct {
	t           *testing.T
	name        string
	stage       *benchStage
	address     string
	told        int64
	messages    []models.AttemptID
	sending     int64
	stop        func()
	answers     intakeAnswers
	after       time.Duration
	lost, twice int64
	sentASecond float64
}

func newIntakeLoad(t *testing.T, name string, d *scratch.Database, messages int) *intakeLoad {
	t.Helper()
	l := &intakeLoad{t: t, name: name}
	stage, err := newBenchStage(t.Context(), name, d)
	l.check(err)
	l.stage = stage
	t.Cleanup(func() { stage.db.Close() })
	l.check(stage.fill(t.Context(), messages))
	l.serve()
	sink, err := newSink(0)
	l.check(err)
	t.Cleanup(sink.close)
	run := benchRun{messages: messages, url: sink.url}
	l.told, err = stage.campaign(t.Context(), run)
	l.check(err)
	_, err = stage.send(t.Context(), l.told, run)
	l.check(err)
	l.messages = l.sent()
	l.sending, err = stage.campaign(t.Context(), run)
	l.check(err)
	l.slowDown()
	l.work(sink.url)
	return l
}

// sent are the attempts of the campaign that Meta tells of.
func (l *intakeLoad) sent() (all []models.AttemptID) {
	database := l.stage.db.Installation().DatabaseID
	for after := int64(0); ; {
		some, err := models.ListRecipients(l.t.Context(), l.stage.db, l.told, "", after, 5000)
		l.check(err)
		for _, r := range some {
			all, after = append(all, models.AttemptID{DatabaseID: database, MessageID: r.ID, Attempt: r.Attempt}), r.ContactID
		}
		if len(some) == 0 {
			return all
		}
	}
}

func (l *intakeLoad) check(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// serve answers calls with the handlers of the dashboard, on a real port.
func (l *intakeLoad) serve() {
	intake, shown := models.NewIntake(l.stage.db), models.NewShown(l.stage.db)
	public, err := url.Parse("http://127.0.0.1")
	l.check(err)
	server, err := handlers.New(handlers.Options{DB: l.stage.db, Intake: intake, Shown: shown, PublicURL: public})
	l.check(err)
	web := httptest.NewServer(server)
	l.t.Cleanup(func() { web.Close(); intake.Close(); shown.Close() })
	l.address = web.URL + "/webhooks/whatsapp"
}

// slowDown gives the number the highest pace that Meta gives one: 1,000 a second.
func (l *intakeLoad) slowDown() {
	account, err := models.FindAccount(l.t.Context(), l.stage.db)
	l.check(err)
	_, err = models.ObserveNumber(l.t.Context(), l.stage.db, account, whatsapp.PhoneNumber{
		ID: "3", DisplayPhoneNumber: "+31 970 10200100", QualityRating: "GREEN", Status: whatsapp.NumberConnected, ThroughputLevel: "HIGH", MessagingLimit: "TIER_UNLIMITED",
	}, "poll")
	l.check(err)
}

// work lets the sender run; it also applies what is stored.
func (l *intakeLoad) work(meta string) {
	client, err := graph.New(graph.Options{BaseURL: meta, Token: "bench", MaxIdleConnsPerHost: sender.MostInFlight})
	l.check(err)
	working, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- sender.New(l.stage.db, sender.Options{Poster: client, Name: "intake"}).Run(working)
	}()
	l.stop = sync.OnceFunc(func() { cancel(); l.check(<-ended); client.CloseIdle() })
	l.t.Cleanup(l.stop)
}

// intakeAnswers are how long each call took from the moment at which it was to be made, and how many were not taken.
type intakeAnswers struct {
	took    []time.Duration
	refused int64
	lasted  time.Duration
}

func (a intakeAnswers) quantile(q float64) time.Duration {
	return a.took[min(int(q*float64(len(a.took))), len(a.took)-1)]
}

func (a intakeAnswers) over(limit time.Duration) float64 {
	first, _ := slices.BinarySearch(a.took, limit)
	return float64(len(a.took)-first) / float64(len(a.took))
}

// call tells three things of every message, one in ten of them twice, in any order, so many a second, whether or not the answers keep up. 0 a second
// makes one call after the other on each of its connections.
func (l *intakeLoad) call(ctx context.Context, aSecond int) (a intakeAnswers) {
	before, err := models.CountMessages(ctx, l.stage.db, l.sending)
	l.check(err)
	calls := l.calls()
	a.took = make([]time.Duration, len(calls))
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 512}}
	defer client.CloseIdleConnections()
	var next, refused atomic.Int64
	var connections sync.WaitGroup
	began := time.Now()
	for range 256 {
		connections.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(calls); i = int(next.Add(1)) - 1 {
				due := time.Now()
				if aSecond > 0 {
					due = began.Add(time.Duration(i) * time.Second / time.Duration(aSecond))
					time.Sleep(time.Until(due))
				}
				if !l.tell(client, calls[i]) {
					refused.Add(1)
				}
				a.took[i] = time.Since(due)
			}
		})
	}
	connections.Wait()
	a.lasted, a.refused = time.Since(began), refused.Load()
	slices.Sort(a.took)
	after, err := models.CountMessages(ctx, l.stage.db, l.sending)
	l.check(err)
	l.sentASecond = float64(after[models.Accepted]-before[models.Accepted]) / a.lasted.Seconds()
	return a
}

type intakeCall struct {
	about  models.AttemptID
	status string
}

func (l *intakeLoad) calls() (calls []intakeCall) {
	for _, id := range l.messages {
		for _, status := range []string{"sent", "delivered", "read"} {
			calls = append(calls, intakeCall{id, status})
		}
	}
	for i := 0; i < 3*len(l.messages); i += 10 {
		calls = append(calls, calls[i])
	}
	rand.Shuffle(len(calls), func(i, j int) { calls[i], calls[j] = calls[j], calls[i] })
	return calls
}

func (l *intakeLoad) tell(client *http.Client, c intakeCall) (taken bool) {
	body := fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",`+
		`"metadata":{"display_phone_number":"3197010200100","phone_number_id":"3"},"statuses":[{"id":"wamid.told.%d","status":%q,"timestamp":"%d",`+
		`"recipient_id":"31970","biz_opaque_callback_data":%q}]}}]}]}`, c.about.MessageID, c.status, time.Now().Unix(), c.about)
	request, err := http.NewRequest(http.MethodPost, l.address, bytes.NewReader(body))
	if err != nil {
		return false
	}
	request.Header.Set("X-Hub-Signature-256", whatsapp.Sign("bench", body))
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
	return response.StatusCode == http.StatusOK
}
