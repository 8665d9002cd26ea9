package views

import (
	"fmt"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplatePath is a template's address.
func TemplatePath(id int64) string { return fmt.Sprintf("/templates/%d", id) }

// metaStatus is how a template stands at Meta. A word of Meta's that we do not know is shown as it is.
var metaStatus = map[string]Status{
	"":                               {"On its way to Meta", Busy},
	whatsapp.TemplatePending:         {"In review", Info},
	whatsapp.TemplateApproved:        {"Approved", Good},
	whatsapp.TemplateRejected:        {"Rejected", Bad},
	whatsapp.TemplatePaused:          {"Paused", Caution},
	whatsapp.TemplateDisabled:        {"Disabled", Bad},
	whatsapp.TemplateInAppeal:        {"In appeal", Info},
	whatsapp.TemplateLimitExceeded:   {"Too many templates", Caution},
	whatsapp.TemplateArchived:        {"Archived", Quiet},
	whatsapp.TemplateDeleted:         {"Deleted at Meta", Quiet},
	whatsapp.TemplatePendingDeletion: {"Being deleted", Quiet},
}

func metaWord(status string) Status {
	if s, ok := metaStatus[status]; ok {
		return s
	}
	return Status{plainWord(status), Quiet}
}

// plainWord writes one of Meta's words as people do: LIMIT_EXCEEDED is "Limit exceeded".
func plainWord(word string) string {
	return capital(strings.ToLower(strings.ReplaceAll(word, "_", " ")))
}

// templateStatus is how a template stands, for whoever wants to use it.
func templateStatus(t models.Template) Status {
	switch {
	case t.State == models.TemplateSubmitted:
		return metaWord(t.MetaStatus)
	case t.State == models.TemplateInReview:
		return Status{"With a colleague", Info}
	case t.State == models.TemplateChangesWanted:
		return Status{"Changes wanted", Caution}
	case t.State == models.TemplateCleared:
		return Status{"Cleared", Good}
	case t.Refusal != "":
		return Status{"Not accepted", Bad}
	case t.AtMeta() && t.MetaStatus == whatsapp.TemplateRejected:
		return Status{"Corrected draft", Quiet}
	case t.AtMeta():
		return Status{"New wording", Quiet}
	}
	return Status{"Draft", Quiet}
}

// standing is templateStatus for whoever looks at one wording: what Meta said was about the one before while this is on its way.
func standing(t models.Template, v models.TemplateVersion) Status {
	return standingIf(t.State == models.TemplateSubmitted && t.MetaStatus != "" && v.OnItsWay(), t)
}

func standingIf(onItsWay bool, t models.Template) Status {
	if onItsWay {
		return Status{"New wording on its way to Meta", Busy}
	}
	return templateStatus(t)
}

// quality is a rating of Meta's, of a template or a number.
func quality(rating string) Status {
	switch rating {
	case whatsapp.QualityGreen:
		return Status{"Green", Good}
	case whatsapp.QualityYellow:
		return Status{"Yellow", Caution}
	case whatsapp.QualityRed:
		return Status{"Red", Bad}
	case whatsapp.QualityUnknown, "":
		return Status{"Not rated yet", Quiet}
	}
	return Status{plainWord(rating), Quiet}
}

// category is a category's name, and what it is for.
var categoryHelp = map[string]string{
	whatsapp.Marketing:      "Anything that promotes: offers, news, invitations, reminders to buy.",
	whatsapp.Utility:        "About something the person asked for or bought: an order, an appointment, an account. Not a word of promotion.",
	whatsapp.Authentication: "A code to sign in with.",
}

func category(c string) string { return plainWord(c) }

// standingWords name the choices of the filter.
var standingWords = map[models.TemplateStanding]string{
	models.StandingDraft:    "Drafts",
	models.StandingInReview: "In review",
	models.StandingApproved: "Approved",
	models.StandingRejected: "Rejected",
	models.StandingPaused:   "Paused or disabled",
	models.StandingGone:     "Archived or deleted",
}
