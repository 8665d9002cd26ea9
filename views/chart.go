package views

import (
	"math"
	"strconv"
)

// The drawing's own measures; the page scales it. Room on the left is for the numbers, below for the names.
const (
	chartWidth  = 480.0
	chartHeight = 200.0
	chartLeft   = 38.0
	chartBottom = 26.0
	chartTop    = 10.0
	chartRight  = 10.0
)

// Series is one line or one set of columns: as many values as the chart has points. A NaN is a gap: nothing was measured.
type Series struct {
	Name   string
	Values []float64
}

// scale turns values into places on the drawing.
type scale struct {
	points int
	top    float64
	banded bool // columns stand in the middle of a band, points of a line on its edges
}

// newScale picks a round number at or above everything drawn.
func newScale(points int, series []Series, banded bool) scale {
	highest := 0.0
	for _, s := range series {
		for _, v := range s.Values {
			if v > highest { // false for NaN
				highest = v
			}
		}
	}
	return scale{points: points, top: roundUp(highest), banded: banded}
}

// roundUp gives the next of 1, 2, 4, 5, 8 or 10 times a power of ten: numbers that halve and quarter without a long tail.
func roundUp(v float64) float64 {
	if v <= 0 {
		return 4
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, step := range []float64{1, 2, 4, 5, 8, 10} {
		if v <= step*power {
			return max(step*power, 4)
		}
	}
	return v
}

func (s scale) x(at int) float64 {
	room := chartWidth - chartLeft - chartRight
	switch {
	case s.banded:
		return chartLeft + room*(float64(at)+.5)/float64(max(s.points, 1))
	case s.points < 2:
		return chartLeft + room/2
	}
	return chartLeft + room*float64(at)/float64(s.points-1)
}

func (s scale) y(v float64) float64 {
	return chartHeight - chartBottom - (chartHeight-chartBottom-chartTop)*v/s.top
}

// band is how wide the columns of one point may be together.
func (s scale) band() float64 {
	return math.Min((chartWidth-chartLeft-chartRight)/float64(max(s.points, 1))*.68, 44)
}

// rules are the values at which a line crosses the drawing.
func (s scale) rules() []float64 { return []float64{0, s.top / 4, s.top / 2, s.top * 3 / 4, s.top} }

// named says whether the point's name is written below: seven fit, the first always among them.
func (s scale) named(at int) bool {
	every := (s.points + 6) / 7
	return every <= 1 || at%every == 0
}

// px writes a measure for an SVG attribute.
func px(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// short writes a number on an axis: 950, 1.2k, 40k, 3M.
func short(v float64) string {
	switch {
	case v >= 1e6:
		return strconv.FormatFloat(v/1e6, 'f', -1, 32) + "M"
	case v >= 1e3:
		return strconv.FormatFloat(v/1e3, 'f', -1, 32) + "k"
	}
	return strconv.FormatFloat(v, 'f', -1, 32)
}

// figure writes a value in the table behind a chart.
func figure(v float64) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case v == math.Trunc(v):
		return Number(int(v))
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}
