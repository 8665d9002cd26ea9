package views

import (
	"fmt"
	"strconv"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplateLanguages is one template in all its languages, beside each other.
type TemplateLanguages struct {
	Template models.Template
	All      []models.TemplateInLanguage
	// Missing are languages in which other templates are written.
	Missing  []string
	Company  string
	MayWrite bool
}

// Title implements Screen.
func (p TemplateLanguages) Title() string { return p.Template.Name + " in all languages" }

// TemplateLanguagesPath is where all languages of a template are.
func TemplateLanguagesPath(id int64) string { return TemplatePath(id) + "/languages" }

// words count the languages by how they stand: "Marketing, in 3 languages: 2 approved, 1 draft.".
func (p TemplateLanguages) words() string {
	var standings []string
	counts := map[string]int{}
	for _, t := range p.All {
		word := lowerFirst(standing(t.Template, t.Version).Word)
		if counts[word]++; counts[word] == 1 {
			standings = append(standings, word)
		}
	}
	for i, word := range standings {
		many := word
		if strings.HasSuffix(word, "draft") || strings.HasSuffix(word, "wording") {
			many += "s"
		}
		standings[i] = Count(counts[word], word, many)
	}
	return fmt.Sprintf("%s, in %s: %s.", category(p.Template.Category), Count(len(p.All), "language", "languages"), strings.Join(standings, ", "))
}

func (p TemplateLanguages) preview(t models.TemplateInLanguage) whatsapp.Preview {
	return t.Version.Content.Preview(t.Version.Content.Samples())
}

// writable tells whether this is a template that can be written here in another language.
func (p TemplateLanguages) writable() bool {
	if !p.MayWrite {
		return false
	}
	for _, t := range p.All {
		if t.ID == p.Template.ID {
			_, ok := models.DraftOf(t.Version.Content)
			return ok
		}
	}
	return false
}

func (p TemplateLanguages) translation(language string) string {
	address := fmt.Sprintf("/templates/new?from=%d&beside=%d", p.Template.ID, p.Template.ID)
	if language != "" {
		address += "&language=" + language
	}
	return address
}

// remark is what the status alone does not say.
func (p TemplateLanguages) remark(t models.TemplateInLanguage) string {
	switch {
	case t.FoundVersionID != nil:
		return "Somebody changed these words at Meta. Nobody here has read them yet."
	case t.Ahead() && t.Sendable():
		return fmt.Sprintf("This is version %d. Campaigns still send version %d.", t.Version.Number, t.Live)
	case t.Refusal != "":
		return t.Refusal
	}
	if v, ok := verdictOn(t.Template); ok && t.State == models.TemplateSubmitted && !t.Version.OnItsWay() {
		return v.what
	}
	return ""
}

var traitNames = map[string]string{
	"category": "Category", "header": "Above the text", "offer": "Offer", "variables": "Variables", "footer": "Footer", "buttons": "Buttons",
	"cards": "Cards", "card-header": "Above the text of a card", "card-buttons": "Buttons of a card", "lifetime": "WhatsApp keeps trying for",
}

var kindNames = map[string]map[string]string{
	"header": headerNames, "card-header": headerNames,
	"offer":  {"": "No offer", "ends": "An offer with a countdown", "open": "An offer without a countdown"},
	"footer": {"": "No footer", "footer": "A footer"},
	"cards":  {"": "No cards"},
}

var headerNames = map[string]string{
	"": "Nothing", whatsapp.FormatText: "A line of text", whatsapp.FormatImage: "A picture", whatsapp.FormatVideo: "A film", whatsapp.FormatDocument: "A document",
	whatsapp.FormatLocation: "A place on a map",
}

var buttonNames = map[string]string{
	whatsapp.ButtonQuickReply: "an answer", models.StopButton: "a way to say stop", whatsapp.ButtonURL: "a link", whatsapp.ButtonPhoneNumber: "a phone call",
	whatsapp.ButtonCopyCode: "a code to copy", whatsapp.ButtonFlow: "a form",
}

// traitKind is what some of the languages have.
func traitKind(trait, has string) string {
	if name, ok := kindNames[trait][has]; ok {
		return name
	}
	switch trait {
	case "category":
		return category(has)
	case "lifetime":
		seconds, _ := strconv.Atoi(has)
		if seconds == 0 {
			return "30 days, as usual"
		}
		return whatsapp.Lifetime(seconds)
	case "buttons", "card-buttons":
		return buttonsNamed(has)
	case "variables":
		if has == "" {
			return "None"
		}
		return capital(strings.ReplaceAll(has, "body {{", "text {{"))
	}
	return has
}

func buttonsNamed(has string) string {
	if has == "" {
		return "None"
	}
	kinds := strings.Split(has, ", ")
	for i, kind := range kinds {
		if name, ok := buttonNames[kind]; ok {
			kinds[i] = name
		} else {
			kinds[i] = lowerFirst(plainWord(kind))
		}
	}
	return capital(strings.Join(kinds, ", "))
}

func languagesNamed(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = whatsapp.LanguageName(code)
	}
	return strings.Join(names, ", ")
}
