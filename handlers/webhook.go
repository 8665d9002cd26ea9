package handlers

import (
	"context"
	"io"
	"net/http"
	"sync"
	"time"

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
	signature := c.Request().Header.Get("X-Hub-Signature-256")
	if err := s.appSecret.verify(ctx, s.db, body, signature); err != nil {
		return err
	}
	if err := s.Intake.Store(ctx, body, signature); err != nil {
		return err
	}
	return c.NoContent(http.StatusOK)
}

// appSecret is what Meta signs with, remembered for a while: thousands of calls come in a second, and each would have to open it anew.
type appSecret struct {
	mu    sync.Mutex
	value string
	until time.Time
}

// secretLife is how long a secret that was changed still lets calls in. One that was just entered counts at once.
const secretLife = 5 * time.Second

// verify refuses what was not signed with the secret. Before it does it looks whether there is another one now.
func (a *appSecret) verify(ctx context.Context, db *models.DB, body []byte, signature string) error {
	if secret, fresh := a.remembered(); fresh && whatsapp.Verify(secret, body, signature) {
		return nil
	}
	account, err := models.FindAccount(ctx, db)
	if err != nil {
		return err
	}
	secret, err := account.AppSecret(db)
	if err != nil {
		return err
	}
	if !whatsapp.Verify(secret, body, signature) {
		return echo.NewHTTPError(http.StatusUnauthorized)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.value, a.until = secret, time.Now().Add(secretLife)
	return nil
}

func (a *appSecret) remembered() (secret string, fresh bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.value, time.Now().Before(a.until)
}
