package handlers

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// apiContactPage is how many contacts one answer lists.
const apiContactPage = 100

// apiContacts lists people by id, or finds the one with a number or user id.
func (s *Server) apiContacts(c echo.Context) error {
	ctx := c.Request().Context()
	answer := struct {
		Contacts []apiContact `json:"contacts"`
		// Next is what to ask for with after; null at the end.
		Next *int64 `json:"next"`
	}{Contacts: []apiContact{}}
	people, more, err := s.apiPeople(ctx, c)
	if err != nil {
		return err
	}
	for _, person := range people {
		answer.Contacts = append(answer.Contacts, contactWords(person))
	}
	if more {
		answer.Next = &people[len(people)-1].ID
	}
	return c.JSON(http.StatusOK, answer)
}

func (s *Server) apiPeople(ctx context.Context, c echo.Context) (people []models.Contact, more bool, err error) {
	phone, bsuid := c.QueryParam("phone"), c.QueryParam("bsuid")
	if phone == "" && bsuid == "" {
		people, err = models.ContactsAfter(ctx, s.db, number(c.QueryParam("after")), apiContactPage+1)
		more = len(people) > apiContactPage
		return people[:min(len(people), apiContactPage)], more, err
	}
	if phone != "" {
		if phone, err = models.ParsePhone(phone, ""); err != nil {
			return nil, false, err
		}
	}
	person, err := models.FindContactByAddress(ctx, s.db, phone, bsuid)
	if err == nil && person.ErasedAt == nil {
		people = append(people, person)
	}
	return people, false, unlessNotFound(err)
}

func (s *Server) apiContact(c echo.Context) error {
	person, err := models.FindLivingContact(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, contactWords(person))
}

func (s *Server) apiConsents(c echo.Context) error {
	ctx := c.Request().Context()
	person, err := models.FindLivingContact(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	consents, err := consentWords(ctx, s.db, person)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"contact": person.ID, "suppressed": person.SuppressedAt != nil, "consents": consents})
}

// amendment is what a system says about a person. Attributes that are null are taken away.
type amendment struct {
	Name       *string            `json:"name"`
	Language   *string            `json:"language"`
	Tags       *[]string          `json:"tags"`
	Attributes map[string]*string `json:"attributes"`
}

func (a amendment) model() models.Amendment {
	attributes := map[string]string{}
	for key, value := range a.Attributes {
		attributes[key] = ""
		if value != nil {
			attributes[key] = *value
		}
	}
	return models.Amendment{Name: a.Name, Language: a.Language, Tags: a.Tags, Attributes: attributes}
}

// putContact writes a person down by number or user id, or amends the one who is there.
func (s *Server) putContact(c echo.Context) error {
	var ask struct {
		Phone string `json:"phone"`
		BSUID string `json:"bsuid"`
		amendment
	}
	return s.once(c, &ask, func(ctx context.Context, tx *models.DB) (apiAnswer, error) {
		person, fresh, err := models.PutContact(ctx, tx, apiKey(c).Actor(), ask.Phone, ask.BSUID, ask.model())
		if err != nil {
			return apiAnswer{}, err
		}
		if fresh {
			return apiAnswer{http.StatusCreated, contactWords(person)}, nil
		}
		return apiAnswer{http.StatusOK, contactWords(person)}, nil
	})
}

func (s *Server) amendContact(c echo.Context) error {
	var ask amendment
	return s.once(c, &ask, func(ctx context.Context, tx *models.DB) (apiAnswer, error) {
		person, err := models.FindLivingContact(ctx, tx, id(c))
		if err != nil {
			return apiAnswer{}, err
		}
		err = person.Amend(ctx, tx, apiKey(c).Actor(), ask.model())
		return apiAnswer{http.StatusOK, contactWords(person)}, err
	})
}
