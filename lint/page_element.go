package lint

import (
	"strings"

	"golang.org/x/net/html"
)

// element notes what people can tick, fill in, press or follow.
func (r *pageReader) element(n *html.Node, at place) {
	switch n.Data {
	case "input":
		r.input(n, at)
	case "select", "textarea":
		if at.seen {
			r.page.fields = append(r.page.fields, input{kind: n.Data, name: attr(n, "name"), label: r.labelOf(n, at), fixed: has(n, "disabled"), required: has(n, "required")})
		}
	case "button":
		kind := attr(n, "type")
		if kind == "" {
			kind = "submit"
		}
		r.page.buttons = append(r.page.buttons, button{words: textOf(n), kind: kind, weight: weight(n), seen: at.seen})
	case "a":
		if has(n, "href") {
			r.page.links = append(r.page.links, link{words: textOf(n), href: strings.TrimSpace(attr(n, "href")), seen: at.seen})
			r.page.buttons = append(r.page.buttons, button{words: textOf(n), kind: "link", weight: weight(n), seen: at.seen})
		}
	case "img", "svg":
		r.page.pictures = append(r.page.pictures, strings.Join([]string{attr(n, "alt"), attr(n, "aria-label"), attr(n, "class"), attr(n, "src"), textOf(n)}, " "))
	}
}

func (r *pageReader) input(n *html.Node, at place) {
	kind := strings.ToLower(attr(n, "type"))
	in := input{
		kind: kind, name: attr(n, "name"), value: attr(n, "value"), label: r.labelOf(n, at),
		fixed: has(n, "readonly") || has(n, "disabled"), required: has(n, "required"),
	}
	switch {
	case kind == "checkbox" || kind == "radio":
		r.page.boxes = append(r.page.boxes, box{
			radio: kind == "radio", checked: has(n, "checked"), required: in.required, name: in.name, label: in.label, legend: at.legend, seen: at.seen,
		})
	case kind == "submit" || kind == "image":
		r.page.buttons = append(r.page.buttons, button{words: in.value + attr(n, "alt"), kind: "submit", weight: weight(n), seen: at.seen})
	case kind == "hidden":
		r.page.secret = append(r.page.secret, in)
	case at.seen:
		r.page.fields = append(r.page.fields, in)
	}
}

// labelOf is the label around a field, or for it, or what it says of itself.
func (r *pageReader) labelOf(n *html.Node, at place) string {
	for _, words := range []string{r.labels[attr(n, "id")], at.label, attr(n, "aria-label"), attr(n, "placeholder")} {
		if words = strings.TrimSpace(words); words != "" {
			return words
		}
	}
	return ""
}
