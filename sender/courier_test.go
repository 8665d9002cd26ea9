package sender

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/post"
)

// A shop listens on this machine, and checks the signature as the documentation says.
type shop struct {
	*httptest.Server
	mu      sync.Mutex
	secret  string
	status  int
	news    []News
	forged  int
	knocked int
}

func newShop(t *testing.T) *shop {
	s := &shop{status: http.StatusOK}
	s.Server = httptest.NewServer(http.HandlerFunc(s.hear))
	t.Cleanup(s.Close)
	return s
}

func (s *shop) hear(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.knocked++
	if !s.genuine(r.Header.Get("Greenlist-Signature"), body) {
		s.forged++
	}
	if s.status/100 == 2 {
		var news News
		if json.Unmarshal(body, &news) == nil {
			s.news = append(s.news, news)
		}
	}
	w.WriteHeader(s.status)
}

func (s *shop) genuine(signature string, body []byte) bool {
	t, rest, _ := strings.Cut(strings.TrimPrefix(signature, "t="), ",")
	mac := hmac.New(sha256.New, []byte(s.secret))
	mac.Write([]byte(t + "."))
	mac.Write(body)
	want := "v1=" + hex.EncodeToString(mac.Sum(nil))
	for one := range strings.SplitSeq(rest, ",") {
		if hmac.Equal([]byte(one), []byte(want)) {
			return true
		}
	}
	return false
}

func (s *shop) answers(status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status = status
}

type courierStage struct {
	*testing.T
	db       *models.DB
	clock    *modelstest.Clock
	company  modelstest.Company
	shop     *shop
	endpoint models.Endpoint
	couriers *Couriers
}

func eachCourier(t *testing.T, f func(s *courierStage)) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		s := &courierStage{T: t, db: db, clock: clock, company: modelstest.NewCompany(t, db), shop: newShop(t)}
		var err error
		s.endpoint, s.shop.secret, err = models.CreateEndpoint(context.Background(), db, models.System, models.NewEndpoint{URL: s.shop.URL, Events: models.Topics})
		if err != nil {
			t.Fatal(err)
		}
		s.couriers = &Couriers{DB: db, Carrier: post.New(post.Options{Loopback: true}), Log: slog.New(slog.DiscardHandler)}
		f(s)
	})
}

// work delivers what is due now.
func (s *courierStage) work() {
	s.Helper()
	for {
		did, err := s.couriers.Once(context.Background())
		if err != nil {
			s.Fatal(err)
		}
		if did == 0 {
			return
		}
	}
}

func TestTheShopHearsOfAYesAndANo(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		person := s.company.Willing(s, 1)
		s.clock.Advance(time.Second)
		if err := person.Withdraw(context.Background(), s.db, models.Withdrawal{Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			s.Fatal(err)
		}
		s.work()
		if len(s.shop.news) != 2 || s.shop.forged != 0 {
			s.Fatalf("%+v, %d forged", s.shop.news, s.shop.forged)
		}
		yes, no := s.shop.news[0], s.shop.news[1]
		if yes.Type != models.TopicGiven || yes.Consent.State != "given" || yes.Consent.Source != "paper" || yes.Consent.Grade != "B" || *yes.Contact.Phone != person.PhoneNumber() {
			s.Errorf("%+v %+v", yes, yes.Consent)
		}
		if no.Type != models.TopicWithdrawn || no.Sequence <= yes.Sequence || no.Contact.ID != person.ID || no.Consent.Purpose.Name != "Offers" || no.ID == yes.ID {
			s.Errorf("%+v", no)
		}
	})
}

func TestTheShopHearsThatTwoAreOne(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		one, other := s.company.Willing(s, 1), s.company.Person(s, 2)
		s.work()
		if err := one.Merge(context.Background(), s.db, s.company.Marketer, other.ID, "the same card"); err != nil {
			s.Fatal(err)
		}
		s.work()
		merged := map[int64]*int64{}
		for _, news := range s.shop.news[1:] {
			if news.Type == models.TopicChanged && news.Consent == nil {
				merged[news.Contact.ID] = news.Contact.MergedInto
			}
		}
		if len(merged) != 2 || merged[other.ID] == nil || *merged[other.ID] != one.ID || merged[one.ID] != nil {
			s.Errorf("%+v", s.shop.news)
		}
	})
}

// Of who was erased the shop hears the id, and nothing by which they could be known; what had not been told yet is not told any more.
func TestTheShopHearsThatSomebodyWasErased(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		one, other := s.company.Willing(s, 1), s.company.Willing(s, 2)
		nobody := s.company.Person(s, 3)
		s.clock.Advance(time.Second)
		_, err := models.EraseContacts(context.Background(), s.db, s.company.Marketer, []int64{one.ID, other.ID, nobody.ID}, models.Erasing{Reason: ledger.ReasonArt17})
		if err != nil {
			s.Fatal(err)
		}
		s.work()
		seen := map[string]bool{}
		for _, news := range s.shop.news {
			seen[news.ID] = true
			if news.Type != models.TopicErased || news.Consent != nil || news.Contact.Phone != nil || news.Contact.BSUID != nil || news.Sequence == 0 {
				s.Errorf("%+v", news)
			}
		}
		if len(seen) != 3 || len(s.shop.news) != 3 {
			s.Errorf("%d told %d things", len(seen), len(s.shop.news))
		}
	})
}

func TestAnOutageIsOverAndEverybodyIsToldOnce(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		s.shop.answers(http.StatusServiceUnavailable)
		for n := range 30 {
			s.company.Willing(s, n)
		}
		for range 2 * 24 * 6 {
			s.work()
			s.clock.Advance(10 * time.Minute)
		}
		if s.shop.knocked > 200 {
			s.Errorf("an endpoint that is down was asked %d times in two days", s.shop.knocked)
		}
		s.shop.answers(http.StatusOK)
		for range 13 * 6 {
			s.work()
			s.clock.Advance(10 * time.Minute)
		}
		seen := map[string]int{}
		for _, news := range s.shop.news {
			seen[news.ID]++
		}
		if len(seen) != 30 || len(s.shop.news) != 30 || s.shop.forged != 0 {
			s.Errorf("%d told %d things, %d forged", len(seen), len(s.shop.news), s.shop.forged)
		}
	})
}

func TestTheOldSecretSignsForADay(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		old := s.shop.secret
		fresh, err := s.endpoint.RotateSecret(context.Background(), s.db, models.System)
		if err != nil {
			s.Fatal(err)
		}
		for n, secret := range []string{old, fresh} {
			s.shop.secret = secret
			s.company.Willing(s, n)
			s.work()
		}
		if s.shop.forged != 0 {
			s.Fatal("one of the two secrets did not sign")
		}
		s.clock.Advance(models.SecretOverlap)
		s.shop.secret = old
		s.company.Willing(s, 3)
		s.work()
		if s.shop.forged != 1 {
			s.Error("the old secret still signs")
		}
	})
}

func TestATestArrives(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		if err := s.endpoint.Try(context.Background(), s.db, models.System); err != nil {
			s.Fatal(err)
		}
		s.work()
		if len(s.shop.news) != 1 || s.shop.news[0].Type != models.TopicTest || s.shop.news[0].Contact != nil {
			s.Fatalf("%+v", s.shop.news)
		}
	})
}

func TestNothingInsideIsToldAnything(t *testing.T) {
	eachCourier(t, func(s *courierStage) {
		s.couriers.Carrier = post.New(post.Options{})
		s.company.Willing(s, 1)
		s.work()
		page, err := models.ListDeliveries(context.Background(), s.db, models.DeliverySearch{EndpointID: s.endpoint.ID})
		if err != nil || s.shop.knocked != 0 || len(page.Deliveries) != 1 || page.Deliveries[0].LastError == "" {
			s.Fatalf("knocked %d times, %+v, %v", s.shop.knocked, page.Deliveries, err)
		}
	})
}
