package ledger

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

// mandatory are the fields of ISO/IEC TS 27560 (24) and those that GDPR adds
// (10), by where they stand in a payload.
var mandatory = []string{
	"schema", "record_id", "subject.id",
	"terms.notice.policy", "terms.notice.language", "terms.purposes", "terms.data", "terms.controllers",
	"terms.storage", "terms.retention", "terms.jurisdiction", "terms.recipients", "terms.withdrawal",
	"terms.data.0.type",
	"terms.controllers.0.id", "terms.controllers.0.address", "terms.controllers.0.name",
	"terms.controllers.0.contact", "terms.controllers.0.type",
	"event.time", "event.validity", "event.entity", "event.type", "event.state",

	"terms.lawful_basis", "terms.collection", "terms.method", "terms.location", "terms.transfers",
	"terms.rights", "terms.authority", "terms.data.0.need", "terms.data.0.category", "terms.controllers.0.role",
}

func TestEveryMandatoryFieldIsMissed(t *testing.T) {
	if len(mandatory) != 24+10 {
		t.Fatalf("%d fields", len(mandatory))
	}
	b := newBook(t)
	for _, kind := range []Type{Granted, Confirmed, Withdrawn, Refused, Expired, Corrected, Imported} {
		e := b.act(kind, 1)
		e.Granted = 1
		e.Schema = Schema
		must(t, e.Validate())
		for _, path := range mandatory {
			p, err := ReadPayload(kind, without(t, e, strings.Split(path, ".")))
			must(t, err)
			var missing Missing
			if err := p.Validate(); !errors.As(err, &missing) || len(missing) != 1 {
				t.Errorf("%s without %s: %v", kind, path, err)
			}
		}
	}
}

// without is the payload lacking one field.
func without(t *testing.T, p Payload, path []string) []byte {
	whole, err := marshal(p)
	must(t, err)
	var tree any
	must(t, json.Unmarshal(whole, &tree))
	at := tree.(map[string]any)
	for i, key := range path[:len(path)-1] {
		if key == "0" {
			continue
		}
		if path[i+1] == "0" {
			at = at[key].([]any)[0].(map[string]any)
		} else {
			at = at[key].(map[string]any)
		}
	}
	last := path[len(path)-1]
	if _, ok := at[last]; !ok {
		t.Fatalf("there is no %s", path)
	}
	delete(at, last)
	rest, err := json.Marshal(tree)
	must(t, err)
	return rest
}

func TestSealPayloadRefusesTheIncomplete(t *testing.T) {
	b := newBook(t)
	for name, p := range map[string]Payload{
		"a use of nothing":         &UseEvent{Header: b.head(Used), Purpose: 1},
		"an erasure of nothing":    &ErasureEvent{Header: b.head(Erased), Reason: ReasonArt17},
		"an erasure for no reason": &ErasureEvent{Header: b.head(Erased), Reason: "tidy", Erased: []Erasure{NewErasure(1, "x")}},
		"an unending retention":    &ErasureEvent{Header: b.head(Erased), Reason: "retention:DK-6m", Erased: []Erasure{NewErasure(1, "x")}},
		"a text without language":  &NoticeEvent{Header: b.head(NoticePublished), Hash: hexSum(nil), Form: 1, Version: 1, Kind: "x"},
		"an act by nobody":         &AdminEvent{Header: b.head(StaffActed), Action: "x", Subject: "y"},
		"a rule without reason":    &PolicyEvent{Header: b.head(PolicyChanged), Policy: "x", Value: "y", By: "z"},
		"a key without signature":  &KeyEvent{Header: b.head(KeyChanged), Statement: "x"},
		"an act without its id":    &AdminEvent{Header: Header{Type: StaffActed, At: At(b.now)}, Actor: "x", Action: "x", Subject: "y"},
		"another type's header":    &AdminEvent{Header: b.head(Used), Actor: "x", Action: "x", Subject: "y"},
	} {
		if _, err := SealPayload(p); err == nil {
			t.Errorf("%s was sealed", name)
		}
	}
}

func TestRetentionEndsBeforeErasing(t *testing.T) {
	b := newBook(t)
	for days, fine := range map[int]bool{-1: true, 1: false} {
		due := At(b.now.AddDate(0, 0, days))
		gone := NewErasure(1, "x")
		gone.Due = &due
		_, err := SealPayload(&ErasureEvent{Header: b.head(Erased), Reason: "retention:DK-6m", Erased: []Erasure{gone}})
		if (err == nil) != fine {
			t.Errorf("due in %d days: %v", days, err)
		}
	}
}

func TestCaptureSaysNoMoreThanItMay(t *testing.T) {
	b := newBook(t)
	for name, spoil := range map[string]func(*Capture){
		"a query":                func(c *Capture) { c.Page += "?email=x" },
		"a fragment":             func(c *Capture) { c.Page += "#x" },
		"a referrer with a path": func(c *Capture) { c.Referrer = "zoek.example/q" },
		"a whole address":        func(c *Capture) { c.Network = "192.0.2.7/32" },
		"an untruncated one":     func(c *Capture) { c.Network = "192.0.2.7/24" },
		"a narrow IPv6 network":  func(c *Capture) { c.Network = "2001:db8:1:2::/64" },
	} {
		e := b.act(Granted, 1)
		spoil(e.Capture)
		if _, err := SealPayload(e); err == nil {
			t.Errorf("%s was sealed", name)
		}
	}
}

func TestTimesHaveOneSpelling(t *testing.T) {
	at := At(time.Date(2026, 3, 2, 9, 30, 0, 123_456_789, time.FixedZone("CET", 3600)))
	b, err := json.Marshal(at)
	must(t, err)
	if string(b) != `"2026-03-02T08:30:00.123Z"` {
		t.Errorf("%s", b)
	}
	var back Time
	must(t, json.Unmarshal(b, &back))
	if !back.Equal(at.Time) {
		t.Errorf("read back as %s", back)
	}
	for _, other := range []string{`"2026-03-02T08:30:00Z"`, `"2026-03-02T09:30:00.123+01:00"`, `"2026-03-02T08:30:00.1230Z"`, `0`,
		`"2026-03-02T08:30:00,123Z"`, `"2026-03-02T8:30:00.1234Z"`, `"2026-02-30T08:30:00.123Z"`, `"2026-03-02T24:30:00.123Z"`, `"2026-13-02T08:30:00.123Z"`, `null`} {
		if json.Unmarshal([]byte(other), &back) == nil {
			t.Errorf("%s was read", other)
		}
	}
}
