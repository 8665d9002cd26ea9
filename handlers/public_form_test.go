package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/views"
	"greenlist/whatsapp"
)

// shop is a site whose company has a form that takes sign-ups.
type shop struct {
	*site
	modelstest.Company
	form    models.Form
	version models.FormVersion
}

func eachShop(t *testing.T, f func(s shop), tweaks ...func(*Options)) {
	t.Helper()
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db).Described(s.T)
		form, err := models.CreateForm(context.Background(), s.db, c.Marketer, "Counter", c.Draft())
		if err != nil {
			s.Fatal(err)
		}
		version, err := form.Publish(context.Background(), s.db, c.Marketer, views.DrawNotice)
		if err != nil {
			s.Fatal(err)
		}
		f(shop{s, c, form, version})
	}, tweaks...)
}

func (s shop) path() string { return "/f/" + s.form.Code }

// notice is the consent block as it was published.
func (s shop) notice(language string) string {
	s.Helper()
	notice, err := models.FindNotice(context.Background(), s.db, s.version.ID, language)
	if err != nil {
		s.Fatal(err)
	}
	return notice.HTML
}

func (s shop) signups() int {
	s.Helper()
	tallies, err := models.CountSignups(context.Background(), s.db)
	if err != nil {
		s.Fatal(err)
	}
	return tallies[s.form.ID].Pending + tallies[s.form.ID].Confirmed
}

// fills reads the page in a browser, takes its time, and sends it.
func (s shop) fills(b *browser, phone string) *answer {
	s.Helper()
	page := b.get(s.path()).is(http.StatusOK)
	s.clock.Advance(10 * time.Second)
	return page.send(s.path(), map[string]string{"phone": phone, "country": "NL", "answer_name": "Mila Vos", "purpose": s.box()})
}

func (s shop) box() string { return strconv.FormatInt(s.Purpose.ID, 10) }

// says delivers a message from a telephone, as the signed webhook would.
func (s shop) says(from, text string) {
	s.Helper()
	body := `{"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",` +
		`"metadata":{"display_phone_number":"3197001234567","phone_number_id":"100000000000002"},"contacts":[{"wa_id":"` + from + `","profile":{"name":"Mila"}}],` +
		`"messages":[{"from":"` + from + `","id":"wamid.` + strconv.Itoa(len(text)) + from + `","timestamp":"` + strconv.FormatInt(s.clock.Now().Unix(), 10) + `","type":"text","text":{"body":` + strconv.Quote(text) + `}}]}}]}]}`
	intake := models.NewIntake(s.db)
	defer intake.Close()
	if err := intake.Store(context.Background(), []byte(body), whatsapp.Sign("secret", []byte(body))); err != nil {
		s.Fatal(err)
	}
	if taken, err := models.ApplyWebhooks(context.Background(), s.db, 10); err != nil || taken != 1 {
		s.Fatalf("applied %d, %v", taken, err)
	}
}

func (a *answer) declaration() string {
	a.Helper()
	_, rest, found := strings.Cut(a.text, `<blockquote class="message">`)
	text, _, closed := strings.Cut(rest, "</blockquote>")
	if !found || !closed {
		a.Fatalf("no message to send:\n%s", a.words())
	}
	return text
}

// keepsProof downloads the file that proves the consent, once the log holds it.
func (s shop) keepsProof(b *browser, receipt, done *answer) {
	s.Helper()
	proof := done.link("/r/") + "/proof"
	receipt.says("wordt in het logboek gezet")
	if page := b.get(proof).is(http.StatusOK); page.at() != done.link("/r/") {
		s.Errorf("before the log holds it: %s", page.at())
	}
	if _, err := models.SignCheckpoint(s.Context(), s.db); err != nil {
		s.Fatal(err)
	}
	b.get(done.link("/r/")).says("Een bewijs om te bewaren").link(proof)
	file := b.get(proof).is(http.StatusOK)
	if d := file.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment;") || !strings.HasSuffix(d, `.tlog-proof"`) {
		s.Errorf("it is kept as %s", d)
	}
	if !strings.HasPrefix(file.text, "c2sp.org/tlog-proof@v1\n") {
		s.Errorf("not a proof: %s", file.text)
	}
	b.get(proof[:len(proof)-len("/proof")-1] + "/proof").is(http.StatusNotFound)
}

// From the form to the receipt and out again, without a script, a cookie or a session.
func TestSomebodySignsUpConfirmsAndStops(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.browser().with("Accept-Language", "nl-BE, en;q=0.5")
		page := s.fills(b, "097012345678").is(http.StatusOK).says("Nog één stap")
		if !strings.HasPrefix(page.at(), s.path()+"/s/") {
			s.Fatalf("ended up at %s", page.at())
		}
		b.get(page.at()).says("Wij wachten op uw bericht")
		s.says("3197012345678", page.declaration()+" alstublieft")
		b.get(page.at()).says("de tekst was veranderd")
		s.says("3197012345678", page.declaration())
		done := b.get(page.at()).is(http.StatusOK).says("U bent aangemeld").says("aanbiedingen voor planten, hooguit twee keer per maand")
		receipt := b.get(done.link("/r/")).is(http.StatusOK).says("Waarmee u instemde").says("Kasstraat 3").says("Kenmerk").says("21 november 2026 om 10:00")
		if strings.Contains(receipt.text, "12345678") {
			s.Error("the receipt shows the whole number to whoever has the link")
		}
		s.keepsProof(b, receipt, done)
		path := done.link("/p/")
		b.get(path).is(http.StatusOK).says("Wat Zaailing u via WhatsApp stuurt").says("Sinds 21 november 2026")
		s.clock.Advance(time.Minute)
		b.post(path+"/optouts", url.Values{"purpose": {"all"}}).is(http.StatusOK).says("U krijgt geen berichten meer van Zaailing")
		b.get(done.link("/r/")).says("(inmiddels gestopt)")
		if cookie := b.cookie(); cookie != "" {
			s.Error("a public page set a cookie")
		}
	})
}

func TestStoppingNeedsOneClick(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.Willing(s.T, 7)
		path := models.PreferenceLink(s.db, person.ID)
		b := s.browser()
		s.clock.Advance(time.Minute)
		b.get(path).is(http.StatusOK).says("Aanbiedingen voor planten").says("Hiermee stoppen")
		b.post(path+"/optouts", url.Values{"purpose": {s.box()}}).is(http.StatusOK).says("Gelukt").says("Gestopt op 21 november 2026")
		consents, err := models.ListConsents(context.Background(), s.db, person.ID)
		if err != nil || consents[0].State != models.ConsentWithdrawn || consents[0].Source != "preferences" {
			s.Fatalf("%+v, %v", consents, err)
		}
		b.post(path+"/optouts", url.Values{"purpose": {"all"}}).is(http.StatusOK).says("geen berichten meer van Zaailing")
		b.post(path+"/optouts", url.Values{"purpose": {"999"}}).is(http.StatusNotFound)
		b.post(path[:len(path)-2]+"/optouts", url.Values{"purpose": {"all"}}).is(http.StatusNotFound).says("This link does not work")
	})
}

func TestTheNoticeIsShownByteForByte(t *testing.T) {
	eachShop(t, func(s shop) {
		for _, language := range []string{"nl", "en"} {
			page := s.browser().get(s.path() + "?lang=" + language).is(http.StatusOK)
			if !strings.Contains(page.text, s.notice(language)) || !strings.Contains(page.text, `<html lang="`+language+`"`) {
				s.Errorf("%s: the page does not hold the notice", language)
			}
			if strings.Contains(page.text, "checked") {
				s.Errorf("%s: a box is ticked beforehand", language)
			}
		}
		s.browser().with("Accept-Language", "ja").get(s.path()).says("Green news on your telephone")
	})
}

func TestNothingTypedIsLost(t *testing.T) {
	eachShop(t, func(s shop) {
		page := s.browser().get(s.path() + "?lang=nl")
		s.clock.Advance(10 * time.Second)
		again := page.send(s.path(), map[string]string{"phone": "12", "country": "BE", "answer_name": "Mila Vos", "purpose": s.box()}).is(http.StatusUnprocessableEntity)
		again.says("Wij herkennen dit nummer niet")
		for _, kept := range []string{`value="12"`, `value="Mila Vos"`, `value="BE" selected`, `aria-invalid="true"`} {
			if !strings.Contains(again.text, kept) {
				s.Errorf("the page does not hold %s", kept)
			}
		}
		if !strings.Contains(strings.Replace(again.text, " checked", "", 1), s.notice("nl")) || strings.Count(again.text, " checked") != 1 {
			s.Error("apart from their own tick the notice is not what was published")
		}
		again.send(s.path(), map[string]string{"phone": "097012345678", "country": "NL"}).is(http.StatusOK).says("Nog één stap")
		empty := s.browser().get(s.path() + "?lang=nl")
		s.clock.Advance(10 * time.Second)
		empty.send(s.path(), nil).is(http.StatusUnprocessableEntity).says("Vul uw mobiele nummer in").says("Vink aan wat u wilt ontvangen")
	})
}

func TestProgramsAreTurnedAwayKindly(t *testing.T) {
	eachShop(t, func(s shop) {
		good := map[string]string{"phone": "+3197012345678", "purpose": s.box()}
		hasty := s.browser().get(s.path()).send(s.path(), good).is(http.StatusUnprocessableEntity).says("That went very quickly")
		s.clock.Advance(10 * time.Second)
		trapped := map[string]string{"phone": "+3197012345678", "purpose": s.box(), "website": "https://spam.example"}
		hasty.send(s.path(), trapped).is(http.StatusUnprocessableEntity).says("That went very quickly")
		s.browser().post(s.path(), url.Values{"phone": {"+3197012345678"}, "purpose": {s.box()}, "served": {"e30.AAAA"}}).is(http.StatusUnprocessableEntity).says("open for a while")
		if s.signups() != 0 {
			s.Fatalf("%d sign-ups by programs", s.signups())
		}
		hasty.send(s.path(), good).is(http.StatusOK).says("One more step")
		if s.signups() != 1 {
			s.Error("the control, a person, did not get through")
		}
	})
}

func TestAPageSentTwice(t *testing.T) {
	eachShop(t, func(s shop) {
		page := s.browser().get(s.path())
		s.clock.Advance(10 * time.Second)
		first := page.send(s.path(), map[string]string{"phone": "+3197012345678", "purpose": s.box()}).is(http.StatusOK)
		page.send(s.path(), map[string]string{"phone": "+3197012345678", "purpose": s.box()}).isAt(first.at())
		other := page.send(s.path(), map[string]string{"phone": "+3197012345679", "purpose": s.box()}).is(http.StatusUnprocessableEntity).says("open for a while")
		s.clock.Advance(10 * time.Second)
		other.send(s.path(), nil).is(http.StatusOK).says("One more step")
		if s.signups() != 2 {
			s.Errorf("%d sign-ups", s.signups())
		}
	})
}

// A form is filled in on other people's websites too: no header says so, and none is needed.
func TestTheTokenIsTheControlNotTheOrigin(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.browser().with("Sec-Fetch-Site", "cross-site").with("Origin", "https://shop.example")
		s.fills(b, "+3197012345678").is(http.StatusOK).says("One more step")
		if cookie := b.cookie(); cookie != "" {
			s.Error("a public page set a cookie")
		}
	})
}

func TestWhatIsNotConfirmedIsOver(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.browser()
		page := s.fills(b, "+3197012345678").is(http.StatusOK)
		s.clock.Advance(models.SignupLife)
		b.get(page.at()).is(http.StatusNotFound).says("This sign-up is no longer open")
		if _, err := models.ExpireSignups(context.Background(), s.db); err != nil {
			s.Fatal(err)
		}
		b.get(page.at()).is(http.StatusNotFound).says("Sign up again")
	})
}

func TestAStoppedFormSaysSo(t *testing.T) {
	eachShop(t, func(s shop) {
		open := s.browser().get(s.path())
		if err := s.form.Stop(context.Background(), s.db, s.Marketer); err != nil {
			s.Fatal(err)
		}
		s.clock.Advance(10 * time.Second)
		open.send(s.path(), map[string]string{"phone": "+3197012345678", "purpose": s.box()}).is(http.StatusUnprocessableEntity).says("not possible at the moment")
		s.browser().get(s.path()).is(http.StatusOK).says("not possible at the moment")
		s.browser().get("/f/nothing").is(http.StatusNotFound).says("This link does not work")
	})
}

func TestChatLinksStayInTheSandbox(t *testing.T) {
	dashboard, err := url.Parse("https://greenlist.example/")
	if err != nil {
		t.Fatal(err)
	}
	talk := chat{to: "3197001234567", text: "Ja & graag", from: "+31612345678"}
	if got := talk.link(true, dashboard); got != "https://greenlist.example/phones/compose?from=%2B31612345678&text=Ja+%26+graag&to=3197001234567" {
		t.Errorf("in a sandbox: %s", got)
	}
	if got := talk.link(false, dashboard); got != "https://wa.me/3197001234567?text=Ja%20%26%20graag" {
		t.Errorf("live: %s", got)
	}
}

// link is the first address on the page that begins with prefix.
func (a *answer) link(prefix string) string {
	a.Helper()
	for n := range a.document().Descendants() {
		if href := attribute(n, "href"); strings.HasPrefix(href, prefix) {
			return href
		}
	}
	a.Fatalf("no link to %s…:\n%s", prefix, a.words())
	return ""
}

func TestWhenSomethingBreaksCustomersAreToldInTheirLanguage(t *testing.T) {
	eachShop(t, func(s shop) {
		s.server.echo.GET("/broken", s.server.forPublic(func(echo.Context) error { panic("the secret is 12345") }))
		s.browser().with("Accept-Language", "sv").get("/broken").is(http.StatusInternalServerError).says("Något gick fel hos oss").says("Zaailing").lacks("12345")
	})
}
