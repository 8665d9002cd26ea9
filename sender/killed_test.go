package sender

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

var victimIs = flag.String("victim", "", "what the process that is killed has to know; only given by TestKilledWhileItSends")

// victim is a sender with its webhooks, in a process of its own.
type victim struct {
	Database, Origin, Account string
	Keys                      models.Keys
	API, Listen               string
	// Dies is the point at which it kills itself; none leaves that to others.
	Dies string
	// Synced lets commits wait for the disk. Tells lets it say what it claims, for those who trace it.
	Synced, Tells bool
	// Ahead is how far its clock is ahead: the leases of those who were killed before it have ended.
	Ahead time.Duration
}

// TestTheSenderThatIsKilled is the process that TestKilledWhileItSends starts; by itself it does nothing.
func TestTheSenderThatIsKilled(t *testing.T) {
	if *victimIs == "" {
		return
	}
	var v victim
	if err := json.Unmarshal([]byte(*victimIs), &v); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	if err := v.run(ctx); err != nil {
		t.Fatal(err)
	}
}

func (v victim) run(ctx context.Context) error {
	database, err := v.watched()
	if err != nil {
		return err
	}
	db, err := models.Open(ctx, models.Options{
		Database: database, Kind: models.Sandbox, Origin: v.Origin, Keys: v.Keys, Files: v.paper(), Unsynced: !v.Synced && !models.IsPostgres(v.Database),
		Clock: func() time.Time { return time.Now().Add(v.Ahead) },
	})
	if err != nil {
		return err
	}
	defer db.Close()
	intake := models.NewIntake(db)
	defer intake.Close()
	listener, err := net.Listen("tcp", v.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	go http.Serve(listener, hears(intake))
	fmt.Println("up")
	client, err := graph.New(graph.Options{BaseURL: v.API, Token: "token", Timeout: 400 * time.Millisecond, MaxIdleConnsPerHost: 16, Dial: v.dial()})
	if err != nil {
		return err
	}
	return New(db, Options{Poster: mortal{client, v}, Workers: 16, Name: "victim"}).Run(ctx)
}

// hears takes webhooks as the dashboard does: the signature over the raw bytes, then the disk, then 200.
func hears(intake *models.Intake) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		signature := r.Header.Get("X-Hub-Signature-256")
		if err != nil || !whatsapp.Verify("secret", body, signature) || intake.Store(r.Context(), body, signature) != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
}
