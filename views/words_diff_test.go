package views

import (
	"context"
	"strings"
	"testing"

	"greenlist/models"
)

// marked writes passages with - before what went and + before what came.
func marked(before, after string) string {
	var b strings.Builder
	for _, p := range passages(before, after) {
		b.WriteString(map[fate]string{stayed: "", went: "[-", came: "[+"}[p.fate] + p.words + map[fate]string{stayed: "", went: "]", came: "]"}[p.fate])
	}
	return b.String()
}

func TestTextsAreComparedWordByWord(t *testing.T) {
	for _, test := range [][3]string{
		{"new plants, now and then", "new seeds, now and then", "new [-plants, ][+seeds, ]now and then"},
		{"", "Welcome here", "[+Welcome here]"}, {"Gone", "", "[-Gone]"}, {"the same", "the same", "the same"},
		{"one two", "one two three", "one two [+three]"}, {"a\nb", "a\nc", "a\n[-b][+c]"}, {"x y z", "z", "[-x y ]z"},
	} {
		if got := marked(test[0], test[1]); got != test[2] {
			t.Errorf("%q → %q: %s", test[0], test[1], got)
		}
	}
	long := strings.Repeat("word ", 2000)
	if got := passages(long, long+"more"); len(got) != 2 {
		t.Errorf("texts too long to compare: %d passages", len(got))
	}
}

func TestChangesAreNamedAsInTheEditor(t *testing.T) {
	before, after := asking(), asking()
	before.Fields = []models.FormField{ExampleField(models.FieldEmail)}
	before.Fields[0].Key = "email"
	after.Texts["nl"] = models.FormText{Headline: "Headline anew", Button: "Press <here>"}
	after.Purposes[0].Name, after.Purposes[0].Words["de"] = "Offers", models.PurposeWords{What: "WHAT", Often: "NEVER"}
	after.Languages = []string{"en", "nl"}
	after.Logo, after.Company.Address = strings.Repeat("ab", 32), "Elsewhere 1"
	var b strings.Builder
	if err := changesBetween(before, after).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	wants(t, b.String(), "Words in Dutch", "<span>Headline </span><ins>", "anew", "What people agree to: Offers", "How often", "Field: E-mail address", "Removed", "Offered in",
		"A picture (abababab)", "Company", "Elsewhere 1", `<span class="visually-hidden" lang="en">removed: </span>`, `lang="de"`)
	without(t, b.String(), "<here>", "They say the same", ">id<", ">key<")
	b.Reset()
	if err := changesBetween(before, before).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	wants(t, b.String(), "They say the same")
}
