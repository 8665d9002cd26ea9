package main

import (
	"net/url"
	"path"
	"testing"
)

// The life of templates as those live it who write and read them: cards and an offer in two languages each, every hurdle there is, and all of it told.
func TestTemplatesFromTheDraftToTheResumption(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	s := newStage(t, onSQLite(t), "--review-after", "30m")
	look := newAxe(t)
	c := &company{stage: s, anna: newVisitor(t, s.server.url)}
	mila, rosa := c.twoWhoReadTwice(somebody(t, browser, s.server.url), somebody(t, browser, s.server.url))

	cards := mila.draftsCards(look)
	kaarten := mila.translatesCards(cards)
	offer := mila.draftsAnOffer()
	aanbod := mila.translatesTheOffer(offer)
	for _, page := range []string{kaarten, offer, aanbod, cards} {
		mila.asksForAReview(page)
	}
	rosa.sendsBack(cards, "Text, line 2", "Say where the shop is.")
	mila.changesWhatWasWanted(cards)
	for _, page := range []string{kaarten, offer, aanbod, cards} {
		rosa.clears(page)
	}
	mila.sendsThemAll("spring_cards in English", "spring_cards in Dutch", "spring_offer in English", "spring_offer in Dutch")
	c.moderatorReads(4)

	mila.seesItRejected(cards)
	rosa.clears(cards)
	mila.open(cards)
	mila.follow("Send to Meta for review")
	c.moderatorReads(1)
	mila.sees("Plan a campaign")
	c.quality("spring_cards", "en", "RED")
	mila.findsOn(cards, "Meta has paused this")
	mila.sees("This pause ends by itself after 3 hours")
	c.passes("3")
	mila.findsOn(cards, "Resumed: it can be sent again")

	mila.told(wholeLife...)
	mila.open(offer)
	mila.told("Approved by Meta", "Meta has it in review", "Sent to Meta for review", "Cleared for Meta", "Review asked for", "Draft begun")
	mila.comparesLanguages(cards, offer)
}

// wholeLife is what a template's page tells of one that every hurdle was in the way of, the newest first.
var wholeLife = []string{"Resumed: it can be sent again", "Paused by Meta", "Quality: Red", "Approved by Meta", "Meta has it in review", "Sent to Meta for review", "Cleared for Meta",
	"Review asked for", "New draft begun", "Rejected by Meta", "Meta has it in review", "Sent to Meta for review", "Cleared for Meta", "Review asked for", "Sent back: changes wanted",
	"Review asked for", "Draft begun"}

// twoWhoReadTwice are somebody who writes and somebody who reads, in a company that wants every template read by both.
func (c *company) twoWhoReadTwice(mila, rosa *tab) (*tab, *tab) {
	c.t.Helper()
	c.anna.post(c.addUser("anna@zaailing.example", "admin"), nil)
	c.connect()
	mila.signIn(c.addUser("mila@zaailing.example", "marketer"))
	rosa.signsInAsReviewer(c.addUser("rosa@zaailing.example", "reviewer"))
	c.anna.post("/settings/four-eyes", url.Values{"required": {"on"}, "roles": {"reviewer"}})
	mila.expect("status of 422")
	return mila, rosa
}

// passes lets hours go by, here and at the pretend Meta.
func (c *company) passes(hours string) { c.anna.post("/phones/clock", url.Values{"hours": {hours}}) }

// moderatorReads waits until so many templates are with the moderator, and has all of them decided by what they say.
func (c *company) moderatorReads(n int) {
	c.t.Helper()
	until(c.t, "the templates to be with the moderator", func() bool { return len(c.templatesAtMeta("PENDING")) == n })
	c.passes("1")
}

type templateAtMeta struct{ ID, Name, Language, Status string }

// templatesAtMeta are those of a status, or all.
func (s *stage) templatesAtMeta(status string) (found []templateAtMeta) {
	s.t.Helper()
	var world struct{ Templates []templateAtMeta }
	s.control("state", nil, &world)
	for _, one := range world.Templates {
		if status == "" || one.Status == status {
			found = append(found, one)
		}
	}
	return found
}

func (s *stage) quality(name, language, score string) {
	s.t.Helper()
	for _, one := range s.templatesAtMeta("APPROVED") {
		if one.Name == name && one.Language == language {
			s.control(path.Join("templates", one.ID, "quality"), map[string]string{"score": score}, nil)
			return
		}
	}
	s.t.Fatalf("%s in %s is not approved", name, language)
}

// told fails where the page does not tell these things in this order, whatever else it tells.
func (p *tab) told(events ...string) {
	p.t.Helper()
	all, err := script[[]string](p, `return [...document.querySelectorAll('.history .what')].map(e => plain(e.innerText))`)
	if err != nil {
		p.t.Fatal(err)
	}
	rest := events
	for _, what := range all {
		if len(rest) > 0 && what == rest[0] {
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		p.t.Errorf("%s does not tell %q at its place: %q", p.path(), rest[0], all)
	}
}

// findsOn looks at a page again and again until it says something.
func (p *tab) findsOn(page, words string) {
	p.t.Helper()
	p.until("said “"+words+"”", func() bool {
		p.open(page)
		found, err := script[bool](p, `return plain(document.body.innerText).includes(a)`, words)
		return err == nil && found
	})
}
