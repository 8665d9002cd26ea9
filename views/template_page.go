package views

import (
	"fmt"
	"slices"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplatePage is one template: how it stands, how it looks, what happened.
type TemplatePage struct {
	Clock
	Template models.Template
	Version  models.TemplateVersion
	Steps    []models.TemplateStepBy
	// Submission is the task that carries it to Meta, Wish the one that asks Meta for something else; the zero Errand when there was none.
	Submission, Wish models.Errand
	Versions         []models.TemplateVersionBy
	Comments         []models.TemplateCommentBy
	// Languages are those it is written in, its own among them.
	Languages []string
	// Uses are the campaigns that were launched with it.
	Uses []models.Campaign
	// Allowance is how often an approved wording may still be replaced.
	Allowance models.EditAllowance
	FourEyes  models.FourEyes
	// Ours and Found are the wordings to compare where somebody else changed it at Meta; Found is the zero version where nobody did.
	Ours, Found models.TemplateVersion
	// Account is where the template lives at Meta, and Role whose page this is.
	Account  models.Account
	Role     Role
	Company  string
	Findings []whatsapp.Finding
	MayWrite bool
	Activity Activity
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
	return t.Asked != "" || p.underWay() || t.State == models.TemplateSubmitted && (t.MetaStatus == "" || t.MetaStatus == whatsapp.TemplatePending)
}

// underWay tells that words are on their way which Meta has not taken yet.
func (p TemplatePage) underWay() bool {
	return p.Template.State == models.TemplateSubmitted && p.Version.OnItsWay()
}

func (p TemplatePage) correctable() bool { return p.Template.Correctable() && !p.underWay() }

// answered tells that a rejection has other words for an answer already.
func (p TemplatePage) answered() bool {
	return p.underWay() && p.Template.MetaStatus == whatsapp.TemplateRejected
}

// mayRead tells whether it waits for people like this visitor.
func (p TemplatePage) mayRead() bool {
	return p.Template.Reviewing() && slices.Contains(p.FourEyes.Rule.Roles, models.Role(p.Role))
}

// offersEyes tells that there are two by now who have not said how they want it.
func (p TemplatePage) offersEyes() bool {
	return p.Role == Admin && p.Template.Editable() && p.FourEyes.Undecided()
}

// wanted is what a colleague wants changed in the version that was sent back last.
func (p TemplatePage) wanted() (all []models.TemplateCommentBy) {
	for _, c := range p.Comments {
		if n := len(p.Comments); c.VersionID == p.Comments[n-1].VersionID {
			all = append(all, c)
		}
	}
	return all
}

// spends says what sending the draft will use up; empty where that is nothing.
func (p TemplatePage) spends() string {
	if !p.Template.Approved() || p.Template.State == models.TemplateSubmitted {
		return ""
	}
	return p.allowance() + " While Meta reads the new words, the template cannot be sent."
}

// allowance says how many edits of an approved template are used, and when the next may go.
func (p TemplatePage) allowance() string {
	words := fmt.Sprintf("%d of the %d edits that Meta allows in 30 days are used.", p.Allowance.Month, whatsapp.EditsAMonth)
	if p.Allowance.Open(p.Now) {
		return words + " The next can go now; the one after that a day later."
	}
	return words + " " + p.nextEdit()
}

func (p TemplatePage) editsUsed() string {
	return fmt.Sprintf("%d of %d used in 30 days", p.Allowance.Month, whatsapp.EditsAMonth)
}

func (p TemplatePage) nextEdit() string {
	if p.Allowance.Open(p.Now) {
		return "The next can go now."
	}
	return "The next can go " + p.Relative(p.Allowance.Next) + "."
}

func (p TemplatePage) preview() whatsapp.Preview {
	return p.Version.Content.Preview(p.Version.Content.Samples())
}

// primary is the one thing to do next, when it is a page.
func (p TemplatePage) primary() Action {
	if p.mayRead() {
		return Action{"Read it", p.path("/review")}
	}
	if p.MayWrite && p.Template.Sendable() && p.Template.State == models.TemplateSubmitted {
		return Action{"Plan a campaign", fmt.Sprintf("/campaigns/new?template=%d", p.Template.ID)}
	}
	return Action{}
}

func (p TemplatePage) copyable() bool {
	return p.translatable() && p.Template.State == models.TemplateSubmitted
}

// translatable tells whether it can be written in another language, with this one beside it.
func (p TemplatePage) translatable() bool {
	_, ok := models.DraftOf(p.Version.Content)
	return p.MayWrite && ok
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
	return "Meta will make this " + lowerFirst(category(t.CorrectCategory)) + " " + when
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

// translation is where the template is written in another language, with this one beside it.
func (p TemplatePage) translation() string {
	return fmt.Sprintf("/templates/new?from=%d&beside=%d", p.Template.ID, p.Template.ID)
}
