package main

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"testing"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// What a compliance reviewer does when an authority writes: prove that one person agreed to one message, look at fifty others by chance, and hand over
// everything in a file that can be checked by somebody who trusts nobody.
func TestAReviewerProvesAMessageAndHandsOverTheLog(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	c := newCompany(t, newStage(t, onSQLite(t)), 0)
	c.describe()
	c.signUpAll(c.publish("Shop counter"), 50)
	c.finishes(c.launch("Spring"))

	joris := somebody(t, browser, c.server.url)
	joris.signsInAsReviewer(c.addUser("joris@zaailing.example", "reviewer"))
	joris.provesThatTheyAgreed(phoneOf(17))
	sample := joris.drawsASample(50)
	joris.judges(50, 7, 23)
	report := joris.signsOff(sample)
	dir, vkey := joris.exportsTheLog()
	anybodyVerifies(t, c.server.url, dir, vkey, report)
}

// signUpAll lets people fill in a form and confirm from their telephones, each by a signed call of WhatsApp's.
func (c *company) signUpAll(form models.Form, people int) {
	c.t.Helper()
	ctx := context.Background()
	notice, err := models.FindNotice(ctx, c.database(), *form.VersionID, "en")
	if err != nil {
		c.t.Fatal(err)
	}
	shown := make([]string, people)
	for n := range shown {
		shown[n] = notice.Serve(c.database(), models.Place{Source: models.SourceForm, Origin: "https://zaailing.example", Page: "https://zaailing.example/f/" + form.Code})
	}
	for n, token := range shown {
		filled := models.NewSignup{
			Token: token, Phone: phoneOf(n), PurposeIDs: []int64{c.purpose.ID}, From: netip.AddrFrom4([4]byte{10, byte(n), 0, 1}), Browser: "Firefox", Wording: views.WordsIn("en"),
		}
		var begun models.Signup
		until(c.t, "somebody to have read the form", func() bool {
			begun, err = form.BeginSignup(ctx, c.database(), filled)
			return err == nil
		})
		if err := c.phones().Write(ctx, whatsapp.Digits(phoneOf(n)), begun.Declaration, ""); err != nil {
			c.t.Fatal(err)
		}
	}
	until(c.t, "everybody to have agreed", func() bool {
		there, err := models.CountOptIns(ctx, c.database(), models.SampleCriteria{FormID: form.ID, Grade: models.GradeVerified})
		return err == nil && there == int64(people)
	})
}

func (p *tab) signsInAsReviewer(link string) {
	p.t.Helper()
	p.open(link)
	p.follow("Sign in")
	p.sees("Choose a password")
	p.follow("Not now")
}

// provesThatTheyAgreed goes from a number to a message that was sent to it, and back to the consent that this relied on.
func (p *tab) provesThatTheyAgreed(phone string) {
	p.t.Helper()
	p.follow("Review")
	p.fill("Find a person, a message or a record", models.ShowPhone(phone))
	p.follow("Find")
	p.sees("Said yes from their own phone")
	p.sees("Messaged on the strength of that: 1 message")
	p.followTo("/messages")
	p.followTo("/messages/")
	p.sees("Valid at that moment")
	p.sees("the first seedlings are in")
	p.followTo("/proofs/")
	p.sees("Signature checked now: right")
	p.sees("X-Hub-Signature-256")
	p.press("For an auditor")
	p.sees("All 34 things")
	p.tries("showed the form as it was", `const f = document.querySelector('.version-seen iframe'); f?.scrollIntoView(); return !!f?.contentDocument?.querySelector('input[type=checkbox]')`)
	p.follow("Timeline")
	p.followTo("/dossier")
	p.sees("Nothing was changed")
	p.sees("Each of them relied on a yes that was valid when it was sent")
}

// followTo presses the first link in the page's own part whose address holds something.
func (p *tab) followTo(address string) {
	p.t.Helper()
	p.leave(func() {
		p.tries("had a link to "+address, `
			const e = [...document.querySelectorAll('main a[href]')].find(e => shown(e) && e.getAttribute('href').includes(a));
			e?.click();
			return !!e`, address)
	})
}

func (p *tab) drawsASample(size int) (path string) {
	p.t.Helper()
	p.follow("Samples")
	p.sees("Nothing has been drawn yet")
	p.follow("Draw a sample")
	p.choose("On the form", "Shop counter")
	p.fill("How many", fmt.Sprint(size))
	p.fill("Seed", "3 1 4, thrown by the auditor")
	p.follow("Draw the sample")
	p.sees(fmt.Sprintf("0 of %d judged", size))
	path = p.path()
	p.follow("Begin")
	return path
}

// judges looks at one opt-in after the other, and flags some.
func (p *tab) judges(size int, flagged ...int) {
	p.t.Helper()
	for place := 1; place <= size; place++ {
		p.sees(fmt.Sprintf("Opt-in %d of %d", place, size))
		p.sees("Signature checked now: right")
		if !slices.Contains(flagged, place) {
			p.follow("Approve, and go on")
			continue
		}
		p.fill("Comment", "The picture on this page does not show which shop they mean.")
		p.choose("What is wrong with it", "What they were shown is not good enough")
		p.follow("Flag, and go on")
	}
	p.sees("Every opt-in of this sample has its verdict")
}

// signsOff returns the fingerprint of the report.
func (p *tab) signsOff(sample string) string {
	p.t.Helper()
	p.open(sample + "?show=flagged")
	p.sees("does not show which shop")
	p.press("Sign off …")
	p.follow("Sign it off")
	p.sees("50 opt-ins were drawn, 48 approved, 2 flagged.")
	p.sees("2 of 50 judged opt-ins were flagged: 4.0%. That is everything it was drawn from")
	hash, err := script[string](p, `return [...document.querySelectorAll('dt')].find(e => plain(e.innerText).startsWith('Fingerprint')).nextElementSibling.innerText.trim()`)
	if err != nil || len(hash) != 64 {
		p.t.Fatalf("the report has no fingerprint: %q, %v", hash, err)
	}
	return hash
}
