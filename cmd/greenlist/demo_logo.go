package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// logoSize is the edge of the demo company's logo; it is drawn four times as large and made smaller, which takes the steps out of its edges.
const logoSize = 240

// demoLogo draws a seedling with two leaves in a round field.
func demoLogo() ([]byte, error) {
	p := image.NewRGBA(image.Rect(0, 0, logoSize, logoSize))
	for y := range logoSize {
		for x := range logoSize {
			p.Set(x, y, softly(x, y))
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, p)
	return b.Bytes(), err
}

// softly is the mean of sixteen points within a pixel.
func softly(x, y int) color.NRGBA {
	var red, green, blue, solid float64
	for i := range 16 {
		c := logoAt((float64(x)+float64(i%4)/4)/logoSize*2-1, (float64(y)+float64(i/4)/4)/logoSize*2-1)
		if c.A > 0 {
			red, green, blue, solid = red+float64(c.R), green+float64(c.G), blue+float64(c.B), solid+1
		}
	}
	if solid == 0 {
		return color.NRGBA{}
	}
	return color.NRGBA{R: uint8(red / solid), G: uint8(green / solid), B: uint8(blue / solid), A: uint8(255 * solid / 16)}
}

var (
	field = color.NRGBA{R: 0x2f, G: 0x5d, B: 0x3a, A: 255}
	leaf  = color.NRGBA{R: 0xcf, G: 0xe3, B: 0xa1, A: 255}
	young = color.NRGBA{R: 0xf2, G: 0xf7, B: 0xdf, A: 255}
)

// logoAt is the colour at a point, from -1 to 1 each way; y grows downwards.
func logoAt(x, y float64) color.NRGBA {
	switch {
	case math.Hypot(x, y) > 0.97:
		return color.NRGBA{}
	case leafAt(x, y, -0.06, 0.12, -0.62, -0.28, 0.42):
		return leaf
	case leafAt(x, y, 0.04, -0.02, 0.55, -0.52, 0.46):
		return young
	case math.Abs(x+0.03*math.Sin(4*y)) < 0.035 && y > -0.05 && y < 0.62:
		return young
	}
	return field
}

// leafAt tells whether a point lies in the leaf from one point to another: the part that two equal circles share, as wide as belly times its length.
func leafAt(x, y, fromX, fromY, toX, toY, belly float64) bool {
	length := math.Hypot(toX-fromX, toY-fromY)
	half, wide := length/2, length*belly/2
	radius := (half*half + wide*wide) / (2 * wide)
	midX, midY := (fromX+toX)/2, (fromY+toY)/2
	outX, outY := -(toY-fromY)/length*(radius-wide), (toX-fromX)/length*(radius-wide)
	return math.Hypot(x-midX-outX, y-midY-outY) < radius && math.Hypot(x-midX+outX, y-midY+outY) < radius
}
