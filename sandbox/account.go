package sandbox

import "net/http"

func (s *Sandbox) getAccount(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	node := map[string]any{
		"id": w.opts.WABA, "name": w.opts.VerifiedName, "currency": "EUR", "timezone_id": "1",
		"account_review_status": "APPROVED", "business_verification_status": w.account.verification(), "status": "ACTIVE",
		"ownership_type": "CLIENT_OWNED", "country": "NL", "message_template_namespace": "9d2f41c6_30ab_4e57_8c1d_6b70a95e2f13",
		"is_enabled_for_insights":                   false,
		"owner_business_info":                       map[string]any{"id": w.opts.Business, "name": w.opts.VerifiedName},
		"whatsapp_business_manager_messaging_limit": w.number.Limit,
		"health_status":                             w.health("WABA", w.opts.WABA),
	}
	return pick(node, c.fields(), "name", "timezone_id", "message_template_namespace"), nil
}

// getBusiness is the portfolio, which owns the messaging limit.
func (s *Sandbox) getBusiness(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	node := map[string]any{"id": w.opts.Business, "name": w.opts.VerifiedName, "verification_status": w.account.verification(),
		"whatsapp_business_manager_messaging_limit": w.number.Limit}
	return pick(node, c.fields(), "name"), nil
}

func (s *Sandbox) listSubscriptions(*call, http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := listing{Data: []map[string]any{}}
	if sub := s.world.subs; sub.Subscribed {
		app := map[string]any{"whatsapp_business_api_data": map[string]any{"id": s.opts.App, "name": s.opts.VerifiedName,
			"link": "https://www.facebook.com/games/?app_id=" + s.opts.App}}
		if sub.Override != "" {
			app["override_callback_uri"] = sub.Override
		}
		l.Data = append(l.Data, app)
	}
	return l, nil
}

// subscribe makes the account's webhooks go to the app, or to an address of
// its own, which has to pass the handshake first.
func (s *Sandbox) subscribe(c *call, _ http.ResponseWriter) (any, *refusal) {
	override, token := c.text("override_callback_uri"), c.text("verify_token")
	sub := subscription{Subscribed: true}
	if override != "" {
		if err := s.handshake(c.Context(), override, token); err != nil {
			return nil, &refusal{Code: 2200, Message: "(#2200) Callback verification failed with the following errors: " + err.Error()}
		}
		sub.Override, sub.Token, sub.Verified = override, token, override
	}
	return succeeded{true}, s.setSubscription(sub)
}

func (s *Sandbox) unsubscribe(*call, http.ResponseWriter) (any, *refusal) {
	return succeeded{true}, s.setSubscription(subscription{})
}

// setSubscription changes everything but the app's own address.
func (s *Sandbox) setSubscription(sub subscription) *refusal {
	err := s.with(func(w *world) {
		sub.URL = w.subs.URL
		w.put(entry{Subscription: &sub})
		w.outbox.stirAll()
	})
	if err != nil {
		return sessionLost(err)
	}
	return nil
}
