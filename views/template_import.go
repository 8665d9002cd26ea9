package views

import (
	"fmt"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplateImport asks for a file of templates, and tells what is wrong with it.
type TemplateImport struct {
	// Text is what was pasted or stood in the file.
	Text   string
	Rows   []models.ImportedTemplate
	Errors map[string]string
}

// Title implements Screen.
func (TemplateImport) Title() string { return "Take over templates" }

// wrong are the rows of which there is something to say, those with errors first.
func (p TemplateImport) wrong() (rows []models.ImportedTemplate) {
	for _, wanted := range []bool{true, false} {
		for _, r := range p.Rows {
			if len(r.Findings) > 0 && r.Wrong() == wanted {
				rows = append(rows, r)
			}
		}
	}
	return rows
}

func (p TemplateImport) faulty() (n int) {
	for _, r := range p.Rows {
		if r.Wrong() {
			n++
		}
	}
	return n
}

func (p TemplateImport) told() string {
	return fmt.Sprintf("%s of %s cannot be taken over", Number(p.faulty()), Count(len(p.Rows), "template", "templates"))
}

func importedName(t whatsapp.Template) string {
	if t.Name == "" {
		return "Without a name"
	}
	return t.Name
}
