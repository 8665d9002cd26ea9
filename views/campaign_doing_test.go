package views

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// jargon is what nobody should have to know who sends campaigns.
var jargon = regexp.MustCompile(`(?i)\b(api|http|webhooks?|json|endpoints?|payload|process|queue|claim|lease|template_|null|vm/\d+)\b|_|\d{5,}`)

// doingNow is a page of a campaign that is sending, after a change.
func doingNow(change func(p *CampaignReport, now time.Time)) CampaignReport {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	p := CampaignReport{Clock: Clock{Now: now, Zone: time.UTC}, Campaign: models.Campaign{ID: 7, State: models.CampaignSending}, Doing: &models.Doing{
		Senders: models.Senders{Running: []models.Process{{Name: "vm/1203"}}}, Number: models.Number{PerSecond: 80}, Left: -1, Limit: -1, Next: &models.Message{DueAt: now},
	}}
	change(&p, now)
	return p
}

// later is that so many wait for half past ten, for a reason.
func later(n int64, reason string, code int) func(*CampaignReport, time.Time) {
	return func(p *CampaignReport, now time.Time) {
		p.Doing.Later, p.Doing.Next = n, &models.Message{DueAt: now.Add(90 * time.Minute), Reason: reason, ErrorCode: code}
	}
}

// resting is that Meta takes nothing for a while, because of one of its errors.
func resting(code int, rest time.Duration) func(*CampaignReport, time.Time) {
	return func(p *CampaignReport, now time.Time) {
		p.Doing.Rest = models.Rest{Code: code, Until: now.Add(rest), InARow: 1}
	}
}

func TestACampaignThatIsHeldBackIsNotCalledSending(t *testing.T) {
	now := time.Now()
	p := CampaignReport{Clock: Clock{Now: now, Zone: time.UTC}, Campaign: models.Campaign{State: models.CampaignSending}}
	for want, report := range map[string]CampaignReport{
		"Sending":   p,
		"Held back": {Clock: p.Clock, Campaign: p.Campaign, AllPaused: models.SendingPause{At: &now}},
		"Cancelled": {Clock: p.Clock, Campaign: models.Campaign{State: models.CampaignCancelled}, AllPaused: models.SendingPause{At: &now}},
	} {
		if got := report.status().Word; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// whatIsDone is every sentence about what the sender does, and what makes it true.
var whatIsDone = []struct {
	cause  string
	change func(p *CampaignReport, now time.Time)
	title  string
	words  string // in part
}{
	{"nothing in the way", func(p *CampaignReport, _ time.Time) {}, "Messages are going out", "At most 80 messages a second, as fast as Meta allows this number. None went in the last minute."},
	{"a busy minute", func(p *CampaignReport, _ time.Time) { p.Doing.LastMinute = 4800 }, "Messages are going out", "4,800 went in the last minute."},
	{"a limit with room", func(p *CampaignReport, _ time.Time) { p.Doing.Left, p.Doing.Limit = 1, 2000 }, "Messages are going out", "Your messaging limit leaves room for 1 person more today."},
	{"one with a later turn", func(p *CampaignReport, _ time.Time) { p.Doing.Later = 1 }, "Messages are going out", "1 person waits for another moment."},
	{"many with a later turn", func(p *CampaignReport, _ time.Time) { p.Doing.Later = models.LaterMost }, "Messages are going out", "More than 1,000 people wait for another moment."},
	{"no room on the disk", func(p *CampaignReport, _ time.Time) { p.Doing.Full, p.Doing.Senders.Running = true, nil }, "The disk of the server is full", "then it goes on by itself"},
	{"no program", func(p *CampaignReport, _ time.Time) { p.Doing.Senders.Running = nil }, "Nothing is running that sends", "has to start Greenlist again"},
	{"not begun", func(p *CampaignReport, _ time.Time) { p.Campaign.State = models.CampaignFreezing }, "", ""},
	{"nobody left", func(p *CampaignReport, _ time.Time) { p.Doing.Next = nil }, "Nobody is waiting any more", "What was sent last is being settled."},
	{"the first are watched", func(p *CampaignReport, now time.Time) { p.Canary = &models.Canary{Size: 50, Until: &now} }, "", ""},
	{"the first have not all gone", func(p *CampaignReport, _ time.Time) { p.Canary = &models.Canary{Size: 50} }, "Messages are going out", ""},
	{"the limit is used up", func(p *CampaignReport, now time.Time) {
		room := now.Add(20 * time.Minute)
		p.Doing.Left, p.Doing.Limit, p.Doing.Reached, p.Doing.RoomAt = 0, 250, 250, &room
	}, "Waiting for the messaging limit", "You have reached 250 people in 24 hours, which is all your messaging limit allows. It goes on by itself in 20 minutes, and faster as more room comes free."},
	{"the limit is used up, but not by everybody", func(p *CampaignReport, _ time.Time) { p.Doing.Left, p.Doing.Limit, p.Doing.LastMinute = 0, 250, 12 },
		"Waiting for the messaging limit", "do not count again, and get theirs now. 12 went in the last minute."},
	{"the limit was lowered below what was used of it", func(p *CampaignReport, now time.Time) {
		room := now.Add(90 * time.Minute)
		p.Doing.Left, p.Doing.Limit, p.Doing.Reached, p.Doing.RoomAt = 0, 250, 1000, &room
	}, "Waiting for the messaging limit", "You have reached 1,000 people in the last 24 hours, and Meta now allows 250. It goes on by itself today at 10:30, and faster as more room comes free."},
	{"the limit is nought", func(p *CampaignReport, _ time.Time) { p.Doing.Left, p.Doing.Limit = 0, 250 }, "Waiting for the messaging limit", "It goes on by itself."},
	{"Meta works on the number", resting(131057, 40*time.Second), "Waiting for Meta", "working on this number and takes no messages from it for a moment. It goes on by itself in a moment, and nobody is left out."},
	{"the app's requests are used up", resting(4, 8*time.Minute), "Waiting for Meta", "has asked Meta too often within an hour, so Meta takes nothing more from it for now. It goes on by itself in 8 minutes, and nobody is left out. If it lasts, see what else uses the same app."},
	{"the account's requests are used up", resting(80007, 2*time.Hour), "Waiting for Meta", "about your WhatsApp account, so it takes nothing more from any of its numbers for now. It goes on by itself today at 11:00, and nobody is left out."},
	{"all who are left were turned away by a limit", func(p *CampaignReport, now time.Time) {
		later(3, "meta", 4)(p, now)
		resting(4, 90*time.Minute)(p, now)
	}, "Waiting for Meta", "It goes on by itself today at 10:30"},
	{"who is left would wait longer than Meta wants", func(p *CampaignReport, now time.Time) {
		later(3, "enough", whatsapp.CodeEnough)(p, now)
		resting(4, time.Minute)(p, now)
	}, "3 people wait, the first until 10:30", "leave them alone for a day"},
	{"a rest that is over", resting(4, 0), "Messages are going out", ""},
	{"the pace of the number", func(p *CampaignReport, now time.Time) { p.Doing.Number.NextFreeAt = now.Add(time.Second) }, "Messages are going out", ""},
	{"words somebody must read", later(1, "needs_person", 0), "1 person waits", "They wrote something that may mean stop, and nobody has read it yet. Greenlist looks again at 10:30."},
	{"words somebody must read, among others who wait", later(3, "needs_person", 0), "3 people wait", "The next of them wrote something that may mean stop"},
	{"no connection", later(3, "no_connection", 0), "3 people wait, the first until 10:30", "Meta could not be reached, so nothing was sent. It is tried again by itself."},
	{"a stop before the POST", later(3, "not_started", 0), "3 people wait, the first until 10:30", "Meta could not be reached"},
	{"enough for today", later(3, "enough", whatsapp.CodeEnough), "3 people wait, the first until 10:30", "leave them alone for a day"},
	{"too fast", later(3, "meta", 130429), "3 people wait, the first until 10:30", whatsapp.Explain(130429).What},
	{"a wish", later(models.LaterMost, "", 0), "More than 1,000 people wait, the first until 10:30", ""},
	{"all is paused", func(p *CampaignReport, now time.Time) { p.AllPaused.At = &now }, "", ""},
	{"the number is stopped", func(p *CampaignReport, now time.Time) { p.Doing.Number.BrakedAt = &now }, "", ""},
	{"it missed its time", func(p *CampaignReport, now time.Time) {
		at := now.Add(-time.Hour)
		p.Campaign.State, p.Campaign.ScheduledAt = models.CampaignScheduled, &at
	}, "", ""},
}

func TestWhatTheSenderDoesIsSaidInPlainWords(t *testing.T) {
	for _, c := range whatIsDone {
		got := doingNow(c.change).doing()
		if got.title != c.title || !strings.Contains(got.words, c.words) {
			t.Errorf("%s: %q, %q", c.cause, got.title, got.words)
		}
		if found := jargon.FindString(got.title + " " + got.words); found != "" {
			t.Errorf("%s: %q is jargon in %q", c.cause, found, got.words)
		}
	}
}

// A reason that is held elsewhere has its alert there: what the page says of each must not be empty, nor be a word of ours or Meta's.
func TestEveryBrakeSaysWhyAndWhatToDo(t *testing.T) {
	for why, want := range map[string]string{
		"staff": "until it is resumed", "template:PAUSED": "goes on by itself when Meta resumes", "template:DISABLED": "does not let this template through any more (disabled)",
		"template:PENDING_DELETION": "(pending deletion)", "quality:RED": "may cost you the number", "quality:YELLOW": "before you send it to everybody",
		"account:ACCOUNT_DELETED": "has been deleted at Meta", "account:DISABLED_UPDATE": "Meta has disabled your WhatsApp account.",
		"account:ACCOUNT_RESTRICTION": "settle it there before anybody lets this go on", "meta:0": "no longer accepts the access token", "unseen": "resume when it is over", "silence": "goes on by itself as soon as something is heard",
	} {
		if got := pauseWords(why); !strings.Contains(got, want) || jargon.MatchString(got) || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: %q", why, got)
		}
	}
}

// Wherever people meet an error of Meta's they read what it is, in a sentence; where they can do something, also what.
func TestEveryErrorCodeIsReadInPlainWords(t *testing.T) {
	codes := []int{250, 299, 138000, 139000, 139004, 2388085, 2494164, 2494179, 987654}
	for _, e := range whatsapp.Explanations() {
		if e.Code > 0 {
			codes = append(codes, e.Code)
		}
	}
	for _, code := range codes {
		e, name := whatsapp.Explain(code), strconv.Itoa(code)
		read := map[string]string{
			"the campaign that it stopped":    pauseWords("meta:" + name),
			"the campaign with many of them":  pauseWords("many:" + name),
			"the campaign whose people wait":  doingNow(later(3, "meta", code)).doing().words,
			"the reasons, and who has failed": upperFirst(WhyNot(1, "meta", code)),
			"who waits":                       waitingWhy("meta", code),
		}
		for where, words := range read {
			told := code == whatsapp.CodeEnough && where == "the campaign whose people wait"
			if !told && !strings.Contains(words, e.What) || words != "" && !strings.HasSuffix(words, ".") || strings.Contains(words, name) && code > 99 {
				t.Errorf("%d: %s says %q", code, where, words)
			}
		}
		for _, where := range []string{"the campaign that it stopped", "the campaign with many of them"} {
			if !strings.Contains(read[where], e.Do) {
				t.Errorf("%d: %s does not say what to do: %q", code, where, read[where])
			}
		}
	}
}
