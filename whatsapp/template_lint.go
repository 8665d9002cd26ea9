package whatsapp

// Lint tells what is wrong with a template before Meta does, worst things
// first where they depend on each other, otherwise in reading order. It knows
// Meta's published rules and the refusals integrations have seen; a template
// without findings can still be rejected by a reviewer.
func Lint(t Template) []Finding {
	l := &linter{t: t, named: t.IsNamed(), bodyMost: t.bodyLimit(), heard: map[string]int{}}
	l.name()
	l.language()
	l.category()
	l.lifetime()
	l.format()
	l.features()
	l.structure()
	if upper(t.Category) == Authentication {
		l.codeTemplate()
		return l.findings
	}
	l.parts(t.Components, "", false)
	l.offer()
	l.carousel()
	l.links()
	l.optOut()
	if upper(t.Category) == Utility {
		l.advise(promotion)
	}
	l.advise(regulated)
	l.advise(personal)
	return l.findings
}

// HasErrors reports whether any finding is an error.
func HasErrors(findings []Finding) bool {
	for _, f := range findings {
		if f.Severity == SeverityError {
			return true
		}
	}
	return false
}

type linter struct {
	t        Template
	named    bool
	bodyMost int // how long the text may be where there are no cards
	heard    map[string]int
	findings []Finding
}

// mostHeard is how often one rule speaks: a text that breaks it at every word is understood by then.
const mostHeard = 50

func (l *linter) add(f Finding) {
	if l.heard[f.Rule]++; l.heard[f.Rule] > mostHeard {
		return
	}
	if f.Severity == "" {
		f.Severity = SeverityError
	}
	l.findings = append(l.findings, f)
}

// parts checks header, body, footer and buttons of the template or of a card.
func (l *linter) parts(list []Component, where string, card bool) {
	for i := range list {
		c := &list[i]
		switch upper(c.Type) {
		case ComponentHeader:
			l.header(c, where+"header")
		case ComponentBody:
			l.body(c, where+"body", card)
		case ComponentFooter:
			l.footer(c, where+"footer")
		case ComponentButtons:
			l.buttons(c.Buttons, where)
		}
	}
}
