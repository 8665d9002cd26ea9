package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

// Every page there is, with a company's worth of data in it: no violation of WCAG, none of the policy, and not a word in the console.
func TestEveryPageIsForEverybody(t *testing.T) {
	t.Parallel()
	a, browser, since := newAxe(t), openBrowser(t), time.Now()
	demo := filledDemo(t).start("serve", "--demo")
	link := demo.awaits(signInLinks)[1]
	stranger := somebody(t, browser, demo.url)
	seen := map[string]int{}
	for _, path := range []string{"/sign-in", link} {
		stranger.open(path)
		a.check(stranger, patternOf(path))
		seen[patternOf(path)]++
	}
	staff := somebody(t, browser, demo.url)
	staff.open(link)
	staff.follow("Sign in")
	c := newCrawl(a, staff, seen, "/", "/forms/1/comparison?from=1&to=2", "/contacts/1/merge/2")
	c.walk()
	c.templates()
	c.reading()
	c.aTag()
	c.anUpload()
	c.mistakes()
	c.menus()
	if c.form != "" {
		a.customersWay(stranger, demo, c)
	}
	if c.tablet != "" {
		a.tabletsWay(stranger, c)
	}
	for _, page := range pagesOfThePolicy(t) {
		if seen[page] == 0 {
			t.Errorf("no page of %s was looked at", page)
		}
	}
	a.summary(since)
	a.noticesMistakes(stranger)
}

// noticesMistakes is the control: a picture without words, a style that the policy forbids, and a class that the style sheet lacks.
func (a *axe) noticesMistakes(p *tab) {
	a.t.Helper()
	p.checkTrouble()
	p.tries("was spoilt", `document.querySelector('main').insertAdjacentHTML('beforeend', '<img class="carousel" src="data:," style="width: 10px">'); return true`)
	found, err := a.run(p, looks[0], allRules)
	if err != nil || !strings.Contains(strings.Join(found.Violations, " "), "image-alt") {
		a.t.Errorf("axe found nothing wrong with a picture without words: %v, %v", found.Violations, err)
	}
	if worn := a.lost.worn(p); !slices.Equal(worn, []string{"carousel"}) {
		a.t.Errorf("classes that are left out: %q", worn)
	}
	var complaints string
	until(a.t, "the browser to complain of a style", func() bool {
		complaints += strings.Join(p.trouble.take(), " ")
		return strings.Contains(complaints, "policy: style-src-attr")
	})
	p.expect("")
}

// customersWay is what somebody sees who signs up: mistakes, the page that waits, the one that thanks, receipt and preferences.
func (a *axe) customersWay(p *tab, demo *child, c *crawl) {
	a.t.Helper()
	p.expect("status of 422")
	p.open(c.form)
	p.leave(func() { p.submit() })
	a.check(p, "a form with mistakes")
	p.tries("was filled in", `
		document.querySelector('input[name=phone]').value = '+31 970 10 888 001';
		const box = document.querySelector('input[name=purpose]'); box.checked = true;
		return box.checked`)
	until(a.t, "the page that waits", func() bool {
		p.leave(func() { p.submit() })
		return strings.Contains(p.path(), "/s/")
	})
	a.check(p, "a sign-up that waits")
	c.seen["/f/:form/s/:token"]++
	chat, err := script[string](p, `return document.querySelector('#signup a.btn').href`)
	if err != nil {
		a.t.Fatal(err)
	}
	c.tab.open(chat)
	c.tab.follow("Send from this phone")
	p.tries("heard of the message", `return document.getElementById('signup').dataset.standing === 'done'`)
	a.check(p, "a sign-up that is done")
	links, err := script[[]string](p, `return [...document.querySelectorAll('#signup a.btn')].map(l => l.pathname).filter(p => !p.endsWith('/proof'))`)
	if err != nil || len(links) != 2 {
		a.t.Fatalf("receipt and preferences: %v, %v", links, err)
	}
	for _, path := range links {
		p.open(path)
		a.check(p, patternOf(path))
		c.seen[patternOf(path)]++
	}
}

// tabletsWay is what somebody sees who signs up on a tablet in the shop.
func (a *axe) tabletsWay(p *tab, c *crawl) {
	a.t.Helper()
	p.open(c.tablet)
	p.leave(func() { p.submit() })
	a.check(p, "a tablet with mistakes")
	p.tries("was filled in", `
		document.querySelector('input[name=phone]').value = '+31 970 10 888 002';
		const box = document.querySelector('input[name=purpose]'); box.checked = true;
		return box.checked`)
	until(a.t, "the code to scan", func() bool {
		p.leave(func() { p.submit() })
		return strings.Contains(p.path(), "/s/")
	})
	a.check(p, "a tablet that waits")
	p.tries("was asked whether anybody is there", `document.getElementById('still-there').hidden = false; return true`)
	a.check(p, "a tablet that asks")
	c.seen["/counter/:token/s/:signup"]++
}

// templates looks at one in each state, and at what only such a one leads to.
func (c *crawl) templates() {
	c.t.Helper()
	for _, standing := range models.TemplateStandings {
		c.tab.open("/templates?status=" + string(standing))
		found, err := script[string](c.tab, `return document.querySelector('td a[href^="/templates/"]')?.pathname || ''`)
		if err != nil || found == "" {
			c.t.Logf("the demo has no template that is %s (%v)", standing, err)
			continue
		}
		c.tab.open(found)
		c.check(c.tab, found+", "+string(standing))
		c.keep(c.linksOn(c.tab))
		c.walk()
	}
}

// reading looks at a template that one colleague reads for another, and at its versions.
func (c *crawl) reading() {
	c.t.Helper()
	c.tab.open("/")
	found, err := script[string](c.tab, `return document.querySelector('main a[href^="/templates/"]')?.pathname || ''`)
	if err != nil || found == "" {
		c.t.Fatalf("home shows no template that waits for a colleague (%v)", err)
	}
	c.tab.open(found)
	c.check(c.tab, found+", waiting for a colleague")
	c.paths = append(c.paths, found+"/review", found+"/versions/1", found+"/comparison?from=1&to=2")
	c.walk()
}

// aTag is given to people in the background, which has a page of its own.
func (c *crawl) aTag() {
	c.t.Helper()
	c.tab.open("/contacts?tag=garden")
	c.tab.leave(func() {
		c.tab.tries("gave a tag", `const e = document.querySelector('input[name=give]'); if (!e) return false; e.value = 'walked'; e.form.requestSubmit(); return true`)
	})
	c.paths = append(c.paths, c.tab.path())
	c.walk()
}

// anUpload is a list that has not been imported yet.
func (c *crawl) anUpload() {
	c.t.Helper()
	c.tab.open("/imports/new")
	c.tab.attach("The list", tillList(c.t))
	c.tab.follow("Upload the list")
	c.tab.sees("What the columns hold")
	c.check(c.tab, "a list to be checked")
}

// mistakes sends forms with nothing in them, and asks for what is not there.
func (c *crawl) mistakes() {
	c.t.Helper()
	c.tab.expect("status of 4")
	for _, path := range []string{"/templates/new", "/forms/new", "/purposes/new", "/imports/new", "/settings/team/new", "/settings/company", "/settings/mail", "/evidence/holders/new", "/settings/password", "/phones/compose"} {
		c.tab.open(path)
		c.tab.tries("emptied the form", `document.querySelectorAll('form.form input, form.form textarea').forEach(e => { if (e.type === 'text' || e.type === 'email' || e.type === 'url' || e.tagName === 'TEXTAREA') e.value = '' }); return true`)
		c.tab.leave(func() { c.tab.submit() })
		c.check(c.tab, path+" with mistakes")
	}
	c.tab.leave(func() { c.tab.goTo("/contacts/999999999") })
	c.check(c.tab, "what is not there")
}

// menus opens what lies over a page.
func (c *crawl) menus() {
	c.t.Helper()
	c.tab.open("/")
	c.tab.shownAt(looks[1])
	c.tab.press("Menu")
	c.tab.sees("Sign out")
	for _, l := range looks[1:] {
		found, err := c.run(c.tab, l, allRules)
		if err != nil || len(found.Violations) > 0 {
			c.t.Errorf("the menu at %v: %v %v", l, found.Violations, err)
		}
	}
	c.tab.shownAt(looks[0])
}

// submit sends the page's form as it is.
func (p *tab) submit() {
	p.t.Helper()
	p.tries("sent the form", `document.querySelector('form.form').requestSubmit(); return true`)
}

// goTo goes where open would complain.
func (p *tab) goTo(path string) {
	p.t.Helper()
	p.tries("left", `location.href = a; return true`, path)
}
