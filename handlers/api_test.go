package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// described is the document that the server serves, read by somebody else's library.
var described = sync.OnceValues(func() (*openapi3.T, error) {
	document, err := openapi3.NewLoader().LoadFromData(openAPIDocument)
	if err == nil {
		err = document.Validate(context.Background())
	}
	return document, err
})

// A system is one of the company's own, with a key. Each answer it gets is held against the document.
type system struct {
	*site
	key   models.APIKey
	token string
	name  string // the Idempotency-Key of what it asks
}

func (s *site) system(scopes ...models.Scope) *system {
	s.Helper()
	key, token, err := models.CreateAPIKey(context.Background(), s.db, models.System, models.NewAPIKey{Name: "Web shop", Scopes: scopes})
	if err != nil {
		s.Fatal(err)
	}
	return &system{site: s, key: key, token: token}
}

func (s *system) named(name string) *system {
	named := *s
	named.name = name
	return &named
}

type reply struct {
	*system
	*http.Response
	body []byte
}

func (s *system) ask(method, path, body string) *reply {
	s.Helper()
	request, err := http.NewRequest(method, s.url+"/api/v1"+path, strings.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	if s.name != "" {
		request.Header.Set("Idempotency-Key", s.name)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.Fatal(err)
	}
	r := &reply{s, response, text}
	if err := asDescribed(request, r); err != nil {
		s.Errorf("%s %s is not answered as described: %v\n%s", method, path, err, text)
	}
	return r
}

// asDescribed tells whether an answer is one that the document promises.
func asDescribed(request *http.Request, r *reply) error {
	router, route, parameters, err := find(request)
	if err != nil || router == nil {
		return err
	}
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: parameters, Route: route},
		Status:                 r.StatusCode, Header: r.Header,
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	input.SetBodyBytes(r.body)
	return openapi3filter.ValidateResponse(context.Background(), input)
}

func find(request *http.Request) (routers.Router, *routers.Route, map[string]string, error) {
	document, err := described()
	if err != nil {
		return nil, nil, nil, err
	}
	router, err := gorillamux.NewRouter(document)
	if err != nil {
		return nil, nil, nil, err
	}
	route, parameters, err := router.FindRoute(request)
	return router, route, parameters, err
}

func (r *reply) is(status int) *reply {
	r.Helper()
	if r.StatusCode != status {
		r.Errorf("%s: %d, not %d: %s", r.Request.URL.Path, r.StatusCode, status, r.body)
	}
	return r
}

func (r *reply) into(v any) {
	r.Helper()
	if err := json.Unmarshal(r.body, v); err != nil {
		r.Fatal(err)
	}
}

// complains wants a problem about one field.
func (r *reply) complains(field string) {
	r.Helper()
	r.is(http.StatusUnprocessableEntity)
	var p problem
	r.into(&p)
	for _, e := range p.Errors {
		if e.Field == field && e.Detail != "" {
			return
		}
	}
	r.Errorf("nothing about %s: %s", field, r.body)
}

func TestTheDocumentNamesEveryRouteAndNoOther(t *testing.T) {
	document, err := described()
	if err != nil {
		t.Fatal(err)
	}
	eachSite(t, func(s *site) {
		promised := map[string]bool{}
		for path, item := range document.Paths.Map() {
			for method := range item.Operations() {
				promised[method+" "+strings.ReplaceAll(path, "{id}", ":id")] = true
			}
		}
		for _, r := range s.server.routes() {
			if !strings.HasPrefix(r.path, apiPath) {
				continue
			}
			if !promised[r.method+" "+r.path] {
				s.Errorf("%s %s is not in the document", r.method, r.path)
			}
			delete(promised, r.method+" "+r.path)
		}
		for left := range promised {
			s.Errorf("%s is promised and not there", left)
		}
		served := (&system{site: s}).ask(get, "/openapi.json", "")
		served.is(http.StatusOK)
		if !bytes.Equal(served.body, openAPIDocument) {
			s.Error("another document is served")
		}
	})
}

func TestAnAnswerThatIsNotAsDescribedIsNoticed(t *testing.T) {
	request, _ := http.NewRequest(get, "http://127.0.0.1/api/v1/contacts/1", nil)
	for _, body := range []string{`{"id": "one"}`, `{}`, `[]`} {
		r := &reply{Response: &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {"application/json"}}}, body: []byte(body)}
		if asDescribed(request, r) == nil {
			t.Errorf("%s passed for a contact", body)
		}
	}
}

func TestOnlyAKeyThatIsInUseLetsASystemIn(t *testing.T) {
	eachSite(t, func(s *site) {
		shop := s.system(models.ReadContacts)
		shop.ask(get, "/contacts", "").is(http.StatusOK)
		for _, r := range s.server.routes() {
			if !r.who.machine {
				continue
			}
			path := strings.TrimPrefix(r.somewhere(), "/api/v1")
			stranger := (&system{site: s, token: "greenlist_nobody"}).ask(r.method, path, "{}")
			if stranger.is(http.StatusUnauthorized).Header.Get("WWW-Authenticate") == "" {
				s.Error("nobody says how to come in")
			}
			if got := s.as(models.Admin).do(r.method, r.somewhere(), nil); got.StatusCode != http.StatusUnauthorized {
				s.Errorf("%s %s: a browser was let in: %d", r.method, r.path, got.StatusCode)
			}
			if refused := shop.ask(r.method, path, "{}").StatusCode == http.StatusForbidden; refused != (r.who.scope != "" && r.who.scope != models.ReadContacts) {
				s.Errorf("%s %s: refused %v", r.method, r.path, refused)
			}
		}
		if err := shop.key.Revoke(context.Background(), s.db, models.System); err != nil {
			s.Fatal(err)
		}
		shop.ask(get, "/contacts", "").is(http.StatusUnauthorized)
		if strings.Contains(s.log.String(), shop.token) {
			s.Error("the key stands in the log")
		}
	})
}

func TestTooManyRequestsAreToldToWait(t *testing.T) {
	eachSite(t, func(s *site) {
		shop, other := s.system(models.ReadContacts), s.system(models.ReadContacts)
		for range shop.key.Throttle().Most - 1 {
			if _, err := shop.key.Throttle().Take(context.Background(), s.db); err != nil {
				s.Fatal(err)
			}
		}
		if last := shop.ask(get, "/purposes", "").is(http.StatusOK); last.Header.Get("RateLimit-Remaining") != "0" {
			s.Errorf("%v left", last.Header)
		}
		if over := shop.ask(get, "/purposes", "").is(http.StatusTooManyRequests); over.Header.Get("Retry-After") != "60" {
			s.Errorf("%v", over.Header)
		}
		other.ask(get, "/purposes", "").is(http.StatusOK)
		s.clock.Advance(shop.key.Throttle().Window)
		shop.ask(get, "/purposes", "").is(http.StatusOK)
	})
}

func TestWhatIsNotReadAndWhy(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		shop := s.system(models.Scopes...)
		shop.ask(post, "/contacts", `{"phone": `).is(http.StatusBadRequest)
		shop.ask(post, "/contacts", `[]`).is(http.StatusBadRequest)
		shop.ask(post, "/contacts", `{} {}`).is(http.StatusBadRequest)
		shop.ask(post, "/contacts", `{"phone": "+31 970 1000 0001", "nmae": "x"}`).complains("nmae")
		shop.ask(post, "/contacts", `{"phone": 31}`).complains("phone")
		shop.ask(post, "/contacts", `{"phone": "12"}`).complains("phone")
		shop.ask(post, "/contacts", `{"phone": "+3197010000001", "language": "Dutch"}`).complains("language")
		shop.ask(post, "/contacts", `{"phone": "+3197010000001", "attributes": {"shoe_size": "38"}}`).complains("attributes.shoe_size")
		shop.ask(post, "/contacts", `{"name": "`+strings.Repeat("x", apiBody)+`"}`).is(http.StatusRequestEntityTooLarge)
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": [{}]}`).complains("purposes")
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Nothing"]}`).complains("purposes")
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Offers"]}`).complains("how")
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Offers"], "how": "x", "at": "yesterday"}`).complains("at")
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Offers"], "how": "x", "at": "2027-01-01T00:00:00Z"}`).complains("at")
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Offers"], "how": "x", "ip": "300.1.1.1"}`).complains("ip")
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Offers"], "how": "x", "form": 7}`).complains("form")
		shop.ask(post, "/optouts", `{"phone": "+3197010000001"}`).complains("channel")
		shop.ask(get, "/contacts/99", "").is(http.StatusNotFound)
		shop.ask("PATCH", "/contacts/99", `{}`).is(http.StatusNotFound)
		shop.ask(get, "/contacts?phone=12", "").complains("phone")
		if n, err := models.ContactsAfter(context.Background(), s.db, 0, 10); err != nil || len(n) != 0 {
			s.Errorf("%d contacts from requests that were refused, %v", len(n), err)
		}
		request, _ := http.NewRequest(post, s.url+"/api/v1/contacts", strings.NewReader("phone=1"))
		request.Header.Set("Authorization", "Bearer "+shop.token)
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if got, err := http.DefaultClient.Do(request); err != nil || got.StatusCode != http.StatusUnsupportedMediaType {
			s.Error(got, err)
		}
		for _, path := range []string{"/nothing", "/contacts/1/nothing"} {
			request, _ := http.NewRequest(get, s.url+"/api/v1"+path, nil)
			if got, err := http.DefaultClient.Do(request); err != nil || got.StatusCode != http.StatusNotFound || got.Header.Get("Content-Type") != "application/problem+json" {
				s.Error(path, got, err)
			}
		}
	})
}

func TestContactsAreWrittenFoundAndChanged(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		c := modelstest.NewCompany(s.T, s.db)
		if _, err := models.CreateAttribute(ctx, s.db, c.Marketer, models.NewAttribute{Name: "Shoe size", Type: models.AttributeNumber}); err != nil {
			s.Fatal(err)
		}
		shop := s.system(models.Scopes...)
		var made, changed apiContact
		shop.ask(post, "/contacts", `{"phone": "+31 970 1000 0001", "name": " Mila  Vos ", "language": "nl", "tags": ["vip"], "attributes": {"shoe_size": "38,5"}}`).is(http.StatusCreated).into(&made)
		if *made.Phone != "+3197010000001" || made.Name != "Mila Vos" || made.Attributes["shoe_size"] != "38.5" || made.Tags[0] != "vip" {
			s.Errorf("%+v", made)
		}
		shop.ask(post, "/contacts", `{"phone": "+3197010000001", "tags": []}`).is(http.StatusOK).into(&changed)
		if changed.ID != made.ID || changed.Name != "Mila Vos" || len(changed.Tags) != 0 {
			s.Errorf("%+v", changed)
		}
		path := fmt.Sprintf("/contacts/%d", made.ID)
		changed = apiContact{}
		shop.ask("PATCH", path, `{"name": "Mila de Vos", "attributes": {"shoe_size": null}}`).is(http.StatusOK).into(&changed)
		if changed.Name != "Mila de Vos" || len(changed.Attributes) != 0 {
			s.Errorf("%+v", changed)
		}
		var page struct {
			Contacts []apiContact
			Next     *int64
		}
		shop.ask(get, "/contacts?phone=%2B31%20970%2010000001", "").is(http.StatusOK).into(&page)
		if len(page.Contacts) != 1 || page.Contacts[0].Name != "Mila de Vos" || page.Next != nil {
			s.Errorf("%+v", page)
		}
		shop.ask(get, "/contacts?phone=%2B3197010000009", "").is(http.StatusOK).into(&page)
		if len(page.Contacts) != 0 {
			s.Errorf("%+v", page)
		}
		for n := range apiContactPage + 5 {
			c.Person(s, n+10)
		}
		seen := map[int64]bool{}
		for after := int64(0); ; after = *page.Next {
			page.Next = nil
			shop.ask(get, fmt.Sprintf("/contacts?after=%d", after), "").is(http.StatusOK).into(&page)
			for _, one := range page.Contacts {
				seen[one.ID] = true
			}
			if page.Next == nil {
				break
			}
		}
		if len(seen) != apiContactPage+6 {
			s.Errorf("%d seen", len(seen))
		}
	})
}

func TestAskingTwiceDoesItOnce(t *testing.T) {
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db)
		shop := s.system(models.Scopes...).named("order-1")
		const yes = `{"phone": "+3197010000001", "purposes": ["Offers"], "how": "ticked a box", "shown": "Yes, send me offers"}`
		first := shop.ask(post, "/optins", yes).is(http.StatusCreated)
		s.clock.Advance(1)
		person, err := models.FindContactByAddress(context.Background(), s.db, "+3197010000001", "")
		if err != nil {
			s.Fatal(err)
		}
		if err := person.Withdraw(context.Background(), s.db, models.Withdrawal{Channel: "staff", Input: "by telephone", Who: c.Marketer}); err != nil {
			s.Fatal(err)
		}
		second := shop.ask(post, "/optins", yes).is(http.StatusCreated)
		if !bytes.Equal(first.body, second.body) || second.Header.Get("Idempotent-Replayed") != "true" || first.Header.Get("Idempotent-Replayed") != "" {
			s.Errorf("%s\n%s", first.body, second.body)
		}
		other := shop.ask(post, "/optins", strings.Replace(yes, "0001", "0002", 1)).is(http.StatusUnprocessableEntity)
		var p problem
		if other.into(&p); p.Reason != models.RequestReused {
			s.Errorf("%+v", p)
		}
		s.system(models.WriteConsents).named("order-1").ask(post, "/optins", strings.Replace(yes, "0001", "0003", 1)).is(http.StatusCreated)
		shop.named("order-2").ask(post, "/optins", `{}`).is(http.StatusUnprocessableEntity)
		shop.named("order-2").ask(post, "/optins", yes).is(http.StatusCreated)
	})
}
