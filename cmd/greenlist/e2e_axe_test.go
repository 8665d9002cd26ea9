package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axeRules are run as a look asks, and a finding is reported as a rule's name, and where. What is inside a frame is a page of its own. What moves
// is measured when it has arrived.
const axeRules = `
(async () => {
	for (let quiet = 0; quiet < 3; await new Promise(requestAnimationFrame)) {
		const moving = document.getAnimations();
		moving.forEach(a => a.finish());
		quiet = moving.length ? 0 : quiet + 1;
	}
	const found = await axe.run({include: document, exclude: [['[data-checked]']]}, {
		runOnly: %s,
		resultTypes: ['violations', 'incomplete'], iframes: false,
	});
	return {
		violations: found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' (' + n.failureSummary.replace(/\s+/g, ' ') + ')').join('; ')),
		incomplete: found.incomplete.map(v => v.id),
	};
})()`

// unfold opens whatever can be opened on a page, but the menus, which would lie over it; and leaves a few rows of each table, because they are alike.
const unfold = `
document.querySelectorAll('details:not(.menu)').forEach(d => d.open = true);
document.querySelectorAll('tbody tr:nth-child(n+9)').forEach(r => r.remove());
`

// An axe checks pages, in every way in which they are looked at.
type axe struct {
	t          *testing.T
	source     string
	lost       lostClasses
	navs       checkedNavs
	counting   sync.Mutex
	checked    int
	incomplete map[string]int
}

func newAxe(t *testing.T) *axe {
	t.Helper()
	source, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe-core is not installed: npm ci")
	}
	return &axe{t: t, source: string(source), lost: classesLost(t), incomplete: map[string]int{}}
}

// A look is one way to look at a page.
type look struct {
	width  int64
	scheme string
}

const (
	allRules = `{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}`
	// seenRules depend on how a page is shown. The others ask what stands in it, which is the same on every screen.
	seenRules = `{type: 'rule', values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']}`
)

// What axe finds depends on the width or on the colours, not on both together: each is looked at once.
var looks = []look{{1440, "light"}, {390, "dark"}}

// check examines the page that a tab shows. name is what to call it.
func (a *axe) check(p *tab, name string) {
	a.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Evaluate[chromedp.Void](unfold)); err != nil {
		a.t.Fatal(err)
	}
	if worn := a.lost.worn(p); len(worn) > 0 {
		a.t.Errorf("%s has classes of Tabler's that are left out of the style sheet: %q", name, worn)
	}
	for _, l := range p.looksAhead() {
		rules := allRules
		if l != looks[0] {
			rules = seenRules
		}
		a.navs.takeOut(p, l)
		found, err := a.run(p, l, rules)
		if err != nil {
			a.t.Fatalf("%s at %v: %v", name, l, err)
		}
		for _, violation := range found.Violations {
			a.t.Errorf("%s at %v: %s", name, l, violation)
		}
		a.count(found.Incomplete)
		if wide, err := script[int](p, `return document.documentElement.scrollWidth - document.documentElement.clientWidth`); err != nil || wide > 0 {
			a.t.Errorf("%s at %v is %d pixels wider than the screen (%v)", name, l, wide, err)
		}
	}
	a.navs.putBack(p)
}

func (a *axe) count(incomplete []string) {
	a.counting.Lock()
	defer a.counting.Unlock()
	a.checked++
	for _, rule := range incomplete {
		a.incomplete[rule]++
	}
}

// looksAhead begin with how the page is shown already: to show a large page otherwise takes as long as to check it.
func (p *tab) looksAhead() []look {
	if p.shown == looks[1] {
		return []look{looks[1], looks[0]}
	}
	return looks
}

type axeReport struct {
	Violations, Incomplete []string
}

func (a *axe) run(p *tab, l look, rules string) (report axeReport, err error) {
	p.shownAt(l)
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	there, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`!!window.axe`))
	if err == nil && !there {
		err = chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](a.source+"; 0"))
	}
	if err != nil {
		return report, err
	}
	return a.ask(ctx, rules)
}

// ask runs axe where it is loaded.
func (a *axe) ask(ctx context.Context, rules string) (report axeReport, err error) {
	raw, err := chromedp.Run(ctx, chromedp.Evaluate[[]byte](fmt.Sprintf(axeRules, rules), chromedp.EvalAwaitPromise))
	if err != nil {
		return report, err
	}
	return report, json.Unmarshal(raw, &report)
}

// shownAt shows the page as on such a screen. Nothing moves: what fades in would be measured half faded.
func (p *tab) shownAt(l look) {
	p.t.Helper()
	if p.shown == l {
		return
	}
	p.shown = l
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err == nil {
		_, err = chromedp.Call(p.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: l.width, Height: 900, DeviceScaleFactor: 1})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// summary says what axe could not decide, by rule only: colours over pictures, mostly.
func (a *axe) summary(since time.Time) {
	var rules []string
	for rule, n := range a.incomplete {
		rules = append(rules, fmt.Sprintf("%s ×%d", rule, n))
	}
	a.t.Logf("%d looks at pages in %s; axe could not decide: %s", a.checked, time.Since(since).Round(time.Second), strings.Join(rules, ", "))
}
