package views

import (
	"strconv"

	"greenlist/models"
)

// Keys lists the keys of the company's own systems.
type Keys struct {
	Clock
	All []models.APIKey
}

// NewKey makes one.
type NewKey struct {
	Name   string
	Scopes []models.Scope
	Errors map[string]string
}

// MadeKey shows the key that was made, once.
type MadeKey struct {
	Key   models.APIKey
	Token string
}

// APIGuide tells developers what the API does. URL is where it is.
type APIGuide struct {
	URL  string
	Role Role
}

var scopeWords = map[models.Scope]struct{ text, help string }{
	models.ReadContacts:  {"Read contacts", "Who they are, and what they agreed to."},
	models.WriteContacts: {"Write contacts", "Names, tags and attributes. Knowing somebody is no consent."},
	models.WriteConsents: {"Write consents", "Record a yes or a no that your own system took down."},
}

func scopeOptions() (all []Option) {
	for _, scope := range models.Scopes {
		all = append(all, Option{Value: string(scope), Text: scopeWords[scope].text, Help: scopeWords[scope].help})
	}
	return all
}

func scopeValues(scopes []models.Scope) (all []string) {
	for _, scope := range scopes {
		all = append(all, string(scope))
	}
	return all
}

func scopeNames(scopes []models.Scope) (all []string) {
	for _, scope := range scopes {
		all = append(all, scopeWords[scope].text)
	}
	return all
}

func keyStatus(k models.APIKey) Status {
	switch {
	case k.RevokedAt != nil:
		return Status{"Revoked", Quiet}
	case k.LastUsedAt == nil:
		return Status{"Never used", Info}
	}
	return Status{"In use", Good}
}

func keyPath(id int64) string { return "/settings/keys/" + strconv.FormatInt(id, 10) }

// curl examples, each ready to be pasted.
func (p APIGuide) recordYes() string {
	return `curl ` + p.URL + `/api/v1/optins \
  -H "Authorization: Bearer $GREENLIST_KEY" \
  -H "Content-Type: application/json" \
  -H "Idempotency-Key: order-10428" \
  -d '{
    "phone": "+31612345678",
    "language": "nl",
    "purposes": ["Offers"],
    "how": "Ticked the box in the account settings",
    "shown": "Yes, send me offers on WhatsApp, at most twice a month",
    "page": "https://shop.example/account",
    "ip": "192.0.2.77"
  }'`
}

func (p APIGuide) completeCheckout() string {
	return `curl ` + p.URL + `/api/v1/optins \
  -H "Authorization: Bearer $GREENLIST_KEY" \
  -H "Content-Type: application/json" \
  -d '{"token": "the value of greenlist_token", "phone": "0612345678", "country": "NL"}'`
}

func (p APIGuide) recordNo() string {
	return `curl ` + p.URL + `/api/v1/optouts \
  -H "Authorization: Bearer $GREENLIST_KEY" \
  -H "Content-Type: application/json" \
  -d '{"phone": "+31612345678", "channel": "e-mail", "words": "Please stop"}'`
}

func (p APIGuide) readAll() string {
	return `curl "` + p.URL + `/api/v1/contacts?after=0" \
  -H "Authorization: Bearer $GREENLIST_KEY"`
}

func (p APIGuide) amend() string {
	return `curl -X PATCH ` + p.URL + `/api/v1/contacts/42 \
  -H "Authorization: Bearer $GREENLIST_KEY" \
  -H "Content-Type: application/json" \
  -d '{"name": "Mila Vos", "tags": ["vip"], "attributes": {"shoe_size": "38"}}'`
}

// news is a delivery as a webhook gets it.
func (p APIGuide) news() string {
	return `{
  "id": "evt_k3mq7xwd_812_1",
  "type": "consent.withdrawn",
  "sequence": 812,
  "created_at": "2026-11-21T09:30:00Z",
  "sandbox": false,
  "contact": {"id": 42, "phone": "+31612345678", "bsuid": null, "merged_into": null},
  "consent": {
    "purpose": {"id": 1, "name": "Offers"},
    "state": "withdrawn",
    "acted_at": "2026-11-21T09:29:58Z",
    "source": "whatsapp",
    "evidence": 812
  }
}`
}

func (p APIGuide) verify() string {
	return `import hmac, hashlib, time

def genuine(secret, header, body):
    fields = [part.split("=", 1) for part in header.split(",")]
    t = dict(fields)["t"]
    wanted = hmac.new(secret.encode(), t.encode() + b"." + body, hashlib.sha256).hexdigest()
    fresh = abs(time.time() - int(t)) < 300
    return fresh and any(k == "v1" and hmac.compare_digest(v, wanted) for k, v in fields)`
}
