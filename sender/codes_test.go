package sender

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// What the sender does with a refusal.
const (
	soon    = "again within minutes"
	later   = "again after a quarter of an hour or more"
	nextDay = "again a day later"
	stop    = "again, once somebody has let it go"
	never   = "failed"
	unseen  = "unknown"
)

// everyCode is Meta's list of errors that a message may meet, with the status it documents; 400 where it documents none. A 5xx proves nothing.
var everyCode = []struct {
	want   string
	status int
	codes  []int
}{
	{stop, 401, []int{0, 190}},
	{stop, 403, []int{10, 200, 299, 368, 131005, 131031}},
	{stop, 400, []int{33, 131037, 131042, 131048, 131064, 132015, 132016}},
	{never, 403, []int{130497}},
	{never, 400, []int{100, 130403, 130472, 131008, 131009, 131021, 131026, 131030, 131047, 131050, 131051, 131053, 131055, 131061, 131062, 131063,
		132000, 132005, 132007, 132012, 132018, 132068, 134011, 134100, 135000, 137000}},
	{never, 404, []int{132001}},
	{soon, 429, []int{130429, 131056}},
	{soon, 400, []int{130429, 131056}},
	{later, 400, []int{4, 80007, 132069}},
	{later, 429, []int{4, 80007}},
	{nextDay, 400, []int{131049}},
	{unseen, 500, []int{1, 3, 131000, 131016, 131045, 131057, 133000, 134102}},
	{unseen, 503, []int{2, 133004}},
	{unseen, 400, []int{987654}},
}

func TestEveryErrorCode(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), modelstest.NewClock().Now)
	company := modelstest.NewCompany(t, db)
	company.Willing(t, 1)
	var status, code int
	meta := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"error":{"message":"refused","code":%d}}`, code)
	}))
	t.Cleanup(meta.Close)
	client, err := graph.New(graph.Options{BaseURL: meta.URL, Token: "token"})
	if err != nil {
		t.Fatal(err)
	}
	engine := New(db, Options{Poster: client})
	campaign := company.Sending(t, "Codes")
	for _, group := range everyCode {
		for _, code = range group.codes {
			status = group.status
			dispatch := models.Dispatch{MessageID: 1, Attempt: 1, CampaignID: campaign.ID}
			outcome := client.Send(context.Background(), "1", whatsapp.Message{To: "+3197010000001", Text: &whatsapp.TextMessage{Body: "Hello"}})
			h := engine.conclude(models.Happening{MessageID: 1, Attempt: 1}, dispatch, outcome)
			if got := fate(t, db, campaign.ID, h); got != group.want {
				t.Errorf("%d with status %d: %s, want %s", code, status, got, group.want)
			}
			if words := whatsapp.Explain(code); words.Title == "" || words.What == "" || words.Do == "" || group.want != unseen && words.Class == whatsapp.ClassUnlisted {
				t.Errorf("%d: people read %+v", code, words)
			}
		}
	}
}

// fate says what becomes of the message, and lets a campaign that was stopped go on.
func fate(t *testing.T, db *models.DB, campaignID int64, h models.Happening) string {
	t.Helper()
	campaign, err := models.FindCampaign(context.Background(), db, campaignID)
	if err != nil {
		t.Fatal(err)
	}
	number, err := models.FindNumber(context.Background(), db, *campaign.NumberID)
	if err != nil {
		t.Fatal(err)
	}
	why := fmt.Sprintf("meta:%d", h.Code)
	switch {
	case campaign.State == models.CampaignPaused && campaign.PauseReason == why && whatsapp.ScopeOf(h.Code) == whatsapp.ScopeTemplate:
		err = campaign.Resume(context.Background(), db, models.System)
	case number.BrakedWhy == why && whatsapp.ScopeOf(h.Code) != whatsapp.ScopeTemplate:
		err = number.Release(context.Background(), db, models.System, "")
	case campaign.State == models.CampaignPaused || number.BrakedAt != nil:
		t.Errorf("%d: the campaign is %s because of %q, the number stopped because of %q", h.Code, campaign.State, campaign.PauseReason, number.BrakedWhy)
	default:
		return unstopped(db, h)
	}
	if err != nil {
		t.Fatal(err)
	}
	if h.What != models.EventPutBack {
		t.Errorf("%d: what waits is %s", h.Code, h.What)
	}
	return stop
}

func unstopped(db *models.DB, h models.Happening) string {
	wait := h.RetryAt.Sub(db.Now())
	switch {
	case h.What == models.EventRefused:
		return never
	case h.What == models.EventUnseen:
		return unseen
	case wait >= 24*time.Hour:
		return nextDay
	case wait >= 15*time.Minute:
		return later
	}
	return soon
}
