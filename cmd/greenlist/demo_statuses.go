package main

import (
	"context"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// expect plans what will be heard of a shipment: first that it was sent and arrived, then, in waves, that it was read.
func (t *story) expect(s *shipment) {
	start := t.clock.Now()
	t.at(start.Add(4*time.Minute), func(ctx context.Context) error { return t.arrivals(ctx, s) })
	for i, w := range waves {
		t.at(start.Add(w.after), func(ctx context.Context) error { return t.readings(ctx, s, i+1) })
	}
}

func (t *story) arrivals(ctx context.Context, s *shipment) error {
	if _, err := t.phones.MoveClock(ctx, 0); err != nil {
		return err
	}
	var news []models.Happening
	for _, p := range s.all {
		if p.to.handset {
			seen, err := t.seenOnHandset(ctx, p)
			if err != nil {
				return err
			}
			news = append(news, seen...)
			continue
		}
		news = append(news, p.arrives(t)...)
	}
	return models.Advance(ctx, t.db, news)
}

func (p *parcel) arrives(t *story) []models.Happening {
	sent := p.sent.Add(t.between(300*time.Millisecond, 3*time.Second))
	if p.fails != 0 {
		failed := p.says(models.EventFailed, sent)
		failed.Reason, failed.Code = "meta", p.fails
		p.to.gone = p.to.gone || p.fails == 131050
		return []models.Happening{failed}
	}
	news := []models.Happening{p.says(models.EventSent, sent)}
	if !p.lies {
		news = append(news, p.says(models.EventDelivered, sent.Add(t.between(time.Second, 3*time.Minute))))
	}
	return news
}

// seenOnHandset is what became of a message to somebody whose telephone we have.
func (t *story) seenOnHandset(ctx context.Context, p *parcel) ([]models.Happening, error) {
	thread, err := t.phones.Thread(ctx, p.to.phoneID())
	if err != nil {
		return nil, err
	}
	news := []models.Happening{p.says(models.EventSent, p.sent.Add(time.Second))}
	for _, bubble := range thread {
		if bubble.ID != p.wamid {
			continue
		}
		news = append(news, p.says(models.EventDelivered, p.sent.Add(3*time.Second)))
		if bubble.Status == whatsapp.StatusRead {
			news = append(news, p.says(models.EventRead, p.sent.Add(11*time.Second)))
			t.answer(p, 1)
		}
	}
	return news, nil
}

// readings is one wave of people reading, some of whom do something about it.
func (t *story) readings(ctx context.Context, s *shipment, wave int) error {
	now, since := t.clock.Now(), 5*time.Minute
	if wave > 1 {
		since = waves[wave-2].after
	}
	var news []models.Happening
	for _, p := range s.all {
		if p.wave != wave {
			continue
		}
		news = append(news, p.says(models.EventRead, now.Add(-t.between(0, waves[wave-1].after-since))))
		if err := t.maybePress(ctx, p); err != nil {
			return err
		}
		t.answer(p, max(1, s.plan.annoys))
	}
	return models.Advance(ctx, t.db, news)
}

// answer is what a person does who has read a message: mostly nothing.
func (t *story) answer(p *parcel, annoyed float64) {
	switch roll := t.chance.Float64(); {
	case p.to.gone:
	case roll < 0.009*annoyed:
		t.leave(p, func(ctx context.Context) error { return t.says(ctx, p.to, pickOne(t, demoStops[p.to.language])) })
	case roll < 0.016*annoyed:
		t.leave(p, func(ctx context.Context) error {
			return t.presses(ctx, p.to, p.wamid, models.OptOutWords(p.to.language))
		})
	case roll > 0.975:
		t.later(time.Minute, 40*time.Minute, func(ctx context.Context) error { return t.says(ctx, p.to, pickOne(t, demoReplies[p.to.language])) })
	}
}

func (t *story) leave(p *parcel, how func(ctx context.Context) error) {
	p.to.gone = true
	t.later(30*time.Second, 25*time.Minute, how)
}

var demoStops = map[string][]string{
	"nl": {"STOP", "Stop", "stop", "Afmelden"}, "de": {"STOP", "Stopp", "Abmelden"}, "en": {"STOP", "Stop", "Unsubscribe", "stop please"},
	"fr": {"STOP", "Stop"}, "sv": {"STOPP", "Stop"},
}

var demoReplies = map[string][]string{
	"nl": {"Leuk, ik kom zaterdag langs!", "Hebben jullie ook calathea’s?", "Tot hoe laat zijn jullie open?", "Dank je wel 🌿"},
	"de": {"Danke für den Tipp!", "Liefern Sie auch nach Österreich?", "Wie groß sind die Farne?"},
	"en": {"Lovely, thank you!", "Do you still have the hoyas?", "How much is delivery?", "🌱🌱"},
	"fr": {"Merci beaucoup !", "Vous livrez à Lille ?"},
	"sv": {"Tack!", "Skickar ni till Malmö?"},
}
