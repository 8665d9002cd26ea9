package main

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The page that customers see needs no scripts: not to sign up, not to put a mistake right, not to see that it worked.
func TestSigningUpWithoutScripts(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	s := newStage(t, onSQLite(t))
	staff := somebody(t, browser, s.server.url)
	staff.signIn(s.addUser("anna@zaailing.example", "admin"))
	staff.describesTheCompany()
	staff.connectsWhatsApp()
	staff.addsAPurpose()
	form := staff.publishesAForm()

	mila := somebody(t, browser, s.server.url)
	mila.withoutScripts()
	mila.expect("status of 422")
	mila.open(form)
	mila.fill("Mobile number", "+31 97")
	mila.sends("Sign up on WhatsApp")
	mila.sees("We do not recognise this number.")
	mila.sees("Tick what you would like to receive.")
	if typed := mila.value("Mobile number"); typed != "+31 97" {
		t.Errorf("what was typed is gone: %q", typed)
	}
	mila.tick("Yes, I want to receive offers and news about plants from Zaailing on WhatsApp, at most twice a month.")
	mila.fill("Mobile number", "+31 970 10 999 001")
	mila.follow("Sign up on WhatsApp")
	mila.sees("One more step: confirm on WhatsApp")
	mila.follow("Look again")
	mila.sees("One more step: confirm on WhatsApp")

	declaration, err := script[string](mila, `return document.querySelector('blockquote.message').textContent`)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.phones().Write(context.Background(), "3197010999001", declaration, ""); err != nil {
		t.Fatal(err)
	}
	mila.until("saw the thanks", func() bool {
		mila.follow("Look again")
		done, err := script[bool](mila, `return document.body.innerText.includes('You are signed up')`)
		return err == nil && done
	})
}

// withoutScripts switches them off for everything the page brings; the test can still look.
func (p *tab) withoutScripts() {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		p.t.Fatal(err)
	}
}
