package handlers

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// An answer is a page that a browser got.
type answer struct {
	*browser
	*http.Response
	text string
}

// at is where the browser ended up.
func (a *answer) at() string { return a.Request.URL.Path }

func (a *answer) is(status int) *answer {
	a.Helper()
	if a.StatusCode != status {
		a.Fatalf("%s %s: status %d, want %d\n%s", a.Request.Method, a.at(), a.StatusCode, status, a.words())
	}
	return a
}

func (a *answer) isAt(path string) *answer {
	a.Helper()
	if a.at() != path {
		a.Fatalf("ended up at %s (%d), want %s\n%s", a.at(), a.StatusCode, path, a.words())
	}
	return a
}

func (a *answer) says(words string) *answer {
	a.Helper()
	if !strings.Contains(a.words(), words) {
		a.Fatalf("%s does not say %q:\n%s", a.at(), words, a.words())
	}
	return a
}

// words are what people read on the page, with single spaces.
func (a *answer) words() string {
	var all []string
	for n := range a.document().Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			all = append(all, strings.Fields(n.Data)...)
		}
	}
	return strings.Join(all, " ")
}

func (a *answer) document() *html.Node {
	a.Helper()
	root, err := html.Parse(strings.NewReader(a.text))
	if err != nil {
		a.Fatal(err)
	}
	return root
}

// send fills in the form on this page that posts to action, and sends it. It fails when the page has no such form, or the form no such field;
// fields that are not named keep what stands in them.
func (a *answer) send(action string, fields map[string]string) *answer {
	a.Helper()
	form := a.form(action)
	if form == nil {
		a.Fatalf("%s has no form that posts to %s:\n%s", a.at(), action, a.text)
	}
	values, names := filled(form)
	for name, value := range fields {
		if !names[name] {
			a.Fatalf("the form to %s has no field %s", action, name)
		}
		values.Set(name, value)
	}
	return a.post(action, values)
}

func (a *answer) form(action string) *html.Node {
	for n := range a.document().Descendants() {
		if n.Data == "form" && attribute(n, "action") == action && strings.EqualFold(attribute(n, "method"), "post") {
			return n
		}
	}
	return nil
}

// filled is what a browser would send, and which fields there are.
func filled(form *html.Node) (values url.Values, names map[string]bool) {
	values, names = url.Values{}, map[string]bool{}
	for n := range form.Descendants() {
		name := attribute(n, "name")
		if name == "" {
			continue
		}
		names[name] = true
		choice := attribute(n, "type") == "radio" || attribute(n, "type") == "checkbox"
		if n.Data == "input" && (!choice || has(n, "checked")) {
			values.Add(name, attribute(n, "value"))
		}
		if n.Data == "textarea" && n.FirstChild != nil {
			values.Add(name, strings.TrimPrefix(n.FirstChild.Data, "\n"))
		}
		if value, ok := chosenOption(n); ok {
			values.Add(name, value)
		}
	}
	return values, names
}

// chosenOption is what a select stands on: the option that is selected, or its first.
func chosenOption(n *html.Node) (value string, ok bool) {
	if n.Data != "select" {
		return "", false
	}
	for option := range n.Descendants() {
		if option.Data == "option" && (!ok || has(option, "selected")) {
			value, ok = attribute(option, "value"), true
		}
	}
	return value, ok
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// frame is the address of the first frame on the page that begins like that.
func (a *answer) frame(begins string) string {
	a.Helper()
	_, rest, found := strings.Cut(a.text, `src="`+begins)
	id, _, closed := strings.Cut(rest, `"`)
	if !found || !closed {
		a.Fatalf("%s has no frame of %s", a.at(), begins)
	}
	return begins + id
}

// linkTo is the address of the first link on the page that ends like that.
func (a *answer) linkTo(ends string) string {
	a.Helper()
	for n := range a.document().Descendants() {
		if href := attribute(n, "href"); strings.HasSuffix(href, ends) {
			return href
		}
	}
	a.Fatalf("%s has no link to …%s", a.at(), ends)
	return ""
}
