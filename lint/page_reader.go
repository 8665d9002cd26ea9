package lint

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A pageReader walks through a page once to learn its labels, and once to read it.
type pageReader struct {
	page                   page
	labels                 map[string]string // by the id they are for
	all, inForm, concealed strings.Builder
}

// A place is what the elements around a node make of it.
type place struct {
	seen, form    bool
	legend, label string
	choice        bool // among the answers to a question of the sheet
}

// collect learns what the labels say before the fields come.
func (r *pageReader) collect(n *html.Node) {
	for d := range n.Descendants() {
		switch {
		case d.Type != html.ElementNode:
		case d.Data == "label" && attr(d, "for") != "":
			r.labels[attr(d, "for")] += textOf(d)
		case d.Data == "html" || d.Data == "section" && attr(d, "lang") != "":
			r.page.language = attr(d, "lang")
		}
	}
}

func (r *pageReader) walk(n *html.Node, at place) {
	if n.Type == html.TextNode {
		r.say(n.Data, at)
		return
	}
	if n.Type == html.ElementNode {
		if slices.Contains([]string{"head", "script", "style", "template", "select", "noscript"}, n.Data) {
			r.element(n, at)
			return
		}
		at = r.enter(n, at)
		r.element(n, at)
		if ownLine[n.Data] {
			r.say("\n", at)
		}
		if n.Data == "li" && !at.choice && strings.Contains(attr(n.Parent, "class"), "sheet-boxes") {
			r.say("☐ ", at) // the pen's box is drawn by the style sheet
		}
	}
	for child := range n.ChildNodes() {
		r.walk(child, at)
	}
	if n.Type == html.ElementNode && ownLine[n.Data] {
		r.say("\n", at)
	}
}

// ownLine are elements that begin and end a line.
var ownLine = map[string]bool{
	"p": true, "div": true, "h1": true, "h2": true, "h3": true, "li": true, "label": true, "legend": true, "fieldset": true, "section": true,
	"button": true, "br": true, "summary": true, "details": true, "form": true, "header": true, "footer": true, "td": true, "tr": true,
	"dt": true, "dd": true, "ol": true, "ul": true, "table": true,
}

func (r *pageReader) say(words string, at place) {
	switch {
	case !at.seen:
		r.concealed.WriteString(words)
	default:
		r.all.WriteString(words)
		if at.form {
			r.inForm.WriteString(words)
		}
	}
}

// enter is the place inside an element.
func (r *pageReader) enter(n *html.Node, at place) place {
	at.seen = at.seen && !conceals(n)
	switch n.Data {
	case "form", "section":
		at.form = true
	case "fieldset":
		for child := range n.ChildNodes() {
			if child.Data == "legend" {
				at.legend = strings.TrimSpace(at.legend + " " + textOf(child))
			}
		}
	case "label":
		at.label = textOf(n)
	}
	at.choice = at.choice || strings.Contains(attr(n, "class"), "sheet-choices")
	return at
}

// conceals tells whether people do not see what an element holds unless they do something first, or cannot read it.
func conceals(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	switch {
	case has(n, "hidden"), attr(n, "aria-hidden") == "true", strings.Contains(style, "display:none"), strings.Contains(style, "visibility:hidden"):
		return true
	case n.Parent != nil && n.Parent.Data == "details" && n.Data != "summary" && !has(n.Parent, "open"):
		return true
	}
	size, ok := fontSize(style)
	return ok && size < smallestPrint
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "option" && d.Parent.Data != "script" && d.Parent.Data != "style" {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
