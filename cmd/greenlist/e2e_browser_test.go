package main

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// chromium finds the browser: $CHROMIUM, or what it is usually called. Without windows it takes a fifth less of the machine.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "no Chromium found: on Debian apt-get install chromium, or say where it is in CHROMIUM")
	return ""
}

// openBrowser starts a browser with nothing in it, which ends with the test. A frame of another website has a process of its own, as it has on people's
// machines. Nothing moves in it: a dot that pulses in a tab nobody looks at is painted sixty times a second all the same. No script lives long enough to
// repay the compilers that make it fast.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	needAssets(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("force-prefers-reduced-motion", true), chromedp.Flag("site-per-process", true),
		chromedp.Flag("js-flags", "--no-opt,--no-maglev"),
	)
	allocated, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(allocated, chromedp.WithErrorf(t.Logf))
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	return ctx
}

// A tab is a page with somebody in front of it, who has cookies of their own. Whatever the page complains about fails the test.
type tab struct {
	t        *testing.T
	ctx      context.Context
	base     string
	trouble  grievances
	expected []string
	acts     *int // what this person has pressed, ticked, chosen or sent so far
	shown    look // as on which screen; the browser's own until the first
}

// acted counts what a person had to do: once, however often a test tries it.
func (p *tab) acted() {
	if p.acts != nil {
		*p.acts++
	}
}

// once runs what is tried again and again, and counts it as a single try.
func (p *tab) once(again func()) {
	if p.acts == nil {
		again()
		return
	}
	before := *p.acts
	again()
	*p.acts = min(*p.acts, before+1)
}

// somebody opens a tab in front of the server at base.
func somebody(t *testing.T, browser context.Context, base string) *tab {
	t.Helper()
	return newTab(t, browser, base, chromedp.WithNewBrowserContext())
}

// beside opens another tab of the same person.
func (p *tab) beside() *tab {
	p.t.Helper()
	return newTab(p.t, p.ctx, p.base)
}

func newTab(t *testing.T, parent context.Context, base string, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, options...)
	p := &tab{t: t, ctx: ctx, base: base}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.checkTrouble(); cancel() })
	p.listen()
	return p
}

// tells makes the page say aloud what its policy forbade; the browser's own words about it are not always a console message.
const tells = `addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample))`

func (p *tab) listen() {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: tells}); err != nil {
		p.t.Fatal(err)
	}
	messages := chromedp.Console(p.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException || m.Type == chromedp.ConsoleWarning {
				p.trouble.add(m.Text + " " + m.URL)
			}
		}
	}()
}

// expect names a complaint that belongs to the test.
func (p *tab) expect(words string) { p.expected = append(p.expected, words) }

func (p *tab) checkTrouble() {
	p.t.Helper()
	for _, words := range p.trouble.take() {
		if !p.expects(words) {
			p.t.Errorf("the browser complains: %s", words)
		}
	}
}

func (p *tab) expects(words string) bool {
	for _, e := range p.expected {
		if strings.Contains(words, e) {
			return true
		}
	}
	return false
}

// grievances are what a page complained about.
type grievances struct {
	mu  sync.Mutex
	all []string
}

func (g *grievances) add(words string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all = append(g.all, words)
}

func (g *grievances) take() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := g.all
	g.all = nil
	return all
}
