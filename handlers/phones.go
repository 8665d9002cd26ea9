package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// Phones are the telephones of the people in the sandbox: what they got, and what they do with it.
type Phones interface {
	People(ctx context.Context, search string, limit int) ([]whatsapp.Person, error)
	Person(ctx context.Context, id string) (whatsapp.Person, error)
	Thread(ctx context.Context, id string) ([]whatsapp.Bubble, error)
	AddPerson(ctx context.Context, p whatsapp.Person) (whatsapp.Person, error)
	Write(ctx context.Context, id, text, replyTo string) error
	Arrive(ctx context.Context, id, text string, ad whatsapp.Referral) error
	Press(ctx context.Context, id, bubbleID, button string) error
	MarkRead(ctx context.Context, id string) error
	Block(ctx context.Context, id string) error
	Unblock(ctx context.Context, id string) error
	SetMarketing(ctx context.Context, id string, stop bool) error
	ChangeNumber(ctx context.Context, id, phone string) (whatsapp.Person, error)
	HandOver(ctx context.Context, id, name string) (whatsapp.Person, error)
	MoveClock(ctx context.Context, by time.Duration) (time.Time, error)
}

// mostPeople is how many telephones the list shows; the search finds the others.
const mostPeople = 50

// phonesOr says plainly that there are none, outside a sandbox.
func (s *Server) phonesOr() (Phones, error) {
	if s.Phones == nil || !s.db.Sandboxed() {
		return nil, models.NotFound{What: "the page with the sandbox’s phones"}
	}
	return s.Phones, nil
}

func (s *Server) phones(c echo.Context) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	page := views.Phones{Search: c.QueryParam("q")}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.People, err = phones.People(c.Request().Context(), page.Search, mostPeople); err != nil {
		return s.silentPhones(err)
	}
	return s.show(c, page)
}

// phone shows one telephone. Whoever looks at it has read what is on it.
func (s *Server) phone(c echo.Context) error {
	return s.showPhone(c, http.StatusOK, c.QueryParam("text"), nil)
}

func (s *Server) showPhone(c echo.Context, status int, draft string, wrong map[string]string) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	ctx, id := c.Request().Context(), c.Param("id")
	page := views.Phone{ID: id, Draft: draft, Errors: wrong}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Business, err = s.businessName(ctx); err != nil {
		return err
	}
	if page.Person, err = phones.Person(ctx, id); err != nil {
		return s.silentPhones(err)
	}
	if page.Bubbles, err = phones.Thread(ctx, id); err != nil {
		return s.silentPhones(err)
	}
	if page.Person.Unread > 0 {
		if err := phones.MarkRead(ctx, id); err != nil {
			return s.silentPhones(err)
		}
	}
	return s.render(c, status, page)
}

func (s *Server) businessName(ctx context.Context) (string, error) {
	numbers, err := models.ListNumbers(ctx, s.db)
	if err == nil && len(numbers) > 0 && numbers[0].VerifiedName != "" {
		return numbers[0].VerifiedName, nil
	}
	company, err := models.FindOrganisation(ctx, s.db)
	return company.Name, err
}

func (s *Server) writeOnPhone(c echo.Context) error {
	text := strings.TrimSpace(c.FormValue("text"))
	if text == "" {
		return s.showPhone(c, http.StatusUnprocessableEntity, "", map[string]string{"text": "Write something first."})
	}
	return s.onPhone(c, func(ctx context.Context, phones Phones, id string) error { return phones.Write(ctx, id, text, "") })
}

func (s *Server) pressOnPhone(c echo.Context) error {
	return s.onPhone(c, func(ctx context.Context, phones Phones, id string) error {
		return phones.Press(ctx, id, c.FormValue("bubble"), c.FormValue("button"))
	})
}

func (s *Server) blockOnPhone(c echo.Context) error {
	return s.onPhone(c, func(ctx context.Context, phones Phones, id string) error { return phones.Block(ctx, id) })
}

func (s *Server) unblockOnPhone(c echo.Context) error {
	return s.onPhone(c, func(ctx context.Context, phones Phones, id string) error { return phones.Unblock(ctx, id) })
}

func (s *Server) stopMarketingOnPhone(c echo.Context) error {
	return s.onPhone(c, func(ctx context.Context, phones Phones, id string) error { return phones.SetMarketing(ctx, id, true) })
}

func (s *Server) resumeMarketingOnPhone(c echo.Context) error {
	return s.onPhone(c, func(ctx context.Context, phones Phones, id string) error { return phones.SetMarketing(ctx, id, false) })
}

// onPhone does something on a telephone and goes back to it.
func (s *Server) onPhone(c echo.Context, do func(context.Context, Phones, string) error) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	id := c.Param("id")
	if err := do(c.Request().Context(), phones, id); err != nil {
		return s.silentPhones(err)
	}
	return redirect(c, "/phones/"+url.PathEscape(id))
}

// compose is where a chat link leads in a sandbox: the text is there, and it remains to say whose telephone it is.
func (s *Server) compose(c echo.Context) error {
	if _, err := s.phonesOr(); err != nil {
		return err
	}
	return s.show(c, views.Compose{Text: c.QueryParam("text"), Phone: c.QueryParam("from")})
}

// send writes from somebody's telephone, making the telephone if there is none yet.
func (s *Server) sendFromPhone(c echo.Context) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	page := views.Compose{Text: c.FormValue("text"), Phone: c.FormValue("phone"), Name: c.FormValue("name"), Ad: strings.TrimSpace(c.FormValue("ad"))}
	number, err := models.ParsePhone(page.Phone, "")
	if page.Errors = complaints(err); page.Errors != nil {
		return s.render(c, statusOf(err), page)
	}
	if strings.TrimSpace(page.Text) == "" {
		page.Errors = map[string]string{"text": "Write something first."}
		return s.render(c, http.StatusUnprocessableEntity, page)
	}
	ctx, id := c.Request().Context(), whatsapp.Digits(number)
	if _, err := phones.Person(ctx, id); err != nil {
		if _, err := phones.AddPerson(ctx, whatsapp.Person{Phone: id, Name: strings.TrimSpace(page.Name)}); err != nil {
			return s.silentPhones(err)
		}
	}
	send := func() error { return phones.Write(ctx, id, page.Text, "") }
	if page.Ad != "" {
		send = func() error { return phones.Arrive(ctx, id, page.Text, whatsapp.Referral{SourceID: page.Ad}) }
	}
	if err := send(); err != nil {
		return s.silentPhones(err)
	}
	return redirect(c, "/phones/"+id)
}

// silentPhones says what to do when the sandbox does not answer; its own words go to the log.
func (s *Server) silentPhones(err error) error {
	s.Log.Warn("the sandbox did not do as asked", "error", err)
	return models.Refusal{Reason: "sandbox", Message: "The sandbox did not do that. Check that it is running, and try again."}
}

// mostHours is the furthest the clock moves at once.
const mostHours = 24 * 60

// moveClock moves the time of the database and of the sandbox together.
func (s *Server) moveClock(c echo.Context) error {
	phones, err := s.phonesOr()
	if err != nil {
		return err
	}
	hours := number(c.FormValue("hours"))
	if hours < 1 || hours > mostHours {
		return models.Invalid{"hours": "Choose how far the clock moves."}
	}
	ctx, by := c.Request().Context(), time.Duration(hours)*time.Hour
	if err := models.MoveClock(ctx, s.db, actor(c), by); err != nil {
		return err
	}
	if _, err := phones.MoveClock(ctx, by); err != nil {
		return s.silentPhones(err)
	}
	if err := s.flash(c, views.Good, "The clock has moved."); err != nil {
		return err
	}
	return redirect(c, "/phones")
}
