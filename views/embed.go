package views

import (
	"net/url"
	"strings"
)

// Embed is how a page stands in a frame on a company's own website. The zero Embed is a page of its own.
type Embed struct {
	// Origin is the website around the frame. It is one of the form's list.
	Origin string
	Theme  string // "light" or "dark"; empty follows the person's own setting
	Square bool   // corners
	// Query is what has to stay in the addresses of the frame's pages.
	Query url.Values
}

// In tells whether the page is in a frame.
func (e Embed) In() bool { return e.Origin != "" }

func (e Embed) classes() string {
	all := []string{"embedded"}
	if e.Theme != "" {
		all = append(all, "theme-"+e.Theme)
	}
	if e.Square {
		all = append(all, "square")
	}
	return strings.Join(all, " ")
}

// Keep is an address within the frame.
func (e Embed) Keep(path string) string {
	if len(e.Query) == 0 {
		return path
	}
	return path + "?" + e.Query.Encode()
}
