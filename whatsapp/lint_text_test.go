package whatsapp

import (
	"strings"
	"testing"
)

// body makes a change that sets the text of the body, with samples for all.
func body(text string) func(*Template) {
	return func(t *Template) {
		c := t.Body()
		c.Text, c.Example = text, &Example{}
		var row []string
		for _, name := range VariableNames(text) {
			row = append(row, "x")
			c.Example.BodyNamed = append(c.Example.BodyNamed, NamedSample{name, "x"})
		}
		c.Example.BodyText = SampleRows{row}
	}
}

func TestLintBody(t *testing.T) {
	plenty := "een twee drie vier vijf zes zeven acht negen"
	checkLint(t, sound, []lintCase{
		{"blank", body(" \n"), "body-empty", 2388072, "body"},
		{"1024 characters", body(strings.Repeat("é", 1024)), "", 0, ""},
		{"1025 characters", body(strings.Repeat("é", 1025)), "body-long", 2388040, "body"},
		{"starts with a variable", body("{{1}} " + plenty), "variable-edge", 2388299, "body"},
		{"ends with a variable", body(plenty + " {{1}} "), "variable-edge", 2388299, "body"},
		{"full stop at the end", body(plenty + " {{1}}."), "", 0, ""},
		{"adjacent", body("dag {{1}} {{2}} " + plenty), "variables-adjacent", 0, "body"},
		{"with a comma between", body("dag {{1}}, {{2}} " + plenty), "", 0, ""},
		{"gap", body("dag {{1}} en {{3}} " + plenty), "variables-sequence", 0, "body"},
		{"starts at two", body("dag {{2}} " + plenty), "variables-sequence", 0, "body"},
		{"repeated", body("dag {{1}} en {{1}} " + plenty), "", 0, ""},
		{"name among numbers", body("dag {{1}} en {{naam}} " + plenty), "variables-mixed", 0, "body"},
		{"nonsense in braces", body("dag {{#1}} " + plenty), "variable-name", 0, "body"},
		{"nothing in braces", body("dag {{}} " + plenty), "variable-name", 0, "body"},
		{"leading nought", body("dag {{01}} " + plenty), "variable-name", 0, "body"},
		{"one brace short", body("dag {{1} " + plenty), "variable-braces", 0, "body"},
		{"closing only", body("dag 1}} " + plenty), "variable-braces", 0, "body"},
		{"single braces", body("dag {1} " + plenty), "", 0, ""},
		{"few words", body("dag {{1}} tot {{2}} dan nu"), "variables-ratio", 2388293, "body"},
		{"just enough words", body("dag {{1}} tot {{2}} dan nu maar"), "", 0, ""},
		{"script without spaces", body("你好{{1}}欢迎光临"), "", 0, ""},
		{"no sample", func(t *Template) { t.Body().Example = nil }, "sample-missing", 2388043, "body"},
		{"one sample short", func(t *Template) { t.Body().Example.BodyText = SampleRows{{"Noor"}} }, "sample-missing", 2388043, "body"},
		{"blank sample", func(t *Template) { t.Body().Example.BodyText = SampleRows{{"Noor", " "}} }, "sample-missing", 2388043, "body"},
	})
}

func TestLintNamedVariables(t *testing.T) {
	named := func() Template {
		template := sound()
		template.ParameterFormat, template.Components = Named, template.Components[1:]
		return template
	}
	plenty := " zijn de tulpen er weer in de winkel"
	checkLint(t, named, []lintCase{
		{"name", body("dag {{voor_naam2}}," + plenty), "", 0, ""},
		{"number", body("dag {{1}}," + plenty), "variables-mixed", 0, "body"},
		{"capital", body("dag {{Naam}}," + plenty), "variable-name", 0, "body"},
		{"space inside", body("dag {{voor naam}}," + plenty), "variable-name", 0, "body"},
		{"no sample", func(t *Template) { body("dag {{naam}}," + plenty)(t); t.Body().Example.BodyNamed = nil }, "sample-missing", 2388043, "body"},
	})
}

func TestLintHeaderAndFooter(t *testing.T) {
	header := func(format, text string) func(*Template) {
		return func(t *Template) { *t.Header() = Component{Type: ComponentHeader, Format: format, Text: text} }
	}
	footer := func(text string) func(*Template) { return func(t *Template) { t.Footer().Text = text } }
	checkLint(t, sound, []lintCase{
		{"60", header(FormatText, strings.Repeat("a", 60)), "", 0, ""},
		{"61", header(FormatText, strings.Repeat("a", 61)), "header-long", 2388040, "header"},
		{"blank", header(FormatText, ""), "header-empty", 2388047, "header"},
		{"two variables", header(FormatText, "a {{1}} b {{2}}"), "header-variables", 2388047, "header"},
		{"line break", header(FormatText, "a\nb"), "header-line-break", 2388047, "header"},
		{"bold", header(FormatText, "*a*"), "header-formatting", 2388047, "header"},
		{"a star", header(FormatText, "5* tulpen"), "", 0, ""},
		{"no sample", header(FormatText, "Voor {{1}}"), "sample-missing", 2388043, "header"},
		{"picture without sample", header(FormatImage, ""), "header-sample", 2388043, "header"},
		{"kind", header("HOLOGRAM", ""), "header-format", 2388047, "header"},
		{"place", header(FormatLocation, ""), "", 0, ""},
		{"moving picture", header(FormatGIF, ""), "header-gif", 0, "header"},
		{"footer of 60", footer(strings.Repeat("a", 60)), "", 0, ""},
		{"footer of 61", footer(strings.Repeat("a", 61)), "footer-long", 2388040, "footer"},
		{"footer with a variable", footer("Veld {{1}}"), "footer-variable", 2388073, "footer"},
		{"footer on two lines", footer("Veld\nZeist"), "footer-line-break", 2388073, "footer"},
		{"empty footer", footer(" "), "footer-empty", 2388073, "footer"},
	})
}
