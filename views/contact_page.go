package views

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"time"

	"greenlist/models"
)

// Contact is one person.
type Contact struct {
	Clock
	Contact    models.Contact
	Survivor   *models.Contact // who they are now, where they were merged
	Merged     []models.Contact
	Purposes   []models.Purpose
	Attributes []models.Attribute
	Consents   []models.Consent
	Arrivals   []models.Arrival
	Cases      []models.Case
	History    []models.HistoryEntry
	Later      bool                 // the history does not begin with the newest
	Next       *models.HistoryPlace // where the next page of the history begins
	MayRecord  bool
	MayReview  bool
	// Askable are the forms for which the person can be asked now, in the conversation they have opened.
	Askable []models.Form
	Note    string // what was typed into the form that came back
	Lost    string // and into the one about the number
	Leaving Leaving
	Errors  map[string]string
	// Activity is what staff did with them, for reviewers.
	Activity Activity
}

// Title implements Screen.
func (p Contact) Title() string { return contactName(p.Contact) }

// standing is the worst thing to know before messaging somebody.
func (p Contact) standing() Status {
	switch {
	case p.Contact.ErasedAt != nil:
		return Status{"Erased", Quiet}
	case p.Contact.MergedInto != nil:
		return Status{"Part of another contact", Quiet}
	case p.Contact.SuppressedAt != nil:
		return Status{"Asked never to be messaged", Bad}
	case p.Contact.DoubtAt != nil:
		return Status{"Waits for somebody to read their message", Caution}
	case p.Contact.MetaStoppedAt != nil:
		return Status{"Turned marketing off in WhatsApp", Bad}
	case p.Contact.Phone == nil && p.Contact.BSUID == nil:
		return Status{"Cannot be reached any more", Caution}
	case slices.ContainsFunc(p.Consents, func(c models.Consent) bool { return c.Live(p.Now) }):
		return Status{"May be messaged", Good}
	}
	return Status{"No campaign reaches this person", Caution}
}

// changeable tells whether this is somebody whom the reader may change.
func (p Contact) changeable() bool {
	return p.MayRecord && p.Contact.ErasedAt == nil && p.Contact.MergedInto == nil
}

func (p Contact) consent(purpose models.Purpose) models.Consent {
	for _, c := range p.Consents {
		if c.PurposeID == purpose.ID {
			return c
		}
	}
	return models.Consent{State: models.NoConsent}
}

// onlyCounts tells whether somebody may be messaged without being kept as a reader.
func onlyCounts(c models.Consent) bool { return c.State == models.ConsentGiven && !c.Tracked }

// readsKept says what becomes of their reading a message that rests on the consent.
func readsKept(c models.Consent) string {
	switch {
	case c.State != models.ConsentGiven:
		return "Not kept"
	case c.Tracked:
		return "Kept, as the form said"
	}
	return "Only counted"
}

// attributeKeys are what the person has: those defined first, by their order, then others by key.
func (p Contact) attributeKeys() []string {
	var keys []string
	for _, a := range p.Attributes {
		if p.Contact.Attributes[a.Key] != "" {
			keys = append(keys, a.Key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(p.Contact.Attributes)) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// ProofPath is the address of one piece of evidence about somebody.
func ProofPath(contactID, evidenceID int64) string {
	return ContactPath(contactID) + "/proofs/" + strconv.FormatInt(evidenceID, 10)
}

// HistoryPlace reads where a page of a history begins, as olderPath writes it.
func HistoryPlace(q url.Values) models.HistoryPlace {
	number := func(name string) int64 {
		n, _ := strconv.ParseInt(q.Get(name), 10, 64)
		return n
	}
	at := models.HistoryPlace{Evidence: number("e"), Message: number("m"), WAMID: q.Get("w")}
	if ms := number("i"); ms > 0 {
		at.Inbound = time.UnixMilli(ms).UTC()
	}
	return at
}

func (p Contact) older() string {
	if p.Next == nil {
		return ""
	}
	q := url.Values{}
	set := func(name string, n int64) {
		if n > 0 {
			q.Set(name, fmt.Sprint(n))
		}
	}
	set("e", p.Next.Evidence)
	set("m", p.Next.Message)
	if !p.Next.Inbound.IsZero() {
		set("i", p.Next.Inbound.UnixMilli())
		q.Set("w", p.Next.WAMID)
	}
	return ContactPath(p.Contact.ID) + "?" + q.Encode() + "#history"
}

// newest leads back from an older page of the history.
func (p Contact) newest() string {
	if !p.Later {
		return ""
	}
	return ContactPath(p.Contact.ID) + "#history"
}
