package views

import (
	"fmt"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplatePage is one template: how it stands, how it looks, what happened.
type TemplatePage struct {
	Clock
	Template models.Template
	Version  models.TemplateVersion
	Steps    []models.TemplateStepBy
	// Submission is the task that carries it to Meta; the zero Errand when there was none.
	Submission models.Errand
	Company    string
	Findings   []whatsapp.Finding
	MayWrite   bool
	Activity   Activity
}

// Title implements Screen.
func (p TemplatePage) Title() string { return p.Template.Name }

func (p TemplatePage) path(more string) string { return TemplatePath(p.Template.ID) + more }

func (p TemplatePage) words() string {
	return category(p.Template.Category) + " · " + whatsapp.LanguageName(p.Template.Language)
}

// moving tells that news can come any moment.
func (p TemplatePage) moving() bool {
	t := p.Template
	return t.State == models.TemplateSubmitted && (t.MetaStatus == "" || t.MetaStatus == whatsapp.TemplatePending)
}

func (p TemplatePage) preview() whatsapp.Preview {
	return p.Version.Content.Preview(p.Version.Content.Samples())
}

// primary is the one thing to do next, when it is a page.
func (p TemplatePage) primary() Action {
	if p.MayWrite && p.Template.Sendable() && p.Template.State == models.TemplateSubmitted {
		return Action{"Plan a campaign", fmt.Sprintf("/campaigns/new?template=%d", p.Template.ID)}
	}
	return Action{}
}

func (p TemplatePage) copyable() bool {
	_, ok := models.DraftOf(p.Version.Content)
	return p.MayWrite && ok && p.Template.State == models.TemplateSubmitted
}

// troubled tells that the way to Meta is blocked, and that we keep trying.
func (p TemplatePage) troubled() bool {
	return p.Template.State == models.TemplateSubmitted && p.Submission.Troubled()
}

func (p TemplatePage) announced() string {
	t := p.Template
	when := "soon"
	if t.CategoryDueAt != nil {
		when = "on " + p.Day(*t.CategoryDueAt)
	}
	return "Meta will make this " + category(t.CorrectCategory) + " " + when
}

// remark is what to know about a template whose rating is not good, while it can still be sent.
func (p TemplatePage) remark() string {
	if !p.Template.Sendable() {
		return ""
	}
	switch p.Template.Quality {
	case whatsapp.QualityRed:
		return "Many people block or report this, or leave it unread. Meta pauses it when that goes on."
	case whatsapp.QualityYellow:
		return "Some people block or report this, or leave it unread. If it gets worse, Meta pauses it."
	}
	return ""
}
