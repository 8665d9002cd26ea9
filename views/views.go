// Package views turns page structs into HTML. A screen is a struct that says everything its address shows; the frame around it is the same for
// all and is built once, by the renderer. The parts screens are made of are listed in parts.go.
package views

import "github.com/a-h/templ"

// Screen is what one address shows. Handlers fill one and hand it over whole; the renderer answers with the layout around its body, the body
// alone, or one templ.Fragment of it.
type Screen interface {
	// Title stands in the browser's tab, before the product's name.
	Title() string
	// Body is the page without the frame. It begins with a PageHeader.
	Body() templ.Component
}
