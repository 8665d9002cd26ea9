package models_test

import (
	"testing"
	"time"

	"greenlist/models"
)

func at(s int) time.Time { return time.Date(2026, 11, 21, 9, 0, s, 0, time.UTC) }

// permutations calls f with every order of events.
func permutations(events []models.Event, f func([]models.Event)) {
	var permute func(k int)
	permute = func(k int) {
		if k == len(events) {
			f(events)
			return
		}
		for i := k; i < len(events); i++ {
			events[k], events[i] = events[i], events[k]
			permute(k + 1)
			events[k], events[i] = events[i], events[k]
		}
	}
	permute(0)
}

func TestTheOrderInWhichStatusesArriveChangesNothing(t *testing.T) {
	for _, c := range []struct {
		events []models.Event
		end    models.MessageState
	}{
		{[]models.Event{models.EventAccepted, models.EventSent, models.EventDelivered, models.EventRead}, models.Read},
		{[]models.Event{models.EventAccepted, models.EventSent, models.EventFailed}, models.Failed},
		{[]models.Event{models.EventAccepted, models.EventSent, models.EventSent, models.EventDelivered}, models.Delivered},
		{[]models.Event{models.EventAccepted, models.EventDelivered, models.EventFailed}, models.Delivered},
		{[]models.Event{models.EventUnseen, models.EventSent, models.EventRead}, models.Read},
		{[]models.Event{models.EventUnseen, models.EventFailed}, models.Failed},
		{[]models.Event{models.EventUnseen, models.EventAccepted}, models.Accepted},
	} {
		permutations(c.events, func(order []models.Event) {
			m := models.Message{State: models.Dispatching, Attempt: 1}
			for i, event := range order {
				m.Apply(models.Happening{Attempt: 1, What: event, At: at(i), WAMID: "wamid.1"})
			}
			if m.State != c.end {
				t.Errorf("%v ends as %s, not %s", order, m.State, c.end)
			}
		})
	}
}

func TestOnlyADefiniteRefusalPutsAMessageBack(t *testing.T) {
	for _, state := range []models.MessageState{
		models.Accepted, models.Sent, models.Delivered, models.Read, models.Failed, models.Unknown, models.Unresolved, models.Skipped, models.Cancelled,
	} {
		m := models.Message{State: state, Attempt: 1}
		m.Apply(models.Happening{Attempt: 1, What: models.EventPutBack, RetryAt: at(9)})
		if m.State == models.Queued {
			t.Errorf("%s went back into the queue", state)
		}
	}
	m := models.Message{State: models.Dispatching, Attempt: 1}
	m.Apply(models.Happening{Attempt: 1, What: models.EventPutBack, RetryAt: at(9)})
	if m.State != models.Queued || !m.DueAt.Equal(at(9)) {
		t.Errorf("a refused attempt is %s, due %v", m.State, m.DueAt)
	}
}

func TestAStatusForAnEarlierAttemptCancelsTheRetry(t *testing.T) {
	m := models.Message{State: models.Queued, Attempt: 1}
	m.Apply(models.Happening{Attempt: 1, What: models.EventSent, At: at(1), WAMID: "wamid.1"})
	if m.State != models.Sent {
		t.Fatalf("the message is %s although Meta sent it", m.State)
	}
	second := models.Message{State: models.Dispatching, Attempt: 2}
	second.Apply(models.Happening{Attempt: 1, What: models.EventFailed, At: at(1)})
	if second.State != models.Dispatching {
		t.Fatalf("a failure of the first attempt made the second %s", second.State)
	}
}

func TestSilenceEndsOnlyTheUnknown(t *testing.T) {
	m := models.Message{State: models.Unknown, Attempt: 1}
	if m.Apply(models.Happening{Attempt: 1, What: models.EventSilence}); m.State != models.Unresolved {
		t.Errorf("an unknown of which nothing is heard is %s", m.State)
	}
	m = models.Message{State: models.Dispatching, Attempt: 1}
	if m.Apply(models.Happening{Attempt: 1, What: models.EventSilence}); m.State != models.Dispatching {
		t.Errorf("silence made a dispatching message %s", m.State)
	}
}

func TestOnlyWhatNothingWillBeHeardOfIsPutInLineAgain(t *testing.T) {
	for _, state := range []models.MessageState{
		models.Dispatching, models.Accepted, models.Sent, models.Delivered, models.Read, models.Failed, models.Unknown, models.Skipped, models.Cancelled,
	} {
		m := models.Message{State: state, Attempt: 1}
		if m.Apply(models.Happening{Attempt: 1, What: models.EventResent, At: at(1)}); m.State != state {
			t.Errorf("%s became %s", state, m.State)
		}
	}
	m := models.Message{State: models.Unresolved, Attempt: 2}
	if m.Apply(models.Happening{Attempt: 1, What: models.EventResent, At: at(1)}); m.State != models.Unresolved {
		t.Errorf("a decision about an earlier attempt made it %s", m.State)
	}
	if m.Apply(models.Happening{Attempt: 2, What: models.EventResent, At: at(1)}); m.State != models.Queued || !m.DueAt.Equal(at(1)) {
		t.Errorf("it is %s, due %v", m.State, m.DueAt)
	}
}

func TestAttemptIDsComeBackAsTheyWere(t *testing.T) {
	id := models.AttemptID{DatabaseID: "abcde234", MessageID: 42, Attempt: 3}
	if got, ok := models.ParseAttemptID(id.String()); !ok || got != id {
		t.Fatalf("%s came back as %+v", id, got)
	}
	for _, text := range []string{"", "a.b.c", "x.1", "x.1.2.3", ".1.1", "x.0.1", "x.1.0", "x.-1.1"} {
		if _, ok := models.ParseAttemptID(text); ok {
			t.Errorf("%q was taken for an attempt", text)
		}
	}
}
