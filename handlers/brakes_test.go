package handlers

import (
	"flag"
	"fmt"
	"net/http"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

var everyStandstill = flag.Bool("standstills", false, "cause every standstill, and not the first four alone")

// A standstill is something that Meta, or the way to it, does to a campaign that is being sent.
type standstill struct {
	name   string
	people int
	pace   string // of the number, in messages a second
	// harmless is less of it. The campaign that it returns goes through all the same.
	harmless func(b *brakeDesk) models.Campaign
	// cause is it. The campaign that it returns stands still, for the reason why; without one it only waits.
	cause func(b *brakeDesk) models.Campaign
	why   string
	says  []string
	// goesOn is what has to happen before it goes to everybody else.
	goesOn func(b *brakeDesk, c models.Campaign)
}

// standstills begins with those that need few people, and no long moments.
var standstills = []standstill{
	{"a template that people dislike", 3, "20", withTemplate("YELLOW"), whileWaiting(withTemplate("RED")), "template:PAUSED",
		[]string{"because people did not like it", "goes on by itself when Meta resumes the template"},
		func(b *brakeDesk, c models.Campaign) {
			b.refusesToResume(c)
			b.control("faults", `{}`)
			b.pass(3*time.Hour + time.Minute)
		}},
	{"an account that is restricted", 3, "20", controlled("account", `{"restrict":{"type":"RESTRICTED_ADD_PHONE_NUMBER_ACTION"}}`),
		controlled("account", `{"restrict":{"type":"RESTRICTED_BIZ_INITIATED_MESSAGING","for":"72h"}}`), "account:ACCOUNT_RESTRICTION",
		[]string{"Meta has restricted your WhatsApp account", "before anybody lets this go on"}, func(b *brakeDesk, c models.Campaign) {
			b.releases()
			b.stops(c, "meta:368")
			b.control("account", `{"restrict":{"type":""}}`)
			b.releases()
		}},
	{"a payment that failed", 3, "20", controlled("faults", `{"refuse":{"code":130429,"rate":0.5}}`), controlled("faults", `{"refuse":{"code":131042}}`), "meta:131042",
		[]string{"payment"}, func(b *brakeDesk, c models.Campaign) {
			b.releases()
			b.stops(c, "meta:131042")
			b.control("faults", `{}`)
			b.releases()
		}},
	{"a number that people block", 3, "20", withNumber("YELLOW"), whileWaiting(withNumber("RED")), "quality:RED",
		[]string{"rates the quality of this number as low", "may cost you the number"}, func(b *brakeDesk, _ models.Campaign) {
			b.control("faults", `{}`)
			b.releases()
		}},
	{"a number that is not registered any more", 12, "80", controlled("faults", `{"refuse":{"code":130429,"rate":0.5}}`), controlled("faults", `{"refuse":{"code":133010}}`),
		"meta:133010", []string{"lets it send nothing before it is registered", "Register the number in WhatsApp Manager."}, func(b *brakeDesk, c models.Campaign) {
			b.nobodyFailed(c)
			b.control("faults", `{}`)
			b.releases()
		}},
	{"a template that Meta does not know", 12, "80", controlled("faults", `{"refuse":{"code":130429,"rate":0.5}}`), controlled("faults", `{"refuse":{"code":132001}}`),
		"meta:132001", []string{"never approved in this language, is in review again, or has been deleted"}, func(b *brakeDesk, c models.Campaign) {
			b.nobodyFailed(c)
			resumes(b, c)
		}},
	{"a template that is disabled", 3, "20", thePausesBefore, whileWaiting(withTemplate("RED")), "template:DISABLED",
		[]string{"does not let this template through any more (disabled)"}, func(b *brakeDesk, c models.Campaign) {
			b.refusesToResume(c)
			b.pass(24 * time.Hour)
			b.refusesToResume(c)
			b.marketer().post(campaignAt(c)+"/cancellation", nil).is(http.StatusOK)
		}},
	{"a messaging limit that is used up", 51, "80", limitedTo("TIER_250"), limitedTo("TIER_50"), "",
		[]string{"Waiting for the messaging limit", "You have reached 51 people in the last 24 hours, and Meta now allows 50.", "It goes on by itself"}, func(b *brakeDesk, c models.Campaign) {
			b.pass(25 * time.Hour)
			b.goes("some more to have gone", c, func() bool { return b.counts(c)[models.Queued] < 51 })
			b.limits("TIER_UNLIMITED")
		}},
	{"a limit of requests that is used up", 12, "80", controlled("faults", `{"refuse":{"code":130429,"rate":0.5}}`), controlled("faults", `{"refuse":{"code":4}}`), "",
		[]string{"Waiting for Meta", "has asked Meta too often within an hour", "It goes on by itself in", "nobody is left out"}, func(b *brakeDesk, c models.Campaign) {
			b.nobodyFailed(c)
			b.control("faults", `{}`)
		}},
	{"one refusal after the other", 15, "20", controlled("faults", `{"refuse":{"code":130429,"rate":0.5}}`), controlled("faults", `{"refuse":{"code":132012}}`), "many:132012",
		[]string{"Too many messages failed with the same error.", "resume it"}, resumes},
	{"people who cannot be reached", 60, "80", withAFewUnreachable, controlled("faults", `{"fail":{"code":131026}}`), "many:131026",
		[]string{"Too many messages failed with the same error.", "WhatsApp"}, resumes},
	{"a share of failures", 100, "80", controlled("faults", `{"fail":{"code":131026,"rate":0.1}}`), inTwoMoments(`{"fail":{"code":131053,"rate":0.3}}`), "many:131053",
		[]string{"Too many messages failed with the same error."}, resumes},
	{"calls that do not come any more", 25, "80", silentFor(4 * time.Minute), behindSilence, models.BrakeSilence,
		[]string{"tells nothing of them any more", "goes on by itself as soon as something is heard"}, func(b *brakeDesk, _ models.Campaign) { b.control("faults", `{}`) }},
	{"answers that do not arrive", 60, "80", controlled("faults", `{"err_before":0.3}`), controlled("faults", `{"err_before":1}`), models.BrakeUnseen,
		[]string{"answers did not arrive", "nobody sends it to them again by itself"}, resumes},
}

// Each is caused at the pretend Meta and nowhere else. It stops the campaign, people read why and what to do, and it goes on where it should and no
// sooner; less of it stops nothing.
func TestWhateverStopsSendingIsSeenAndLetGo(t *testing.T) {
	causes := standstills
	if !*everyStandstill {
		causes = causes[:4]
	}
	for _, c := range causes {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			clock := modelstest.NewClock()
			b := newBrakeDesk(newSite(t, modelstest.Open(t, modelstest.SQLite(t), clock.Now), clock), c.people, c.pace)
			b.finishes(c.harmless(b))
			b.control("faults", `{}`)
			b.settles()
			stopped := c.cause(b)
			b.stops(stopped, c.why)
			b.reads(stopped, c)
			c.goesOn(b, stopped)
			b.finishes(stopped)
			t.Log("stopped it, was read on its page, and let it go on")
		})
	}
}

// controlled says something to the pretend Meta, and launches.
func controlled(what, body string) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.control(what, body)
		b.heard()
		return b.launches()
	}
}

func limitedTo(tier string) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.limits(tier)
		return b.launches()
	}
}

// withTemplate gives the template a score, and launches if it may still be sent.
func withTemplate(score string) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.order(b.company.Template.MetaID+"/quality", fmt.Sprintf(`{"score":%q}`, score))
		b.heard()
		return b.launchesUnless(score == "RED")
	}
}

// withNumber gives the number a rating. Meta tells only of some of them; the rest is asked for.
func withNumber(score string) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.control("numbers/"+b.company.Number.MetaID+"/quality", fmt.Sprintf(`{"score":%q}`, score))
		b.heard()
		b.work()
		return b.launchesUnless(score == "RED")
	}
}

// whileWaiting launches a campaign of which nobody has had a turn yet when it happens: Meta takes none for now.
func whileWaiting(happens func(*brakeDesk) models.Campaign) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.control("faults", `{"limit":1}`)
		c := b.launches()
		happens(b)
		return c
	}
}

// thePausesBefore are those after which Meta disables a template.
func thePausesBefore(b *brakeDesk) models.Campaign {
	for _, pause := range []time.Duration{3 * time.Hour, 6 * time.Hour} {
		withTemplate("RED")(b)
		b.pass(pause + time.Minute)
		b.heard()
	}
	return b.launches()
}

func withAFewUnreachable(b *brakeDesk) models.Campaign {
	for n := range 5 {
		b.control("people", fmt.Sprintf(`{"phone":"31970%08d","behaviour":{"unreachable":true}}`, 10000000+n))
	}
	return b.launches()
}

// inTwoMoments lets a second slice of the number's pace go before anybody is told of the first.
func inTwoMoments(faults string) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.control("faults", faults)
		c := b.launches()
		b.until("the first to have gone", func() bool { return b.counts(c)[models.Accepted] == 40 })
		b.metaPasses()
		b.heard()
		b.clock.Advance(time.Second)
		b.until("the second to have gone", func() bool { return b.counts(c)[models.Queued] == 20 })
		return c
	}
}

// silentFor lets Meta take everything and tell nothing, for so long.
func silentFor(d time.Duration) func(*brakeDesk) models.Campaign {
	return func(b *brakeDesk) models.Campaign {
		b.control("faults", `{"webhooks":{"pause":true}}`)
		c := b.launches()
		b.until("everybody to have gone", func() bool { return b.counts(c)[models.Accepted] == 25 })
		b.pass(d)
		if d < 5*time.Minute {
			b.control("faults", `{}`)
		}
		return c
	}
}

// behindSilence is a campaign that is launched after nothing has been heard of another.
func behindSilence(b *brakeDesk) models.Campaign {
	b.stops(silentFor(6*time.Minute)(b), models.BrakeSilence)
	return b.launches()
}

// resumes is what staff do when whatever it was is over.
func resumes(b *brakeDesk, c models.Campaign) {
	b.control("faults", `{}`)
	b.marketer().get(campaignAt(c)).send(resumption(c), nil).is(http.StatusOK)
}
