package whatsapp

import (
	"fmt"
	"strings"
)

// Preview is a template as it looks on a phone, variables filled in. The
// texts still hold WhatsApp's formatting characters; Format reads them.
// HeaderFormat is TEXT, a kind of media, LOCATION, or empty without a header;
// HeaderMedia is the link or id given for media. The preview is for the eye: a
// variable without a value stays {{as it is}}.
type Preview struct {
	HeaderFormat string
	Header       string
	HeaderMedia  string
	Offer        string
	OfferEnds    bool // a countdown stands beside the offer
	Body         string
	Footer       string
	Buttons      []PreviewButton
	Cards        []Preview
}

// PreviewButton is a button with its address or code filled in. A code button
// has no words of its own: WhatsApp writes them in the reader's language.
type PreviewButton struct {
	Type  string
	Text  string
	URL   string
	Phone string
	Code  string
	// Counted: presses are counted on the way to URL.
	Counted bool
}

// Preview fills the template with values, by variable key.
func (t Template) Preview(values map[string]string) Preview {
	return preview(t.Components, "", t.IsNamed(), values)
}

func preview(list []Component, prefix string, named bool, values map[string]string) Preview {
	var p Preview
	for i := range list {
		p.add(&list[i], prefix, named, values)
	}
	return p
}

func (p *Preview) add(c *Component, prefix string, named bool, values map[string]string) {
	switch upper(c.Type) {
	case ComponentHeader:
		p.addHeader(c, prefix, named, values)
	case ComponentBody:
		p.Body = fill(c.Text, prefix, values)
		if c.AddSecurityRecommendation {
			p.Body = strings.TrimSpace(p.Body + " For your security, do not share this code.")
		}
	case ComponentFooter:
		p.Footer = footerText(c)
	case ComponentOffer:
		if c.LimitedTimeOffer != nil {
			p.Offer, p.OfferEnds = c.LimitedTimeOffer.Text, c.LimitedTimeOffer.HasExpiration
		}
	case ComponentButtons:
		p.addButtons(c.Buttons, prefix, values)
	case ComponentCarousel:
		for i, card := range c.Cards {
			p.Cards = append(p.Cards, preview(card.Components, fmt.Sprintf("%scard.%d.", prefix, i), named, values))
		}
	}
}

func (p *Preview) addHeader(c *Component, prefix string, named bool, values map[string]string) {
	p.HeaderFormat = upper(c.Format)
	switch {
	case c.HasMedia():
		p.HeaderMedia = values[prefix+"header.media"]
	case p.HeaderFormat == FormatLocation:
		p.Header = values[prefix+"header.name"]
	default:
		if !named {
			prefix += "header."
		}
		p.Header = fill(c.Text, prefix, values)
	}
}

func footerText(c *Component) string {
	if c.CodeExpirationMinutes > 0 {
		return fmt.Sprintf("This code expires in %d minutes.", c.CodeExpirationMinutes)
	}
	return c.Text
}

func (p *Preview) addButtons(list []Button, prefix string, values map[string]string) {
	for i, b := range list {
		value := values[fmt.Sprintf("%sbutton.%d", prefix, i)]
		shown := PreviewButton{Type: upper(b.Type), Text: b.Text, URL: b.URL, Phone: b.PhoneNumber}
		switch shown.Type {
		case ButtonCopyCode, ButtonOTP:
			shown.Code = value
		case ButtonURL:
			if b.Counts() {
				shown.URL, shown.Counted = b.Target, true
			} else if found := Placeholders(b.URL); len(found) > 0 && value != "" {
				shown.URL = b.URL[:found[0].Start] + value + b.URL[found[0].End:]
			}
		}
		p.Buttons = append(p.Buttons, shown)
	}
}
