package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// Subscription is an app that receives an account's webhooks. CallbackURL is
// set when the account's webhooks go elsewhere than the app's.
type Subscription struct {
	AppID       string
	AppName     string
	CallbackURL string
}

type subscriptionWire struct {
	App struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"whatsapp_business_api_data"`
	CallbackURL string `json:"override_callback_uri"`
}

// UnmarshalJSON reads Meta's shape.
func (s *Subscription) UnmarshalJSON(b []byte) error {
	var w subscriptionWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*s = Subscription{AppID: w.App.ID, AppName: w.App.Name, CallbackURL: w.CallbackURL}
	return nil
}

// Subscribe makes Meta send the account's webhooks to the token's app.
func (c *Client) Subscribe(ctx context.Context, accountID string) error {
	return c.succeed(ctx, http.MethodPost, path(accountID, "subscribed_apps"), nil, nil)
}

// SubscribeTo makes Meta send the account's webhooks to another address,
// which must answer Meta's test with the verify token first.
func (c *Client) SubscribeTo(ctx context.Context, accountID, callbackURL, verifyToken string) error {
	return c.succeed(ctx, http.MethodPost, path(accountID, "subscribed_apps"), nil, struct {
		CallbackURL string `json:"override_callback_uri"`
		VerifyToken string `json:"verify_token"`
	}{callbackURL, verifyToken})
}

// Subscriptions lists the apps that receive the account's webhooks.
func (c *Client) Subscriptions(ctx context.Context, accountID string) ([]Subscription, error) {
	return collect[Subscription](ctx, c, path(accountID, "subscribed_apps"), url.Values{})
}
