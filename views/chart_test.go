package views

import (
	"math"
	"strings"
	"testing"
)

func TestScaleEndsOnARoundNumber(t *testing.T) {
	for v, want := range map[float64]float64{0: 4, 1: 4, 7: 8, 160: 200, 8100: 10000, 41000: 50000} {
		if got := roundUp(v); got != want {
			t.Errorf("roundUp(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestLineBreaksWhereNothingWasMeasured(t *testing.T) {
	values := []float64{1, 2, math.NaN(), 3}
	d := newScale(len(values), []Series{{"", values}}, false).linePath(values)
	if strings.Count(d, "M") != 2 || strings.Contains(d, "NaN") {
		t.Errorf("d = %q", d)
	}
	html := draw(t, LineChart{Title: "t", Points: []string{"a", "b", "c", "d"}, Series: []Series{{"s", values}}})
	without(t, html, "NaN")
	wants(t, html, "<td class=\"num\">–</td>")
}

func TestChartsOfNothingAreDrawn(t *testing.T) {
	for _, html := range []string{draw(t, LineChart{Title: "t"}), draw(t, BarChart{Title: "t"}), draw(t, Spark{}), draw(t, Spark{Values: []float64{5}})} {
		without(t, html, "NaN", "Inf")
	}
}
