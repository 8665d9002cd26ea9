package sandbox

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"greenlist/whatsapp"
)

var templateName = regexp.MustCompile(`^[a-z0-9_]{1,512}$`)

// created is Meta's answer to a new template. Its category may be another
// than the one asked for.
type created struct {
	ID       string `json:"id"`
	Status   string `json:"status"`
	Category string `json:"category"`
}

func (s *Sandbox) createTemplate(c *call, _ http.ResponseWriter) (answer any, refused *refusal) {
	var node whatsapp.Template
	if err := c.into(&node); err != nil {
		return nil, badRequest("Invalid parameter: %v", err)
	}
	err := s.with(func(w *world) {
		if refused = w.mayCreate(node); refused == nil {
			t := w.createTemplate(node)
			answer = created{t.Node.ID, t.Node.Status, t.Node.Category}
		}
	})
	if err != nil {
		return nil, sessionLost(err)
	}
	return answer, refused
}

func (w *world) mayCreate(node whatsapp.Template) *refusal {
	for _, check := range []func() *refusal{
		func() *refusal { return checkIdentity(node) },
		func() *refusal { return lint(node) },
		func() *refusal { return w.checkFree(node) },
	} {
		if refused := check(); refused != nil {
			return refused
		}
	}
	if w.limits.creations.count(w.now()) > templatesPerHour {
		return refuse(80007, "Too many message templates were created in the last hour.")
	}
	return nil
}

// checkIdentity checks what every template must say about itself.
func checkIdentity(node whatsapp.Template) *refusal {
	switch {
	case node.Name == "":
		return badRequest("The parameter name is required.")
	case node.Language == "":
		return badRequest("The parameter language is required.")
	case node.Category == "":
		return badRequest("The parameter category is required.")
	case !templateName.MatchString(node.Name):
		return templateRefusal(2388046, "")
	case node.Name == "hello_world":
		return templateRefusal(2388155, "")
	case !whatsapp.KnownLanguage(node.Language):
		return badRequest("Param language must be one of the supported template languages, not %s.", node.Language)
	case node.Category != whatsapp.Marketing && node.Category != whatsapp.Utility && node.Category != whatsapp.Authentication:
		return badRequest("Param category must be one of {AUTHENTICATION, MARKETING, UTILITY}.")
	}
	return nil
}

// countries are called by their initials in Meta's names of languages.
var countries = strings.NewReplacer("United States", "US", "United Kingdom", "UK")

// checkFree checks that the name can have this language and category now.
func (w *world) checkFree(node whatsapp.Template) *refusal {
	key, language := templateKey{node.Name, node.Language}, countries.Replace(whatsapp.LanguageName(node.Language))
	if w.templates.byKey[key] != nil {
		return templateRefusal(2388024, fmt.Sprintf(
			"There is already %s content for this template. You can create a new template and try again.", language))
	}
	if until, blocked := w.templates.blocked[key]; blocked && w.now().Before(until) {
		return templateRefusal(2388023, fmt.Sprintf(
			"New %s content can't be added while the existing %s content is being deleted. Try again in %s or consider creating a new message template.",
			language, language, blockLeft(until.Sub(w.now()))))
	}
	if siblings := w.templates.named(node.Name); len(siblings) > 0 && siblings[0].asked() != node.Category {
		return malformed(0, "", fmt.Sprintf("The category %s doesn't match the one that's already associated with this template, %s.",
			node.Category, siblings[0].asked()))
	}
	return w.checkAccount(node)
}

// asked is the category the template's name is associated with.
func (t *template) asked() string { return or(t.Node.PreviousCategory, t.Node.Category) }

func blockLeft(left time.Duration) string {
	switch weeks := int(left / (7 * 24 * time.Hour)); {
	case left <= nameRest:
		return "less than 1 minute"
	case weeks > 0:
		return fmt.Sprintf("%d weeks", weeks)
	}
	return fmt.Sprintf("%d hours", int(left/time.Hour)+1)
}

// createTemplate puts a checked template into review.
func (w *world) createTemplate(node whatsapp.Template) *template {
	now := w.now()
	order := w.templates.made + 1
	node.ID, node.Status = w.newID("template", order), whatsapp.TemplatePending
	node.ParameterFormat = or(node.ParameterFormat, whatsapp.Positional)
	node.Components = withOwnWords(node)
	node.RejectedReason, node.Quality, node.LastUpdated = "", nil, now
	if node.Category == whatsapp.Utility && node.Promotes() {
		node.Category, node.PreviousCategory = whatsapp.Marketing, whatsapp.Utility
	}
	t := &template{Node: node, Order: order, Created: now, Score: whatsapp.QualityUnknown, ScoredAt: now, ReviewAt: w.reviewAt(now)}
	w.put(entry{Template: t})
	w.expectTemplate(t)
	return t
}

// reviewAt is when the moderator gets to a template submitted now; zero if never.
func (w *world) reviewAt(now time.Time) time.Time {
	if w.opts.ReviewAfter < 0 {
		return time.Time{}
	}
	return now.Add(w.opts.ReviewAfter)
}
