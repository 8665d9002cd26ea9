package sender

import (
	"context"
	"math/rand/v2"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// mostRefusals is how often a message may be refused for a passing reason of its own before it is given up.
const mostRefusals = 8

const (
	// codePairRate: too many messages to one person; Meta asks for 4^n seconds.
	codePairRate = 131056
	// codeThroughput: the number sends more in a second than Meta takes from it. That is no matter of the person's, who waits longer each time and is not
	// given up.
	codeThroughput = 130429
)

// conclude turns what Meta answered into what happened. Only a definite "not accepted" may lead to another attempt; whatever was not seen
// stays unknown.
func (e *Engine) conclude(h models.Happening, d models.Dispatch, o whatsapp.Outcome) models.Happening {
	h.At, h.WAMID = e.db.Now(), o.MessageID
	if o.Err != nil {
		h.Code, h.Detail = o.Err.Code, o.Err.Details
		if h.Detail == "" {
			h.Detail = o.Err.Message
		}
	}
	switch o.Verdict {
	case whatsapp.Accepted:
		h.What, h.Held = models.EventAccepted, o.MessageStatus == whatsapp.MessageHeld
	case whatsapp.NotSent:
		h.What, h.Reason = models.EventPutBack, "no_connection"
		h.RetryAt = h.At.Add(backOff(h.Attempt, 2*time.Second, 2))
	case whatsapp.Refused:
		return e.refused(h, d, o.Err)
	default:
		h.What, h.Reason = models.EventUnseen, "no_answer"
		e.heedTrouble(d, o.Err)
	}
	return h
}

// heedTrouble acts upon an error that proves nothing about the message it came with: the next would meet it too, and what is unknown is never sent again by
// itself, so each of those would be lost.
func (e *Engine) heedTrouble(d models.Dispatch, err *whatsapp.Error) {
	if err == nil || err.Code <= 0 {
		return
	}
	if d.CampaignID != 0 && whatsapp.Explain(err.Code).Class == whatsapp.ClassStop {
		e.brake(d.CampaignID, err.Code)
	}
	e.rest(d, err)
}

// rest leaves alone what Meta takes nothing from for now, and returns until when: others would be refused as well, and tell Meta that nobody listens.
// Where the error asks for nothing of the kind it returns the zero time.
func (e *Engine) rest(d models.Dispatch, refusal *whatsapp.Error) time.Time {
	until, err := models.RestNumbers(context.Background(), e.db, d.MessageID, refusal)
	if err != nil {
		e.options.Log.Error("cannot let a number rest", "message", d.MessageID, "error", err)
	}
	return until
}

// refused decides by the class of the error: again soon, much later, never, or stop and call a person. What holds for everybody is not laid to anybody's
// charge: they go back into the queue however often they have been tried.
func (e *Engine) refused(h models.Happening, d models.Dispatch, err *whatsapp.Error) models.Happening {
	if until := e.rest(d, err); !until.IsZero() {
		h.What, h.Reason, h.RetryAt = models.EventPutBack, "meta", until
		return h
	}
	h.What, h.Reason = models.EventRefused, "meta"
	class := whatsapp.Explain(h.Code).Class
	if class == whatsapp.ClassStop && d.CampaignID == 0 {
		// There is no campaign to stop: an answer is tried later, as long as its window is open.
		class = whatsapp.ClassWait
	}
	switch class {
	case whatsapp.ClassRetry:
		if h.Code == codeThroughput {
			h.What, h.RetryAt = models.EventPutBack, h.At.Add(backOff(h.Attempt, time.Second, 2))
			return h
		}
		return counted(h, d, func(times int) time.Duration { return retryIn(h.Code, times) })
	case whatsapp.ClassWait:
		if h.Code == whatsapp.CodeEnough {
			// How often they are tried again is the company's to set; see models.SetMoreTries.
			h.What, h.RetryAt = models.EventPutBack, h.At.Add(models.EnoughPause())
			return h
		}
		return counted(h, d, func(times int) time.Duration { return backOff(times, 10*time.Minute, 2) })
	case whatsapp.ClassStop:
		h.What, h.RetryAt = models.EventPutBack, h.At
		e.brake(d.CampaignID, h.Code)
	}
	return h
}

// counted puts back what was refused for a reason of its own, unless it was refused so often that it is given up. Attempts that were never made, or met what
// holds for everybody, are not among those times.
func counted(h models.Happening, d models.Dispatch, again func(times int) time.Duration) models.Happening {
	if times := d.Refusals + 1; times < mostRefusals {
		h.What, h.Counted, h.RetryAt = models.EventPutBack, true, h.At.Add(again(times))
	}
	return h
}

func (e *Engine) brake(campaignID int64, code int) {
	if err := models.BrakeFor(context.Background(), e.db, campaignID, code); err != nil {
		e.options.Log.Error("cannot stop sending", "campaign", campaignID, "error", err)
	}
}

func retryIn(code, times int) time.Duration {
	if code == codePairRate {
		return backOff(times, time.Second, 4)
	}
	return backOff(times, time.Second, 2)
}

// backOff is base × factor^times, spread by a quarter so that refused messages do not come back all at once, and an hour at most.
func backOff(times int, base time.Duration, factor float64) time.Duration {
	d := float64(base)
	for range times {
		d = min(d*factor, float64(time.Hour))
	}
	return time.Duration(d * (0.75 + rand.Float64()/2))
}
