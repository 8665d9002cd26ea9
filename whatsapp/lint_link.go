package whatsapp

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// linkPattern finds addresses in a text, with or without their beginning; the host is its first group.
var linkPattern = regexp.MustCompile(`(?i)(?:https?://)?\b((?:[a-z0-9-]+\.)+[a-z]{2,})\b(?:/[^\s]*)?`)

// shorteners hide where a link leads, which is how fraud works: reviewers reject them and people do not press them.
var shorteners = []string{"bit.ly", "bitly.com", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "s.id", "shorturl.at", "t.co", "t.ly", "t1p.de", "tiny.cc",
	"tinyurl.com", "urlz.fr", "v.gd"}

// chats are addresses that open another chat, which no template may do.
var chats = []string{"wa.me", "api.whatsapp.com", "chat.whatsapp.com", "wa.link"}

// links looks at where a template leads to, in its texts and under its buttons.
func (l *linter) links() {
	for _, p := range l.t.texts() {
		for _, at := range linkPattern.FindAllStringSubmatchIndex(readable(p.text), -1) {
			l.link(p.text[at[2]:at[3]], Finding{Place: p.place, Start: at[0], End: at[1]})
		}
	}
	for place, b := range l.t.urlButtons() {
		l.link(hostOf(b.leads()), Finding{Place: place})
	}
}

func (l *linter) link(host string, f Finding) {
	switch {
	case within(host, chats):
		f.Rule, f.Review, f.Title, f.Source = "link-chat", true, "Link to a chat", sourceReview
		f.Message = "A template cannot lead to a chat on WhatsApp; people are in one already. Use a quick reply."
	case within(host, shorteners):
		f.Rule, f.Severity, f.Title, f.Source = "link-short", SeverityWarning, "Shortened link", sourceReview
		f.Message = fmt.Sprintf("Links at %s hide where they lead. Reviewers reject them as a risk, and people do not trust them. Use your own website’s address.", strings.ToLower(host))
	default:
		return
	}
	l.add(f)
}

// ShortLink reports whether a template leads through an address that hides where.
func (t Template) ShortLink() bool {
	l := &linter{t: t, heard: map[string]int{}}
	l.links()
	return l.heard["link-short"] > 0
}

// urlButtons goes through the link buttons, with their places.
func (t Template) urlButtons() func(yield func(string, Button) bool) {
	return func(yield func(string, Button) bool) {
		lists, where := [][]Button{t.Buttons()}, []string{""}
		for i, card := range t.cards() {
			if c := findComponent(card.Components, ComponentButtons); c != nil {
				lists, where = append(lists, c.Buttons), append(where, fmt.Sprintf("card %d, ", i+1))
			}
		}
		for n, list := range lists {
			for i, b := range list {
				if upper(b.Type) == ButtonURL && !yield(fmt.Sprintf("%sbutton %d", where[n], i+1), b) {
					return
				}
			}
		}
	}
}

// leads is the address at which people arrive: the company's own, where presses are counted, only passes them on.
func (b Button) leads() string {
	if b.Counts() {
		return b.Target
	}
	return b.URL
}

// hostOf is the host of a button's address, empty where it has none.
func hostOf(address string) string {
	u, err := url.Parse(replaced(address, func(Placeholder) string { return "x" }))
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// within reports whether a host is one of these domains, or under one.
func within(host string, domains []string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return slices.ContainsFunc(domains, func(d string) bool { return host == d || strings.HasSuffix(host, "."+d) })
}
