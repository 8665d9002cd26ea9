package sender

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/sandbox"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// A stage is everything a campaign meets: a database, a pretend Meta behind real HTTP, and webhooks that come back.
type stage struct {
	t       *testing.T
	db      *models.DB
	company modelstest.Company
	remote  *sandbox.Remote
	client  *graph.Client
	url     string
}

func newStage(t *testing.T, db *models.DB) *stage {
	t.Helper()
	hooks := receiver(t, db)
	promptly := sandbox.EverydayBehaviour()
	promptly.DeliverAfter, promptly.DeliverSpread, promptly.Read, promptly.ReadAfter, promptly.ReadSpread = 0, 0, 1, 0, 0
	meta, err := sandbox.New(sandbox.Options{Token: "token", AppSecret: "secret", VerifyToken: "verify", Webhook: hooks, Behaviour: &promptly, ReviewAfter: -1, RetryBase: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(meta)
	t.Cleanup(func() { server.Close(); meta.Close() })
	client, err := graph.New(graph.Options{BaseURL: server.URL, Token: "token", MaxIdleConnsPerHost: 64})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, db: db, company: modelstest.NewCompany(t, db), remote: &sandbox.Remote{URL: server.URL}, client: client, url: server.URL}
	s.approve(modelstest.SpringOffer)
	return s
}

// receiver takes webhooks as the dashboard does: the signature over the raw bytes, then the disk, then 200.
func receiver(t *testing.T, db *models.DB) string {
	t.Helper()
	intake := models.NewIntake(db)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			io.WriteString(w, r.URL.Query().Get("hub.challenge"))
			return
		}
		body, _ := io.ReadAll(r.Body)
		signature := r.Header.Get("X-Hub-Signature-256")
		if !whatsapp.Verify("secret", body, signature) {
			t.Error("a webhook came with a wrong signature")
		}
		if intake.Store(r.Context(), body, signature) != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	t.Cleanup(func() { server.Close(); intake.Close() })
	return server.URL
}

// approve makes the template known and approved at the pretend Meta too.
func (s *stage) approve(t whatsapp.Template) {
	s.t.Helper()
	ctx := context.Background()
	t.ID, t.Status = "", ""
	created, err := s.client.CreateTemplate(ctx, s.company.Account.WABAID, t)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.remote.Approve(ctx, created.ID); err != nil {
		s.t.Fatal(err)
	}
}

// launch makes a campaign to everybody and launches it.
func (s *stage) launch(name string) models.Campaign {
	s.t.Helper()
	ctx := context.Background()
	campaign, err := models.CreateCampaign(ctx, s.db, s.company.Marketer, s.company.Plan(name))
	if err == nil {
		err = campaign.Launch(ctx, s.db, s.company.Marketer)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return campaign
}

// run starts an engine and returns what stops it and waits for its end.
func (s *stage) run(poster Poster) (stop func()) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	engine := New(s.db, Options{Poster: poster, Workers: 16, Name: s.t.Name()})
	go func() { ended <- engine.Run(ctx) }()
	return func() {
		cancel()
		if err := <-ended; err != nil {
			s.t.Error(err)
		}
	}
}

// eventually asks until the answer is yes; a minute without one fails the test.
func eventually(t *testing.T, what string, ask func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for !ask() {
		if !pause(ctx, 20*time.Millisecond) {
			t.Fatalf("waited a minute for %s", what)
		}
	}
}

func (s *stage) counts(c models.Campaign) models.Counts {
	s.t.Helper()
	counts, err := models.RecountMessages(context.Background(), s.db, c.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return counts
}

func (s *stage) state(c models.Campaign) models.CampaignState {
	s.t.Helper()
	found, err := models.FindCampaign(context.Background(), s.db, c.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return found.State
}

// control speaks to the pretend Meta's control API.
func (s *stage) control(path, body string) {
	s.t.Helper()
	response, err := http.Post(s.url+"/_sandbox/"+path, "application/json", strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %s", path, response.Status)
	}
}

// nobodyTwice asks the pretend Meta, which knows better than we do.
func (s *stage) nobodyTwice() {
	s.t.Helper()
	response, err := http.Get(s.url + "/_sandbox/recorded/duplicates")
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	var twice struct {
		People int `json:"people"`
	}
	if err := json.NewDecoder(response.Body).Decode(&twice); err != nil {
		s.t.Fatal(err)
	}
	if twice.People > 0 {
		s.t.Errorf("%d people were messaged twice", twice.People)
	}
}
