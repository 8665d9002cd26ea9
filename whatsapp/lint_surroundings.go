package whatsapp

import (
	"fmt"
	"strings"
	"time"
)

// Surroundings are what no template can tell of itself: what else there is in the account.
type Surroundings struct {
	// Domains are the company's own websites, by host. None: nothing is known of them, and no link is foreign.
	Domains []string
	// Category is that of the same name in other languages; empty when there is none.
	Category string
	// Taken: there is a template of this name in this language.
	Taken bool
	// Twin is how people call another template with the same body and footer; empty when there is none.
	Twin string
	// BlockedUntil is when a name can be used again of which an approved template was deleted; zero when it is free.
	BlockedUntil time.Time
	// Templates is how many Meta has, each language counted; this one not included. Created is how many of them in the last hour.
	Templates, Created int
}

// What an account may have and do.
const (
	// unverifiedTemplates is the limit of a business that Meta has not verified; whether it has is not told by the API.
	unverifiedTemplates = 250
	mostTemplates       = 6000
	mostCreated         = 100
	// nameBlocked is how long the name of a deleted template that was approved cannot be used.
	nameBlocked = 30 * 24 * time.Hour
)

// BlockedUntil is when a name is free again whose approved template was deleted at that time.
func BlockedUntil(deleted time.Time) time.Time { return deleted.Add(nameBlocked) }

// UnblockedSince is the time before which a template must have been deleted for its name to be free now.
func UnblockedSince(now time.Time) time.Time { return now.Add(-nameBlocked) }

// Lint is Lint with what depends on the account: whether the name is free and the quotas hold, and whose websites links lead to.
func (s Surroundings) Lint(t Template) []Finding {
	l := &linter{t: t, heard: map[string]int{}}
	s.name(l)
	if t.ID == "" {
		s.quotas(l)
	}
	s.foreign(l)
	s.twin(l)
	return append(Lint(t), l.findings...)
}

func (s Surroundings) name(l *linter) {
	f := Finding{Place: "name", Title: "Name", Source: sourceTemplates}
	switch {
	case s.Taken:
		f.Rule, f.Code, f.Message = "name-taken", 2388024, "There is a template with this name in this language already."
	case !s.BlockedUntil.IsZero():
		f.Rule, f.Code = "name-blocked", 2388023
		f.Message = "A template of this name was deleted; Meta keeps the name back until " + s.BlockedUntil.Format("2 January 2006") + ". Choose another."
	case s.Category != "" && s.Category != upper(l.t.Category):
		f.Rule, f.Place, f.Title = "name-category", "category", "Category"
		f.Message = "This name has the category " + lower(s.Category) + " in another language. All languages of a template share one."
	default:
		return
	}
	l.add(f)
}

func (s Surroundings) quotas(l *linter) {
	f := Finding{Severity: SeverityWarning, Place: "name", Title: "Limit", Source: sourceQuotas}
	switch {
	case s.Templates >= mostTemplates:
		f.Rule, f.Code, f.Severity, f.Message = "account-full", 2388019, SeverityError, "Your account has 6,000 templates, which is all it can have. Delete some first."
	case s.Templates >= mostTemplates*9/10:
		f.Rule, f.Message = "account-nearly-full", fmt.Sprintf("Your account has %d templates. It can have 6,000.", s.Templates)
	case s.Templates >= unverifiedTemplates*9/10 && s.Templates <= unverifiedTemplates:
		f.Rule, f.Message = "account-nearly-full", fmt.Sprintf("Your account has %d templates. It can have 250 while Meta has not verified your business, and 6,000 after.", s.Templates)
	}
	if f.Rule != "" {
		l.add(f)
	}
	if s.Created >= mostCreated*9/10 {
		l.add(Finding{Rule: "created-this-hour", Severity: SeverityWarning, Place: "name", Title: "Limit", Source: sourceQuotas,
			Message: fmt.Sprintf("%d templates were created in the last hour. Meta takes 100 an hour; wait a little.", s.Created)})
	}
}

// twin warns of a second template that says the same: Meta takes it, and rejects it in review.
func (s Surroundings) twin(l *linter) {
	if s.Twin == "" {
		return
	}
	l.add(Finding{Rule: "text-twin", Severity: SeverityWarning, Review: true, Place: "body", Title: "Same text twice", Source: sourceReview,
		Message: fmt.Sprintf("Text and footer are those of %s. Meta rejects a template that says the same as another. Use that one, or say it differently.", s.Twin)})
}

// foreign warns of links to websites of others: reviewers ask what they have to do with the company, and so do people.
func (s Surroundings) foreign(l *linter) {
	if len(s.Domains) == 0 {
		return
	}
	for place, b := range l.t.urlButtons() {
		host := strings.ToLower(hostOf(b.leads()))
		if host == "" || within(host, s.Domains) || within(host, shorteners) || within(host, chats) {
			continue
		}
		l.add(Finding{Rule: "link-foreign", Severity: SeverityWarning, Place: place, Title: "Website of others", Source: sourceReview,
			Message: fmt.Sprintf("This leads to %s, which is no website of yours that we know. If it is yours, allow it on a form’s website page; otherwise link to your own.", host)})
	}
}
