package views

import (
	"fmt"
	"strings"
)

// WCAG 2.2 AA: text stands out by 4.5 (1.4.3), edges of what can be used by 3 (1.4.11).
const (
	textRatio = 4.5
	edgeRatio = 3
)

var white, black, nearlyBlack = hex("#ffffff"), hex("#000000"), hex("#17212b")

// A ground is what public pages are drawn on, as public.css has it.
type ground struct {
	raised, paper colour
	// away is where a colour goes to stand out more, tint how much of it colours a note, and label the text of a button that was moved.
	away  colour
	tint  float64
	label colour
}

var (
	lightGround = ground{raised: hex("#ffffff"), paper: hex("#f5f7f9"), away: black, tint: 0.1, label: white}
	darkGround  = ground{raised: hex("#151f28"), paper: hex("#0b1218"), away: white, tint: 0.16, label: nearlyBlack}
)

// A palette is a company's colour, fit for one ground.
type palette struct {
	accent, hover colour // a button, and while it is pointed at
	text          colour // on the button
	ink           colour // links, and the ring around what has the focus
	tint          colour // behind a note
}

// paletteOn keeps the colour a company chose where everybody can read it, and moves it as little as it takes where they could not.
func paletteOn(wish colour, g ground) palette {
	p := palette{accent: wish}
	if p.text = labelOn(wish); !wish.reaches(edgeRatio, g.raised, g.paper) || !p.text.reaches(textRatio, wish) {
		p.accent = wish.towards(g.away, func(c colour) bool { return c.reaches(edgeRatio, g.raised, g.paper) && c.reaches(textRatio, g.label) })
		p.text = g.label
	}
	p.tint = g.raised.mix(p.accent, g.tint)
	p.ink = p.accent.towards(g.away, func(c colour) bool { return c.reaches(textRatio, g.raised, g.paper, p.tint) })
	p.hover = p.accent.mix(opposite(p.text), 0.14)
	if !p.hover.reaches(edgeRatio, g.raised, g.paper) {
		p.hover = p.accent
	}
	return p
}

// labelOn is the text that reads better on a colour; white wherever it will do.
func labelOn(c colour) colour {
	if white.reaches(textRatio, c) {
		return white
	}
	return nearlyBlack
}

func opposite(text colour) colour {
	if text == white {
		return black
	}
	return white
}

// LookSheet is a style sheet in a company's colour, for light and dark pages. It has none for what is no colour.
func LookSheet(accent string) (css string, ok bool) {
	wish, ok := readColour(accent)
	if !ok {
		return "", false
	}
	light, dark := paletteOn(wish, lightGround), paletteOn(wish, darkGround)
	var b strings.Builder
	b.WriteString(":root{")
	for _, v := range []struct {
		name        string
		light, dark colour
	}{
		{"accent", light.accent, dark.accent}, {"accent-hover", light.hover, dark.hover}, {"accent-text", light.text, dark.text},
		{"accent-ink", light.ink, dark.ink}, {"accent-tint", light.tint, dark.tint},
	} {
		fmt.Fprintf(&b, "--%s:light-dark(%s,%s);", v.name, v.light, v.dark)
	}
	b.WriteString("}\n")
	return b.String(), true
}

// lookPath is where the sheet of a colour is; empty for our own colour.
func lookPath(accent string) string {
	if _, ok := readColour(accent); !ok {
		return ""
	}
	return "/look/" + accent[1:] + ".css"
}
