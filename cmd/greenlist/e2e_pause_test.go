package main

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// A campaign is stopped while its first people are being watched, let go on, paused while everybody gets it, and cancelled, each with one press at the top
// of its page. The page fetches itself anew every two seconds, and must not take a button away from under a finger.
func TestACampaignIsHeldByHand(t *testing.T) {
	t.Parallel()
	c := newCompany(t, newStage(t, onSQLite(t)), 1000)
	c.control("faults", map[string]any{"latency": "8s"}, nil)
	report := c.launch("Seedlings")
	anna := somebody(t, openBrowser(t), c.server.url)
	anna.signIn(c.addUser("rosa@zaailing.example", "admin"))
	anna.open(report)
	anna.sees("It has gone to 50 people. The others follow in")
	anna.holdsWhileThePageAsks("Stop here")
	anna.sees("This campaign is paused")
	anna.follow("Resume")
	anna.sees("Sending goes on where it stopped.")
	anna.follow("Send to everybody now")
	anna.sees("Messages are going out")
	anna.holdsWhileThePageAsks("Pause")
	anna.sees("Paused. Nothing more is sent until somebody resumes it.")
	anna.press("Cancel the campaign …")
	anna.follow("Cancel the campaign")
	anna.sees("were still waiting when the campaign was cancelled")
	if twice, attempts := c.repeated(); twice > 0 || attempts > 0 {
		t.Errorf("%d people got it twice, %d attempts went out twice", twice, attempts)
	}
}

// holdsWhileThePageAsks presses a button and lets go of it only after the page has been fetched anew.
func (p *tab) holdsWhileThePageAsks(button string) {
	p.t.Helper()
	p.leave(func() {
		at := p.spotOf(button)
		p.mouse(chromedp.MousePressed, at)
		p.tries("asked while “"+button+"” was held", `
			if (window.asked === undefined) {
				window.asked = 0;
				addEventListener('htmx:afterSettle', () => window.asked++);
				addEventListener('htmx:afterRequest', () => window.asked++);
			}
			return window.asked > 1`)
		p.mouse(chromedp.MouseReleased, at)
	})
}

func (p *tab) mouse(what input.DispatchMouseEventType, at []float64) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.MouseEvent(what, at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1))); err != nil {
		p.t.Fatal(err)
	}
	p.acted()
}
