package models

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// TemplateImportLimit is how many templates one file may hold, and templateFileLimit how large it may be, in bytes.
const (
	TemplateImportLimit = 500
	templateFileLimit   = 4 << 20
)

// ImportedTemplate is one template of a file: on which line it begins, and what there is to say about it.
type ImportedTemplate struct {
	Line     int
	Content  whatsapp.Template
	Findings []whatsapp.Finding
}

// Wrong tells whether it cannot be taken over.
func (r ImportedTemplate) Wrong() bool { return whatsapp.HasErrors(r.Findings) }

// ReadTemplateFile reads templates in Meta's shape: a list of them, what Meta answers when it is asked for them ({"data": […]}), or a single one.
// What Meta says of where they stand is left out: they will be drafts. It refuses, as Invalid for "file", what is no such thing.
func ReadTemplateFile(text []byte) ([]ImportedTemplate, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	switch {
	case len(text) > templateFileLimit:
		return nil, Invalid{"file": "The file is larger than 4 MB. Take the templates over in several parts."}
	case len(bytes.TrimSpace(text)) == 0:
		return nil, Invalid{"file": "Choose a file, or paste the templates."}
	}
	list, before, err := templateArray(text)
	if err != nil {
		return nil, err
	}
	return readTemplates(list, before)
}

// templateArray is the list in a file, and how many lines come before it. Around a single template a list is put.
func templateArray(text []byte) (list []byte, before int, err error) {
	if bytes.TrimSpace(text)[0] == '[' {
		return text, 0, nil
	}
	var answer struct{ Data json.RawMessage }
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, 0, unreadable(text, offsetOf(err), err)
	}
	if answer.Data == nil {
		return slices.Concat([]byte("["), text, []byte("]")), 0, nil
	}
	return answer.Data, bytes.Count(text[:bytes.Index(text, answer.Data)], []byte("\n")), nil
}

func readTemplates(list []byte, before int) ([]ImportedTemplate, error) {
	var rows []ImportedTemplate
	decoder := json.NewDecoder(bytes.NewReader(list))
	if token, err := decoder.Token(); err != nil || token != json.Delim('[') {
		return nil, Invalid{"file": "This is JSON, but no list of templates: it must begin with [ or hold a list called data."}
	}
	for decoder.More() {
		row := ImportedTemplate{Line: before + fileLine(list, int(decoder.InputOffset()))}
		if err := decoder.Decode(&row.Content); err != nil {
			return nil, unreadableAt(row.Line, err)
		}
		row.Content = bare(row.Content)
		if rows = append(rows, row); len(rows) > TemplateImportLimit {
			return nil, Invalid{"file": fmt.Sprintf("The file holds more than %d templates. Take them over in several parts.", TemplateImportLimit)}
		}
	}
	if _, err := decoder.Token(); err != nil {
		return nil, unreadableAt(before+fileLine(list, int(decoder.InputOffset())), err)
	}
	if len(rows) == 0 {
		return nil, Invalid{"file": "There is no template in it."}
	}
	return rows, nil
}

// offsetOf is where a text stopped being JSON.
func offsetOf(err error) int {
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		return int(wrong.Offset)
	}
	return 0
}

func unreadable(text []byte, at int, err error) error { return unreadableAt(fileLine(text, at), err) }

func unreadableAt(line int, err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return Invalid{"file": fmt.Sprintf("The template at line %d is not in Meta’s shape: %q has to be something else.", line, wrong.Field)}
	}
	return Invalid{"file": fmt.Sprintf("This is not JSON: it cannot be read at line %d.", line)}
}

// fileLine is the line of a place in a text, from 1; what stands between two templates belongs to none.
func fileLine(text []byte, at int) int {
	at = min(at, len(text))
	at += len(text[at:]) - len(bytes.TrimLeft(text[at:], ", \t\r\n"))
	return 1 + bytes.Count(text[:at], []byte("\n"))
}

// bare leaves only what a template says, not where it stands.
func bare(t whatsapp.Template) whatsapp.Template {
	return whatsapp.Template{Name: strings.TrimSpace(t.Name), Language: t.Language, Category: t.Category, ParameterFormat: t.ParameterFormat,
		Components: t.Components, MessageSendTTLSeconds: t.MessageSendTTLSeconds}
}

// ImportTemplates keeps the templates as drafts, all or none. With an error in any it keeps none: whoever sees the findings of all rows can put all of
// them right at once. Drafts is nil then.
func ImportTemplates(ctx context.Context, db *DB, who Actor, rows []ImportedTemplate) (judged []ImportedTemplate, drafts []Template, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		wrong, err := tx.judgeImport(ctx, rows)
		judged = rows
		if err != nil || wrong {
			return err
		}
		for _, row := range rows {
			draft, err := tx.addDraft(ctx, who, row.Content)
			if err != nil {
				return err
			}
			drafts = append(drafts, draft)
		}
		return nil
	})
	if isDuplicate(err) {
		err = Conflict{Message: "Somebody else made a template with one of these names this moment. Try again."}
	}
	if err != nil {
		drafts = nil
	}
	return judged, drafts, err
}

// judgeImport writes to each row what the lint says of it, and of it among the others.
func (db *DB) judgeImport(ctx context.Context, rows []ImportedTemplate) (wrong bool, err error) {
	lines, categories := map[string]int{}, map[string]string{}
	for i := range rows {
		row := &rows[i]
		if row.Findings, err = JudgeTemplate(ctx, db, 0, row.Content); err != nil {
			return false, err
		}
		row.among(lines, categories)
		wrong = wrong || row.Wrong()
	}
	return wrong, nil
}

func (r *ImportedTemplate) among(lines map[string]int, categories map[string]string) {
	name := r.Content.Name
	key := name + " " + r.Content.Language
	if line := lines[key]; line != 0 {
		r.Findings = append(r.Findings, whatsapp.Finding{Rule: "name-twice", Severity: whatsapp.SeverityError, Place: "name", Message: fmt.Sprintf("The same name in the same language stands at line %d already.", line)})
	}
	lines[key] = r.Line
	if before, known := categories[name]; known && before != r.Content.Category {
		r.Findings = append(r.Findings, whatsapp.Finding{Rule: "name-category", Severity: whatsapp.SeverityError, Place: "category", Message: "This name has another category further up. All languages of a template share one."})
	}
	categories[name] = r.Content.Category
	if r.Content.Category == whatsapp.Authentication {
		r.Findings = append(r.Findings, whatsapp.Finding{Rule: "sign-in-code", Severity: whatsapp.SeverityError, Place: "category", Message: "Templates for sign-in codes are made in WhatsApp Manager: Meta writes their words itself. They come here by themselves."})
	}
}
