package sandbox

import (
	"net/http"
	"slices"
	"time"
)

// Record is one accepted send, as the sandbox witnessed it. Seq counts from 1
// in the order of acceptance.
type Record struct {
	Seq      int       `json:"seq"`
	ID       string    `json:"id"`
	At       time.Time `json:"at"`
	Person   string    `json:"person"`
	To       string    `json:"to,omitempty"`
	UserID   string    `json:"user_id,omitempty"`
	Type     string    `json:"type"`
	Template string    `json:"template,omitempty"`
	Language string    `json:"language,omitempty"`
	Category string    `json:"category"`
	Opaque   string    `json:"opaque,omitempty"`
	Status   string    `json:"status"`
	Error    int       `json:"error,omitempty"`
	Body     string    `json:"body,omitempty"`
}

func (m *message) record(seq int) Record {
	r := Record{Seq: seq, ID: m.ID, At: m.At, Person: m.Person, To: m.person.Phone, UserID: m.person.UserID, Type: m.Type,
		Category: m.Category, Opaque: m.Opaque, Status: or(m.shown(), "accepted")}
	if m.status == "failed" {
		r.Error = m.Fails
	}
	if m.template != nil {
		r.Template, r.Language = m.template.Node.Name, m.template.Node.Language
	}
	return r
}

// recordFilter narrows what was recorded.
type recordFilter struct {
	after    int
	since    time.Time
	to       string
	template string
}

func (w *world) recordFilter(r *http.Request) (f recordFilter, err error) {
	q := values{r.URL.Query()}
	f = recordFilter{after: q.number("after", 0), template: q.get("template")}
	if to := q.get("to"); to != "" {
		f.to = or(w.digitsOf(to), to)
	}
	if since := q.get("since"); since != "" {
		if f.since, err = time.Parse(time.RFC3339, since); err != nil {
			return f, invalidInput("since is a time like 2026-11-20T09:00:00Z")
		}
	}
	return f, nil
}

// each hands the matching messages to yield until it says stop.
func (w *world) each(f recordFilter, yield func(seq int, m *message) bool) {
	sent := w.messages.sent
	start, _ := slices.BinarySearchFunc(sent, f.since, func(m *message, since time.Time) int { return m.At.Compare(since) })
	for i := max(start, f.after); i < len(sent); i++ {
		if m := sent[i]; f.matches(m) && !yield(i+1, m) {
			return
		}
	}
}

func (f recordFilter) matches(m *message) bool {
	if f.to != "" && f.to != m.person.Phone && f.to != m.person.UserID {
		return false
	}
	return f.template == "" || m.template != nil && m.template.Node.Name == f.template
}

// listRecorded answers the records and after, with which to ask for the rest.
func listRecorded(w *world, r *http.Request, _ nothing) (any, error) {
	f, err := w.recordFilter(r)
	if err != nil {
		return nil, err
	}
	q := values{r.URL.Query()}
	limit, bodies := min(q.number("limit", 1000), maxListed), q.get("body") != ""
	records, after := []Record{}, f.after
	w.each(f, func(seq int, m *message) bool {
		record := m.record(seq)
		if bodies {
			record.Body = m.bubble().Body
		}
		records, after = append(records, record), seq
		return len(records) < limit
	})
	return map[string]any{"records": records, "after": after}, nil
}

func countRecorded(w *world, r *http.Request, _ nothing) (any, error) {
	f, err := w.recordFilter(r)
	if err != nil {
		return nil, err
	}
	people, statuses, count := map[*resident]bool{}, map[string]int{}, 0
	w.each(f, func(_ int, m *message) bool {
		count++
		people[m.person] = true
		statuses[or(m.shown(), "accepted")]++
		return true
	})
	return map[string]any{"count": count, "people": len(people), "statuses": statuses}, nil
}

// repetition is one person who got the same template, or the same attempt,
// more than once.
type repetition struct {
	Person   string   `json:"person"`
	Template string   `json:"template,omitempty"`
	Count    int      `json:"count"`
	IDs      []string `json:"ids"`
	Opaques  []string `json:"opaques"`
}

// maxRepetitions are listed; the totals count all.
const maxRepetitions = 200

func listDuplicates(w *world, r *http.Request, _ nothing) (any, error) {
	f, err := w.recordFilter(r)
	if err != nil {
		return nil, err
	}
	byPerson, byOpaque := map[string][]*message{}, map[string][]*message{}
	var people, opaques []string
	w.each(f, func(_ int, m *message) bool {
		if m.Template != "" {
			people = group(byPerson, people, m.Person+" "+m.Template, m)
		}
		if m.Opaque != "" {
			opaques = group(byOpaque, opaques, m.Opaque, m)
		}
		return true
	})
	samePerson, personTotal := repeated(byPerson, people)
	sameOpaque, opaqueTotal := repeated(byOpaque, opaques)
	return map[string]any{"people": personTotal, "same_person": samePerson, "opaques": opaqueTotal, "same_opaque": sameOpaque}, nil
}

func group(groups map[string][]*message, order []string, key string, m *message) []string {
	if groups[key] == nil {
		order = append(order, key)
	}
	groups[key] = append(groups[key], m)
	return order
}

func repeated(groups map[string][]*message, order []string) (list []repetition, total int) {
	list = []repetition{}
	for _, key := range order {
		group := groups[key]
		if len(group) < 2 {
			continue
		}
		if total++; len(list) < maxRepetitions {
			list = append(list, repetitionOf(group))
		}
	}
	return list, total
}

func repetitionOf(group []*message) repetition {
	r := repetition{Person: group[0].Person, Count: len(group)}
	if t := group[0].template; t != nil {
		r.Template = t.Node.Name
	}
	for _, m := range group {
		r.IDs, r.Opaques = append(r.IDs, m.ID), append(r.Opaques, m.Opaque)
	}
	return r
}
