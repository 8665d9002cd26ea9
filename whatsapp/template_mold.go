package whatsapp

import "unicode/utf8"

// Mold is a template that many messages are made of: what no value changes is worked out once. Many goroutines may use it.
type Mold struct {
	template  Template
	named     bool
	variables []Variable
	links     []CountedLink
	names     map[string][]string
	body      string
	bodyNames []string // with those that are repeated
}

// NewMold makes the mold of a template, which must not change any more.
func NewMold(t Template) *Mold {
	m := &Mold{template: t, named: t.IsNamed(), variables: t.Variables(), links: t.CountedLinks(), names: map[string][]string{}}
	m.learn(t.Components)
	if body := t.Body(); body != nil {
		m.body = body.Text
		for _, p := range Placeholders(body.Text) {
			m.bodyNames = append(m.bodyNames, p.Name)
		}
	}
	return m
}

func (m *Mold) learn(list []Component) {
	for _, c := range list {
		m.names[c.Text] = builder{named: m.named}.namesIn(c.Text)
		for _, card := range c.Cards {
			m.learn(card.Components)
		}
	}
}

// CountedLinks are those of the template.
func (m *Mold) CountedLinks() []CountedLink { return m.links }

// Message fills the variables for one send, from values by variable key. It refuses with a *ValueError a value that is missing or blank, that holds a
// line break, a tab or more than four spaces in a row, that does not suit its kind, or that together make the body too long. A counted link needs its
// code. A quick reply may be given a payload of its own under button.N.payload; without one WhatsApp sends the button's text back.
func (m *Mold) Message(values map[string]string) (TemplateMessage, error) {
	for _, v := range m.variables {
		if why := unfit(v, values[v.Key]); why != "" {
			return TemplateMessage{}, &ValueError{Key: v.Key, Place: v.Place, Why: why}
		}
	}
	for _, link := range m.links {
		if values[link.Key] == "" {
			return TemplateMessage{}, &ValueError{Key: link.Key, Place: "button", Why: "is missing"}
		}
	}
	if !m.bodyFits(values) {
		return TemplateMessage{}, &ValueError{Key: "body", Place: "body", Why: "makes the text longer than 1,024 characters"}
	}
	b := builder{named: m.named, values: values, names: m.names}
	return TemplateMessage{Name: m.template.Name, Language: m.template.Language, Components: b.parts(m.template.Components, "")}, nil
}

// bodyFits counts characters only where there are so many bytes that it may matter.
func (m *Mold) bodyFits(values map[string]string) bool {
	bytes := len(m.body)
	for _, name := range m.bodyNames {
		bytes += len(values[name])
	}
	return bytes <= maxBody || utf8.RuneCountInString(fill(m.body, "", values)) <= maxBody
}
