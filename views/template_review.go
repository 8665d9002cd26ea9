package views

import (
	"fmt"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplateReview is where somebody else reads a wording, line by line, before it goes to Meta.
type TemplateReview struct {
	Clock
	Template models.Template
	Version  models.TemplateVersion
	Author   string
	Company  string
	Findings []whatsapp.Finding
	// Before is the version that was sent back last, nil where none was; Comments are all that was said so far.
	Before   *models.TemplateVersion
	Comments []models.TemplateCommentBy
	// Refused says why the visitor may not clear it; empty where they may.
	Refused string
	// Words and Typed are what was typed: of all of it, and by field.
	Words  string
	Typed  map[string]string
	Errors map[string]string
}

// Title implements Screen.
func (p TemplateReview) Title() string { return "Read " + p.Template.Name }

func (p TemplateReview) preview() whatsapp.Preview {
	return p.Version.Content.Preview(p.Version.Content.Samples())
}

// CommentField is the name of the field for a comment on a line of a part, both counted from 0.
func CommentField(part, line int) string { return fmt.Sprintf("comment-%d-%d", part, line) }

// lineName is what a line is called where it is commented on.
func lineName(part models.TemplatePart, line int) string {
	if len(part.Lines) == 1 {
		return partWord(part.Place)
	}
	return fmt.Sprintf("%s, line %d", partWord(part.Place), line+1)
}

// whereSaid is what a comment is about.
func whereSaid(c models.TemplateCommentBy) string {
	switch {
	case c.Place == "":
		return "About all of it"
	case c.Line == 0:
		return partWord(c.Place)
	}
	return fmt.Sprintf("%s, line %d", partWord(c.Place), c.Line)
}

// saidOf are the comments on one version.
func saidOf(all []models.TemplateCommentBy, versionID int64) (said []models.TemplateCommentBy) {
	for _, c := range all {
		if c.VersionID == versionID {
			said = append(said, c)
		}
	}
	return said
}

// Of is the page with the version that waits, who wrote it, and the one that was sent back last.
func (p TemplateReview) Of(versions []models.TemplateVersionBy) TemplateReview {
	for _, v := range versions {
		switch {
		case p.Template.VersionID != nil && v.ID == *p.Template.VersionID:
			p.Version, p.Author = v.TemplateVersion, versionAuthor(v)
		case p.Version.ID != 0 && p.Before == nil && v.SubmittedAt == nil && len(saidOf(p.Comments, v.ID)) > 0:
			before := v.TemplateVersion
			p.Before = &before
		}
	}
	return p
}
