package sandbox

import (
	"net/http"
	"time"

	"greenlist/whatsapp"
)

// number is the business's phone number and the portfolio's limit.
type number struct {
	Display string `json:"display"`
	Name    string `json:"name"`
	Quality string `json:"quality"`
	Status  string `json:"status"`
	Limit   string `json:"limit"`

	rating  *rating
	growing bool // an upgrade of the limit is on the agenda
}

func newNumber(opts Options) number {
	return number{Display: opts.DisplayNumber, Name: opts.VerifiedName, Quality: whatsapp.QualityGreen,
		Status: whatsapp.NumberConnected, Limit: opts.Limit, rating: &rating{}}
}

// keepNumber replaces what is known of the number, not how people took it.
func (w *world) keepNumber(n number) {
	n.rating, n.growing = w.number.rating, w.number.growing
	w.number = n
}

func (w *world) changeNumber(change func(n *number)) {
	next := w.number
	change(&next)
	w.put(entry{Number: &next})
}

// assessNumber gives the number the quality it has earned.
func (w *world) assessNumber(at time.Time) {
	if score := w.number.rating.score(at, true); score != whatsapp.QualityUnknown {
		w.setNumberQuality(score, at)
	}
}

// setNumberQuality changes the number's rating. Webhooks tell only of
// becoming red and of leaving red; the rest has to be asked for.
func (w *world) setNumberQuality(score string, at time.Time) {
	before := w.number.Quality
	if score == before {
		return
	}
	w.changeNumber(func(n *number) { n.Quality = score })
	switch {
	case score == whatsapp.QualityRed:
		w.announceNumber("FLAGGED", at)
	case before == whatsapp.QualityRed:
		w.announceNumber("UNFLAGGED", at)
	}
}

func (w *world) announceNumber(event string, at time.Time) {
	limit, _ := whatsapp.LimitOf(w.number.Limit)
	w.announce(whatsapp.FieldNumberQuality, "", plainJSON(map[string]any{
		"display_phone_number": whatsapp.Digits(w.number.Display), "event": event,
		"current_limit": w.number.Limit, "max_daily_conversations_per_business": limit}), at)
}

// setLimit changes the portfolio's messaging limit.
func (w *world) setLimit(tier string, at time.Time) {
	w.changeNumber(func(n *number) { n.Limit = tier })
	limit, _ := whatsapp.LimitOf(tier)
	w.announce(whatsapp.FieldCapability, "", plainJSON(map[string]any{
		"max_daily_conversations_per_business": limit, "max_phone_numbers_per_waba": 25}), at)
}

// nextTier is what follows a limit that is being used.
var nextTier = map[string]string{"TIER_250": "TIER_2K", "TIER_2K": "TIER_10K", "TIER_10K": "TIER_100K", "TIER_100K": "TIER_UNLIMITED"}

// growAfter is how soon Meta raises a limit that is half used.
const growAfter = 6 * time.Hour

// maybeGrow books a higher limit when half of it is used and quality is high.
func (w *world) maybeGrow(now time.Time) {
	limit, known := whatsapp.LimitOf(w.number.Limit)
	tier := nextTier[w.number.Limit]
	if w.number.growing || tier == "" || !known || w.limits.reachedIn24h(now)*2 < limit {
		return
	}
	w.number.growing = true
	w.agenda.add(now.Add(growAfter), func(w *world, at time.Time) {
		w.number.growing = false
		if w.number.Quality == whatsapp.QualityGreen && nextTier[w.number.Limit] == tier {
			w.setLimit(tier, at)
		}
	})
}

func (s *Sandbox) getNumber(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return pick(s.world.numberNode(), c.fields(), "verified_name", "code_verification_status", "display_phone_number",
		"quality_rating", "platform_type", "throughput", "webhook_configuration"), nil
}

func (s *Sandbox) listNumbers(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	node := pick(s.world.numberNode(), c.fields(), "verified_name", "code_verification_status", "display_phone_number",
		"quality_rating", "platform_type", "throughput")
	l := listing{Data: []map[string]any{node}, Paging: &paging{}}
	l.Paging.Cursors.Before, l.Paging.Cursors.After = "bnVtYmVyOjE", "bnVtYmVyOjE"
	return l, nil
}

func (w *world) numberNode() map[string]any {
	n, level := w.number, "STANDARD"
	if w.opts.Throughput > whatsapp.StandardPerSecond {
		level = whatsapp.ThroughputHigh
	}
	return map[string]any{
		"id": w.opts.PhoneID, "display_phone_number": n.Display, "verified_name": n.Name, "status": n.Status,
		"quality_rating": n.Quality, "quality_score": map[string]any{"score": n.Quality}, "name_status": "APPROVED",
		"new_name_status": "NONE", "code_verification_status": "VERIFIED", "platform_type": "CLOUD_API",
		"throughput": map[string]any{"level": level}, "account_mode": "LIVE", "is_official_business_account": false,
		"is_pin_enabled": true, "is_on_biz_app": w.opts.Throughput == whatsapp.AppPerSecond, "last_onboarded_time": w.birth.At.Format("2006-01-02T15:04:05-0700"),
		"whatsapp_business_manager_messaging_limit": n.Limit, "messaging_limit_tier": n.Limit,
		"webhook_configuration": map[string]any{"application": w.subs.URL},
		"health_status":         w.health("PHONE_NUMBER", w.opts.PhoneID),
	}
}

func (w *world) health(kind, id string) any {
	entity := func(kind, id string) any {
		return map[string]any{"entity_type": kind, "id": id, "can_send_message": "AVAILABLE"}
	}
	entities := []any{entity("WABA", w.opts.WABA), entity("BUSINESS", w.opts.Business), entity("APP", w.opts.App)}
	if kind != "WABA" {
		entities = append([]any{entity(kind, id)}, entities...)
	}
	return map[string]any{"can_send_message": "AVAILABLE", "entities": entities}
}

// pick selects fields of a node; the id is always among them.
func pick(node map[string]any, fields []string, standard ...string) map[string]any {
	if len(fields) == 0 {
		fields = standard
	}
	picked := map[string]any{"id": node["id"]}
	for _, name := range fields {
		if value, ok := node[name]; ok {
			picked[name] = value
		}
	}
	return picked
}
