package whatsapp

import "strings"

func (l *linter) header(c *Component, place string) {
	switch format := upper(c.Format); {
	case format == FormatText:
		l.headerText(c, place)
	case c.HasMedia():
		l.headerMedia(c, place, format)
	case format == FormatLocation, format == FormatProduct:
	default:
		l.add(Finding{Rule: "header-format", Code: 2388047, Place: place, Title: "Unknown kind of header", Source: sourceComponents,
			Message: "A header is text, a picture, a film, a document or a place."})
	}
}

func (l *linter) headerText(c *Component, place string) {
	l.length(c.Text, place, "header-long", maxHeader)
	found := Placeholders(c.Text)
	f := Finding{Code: 2388047, Place: place, Title: "Header", Source: sourceComponents}
	switch {
	case strings.TrimSpace(c.Text) == "":
		f.Rule, f.Message = "header-empty", "Write the header, or leave it out."
	case len(found) > 1:
		f.Rule, f.Message = "header-variables", "A header can have one variable."
		f.Start, f.End = found[1].Start, found[1].End
	case strings.ContainsAny(c.Text, "\r\n"):
		f.Rule, f.Message = "header-line-break", "Write the header on one line."
		f.Start, f.End = lineEndAt(c.Text)
	case styled(c.Text):
		f.End = len(c.Text)
		f.Rule, f.Message = "header-formatting", "A header is always bold; it cannot have formatting of its own."
	}
	if f.Rule != "" {
		l.add(f)
	}
	l.variables(c.Text, place)
	l.samples(c.Text, headerSamples(c, l.named), place)
}

func (l *linter) headerMedia(c *Component, place, format string) {
	if firstOf(c.handles()) == "" {
		l.add(Finding{Rule: "header-sample", Code: 2388043, Place: place, Title: "No sample", Source: sourceErrors,
			Message: "Add a sample of the picture, film or document, for WhatsApp’s reviewers."})
	}
	if format == FormatGIF {
		l.add(Finding{Rule: "header-gif", Severity: SeverityWarning, Place: place, Title: "Moving picture", Source: sourceComponents,
			Message: "Moving pictures are sent through the Marketing Messages API only. Use a film instead."})
	}
}
