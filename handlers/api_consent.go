package handlers

import (
	"context"
	"net/http"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// optIn is a yes as a system tells it.
type optIn struct {
	Phone    string       `json:"phone"`
	BSUID    string       `json:"bsuid"`
	Name     string       `json:"name"`
	Language string       `json:"language"`
	Purposes []purposeRef `json:"purposes"`
	At       string       `json:"at"`
	How      string       `json:"how"`
	Form     int64        `json:"form"`
	Shown    string       `json:"shown"`
	Page     string       `json:"page"`
	IP       string       `json:"ip"`
	Tracked  bool         `json:"tracked"`
	Checked  string       `json:"number_checked"`
	// Confirm asks the person to confirm on WhatsApp first.
	Confirm bool `json:"confirm"`
	// Token is the ticket of a consent block in the shop's checkout: it says by itself what was shown and ticked.
	Token   string `json:"token"`
	Country string `json:"country"`
}

func (o optIn) model(ctx context.Context, db *models.DB, who models.Actor) (models.OptIn, error) {
	wrong := models.Invalid{}
	in := models.OptIn{
		Phone: o.Phone, BSUID: o.BSUID, Name: o.Name, Language: o.Language, At: moment("at", o.At, wrong), How: o.How, FormID: o.Form, Shown: o.Shown, Page: o.Page,
		Tracked: o.Tracked, Checked: o.Checked, Who: who,
	}
	var err error
	if o.IP != "" {
		if in.From, err = netip.ParseAddr(o.IP); err != nil {
			wrong.Add("ip", "Give one address, such as 192.0.2.1. Only its network is kept.")
		}
	}
	if len(wrong) > 0 {
		return in, wrong
	}
	in.PurposeIDs, err = purposeIDs(ctx, db, o.Purposes)
	return in, err
}

// recordOptIn takes a yes, or begins a sign-up that the person confirms.
func (s *Server) recordOptIn(c echo.Context) error {
	var ask optIn
	return s.once(c, &ask, func(ctx context.Context, tx *models.DB) (apiAnswer, error) {
		if ask.Token != "" {
			signup, err := models.CompleteCheckout(ctx, tx, models.Checkout{Ticket: ask.Token, Phone: ask.Phone, Country: ask.Country, Wording: wordingIn})
			return s.waiting(ctx, tx, signup, err)
		}
		in, err := ask.model(ctx, tx, apiKey(c).Actor())
		if err != nil {
			return apiAnswer{}, err
		}
		if ask.Confirm {
			signup, err := models.BeginOptIn(ctx, tx, in, wordingIn)
			return s.waiting(ctx, tx, signup, err)
		}
		person, err := models.RecordOptIn(ctx, tx, in)
		return standing(ctx, tx, http.StatusCreated, person, err)
	})
}

func wordingIn(language string) models.Wording { return views.WordsIn(language) }

// recordOptOut takes a no, which counts from the moment it is answered.
func (s *Server) recordOptOut(c echo.Context) error {
	var ask struct {
		Contact  int64        `json:"contact"`
		Phone    string       `json:"phone"`
		BSUID    string       `json:"bsuid"`
		Purposes []purposeRef `json:"purposes"`
		At       string       `json:"at"`
		Channel  string       `json:"channel"`
		Words    string       `json:"words"`
	}
	return s.once(c, &ask, func(ctx context.Context, tx *models.DB) (apiAnswer, error) {
		wrong := models.Invalid{}
		out := models.OptOut{
			ContactID: ask.Contact, Phone: ask.Phone, BSUID: ask.BSUID, At: moment("at", ask.At, wrong), Channel: ask.Channel, Words: ask.Words, Who: apiKey(c).Actor(),
		}
		if len(wrong) > 0 {
			return apiAnswer{}, wrong
		}
		var err error
		if out.PurposeIDs, err = purposeIDs(ctx, tx, ask.Purposes); err != nil {
			return apiAnswer{}, err
		}
		person, err := models.RecordOptOut(ctx, tx, out)
		return standing(ctx, tx, http.StatusCreated, person, err)
	})
}

// apiStanding is how a person stands after something was recorded about them.
type apiStanding struct {
	Status     string       `json:"status"`
	Contact    int64        `json:"contact"`
	Suppressed bool         `json:"suppressed"`
	Consents   []apiConsent `json:"consents"`
}

func standing(ctx context.Context, db *models.DB, status int, person models.Contact, err error) (apiAnswer, error) {
	if err != nil {
		return apiAnswer{}, err
	}
	consents, err := consentWords(ctx, db, person)
	return apiAnswer{status, apiStanding{"recorded", person.ID, person.SuppressedAt != nil, consents}}, err
}

// apiSignup is a yes that waits for the person's own telephone.
type apiSignup struct {
	Status    string    `json:"status"`
	Page      string    `json:"page"`
	Chat      string    `json:"chat"`
	Message   string    `json:"message"`
	ExpiresAt time.Time `json:"expires_at"`
}

func (s *Server) waiting(ctx context.Context, db *models.DB, signup models.Signup, err error) (apiAnswer, error) {
	if err != nil {
		return apiAnswer{}, err
	}
	form, err := signup.Form(ctx, db)
	if err != nil {
		return apiAnswer{}, err
	}
	chat, err := s.chatOf(ctx, db, signup)
	if err != nil {
		return apiAnswer{}, err
	}
	page := s.formsURL().JoinPath(signupPath(form, signup)).String()
	return apiAnswer{http.StatusAccepted, apiSignup{"waiting", page, chat, signup.Declaration, signup.ExpiresAt.UTC()}}, nil
}
