package views

import (
	"fmt"
	"math"
	"strconv"
)

// A colour is red, green and blue, each from 0 to 255.
type colour [3]uint8

// readColour reads #rrggbb.
func readColour(text string) (c colour, ok bool) {
	if len(text) != 7 || text[0] != '#' {
		return c, false
	}
	n, err := strconv.ParseUint(text[1:], 16, 24)
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

// hex is a colour of which it is known that it is one.
func hex(text string) colour {
	c, ok := readColour(text)
	if !ok {
		panic(text + " is no colour")
	}
	return c
}

// String writes the colour as #rrggbb.
func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// luminance is how bright people see the colour: relative luminance as WCAG 2.2 defines it.
func (c colour) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrast is WCAG's ratio of two colours, from 1 to 21.
func contrast(a, b colour) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// reaches tells whether a colour stands out from each of the others by at least a ratio.
func (c colour) reaches(ratio float64, others ...colour) bool {
	for _, other := range others {
		if contrast(c, other) < ratio {
			return false
		}
	}
	return true
}

// mix is the colour with a share of another in it, from 0 to 1.
func (c colour) mix(other colour, share float64) (mixed colour) {
	for i := range c {
		mixed[i] = uint8(math.Round(float64(c[i])*(1-share) + float64(other[i])*share))
	}
	return mixed
}

// towards mixes in as little of another colour as it takes; all of it if nothing less will do.
func (c colour) towards(other colour, fits func(colour) bool) colour {
	for step := range 100 {
		if mixed := c.mix(other, float64(step)/100); fits(mixed) {
			return mixed
		}
	}
	return other
}
