package models

import (
	"slices"
	"strconv"
	"strings"

	"greenlist/replies"
	"greenlist/whatsapp"
)

// TemplateContrast is a trait that the languages of a template do not share, such as "buttons". Each kind is what some of them have there; what most
// have comes first.
type TemplateContrast struct {
	Trait string
	Kinds []TemplateKind
}

// TemplateKind is what some languages have in common: a whatsapp.Format… as header, kinds of buttons, a number of cards; empty where it is nothing.
type TemplateKind struct {
	Has       string
	Languages []string
}

// templateTraits are what all languages of a template usually share, from top to bottom. What they say, and where their links lead, differs by nature.
var templateTraits = []struct {
	name string
	of   func(t TemplateInLanguage) string
}{
	{"category", func(t TemplateInLanguage) string { return t.Category }},
	{"header", func(t TemplateInLanguage) string { return headerTrait(t.Version.Content) }},
	{"offer", func(t TemplateInLanguage) string { return offerTrait(t.Version.Content) }},
	{"variables", func(t TemplateInLanguage) string { return variablesTrait(t.Version.Content) }},
	{"footer", func(t TemplateInLanguage) string { return traitOf(t.Version.Content.Footer() != nil, "footer") }},
	{"buttons", func(t TemplateInLanguage) string { return buttonsTrait(t.Version.Content) }},
	{"cards", func(t TemplateInLanguage) string { return traitOf(len(cardsOf(t)) > 0, strconv.Itoa(len(cardsOf(t)))) }},
	{"card-header", func(t TemplateInLanguage) string { return headerTrait(firstCard(t)) }},
	{"card-buttons", func(t TemplateInLanguage) string { return buttonsTrait(firstCard(t)) }},
	{"lifetime", func(t TemplateInLanguage) string {
		return strconv.Itoa(max(t.Version.Content.MessageSendTTLSeconds, 0))
	}},
}

// ContrastLanguages lists in what the languages of a template differ beyond their words; nothing where they are of one kind.
func ContrastLanguages(all []TemplateInLanguage) (contrasts []TemplateContrast) {
	for _, trait := range templateTraits {
		if kinds := kindsBy(all, trait.of); len(kinds) > 1 {
			contrasts = append(contrasts, TemplateContrast{trait.name, kinds})
		}
	}
	return contrasts
}

func kindsBy(all []TemplateInLanguage, trait func(TemplateInLanguage) string) (kinds []TemplateKind) {
	for _, t := range all {
		has := trait(t)
		i := slices.IndexFunc(kinds, func(k TemplateKind) bool { return k.Has == has })
		if i < 0 {
			i, kinds = len(kinds), append(kinds, TemplateKind{Has: has})
		}
		kinds[i].Languages = append(kinds[i].Languages, t.Language)
	}
	slices.SortStableFunc(kinds, func(a, b TemplateKind) int { return len(b.Languages) - len(a.Languages) })
	return kinds
}

func traitOf(has bool, what string) string {
	if !has {
		return ""
	}
	return what
}

func headerTrait(t whatsapp.Template) string {
	if h := t.Header(); h != nil {
		return h.Format
	}
	return ""
}

func offerTrait(t whatsapp.Template) string {
	c := t.Component(whatsapp.ComponentOffer)
	if c == nil || c.LimitedTimeOffer == nil {
		return ""
	}
	return map[bool]string{true: "ends", false: "open"}[c.LimitedTimeOffer.HasExpiration]
}

// variablesTrait are the variables of what people read, in any order: languages turn sentences round.
func variablesTrait(t whatsapp.Template) string {
	var names []string
	for _, v := range t.Variables() {
		if v.Kind == whatsapp.KindText {
			names = append(names, v.Place+" {{"+v.Name+"}}")
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// buttonsTrait are the kinds of the buttons in their order; those that stop the messages are StopButton.
func buttonsTrait(t whatsapp.Template) string {
	var kinds []string
	for _, b := range t.Buttons() {
		if b.Type == whatsapp.ButtonQuickReply && replies.Button(b.Text) == replies.Stop {
			b.Type = StopButton
		}
		kinds = append(kinds, b.Type)
	}
	return strings.Join(kinds, ", ")
}

func cardsOf(t TemplateInLanguage) []whatsapp.Card {
	if c := t.Version.Content.Component(whatsapp.ComponentCarousel); c != nil {
		return c.Cards
	}
	return nil
}

// firstCard stands for all: Meta takes cards of one kind only.
func firstCard(t TemplateInLanguage) whatsapp.Template {
	if cards := cardsOf(t); len(cards) > 0 {
		return whatsapp.Template{Components: cards[0].Components}
	}
	return whatsapp.Template{}
}
