package whatsapp

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// sketch writes spans down briefly: bold(a) for bold text, plain text bare.
func sketch(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Style == Plain {
			b.WriteString(s.Text)
			continue
		}
		fmt.Fprintf(&b, "%s(%s%s)", s.Style, s.Text, sketch(s.Spans))
	}
	return b.String()
}

func sketchBlocks(blocks []Block) string {
	var all []string
	for _, block := range blocks {
		var lines []string
		for _, line := range block.Lines {
			number := ""
			if line.Number > 0 {
				number = fmt.Sprint(line.Number, ":")
			}
			lines = append(lines, number+sketch(line.Spans))
		}
		all = append(all, string(block.Kind)+"["+strings.Join(lines, "|")+"]")
	}
	return strings.Join(all, " ")
}

func TestInlineFormatting(t *testing.T) {
	for text, want := range map[string]string{
		"gewoon":               "gewoon",
		"*vet*":                "bold(vet)",
		"_schuin_":             "italic(schuin)",
		"~door~":               "strike(door)",
		"`code`":               "code(code)",
		"```vast```":           "mono(vast)",
		"a *b c* d":            "a bold(b c) d",
		"*_beide_*":            "bold(italic(beide))",
		"*a _b ~c~ d_ e*":      "bold(a italic(b strike(c) d) e)",
		"(*a*), *b*!":          "(bold(a)), bold(b)!",
		"*a* en *b*":           "bold(a) en bold(b)",
		"2*3*4":                "2*3*4",
		"snake_case_naam":      "snake_case_naam",
		"a*b*":                 "a*b*",
		"*a*b":                 "*a*b",
		"* a*":                 "* a*",
		"*a *":                 "*a *",
		"*a *b*":               "bold(a *b)",
		"**":                   "**",
		"****":                 "****",
		"**a**":                "*bold(a)*",
		"*a":                   "*a",
		"``":                   "``",
		"`  `":                 "`  `",
		"``` ```":              "``` ```",
		"`*a*`":                "code(*a*)",
		"```*a* _b_```":        "mono(*a* _b_)",
		"*é*":                  "bold(é)",
		"é*a*":                 "é*a*",
		"*prijs: €5*":          "bold(prijs: €5)",
		"Dag *{{1}}*, tot dan": "Dag bold({{1}}), tot dan",
		"5* hotel, 4* hostel":  "5* hotel, 4* hostel",
	} {
		if got := sketch(inline(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "paragraph[]",
		"a\nb":                     "paragraph[a|b]",
		"a\r\nb":                   "paragraph[a|b]",
		"- a\n- *b*":               "bullets[a|bold(b)]",
		"* a\n* b":                 "bullets[a|b]",
		"1. a\n2. b":               "numbers[1:a|2:b]",
		"> a\nb":                   "quote[a] paragraph[b]",
		"dag\n- a\n\n> b":          "paragraph[dag] bullets[a] paragraph[] quote[b]",
		"-a":                       "paragraph[-a]",
		"1.a":                      "paragraph[1.a]",
		"2026. Een jaar":           "paragraph[2026. Een jaar]",
		"00. a":                    "paragraph[00. a]",
		"*a\nb*":                   "paragraph[*a|b*]",
		"`a\nb`":                   "paragraph[`a|b`]",
		"x ```a\n- b``` y\nz":      "paragraph[x mono(a\n- b) y|z]",
		"```a\nb":                  "paragraph[```a|b]",
		"- ```a\n- b```\n- c":      "bullets[mono(a\n- b)|c]",
		"> *a*\n> _b_":             "quote[bold(a)|italic(b)]",
		"1. a\n- b\n2. c\n> d\n> ": "numbers[1:a] bullets[b] numbers[2:c] quote[d|]",
	} {
		if got := sketchBlocks(Format(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestUnformatted(t *testing.T) {
	for text, want := range map[string]string{"*a* _b_\n\n- c\n2. `d`": "a b\n\nc\n2. d", "\n*a*": "\na", "2*3*4": "2*3*4"} {
		if got := Unformatted(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// letters keeps what no rule may lose: everything but markers and layout.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("*_~`->. \r\n", r) || (r >= '0' && r <= '9') {
			return -1
		}
		return r
	}, s)
}

func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"*a _b_ ~c~*", "```a\n*b*", "- a\n1. b\n> c", "*_~*_~", "a*b*c_d_", "é*ü*\u0301", "`*`*`*`"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || !utf8.ValidString(text) {
			return
		}
		if got, want := letters(Unformatted(text)), letters(text); got != want {
			t.Errorf("%q lost letters: %q", text, got)
		}
		if strings.Count(text, "\n") < len(Format(text))-1 {
			t.Errorf("%q has more blocks than lines", text)
		}
	})
}
