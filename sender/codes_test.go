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
	// What holds for everybody costs nobody anything.
	resting = "again when Meta takes messages again, and others wait until then too"
	// The message is lost, and those behind it are not.
	unseenStop = "unknown, and others wait until somebody has let it go"
	unseenRest = "unknown, and others wait a minute or more"
)

// everyCode is Meta's whole list of errors, with the status it documents; 400 where it documents none. A 5xx proves nothing. Those about numbers,
// calls and the like are not for messages: should one come all the same, the message has been refused, or nobody knows; and where it says that the number,
// the account or the template can reach nobody, it costs nobody their message.
var everyCode = []struct {
	want   string
	status int
	codes  []int
}{
	{stop, 401, []int{0, 190}},
	{stop, 403, []int{10, 200, 299, 368, 131005, 131031}},
	{stop, 400, []int{33, 131037, 131042, 131048, 131064, 132015, 132016}},
	{stop, 400, []int{133005, 133006, 133008, 133009, 133010, 133015, 133016}},
	{stop, 400, []int{131055, 131061, 131063, 132068, 134011, 134100}},
	{stop, 404, []int{132001}},
	{never, 403, []int{130497}},
	{never, 400, []int{100, 130403, 130472, 131008, 131009, 131021, 131026, 131030, 131047, 131050, 131051, 131053, 131062,
		132000, 132005, 132007, 132012, 132018, 135000, 137000}},
	{soon, 429, []int{130429, 131056}},
	{soon, 400, []int{130429, 131056}},
	{soon, 400, []int{131059}},
	{resting, 400, []int{4, 80007, 131057}},
	{resting, 429, []int{4, 80007}},
	{later, 400, []int{132069, 134101}},
	{nextDay, 400, []int{131049}},
	{never, 400, []int{131052, 139100, 139101, 139102, 139200, 1752041, 2388012, 2388091, 2388093, 2388103, 2593107, 2593108}},
	{never, 400, []int{2388019, 2388023, 2388024, 2388027, 2388039, 2388040, 2388042, 2388043, 2388046, 2388047, 2388060, 2388072, 2388073, 2388077,
		2388155, 2388293, 2388299, 2494164, 2494170, 2494179, 200005, 200006, 200007}},
	{unseen, 500, []int{1, 131000, 131016, 133000}},
	{unseen, 503, []int{2, 133004}},
	{unseenStop, 500, []int{3, 131045, 134102}},
	{unseenRest, 500, []int{4, 80007, 131057, 2494100}},
	{unseenRest, 400, []int{2494100}},
	{unseen, 400, []int{1, 138000, 138025, 139000, 139001, 139002, 139003, 139004, 139103, 987654}},
}

func TestEveryErrorCode(t *testing.T) {
	clock := modelstest.NewClock()
	db := modelstest.Open(t, modelstest.SQLite(t), clock.Now)
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
			clock.Advance(time.Hour)
			if words := whatsapp.Explain(code); words.Title == "" || words.What == "" || words.Do == "" || (words.Class == whatsapp.ClassUnlisted) != (code == 987654) {
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
		return unstopped(db, number, h)
	}
	if err != nil {
		t.Fatal(err)
	}
	switch h.What {
	case models.EventPutBack:
		return stop
	case models.EventUnseen:
		return unseenStop
	}
	t.Errorf("%d: what waits is %s", h.Code, h.What)
	return ""
}

func unstopped(db *models.DB, number models.Number, h models.Happening) string {
	wait := h.RetryAt.Sub(db.Now())
	switch {
	case number.NextFreeAt.After(db.Now()) && h.What == models.EventUnseen:
		return unseenRest
	case number.NextFreeAt.After(db.Now()) && h.What == models.EventPutBack && h.RetryAt.Equal(number.NextFreeAt):
		return resting
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

// What Meta says of a message that it had taken: it has failed, the person is left alone for a day, or what concerns others too stops them.
func TestEveryErrorCodeByWebhook(t *testing.T) {
	t.Parallel()
	clock := modelstest.NewClock()
	db := modelstest.Open(t, modelstest.SQLite(t), clock.Now)
	company := modelstest.NewCompany(t, db)
	company.Willing(t, 1)
	ctx := context.Background()
	for _, group := range everyCode {
		for _, code := range group.codes {
			campaign := company.Sending(t, fmt.Sprint("Code ", code))
			claimed, err := models.ClaimCampaign(ctx, db, campaign.ID, 1, 2)
			if err != nil || len(claimed.Dispatches) != 1 {
				t.Fatalf("%d: claimed %+v, %v", code, claimed, err)
			}
			at := models.Happening{MessageID: claimed.Dispatches[0].MessageID, Attempt: 1, At: db.Now(), WAMID: fmt.Sprint("wamid.", campaign.ID)}
			accepted, failed := at, at
			accepted.What, failed.What, failed.Code = models.EventAccepted, models.EventFailed, code
			if err := models.Advance(ctx, db, []models.Happening{accepted, failed}); err != nil {
				t.Fatal(err)
			}
			want := models.Failed
			if group.want == nextDay {
				want = models.Queued
			}
			if counts, err := models.RecountMessages(ctx, db, campaign.ID); err != nil || counts[want] != 1 {
				t.Errorf("%d: the message is %v, %v", code, counts, err)
			}
			if code == 131050 { // they said no with it
				company.Willing(t, 2)
			}
			stops := whatsapp.Explain(code).Class == whatsapp.ClassStop
			if stopped := stoppedBy(t, db, campaign.ID); stopped != stops {
				t.Errorf("%d: sending is stopped: %v", code, stopped)
			}
			clock.Advance(time.Hour)
		}
	}
}

// stoppedBy lets the brakes look, tells whether one has spoken, and lets go what it stopped.
func stoppedBy(t *testing.T, db *models.DB, campaignID int64) bool {
	t.Helper()
	ctx := context.Background()
	if err := models.WatchCampaigns(ctx, db); err != nil {
		t.Fatal(err)
	}
	campaign, err := models.FindCampaign(ctx, db, campaignID)
	if err != nil {
		t.Fatal(err)
	}
	number, err := models.FindNumber(ctx, db, *campaign.NumberID)
	if err != nil {
		t.Fatal(err)
	}
	if number.BrakedAt != nil {
		if err := number.Release(ctx, db, models.System, ""); err != nil {
			t.Fatal(err)
		}
		return true
	}
	return campaign.State == models.CampaignPaused
}
