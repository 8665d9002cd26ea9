package sandbox

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Page sizes of a listing.
const (
	pageDefault = 25
	pageMax     = 1000
)

type listing struct {
	Data    []map[string]any `json:"data"`
	Paging  *paging          `json:"paging,omitempty"`
	Summary map[string]any   `json:"summary,omitempty"`
}

type paging struct {
	Cursors struct {
		Before string `json:"before"`
		After  string `json:"after"`
	} `json:"cursors"`
	Next     string `json:"next,omitempty"`
	Previous string `json:"previous,omitempty"`
}

func (s *Sandbox) listTemplates(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.world.filter(c.query)
	page, refused := cutPage(all, c.query)
	if refused != nil {
		return nil, refused
	}
	l := listing{Data: []map[string]any{}}
	for _, t := range page {
		l.Data = append(l.Data, t.node(c.fields()))
	}
	if len(page) > 0 {
		l.Paging = pagingOf(c, all, page)
	}
	l.Summary = s.world.templateSummary(c.query, len(all))
	return l, nil
}

// filter applies the filters of a listing. Enumerations match in any case;
// a filter may name several values.
func (w *world) filter(q values) []*template {
	return slices.DeleteFunc(slices.Clone(w.templates.list), func(t *template) bool {
		n, text := t.Node, strings.ToLower(t.text())
		return !oneOf(q, "name", n.Name) || !oneOf(q, "status", n.Status) || !oneOf(q, "category", n.Category) ||
			!oneOf(q, "language", n.Language) || !oneOf(q, "quality_score", t.Score) ||
			!strings.Contains(text, strings.ToLower(q.get("content"))) ||
			!strings.Contains(n.Name+"\n"+text, strings.ToLower(q.get("name_or_content")))
	})
}

func oneOf(q values, name, value string) bool {
	wanted := q.list(name)
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(w, value) })
}

// cutPage finds the page the cursors ask for. They point at a template, so
// they survive creations and deletions in between.
func cutPage(all []*template, q values) ([]*template, *refusal) {
	limit := min(q.number("limit", pageDefault), pageMax)
	if cursor := q.get("before"); cursor != "" {
		i, ok := seek(all, cursor, 0)
		if !ok {
			return nil, refuse(131059, "The cursor is invalid or has expired.")
		}
		return all[max(0, i-limit):i], nil
	}
	start := 0
	if cursor := q.get("after"); cursor != "" {
		i, ok := seek(all, cursor, 1)
		if !ok {
			return nil, refuse(131059, "The cursor is invalid or has expired.")
		}
		start = i
	}
	return all[start:min(len(all), start+limit)], nil
}

// seek finds the first template not before the cursor's place plus shift.
func seek(all []*template, cursor string, shift int) (int, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	order, found := strings.CutPrefix(string(raw), "template:")
	n, numErr := strconv.Atoi(order)
	if err != nil || !found || numErr != nil {
		return 0, false
	}
	i, _ := slices.BinarySearchFunc(all, n+shift, func(t *template, order int) int { return t.Order - order })
	return i, true
}

func (t *template) cursor() string {
	return base64.RawURLEncoding.EncodeToString([]byte("template:" + strconv.Itoa(t.Order)))
}

func pagingOf(c *call, all, page []*template) *paging {
	p := &paging{}
	first, last := page[0], page[len(page)-1]
	p.Cursors.Before, p.Cursors.After = first.cursor(), last.cursor()
	if last != all[len(all)-1] {
		p.Next = c.link("after", p.Cursors.After)
	}
	if first != all[0] {
		p.Previous = c.link("before", p.Cursors.Before)
	}
	return p
}

// link is the address of a neighbouring page. It holds the token where the client wrote it into the address: some rely on that.
func (c *call) link(direction, cursor string) string {
	q := url.Values{}
	for name, value := range c.query.Values {
		if name != "after" && name != "before" {
			q[name] = value
		}
	}
	q.Set(direction, cursor)
	return c.base() + "/" + c.version + "/" + strings.Join(c.path, "/") + "?" + q.Encode()
}

// base is the address the client used to get here.
func (c *call) base() string {
	if c.TLS != nil {
		return "https://" + c.Host
	}
	return "http://" + c.Host
}

func (w *world) templateSummary(q values, found int) map[string]any {
	all := map[string]any{"total_count": found, "message_template_count": len(w.templates.list),
		"message_template_limit": w.account.maxTemplates(), "are_translations_complete": true}
	summary := map[string]any{}
	for _, name := range q.list("summary") {
		if value, ok := all[name]; ok {
			summary[name] = value
		}
	}
	return summary
}

func (s *Sandbox) getTemplate(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world.templates.byID[c.path[0]].node(c.fields()), nil
}
