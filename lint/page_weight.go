package lint

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// smallestPrint is the size, in CSS pixels, under which text counts as hidden.
const smallestPrint = 9.0

var fontSizes = regexp.MustCompile(`font-size:([0-9.]+)(px|pt|rem|em|%)`)

// pixels are the units people write sizes in.
var pixels = map[string]float64{"px": 1, "pt": 4.0 / 3, "rem": 16, "em": 16, "%": 0.16}

// fontSize is what a style, without spaces and in small letters, says about the size of letters: in CSS pixels.
func fontSize(style string) (float64, bool) {
	found := fontSizes.FindStringSubmatch(style)
	if found == nil {
		return 0, false
	}
	size, err := strconv.ParseFloat(found[1], 64)
	return size * pixels[found[2]], err == nil
}

var (
	faintClasses = regexp.MustCompile(`(?i)\b(\w+-)*(link|subtle|muted|small|tiny|faint|text|ghost|gr[ae]y)(-\w+)*\b`)
	paleColours  = regexp.MustCompile(`(^|;)color:(#([a-f9])[0-9a-f]?([a-f9])[0-9a-f]?([a-f9])[0-9a-f]?\b|gr[ae]y|silver|light\w+)`)
)

// weight is how much a choice draws the eye, as far as the page says so itself: 1 for a button as it comes, less for what is smaller, paler or
// only a link.
func weight(n *html.Node) float64 {
	w := 1.0
	class := attr(n, "class")
	if n.Data == "a" && !strings.Contains(class, "btn") && !strings.Contains(class, "button") {
		w -= 0.5
	}
	if faintClasses.MatchString(class) {
		w -= 0.3
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if size, ok := fontSize(style); ok && size < 14 {
		w -= 0.3
	}
	if strings.Contains(style, "opacity:0") || strings.Contains(style, "opacity:.") || paleColours.MatchString(style) {
		w -= 0.3
	}
	return w
}
