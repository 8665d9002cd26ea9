package views

import (
	"strconv"
	"strings"

	"greenlist/models"
)

// FormWebsite tells a web developer how to put a form on a website, lets them see it, and says where it may stand.
type FormWebsite struct {
	Clock
	Form    models.Form
	Company string
	// Origins are the websites on which browsers show the form.
	Origins models.Origins
	Makes   bool
	// Base is our address, Link the form's own page, and Button what its button says.
	Base, Link, Button string
	Mode               WidgetMode
	// Fixed and Integrity are the address of one build of the loader, and what browsers check it by.
	Fixed, Integrity string
	// Typed is what came back with something to mend.
	Typed struct {
		Origin  string
		Staging bool
	}
	Errors map[string]string
}

// WidgetMode is a way in which a form stands on a website.
type WidgetMode string

// The modes.
const (
	WidgetInline   WidgetMode = "inline"
	WidgetPopup    WidgetMode = "popup"
	WidgetButton   WidgetMode = "button"
	WidgetCheckout WidgetMode = "checkout"
)

// WidgetModes are all of them, the plainest first.
var WidgetModes = []WidgetMode{WidgetInline, WidgetPopup, WidgetButton, WidgetCheckout}

func (m WidgetMode) name() string {
	return map[WidgetMode]string{WidgetInline: "In the page", WidgetPopup: "Pop-up", WidgetButton: "Floating button", WidgetCheckout: "In a checkout"}[m]
}

func (m WidgetMode) words() string {
	switch m {
	case WidgetPopup:
		return "The form opens over the page when somebody presses your link or button. Without scripts the link leads to the form’s own page."
	case WidgetButton:
		return "A button stays in the corner of the page and opens the form over it."
	case WidgetCheckout:
		return "Only the boxes, inside your shop’s own order form. Your shop already has the number, so nobody types it twice."
	}
	return "The form stands where the line stands, as wide as the room it gets and as high as it needs."
}

// Title implements Screen.
func (FormWebsite) Title() string { return "On your website" }

func (p FormWebsite) path() string { return formPath(p.Form.ID) + "/website" }

func (p FormWebsite) originPath(o models.FormOrigin) string {
	return formPath(p.Form.ID) + "/origins/" + strconv.FormatInt(o.ID, 10) + "?_method=DELETE"
}

func (p FormWebsite) tryWords() string {
	switch p.Mode {
	case WidgetPopup:
		return "Press the link. What you do here is real, but counts in no figures."
	case WidgetButton:
		return "The button is in the lower corner of this page. What you do here is real, but counts in no figures."
	case WidgetCheckout:
		return "This block would stand in your order form. Nothing is sent from here."
	}
	return "This is the form itself. What you do here is real, but counts in no figures."
}

// attributes say how the form stands.
func (p FormWebsite) attributes() string {
	switch p.Mode {
	case WidgetButton:
		return ` data-mode="button" data-label="` + escaped(p.Button) + `"`
	case WidgetPopup, WidgetCheckout:
		return ` data-mode="` + string(p.Mode) + `"`
	}
	return ""
}

// script is the line that loads the widget.
func (p FormWebsite) script() string {
	return `<script src="` + p.Base + `/widget/v1.js" data-form="` + p.Form.Code + `"` + p.attributes() + ` async></script>`
}

func (p FormWebsite) noscript() string {
	return `<noscript><a href="` + p.Link + `">` + escaped(p.Button) + `</a></noscript>`
}

// snippet is what a web developer pastes.
func (p FormWebsite) snippet() string {
	switch p.Mode {
	case WidgetPopup:
		return `<a href="` + p.Link + `" data-greenlist-open="` + p.Form.Code + `">` + escaped(p.Button) + `</a>` + "\n" + p.script()
	case WidgetCheckout:
		return "<form …>\n  …\n  " + p.script() + "\n  <button>Place the order</button>\n</form>"
	}
	return p.script() + "\n" + p.noscript()
}

var attributeEscapes = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;")

func escaped(words string) string { return attributeEscapes.Replace(words) }

// fixed is the line for one build only.
func (p FormWebsite) fixed() string {
	return `<script src="` + p.Fixed + `"` + "\n  integrity=\"" + p.Integrity + "\"\n  crossorigin=\"anonymous\" data-form=\"" + p.Form.Code + `"` + p.attributes() + ` async></script>`
}

// policy is what a website with a Content-Security-Policy adds to it.
func (p FormWebsite) policy() string {
	return "script-src " + p.Base + ";\nframe-src " + p.Base + ";"
}

// consentManager is the text for whoever keeps the website's list of services, in one of the form's languages.
func (p FormWebsite) consentManager(language string) string {
	w := WordsIn(language).Manager
	return w.Name + "\n" + w.Kind + "\n" + fill(w.Words, "host", host(p.Base), "company", or(p.Company))
}

const widgetEvents = `document.addEventListener("greenlist:confirmed", event => {
  window.dataLayer = window.dataLayer || []
  window.dataLayer.push({ event: "whatsapp_signup", form: event.detail.form })
})`

func (p FormWebsite) placeholder() string {
	return `<div data-greenlist="` + p.Form.Code + `"></div>`
}

func (p FormWebsite) opening() string { return `Greenlist.open("` + p.Form.Code + `")` }

func (p FormWebsite) completing() string {
	return "POST " + p.Base + `/api/v1/optins` + "\n" + `{"token": "the value of greenlist_token", "phone": "0612345678", "country": "NL"}`
}

// A widgetSetting is an attribute of the line.
type widgetSetting struct{ name, values, words string }

func (p FormWebsite) settings() []widgetSetting {
	all := []widgetSetting{
		{"data-lang", strings.Join(p.Form.Draft.Languages, ", "), "The language of the form. Without it, that of your page (<html lang>)."},
		{"data-theme", "light, dark", "Without it, the form follows the visitor’s own setting."},
		{"data-corners", "square", "Without it, corners are round. The colour is the form’s own, so that it can always be read."},
		{"data-tag", "any word", "What the form’s numbers call this place. Without it, the utm_campaign of your page’s address."},
	}
	switch p.Mode {
	case WidgetInline:
		all = append(all, widgetSetting{"data-target", "a CSS selector", "Where the form goes, if not where the line stands."})
	case WidgetCheckout:
		all = append(all, widgetSetting{"data-target", "a CSS selector", "Your order form, if the line does not stand in it."})
	default:
		all = append(all, widgetSetting{"data-label", "any words", "The words on the floating button, and the name of the pop-up until it has opened."})
	}
	return all
}
