package sender

import (
	"context"
	"errors"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

const (
	firstWait = 5 * time.Second
	lastWait  = 30 * time.Minute
)

// wait doubles with every attempt, and is never shorter than Meta asks for. What comes back by itself waits no longer than that.
func wait(e models.Errand, t task, failure error) time.Duration {
	if errors.Is(failure, errNoMeta) {
		return time.Minute
	}
	d := min(firstWait<<min(e.Attempts-1, 20), lastWait)
	if refused, ok := errors.AsType[*whatsapp.Error](failure); ok {
		d = max(d, refused.RetryAfter)
	}
	if t.every > 0 {
		d = min(d, t.every)
	}
	return d
}

// inWords says why an errand failed to those who wait for it. What only a programmer understands stays in the log.
func inWords(failure error) string { return inWordsOf(failure, (*whatsapp.Error).Explain) }

// inWordsOfTemplates is inWords where nothing that Meta says can be about a message.
func inWordsOfTemplates(failure error) string {
	return inWordsOf(failure, (*whatsapp.Error).ExplainSubmission)
}

const inTheLog = "Something went wrong inside Greenlist. Whoever runs it finds more in the log."

// inWordsAtHome is inWords for work that asks Meta nothing.
func inWordsAtHome(failure error) string {
	if errors.Is(failure, context.DeadlineExceeded) {
		return "It took too long. It goes on the next time."
	}
	return inTheLog
}

func inWordsOf(failure error, explain func(*whatsapp.Error) whatsapp.Explanation) string {
	refused, ok := errors.AsType[*whatsapp.Error](failure)
	switch {
	case errors.Is(failure, errNoMeta):
		return "This Greenlist does not talk to Meta at the moment."
	case errors.Is(failure, context.DeadlineExceeded):
		return "Meta took too long to answer."
	case !ok:
		return inTheLog
	}
	why := explain(refused)
	words := why.Title + ". " + why.What + " " + why.Do
	if refused.UserMessage != "" {
		words += " Meta’s own words: “" + refused.UserMessage + "”"
	}
	return words
}

// refusedForGood tells whether Meta answered that what was asked is wrong: the same again would be refused again.
func refusedForGood(failure error) bool {
	refused, ok := errors.AsType[*whatsapp.Error](failure)
	return ok && refused.HTTPStatus/100 == 4 && refused.Class() == whatsapp.ClassFix
}
