package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// opensAShop puts the form on a website of the company's, and lets its system in.
func (s *street) opensAShop() {
	s.t.Helper()
	s.shop = newShopfront(s.t, s.server.url, s.server.url+"/f/"+s.form.Code)
	s.staff.open("/forms/" + strconv.FormatInt(s.form.ID, 10) + "/website")
	s.staff.fill("Address of a website", s.shop.origin())
	s.staff.tick("Only for trying things out")
	s.staff.follow("Add the website")
	s.staff.sees(s.shop.origin())
	s.staff.open("/settings/keys/new")
	s.staff.fill("Which system", "Web shop")
	s.staff.tick("Write consents")
	s.staff.tick("Write contacts")
	s.staff.follow("Make the key")
	s.key = s.staff.value("Key")
}

// byWidget is a visitor of the website, who fills in the form that stands there.
func (s *street) byWidget() {
	s.t.Helper()
	p := s.customer(s.shop.origin())
	p.open("/inline")
	p.hears("opened")
	f := p.frame(s.shop.base)
	f.fillsInHere("+31 970 10 900 023")
	s.confirms(f, "+3197010900023", "Widget Vos")
	p.hears("confirmed")
}

const shopToken = `const token = () => document.querySelector('form input[name=greenlist_token]').value;`

// atShopCheckout is somebody who orders and ticks the box beside it. The shop's server completes it, and shows them where to confirm.
func (s *street) atShopCheckout() {
	s.t.Helper()
	p := s.customer(s.shop.origin())
	p.open("/checkout")
	p.hears("opened")
	p.fill("Phone", "+3197010900024")
	p.frame(s.shop.base).tick(theBox)
	p.tries("had a token", shopToken+`return token().split('.').length === 4`)
	p.follow("Order")
	ticket := <-s.shop.sent
	var waiting struct{ Page string }
	tries := 0
	until(s.t, "the checkout to be completed", func() bool {
		tries++
		status, answer := s.tell(fmt.Sprint("order ", tries), "/api/v1/optins", `{"phone": "+3197010900024", "token": "`+ticket+`"}`)
		if status >= 300 && !strings.Contains(answer, "That went very quickly") {
			s.t.Fatalf("the checkout: %d %s", status, answer)
		}
		return status < 300 && json.Unmarshal([]byte(answer), &waiting) == nil
	})
	p.open(waiting.Page)
	s.confirms(p, "+3197010900024", "Checkout Vos")
}

// bySystem is the company's own web shop, which writes down what somebody ticked there.
func (s *street) bySystem() {
	s.t.Helper()
	s.must("/api/v1/contacts", `{"phone": "+3197010900022", "name": "Shop Vos"}`)
	s.must("/api/v1/optins", `{"phone": "+3197010900022", "language": "en", "purposes": ["Offers"], "how": "Ticked the box in the account settings", "shown": "`+theBox+`"}`)
}

// must is tell for what is taken at once.
func (s *street) must(path, body string) {
	s.t.Helper()
	if status, answer := s.tell(path, path, body); status >= 300 {
		s.t.Fatalf("%s: %d %s", path, status, answer)
	}
}

// tell is a request of the company's own system, under a name that it has for it.
func (s *street) tell(name, path, body string) (status int, answer string) {
	s.t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.server.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+s.key)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", name)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(read)
}
