package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"greenlist/whatsapp"
)

func spring() whatsapp.Template {
	return whatsapp.Template{ID: "501", Name: "lente_groet", Language: "nl", Category: whatsapp.Marketing, Status: whatsapp.TemplateApproved,
		Components: []whatsapp.Component{{Type: whatsapp.ComponentBody, Text: "De tulpen staan buiten."}}}
}

func TestCreateTemplate(t *testing.T) {
	m := answering(t, 200, `{"id":501,"status":"pending","category":"MARKETING"}`)
	made, err := newClient(t, m.URL).CreateTemplate(context.Background(), "77", spring())
	if err != nil || made != (Created{"501", "PENDING", "MARKETING"}) {
		t.Fatalf("%+v, %v", made, err)
	}
	got := m.only(t)
	if got.Path != "/v26.0/77/message_templates" || strings.Contains(got.Body, `"status"`) || strings.Contains(got.Body, `"id"`) {
		t.Errorf("request %+v", got)
	}
}

func TestCreateTemplateRefused(t *testing.T) {
	m := answering(t, 400, `{"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"error_subcode":2388024,"error_user_title":"Exists","error_user_msg":"There is one","fbtrace_id":"T1"}}`)
	_, err := newClient(t, m.URL).CreateTemplate(context.Background(), "77", spring())
	e, ok := errors.AsType[*whatsapp.Error](err)
	if !ok || e.Subcode != 2388024 || e.Title != "Exists" || e.UserMessage != "There is one" || e.TraceID != "T1" || e.HTTPStatus != 400 {
		t.Errorf("%+v", err)
	}
}

// pages serves n templates, two a page, with cursors like Meta's.
func pages(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		from, _ := strconv.Atoi(r.URL.Query().Get("after"))
		var data []string
		for i := from; i < min(from+2, n); i++ {
			data = append(data, fmt.Sprintf(`{"id":%d,"name":"t%d","category":"marketing"}`, i, i))
		}
		next := ""
		if from+2 < n {
			next = `,"next":"https://elsewhere.invalid/?access_token=secret"`
		}
		_, _ = fmt.Fprintf(w, `{"data":[%s],"paging":{"cursors":{"before":"x","after":"%d"}%s}}`, strings.Join(data, ","), from+2, next)
	}
}

func TestAllTemplates(t *testing.T) {
	for _, n := range []int{0, 1, 2, 5} {
		server := httptest.NewServer(pages(n))
		var names []string
		for template, err := range newClient(t, server.URL).AllTemplates(context.Background(), "77", Filter{Limit: 2}) {
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, template.Name+template.ID+template.Category)
		}
		server.Close()
		if len(names) != n || (n == 5 && names[4] != "t44MARKETING") {
			t.Errorf("of %d templates came %v", n, names)
		}
	}
}

func TestAllTemplatesStops(t *testing.T) {
	server := httptest.NewServer(pages(5))
	t.Cleanup(server.Close)
	count := 0
	for range newClient(t, server.URL).AllTemplates(context.Background(), "77", Filter{}) {
		if count++; count == 3 {
			break
		}
	}
	if count != 3 {
		t.Errorf("went on to %d", count)
	}
}

func TestAllTemplatesTellsErrors(t *testing.T) {
	m := answering(t, 400, `{"error":{"code":131059,"message":"cursor"}}`)
	var errs []error
	for _, err := range newClient(t, m.URL).AllTemplates(context.Background(), "77", Filter{}) {
		errs = append(errs, err)
	}
	if len(errs) != 1 || errs[0] == nil {
		t.Errorf("errors %v", errs)
	}
}

func TestListFilter(t *testing.T) {
	m := answering(t, 200, `{"data":[]}`)
	_, err := newClient(t, m.URL).ListTemplates(context.Background(), "77", Filter{Name: "a b", Status: "APPROVED"})
	if err != nil {
		t.Fatal(err)
	}
	q, err := url.ParseQuery(m.only(t).Query)
	if err != nil || q.Get("name") != "a b" || q.Get("status") != "APPROVED" || q.Get("limit") != "100" || q.Has("after") {
		t.Errorf("query %v, %v", q, err)
	}
}

func TestTemplateCalls(t *testing.T) {
	ctx := context.Background()
	tests := []struct {
		name string
		call func(*Client) error
		want string
	}{
		{"edit", func(c *Client) error { return c.EditTemplate(ctx, spring()) }, "POST /v26.0/501"},
		{"delete", func(c *Client) error { return c.DeleteTemplate(ctx, "77", "lente_groet") }, "DELETE /v26.0/77/message_templates?name=lente_groet"},
		{"delete one", func(c *Client) error { return c.DeleteTemplateByID(ctx, "77", "501", "lente_groet") },
			"DELETE /v26.0/77/message_templates?hsm_id=501&name=lente_groet"},
		{"unpause", func(c *Client) error { return c.UnpauseTemplate(ctx, "501") }, "POST /v26.0/501/unpause"},
		{"subscribe", func(c *Client) error { return c.Subscribe(ctx, "77") }, "POST /v26.0/77/subscribed_apps"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := answering(t, 200, `{"success":true}`)
			if err := tt.call(newClient(t, m.URL)); err != nil {
				t.Fatal(err)
			}
			got := m.only(t)
			if line := strings.TrimSuffix(got.Method+" "+got.Path+"?"+got.Query, "?"); line != tt.want {
				t.Errorf("%s, want %s", line, tt.want)
			}
			for _, answer := range []string{`{"success":false}`, `{}`, `<html>`} {
				if err := tt.call(newClient(t, answering(t, 200, answer).URL)); err == nil {
					t.Errorf("%s counted as done", answer)
				}
			}
		})
	}
}

func TestGetTemplate(t *testing.T) {
	m := answering(t, 200, `{"id":"501","name":"lente_groet","language":"nl","status":"PAUSED","quality_score":{"score":"RED","date":1760000000}}`)
	got, err := newClient(t, m.URL).GetTemplate(context.Background(), "501")
	if err != nil || got.Status != whatsapp.TemplatePaused || got.Quality.Score != whatsapp.QualityRed {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnswersThatAreTooLong(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"id":"`+strings.Repeat("9", maxAnswer)+`"}`)
	}))
	t.Cleanup(server.Close)
	if _, err := newClient(t, server.URL).GetTemplate(context.Background(), "501"); err == nil {
		t.Error("an endless answer was read")
	}
}
