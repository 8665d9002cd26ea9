package views

import (
	"slices"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// partWord names a part of a wording for people: "card 2, body" is "Card 2, text".
func partWord(place string) string {
	if before, last, ok := strings.Cut(place, ", "); ok {
		return capital(before) + ", " + placeName(last)
	}
	return placeWord(place)
}

// wordingChanges are the parts that two wordings do not have in common, as lines of the list of changes.
func wordingChanges(before, after whatsapp.Template) (lines []changeLine) {
	old, fresh := byPlace(before), byPlace(after)
	var places []string
	for _, p := range append(models.TemplateParts(after), models.TemplateParts(before)...) {
		if !slices.Contains(places, p.Place) {
			places = append(places, p.Place)
		}
	}
	for _, place := range places {
		if old[place] != fresh[place] {
			lines = append(lines, changeLine{Name: partWord(place), Before: partSaid(place, old[place]), After: partSaid(place, fresh[place])})
		}
	}
	return lines
}

// partSaid is what stands in a part, in plain words where it is a word of Meta's.
func partSaid(place, text string) string {
	if place == "category" && text != "" {
		return category(text)
	}
	return text
}

func byPlace(t whatsapp.Template) map[string]string {
	texts := map[string]string{}
	for _, p := range models.TemplateParts(t) {
		if texts[p.Place] != "" {
			texts[p.Place] += "\n"
		}
		texts[p.Place] += strings.Join(p.Lines, "\n")
	}
	return texts
}

// htmlLanguage is the language of a part for whoever reads it aloud; what we say of it ourselves is English.
func htmlLanguage(language, place string) string {
	if place == "category" {
		return "en"
	}
	return strings.ReplaceAll(language, "_", "-")
}
