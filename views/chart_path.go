package views

import (
	"math"
	"strings"
)

// runs splits a series at its gaps into stretches of points that belong together: [from, to).
func runs(values []float64) [][2]int {
	var found [][2]int
	for at, v := range values {
		switch {
		case math.IsNaN(v):
		case len(found) > 0 && found[len(found)-1][1] == at:
			found[len(found)-1][1]++
		default:
			found = append(found, [2]int{at, at + 1})
		}
	}
	return found
}

// linePath is the d of a line through the values, broken where one is missing.
func (s scale) linePath(values []float64) string {
	var d strings.Builder
	for _, run := range runs(values) {
		d.WriteString(s.stretch(values, run))
	}
	return d.String()
}

// areaPath is the d of the ground under that line.
func (s scale) areaPath(values []float64) string {
	var d strings.Builder
	for _, run := range runs(values) {
		d.WriteString(s.stretch(values, run))
		d.WriteString("L" + px(s.x(run[1]-1)) + " " + px(s.y(0)) + "L" + px(s.x(run[0])) + " " + px(s.y(0)) + "Z")
	}
	return d.String()
}

func (s scale) stretch(values []float64, run [2]int) string {
	var d strings.Builder
	for at := run[0]; at < run[1]; at++ {
		if at == run[0] {
			d.WriteString("M")
		} else {
			d.WriteString("L")
		}
		d.WriteString(px(s.x(at)) + " " + px(s.y(values[at])))
	}
	return d.String()
}

// columnPath is the d of a column with a rounded head, standing on the ground line.
func columnPath(x, width, top, ground float64) string {
	r := math.Min(3, math.Min(width/2, ground-top))
	return "M" + px(x) + " " + px(ground) + "V" + px(top+r) + "q0 " + px(-r) + " " + px(r) + " " + px(-r) +
		"H" + px(x+width-r) + "q" + px(r) + " 0 " + px(r) + " " + px(r) + "V" + px(ground) + "Z"
}

// sparkPath is the d of a line as small as a word, in a box of 100 by 24.
func sparkPath(values []float64) string {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = math.Min(low, v), math.Max(high, v)
	}
	var d strings.Builder
	for at, v := range values {
		height := .5
		if high > low {
			height = (v - low) / (high - low)
		}
		d.WriteString(map[bool]string{true: "M", false: "L"}[at == 0])
		d.WriteString(px(100*float64(at)/float64(max(len(values)-1, 1))) + " " + px(22-20*height))
	}
	return d.String()
}
