package ledger

import (
	"fmt"
	"slices"
	"strings"
)

// Missing lists, by JSON path, what a payload lacks or what cannot be so.
type Missing []string

// Error names the fields.
func (m Missing) Error() string { return "ledger: payload lacks " + strings.Join(m, ", ") }

// need notes path unless ok.
func (m *Missing) need(ok bool, path string) {
	if !ok {
		*m = append(*m, path)
	}
}

// words notes path unless every text says something.
func (m *Missing) words(path string, texts ...string) {
	m.need(len(texts) > 0 && !slices.ContainsFunc(texts, silent), path)
}

// item is need for a field of the i-th of a list.
func (m *Missing) item(ok bool, list string, i int, field string) {
	if !ok {
		*m = append(*m, fmt.Sprintf("%s[%d].%s", list, i, field))
	}
}

func says(text string) bool { return !silent(text) }

func silent(text string) bool { return strings.TrimSpace(text) == "" }

func (m *Missing) header(h *Header, types ...Type) {
	m.need(h.Schema == Schema, "schema")
	m.need(h.Evidence > 0, "evidence")
	m.need(!h.At.IsZero(), "at")
	for _, t := range types {
		if h.Type == t {
			return
		}
	}
	m.need(false, "type")
}

// err is nil when nothing is missing.
func (m Missing) err() error {
	if len(m) == 0 {
		return nil
	}
	return m
}
