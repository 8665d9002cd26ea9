package main

import (
	"regexp"
	"sync"
)

// A crawl follows links as far as they lead, a few of each kind, in three tabs at once: of two, one often waits for the server, and a core with it.
type crawl struct {
	*axe
	tab     *tab
	beside  []*tab
	mu      sync.Mutex
	looked  *sync.Cond     // a page has been looked at, and its links are known
	looking int            // at how many pages
	seen    map[string]int // pages looked at, by pattern
	paths   []string
	known   map[string]bool
	form    string // a public form that was found
	// tablet is the page of a tablet that was found.
	tablet string
}

func newCrawl(a *axe, staff *tab, seen map[string]int, paths ...string) *crawl {
	c := &crawl{axe: a, tab: staff, beside: []*tab{staff.beside(), staff.beside()}, seen: seen, paths: paths, known: map[string]bool{"/": true}}
	c.looked = sync.NewCond(&c.mu)
	return c
}

// mostOfAKind is how many pages of one kind are looked at: things in different states look different.
func mostOfAKind(pattern string) int {
	switch pattern {
	case "/cases/:id":
		return 7
	case "/samples/:id":
		return 2
	case "/campaigns/:id", "/forms/:id", "/messages/:id", "/contacts/:id/timeline":
		return 3
	}
	return 1
}

func (c *crawl) walk() {
	c.t.Helper()
	var all sync.WaitGroup
	for _, tab := range append(c.beside, c.tab) {
		all.Go(func() {
			for path := c.next(); path != ""; path = c.next() {
				c.look(tab, path)
			}
		})
	}
	all.Wait()
}

// next is a page to look at. While others are looked at, it waits for where they lead; empty when there is no more.
func (c *crawl) next() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		for len(c.paths) > 0 {
			path := c.paths[0]
			c.paths = c.paths[1:]
			if pattern := patternOf(path); c.seen[pattern] < mostOfAKind(pattern) {
				c.seen[pattern]++
				c.looking++
				return path
			}
		}
		if c.looking == 0 {
			return ""
		}
		c.looked.Wait()
	}
}

func (c *crawl) look(tab *tab, path string) {
	c.t.Helper()
	var links []string
	defer func() { c.note(links) }()
	tab.open(path)
	c.check(tab, path)
	switch patternOf(path) {
	case "/f/:form":
		c.form = path
	case "/counter/:token":
		c.tablet = path
	default:
		links = c.linksOn(tab)
	}
}

func (c *crawl) linksOn(tab *tab) []string {
	c.t.Helper()
	links, err := script[[]string](tab, `return [...document.querySelectorAll('a[href]')].filter(l => l.origin === location.origin && !l.hasAttribute('download')).map(l => l.pathname)`)
	if err != nil {
		c.t.Fatal(err)
	}
	return links
}

var isFile = regexp.MustCompile(`\.(svg|csv|json)$|/code/(svg|png)$|^/static/`)

// note keeps the links of a page that has been looked at.
func (c *crawl) note(links []string) {
	c.keep(links)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.looking--
	c.looked.Broadcast()
}

// keep keeps the links of a page for later.
func (c *crawl) keep(links []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, path := range links {
		if !c.known[path] && !isFile.MatchString(path) {
			c.known[path] = true
			c.paths = append(c.paths, path)
		}
	}
}
