package handlers

import (
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/whatsapp"
)

// webhookBody is the most that Meta sends in one call (3 MB), with room.
const webhookBody = 4 << 20

// confirmWebhook answers Meta's question whether this address is ours.
func (s *Server) confirmWebhook(c echo.Context) error {
	account, err := models.FindAccount(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	token, err := account.VerifyToken(s.db)
	if err != nil {
		return err
	}
	answer, ok := whatsapp.Challenge(c.QueryParam("hub.mode"), c.QueryParam("hub.verify_token"), c.QueryParam("hub.challenge"), token)
	if !ok {
		return echo.NewHTTPError(http.StatusForbidden)
	}
	return c.String(http.StatusOK, answer)
}

// takeWebhook checks the signature over the very bytes that came, and answers once they are on disk. What they mean is found out later.
func (s *Server) takeWebhook(c echo.Context) error {
	ctx := c.Request().Context()
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return err
	}
	account, err := models.FindAccount(ctx, s.db)
	if err != nil {
		return err
	}
	secret, err := account.AppSecret(s.db)
	if err != nil {
		return err
	}
	signature := c.Request().Header.Get("X-Hub-Signature-256")
	if !whatsapp.Verify(secret, body, signature) {
		return echo.NewHTTPError(http.StatusUnauthorized)
	}
	if err := s.Intake.Store(ctx, body, signature); err != nil {
		return err
	}
	return c.NoContent(http.StatusOK)
}
