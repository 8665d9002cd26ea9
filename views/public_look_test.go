package views

import (
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
)

// faults are where somebody could not read or find something.
func (p palette) faults(g ground, ink colour) (faults []string) {
	for what, fine := range map[string]bool{
		"the words on the button":       p.text.reaches(textRatio, p.accent),
		"the words while pointed at it": p.text.reaches(textRatio, p.hover),
		"the button itself":             p.accent.reaches(edgeRatio, g.raised, g.paper),
		"the button pointed at":         p.hover.reaches(edgeRatio, g.raised, g.paper),
		"links":                         p.ink.reaches(textRatio, g.raised, g.paper, p.tint),
		"text on a note":                ink.reaches(textRatio, p.tint),
	} {
		if !fine {
			faults = append(faults, what)
		}
	}
	return faults
}

var lightInk, darkInk = hex("#17212b"), hex("#e6ecf1")

func TestAnyColourACompanyChoosesCanBeRead(t *testing.T) {
	chance := rand.New(rand.NewPCG(2026, 11))
	wishes := []colour{white, black, nearlyBlack, hex("#808080"), hex("#ffff00"), hex("#0000ff"), hex("#0f766e")}
	for range 1000 {
		wishes = append(wishes, colour{uint8(chance.UintN(256)), uint8(chance.UintN(256)), uint8(chance.UintN(256))})
	}
	kept := 0
	for _, wish := range wishes {
		light, dark := paletteOn(wish, lightGround), paletteOn(wish, darkGround)
		if faults := append(light.faults(lightGround, lightInk), dark.faults(darkGround, darkInk)...); faults != nil {
			t.Errorf("%s: %v", wish, faults)
		}
		if light.accent == wish {
			kept++
		}
	}
	if kept < len(wishes)/4 {
		t.Errorf("only %d of %d colours were left as they are", kept, len(wishes))
	}
	unmoved := palette{accent: hex("#ffff00"), hover: hex("#ffff00"), text: white, ink: hex("#ffff00"), tint: white}
	if len(unmoved.faults(lightGround, lightInk)) < 4 {
		t.Error("the control, yellow as it is, passes")
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#0f766e", "#ffffff", 5.47}, {"#ffffff", "#ffffff", 1}} {
		if got := contrast(hex(test.a), hex(test.b)); got < test.want-0.01 || got > test.want+0.01 {
			t.Errorf("%s on %s: %.2f", test.a, test.b, got)
		}
	}
}

func TestTheLookIsAStyleSheetOfColoursAlone(t *testing.T) {
	css, ok := LookSheet("#c2185b")
	if !ok || !regexp.MustCompile(`^:root\{(--[a-z-]+:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);){5}\}\n$`).MatchString(css) {
		t.Errorf("%v: %s", ok, css)
	}
	for _, wrong := range []string{"", "red", "#12345", "#12345g", "}body{", "#1234567"} {
		if css, ok := LookSheet(wrong); ok || lookPath(wrong) != "" {
			t.Errorf("%q became %s", wrong, css)
		}
	}
}

// The grounds above are the style sheet's: a new ground there has to be one here.
func TestTheGroundsAreThoseOfThePublicPages(t *testing.T) {
	css, err := os.ReadFile("../static/css/public.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string][2]colour{"ink": {lightInk, darkInk}, "paper": {lightGround.paper, darkGround.paper}, "raised": {lightGround.raised, darkGround.raised}} {
		if want := "--" + name + ": light-dark(" + c[0].String() + ", " + c[1].String() + ");"; !strings.Contains(string(css), want) {
			t.Errorf("public.css has no %s", want)
		}
	}
	for _, name := range []string{"accent", "accent-hover", "accent-text", "accent-ink", "accent-tint"} {
		if !strings.Contains(string(css), "--"+name+":") || !strings.Contains(string(css), "var(--"+name+")") {
			t.Errorf("public.css does not use --%s", name)
		}
	}
}
