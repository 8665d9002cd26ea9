package sandbox

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"greenlist/whatsapp"
)

// eager people do everything at once, so that only the sandbox takes time.
func eager(o *Options) {
	o.Behaviour = &Behaviour{Read: 1}
	o.Throughput = 1_000_000
	o.Now = nil
}

// flood sends n messages from a few clients and waits for every status.
func flood(k *kit, n int) {
	var clients sync.WaitGroup
	for c := range 8 {
		clients.Go(func() {
			for i := c; i < n; i += 8 {
				body := plainJSON(templateSend(fmt.Sprintf("3197%07d", i), "tulips", "You"))
				req := httptest.NewRequest("POST", "/v26.0/"+phone+"/messages", strings.NewReader(string(body)))
				req.Header.Set("Authorization", "Bearer sandbox-token")
				rec := httptest.NewRecorder()
				if k.s.ServeHTTP(rec, req); rec.Code != http.StatusOK {
					panic(rec.Body.String())
				}
			}
		})
	}
	clients.Wait()
	for told := 0; told < 3*n; {
		if k.hooks.next().field == whatsapp.FieldMessages {
			told++
		}
	}
}

func TestFlood(t *testing.T) {
	k := start(t, eager, func(o *Options) { o.State = filepath.Join(t.TempDir(), "sandbox.jsonl") })
	k.approved("tulips", whatsapp.Marketing)
	flood(k, 3000)
	same(t, "recorded", k.recorded(), 3000)
	if posts := len(k.hooks.posts); posts > 3000 {
		t.Errorf("%d posts for 9,000 updates", posts)
	}
}

// BenchmarkFlood measures messages a second, each with its three statuses
// delivered to a receiver over HTTP, with a journal.
func BenchmarkFlood(b *testing.B) {
	k := start(b, eager, func(o *Options) { o.State = filepath.Join(b.TempDir(), "sandbox.jsonl") })
	k.approved("tulips", whatsapp.Marketing)
	for b.Loop() {
		flood(k, 20_000)
	}
	b.ReportMetric(float64(20_000*b.N)/b.Elapsed().Seconds(), "messages/s")
}
