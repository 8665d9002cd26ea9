package graph

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"greenlist/whatsapp"
)

const templateFields = "id,name,language,category,parameter_format,status,rejected_reason,previous_category," +
	"correct_category,components,quality_score,message_send_ttl_seconds,last_updated_time"

// Created is Meta's answer to a new template. Category may differ from the
// one asked for, Status may be final at once.
type Created struct {
	ID       string
	Status   string
	Category string
}

// Filter narrows a listing of templates; Limit is the size of a page.
type Filter struct {
	Name     string
	Language string
	Category string
	Status   string
	Limit    int
	After    string
}

// Page is one page of templates; an empty After means there is no next one.
type Page struct {
	Templates []whatsapp.Template
	After     string
}

// CreateTemplate submits a new template for review.
func (c *Client) CreateTemplate(ctx context.Context, accountID string, t whatsapp.Template) (Created, error) {
	var made whatsapp.Template
	err := c.call(ctx, http.MethodPost, path(accountID, "message_templates"), nil, submission(t), &made)
	return Created{ID: made.ID, Status: made.Status, Category: made.Category}, err
}

// submission keeps what Meta takes when a template is made.
func submission(t whatsapp.Template) whatsapp.Template {
	return whatsapp.Template{Name: t.Name, Language: t.Language, Category: t.Category, ParameterFormat: t.ParameterFormat,
		Components: t.WithoutTargets().Components, MessageSendTTLSeconds: t.MessageSendTTLSeconds, Extra: t.Extra}
}

// ListTemplates reads one page of an account's templates.
func (c *Client) ListTemplates(ctx context.Context, accountID string, f Filter) (Page, error) {
	var list struct {
		Data   []whatsapp.Template `json:"data"`
		Paging paging              `json:"paging"`
	}
	err := c.call(ctx, http.MethodGet, path(accountID, "message_templates"), f.query(), nil, &list)
	return Page{Templates: list.Data, After: list.Paging.next()}, err
}

func (f Filter) query() url.Values {
	q := url.Values{"fields": {templateFields}, "limit": {strconv.Itoa(orDefault(f.Limit, 100))}}
	for key, value := range map[string]string{"name": f.Name, "language": f.Language, "category": f.Category,
		"status": f.Status, "after": f.After} {
		if value != "" {
			q.Set(key, value)
		}
	}
	return q
}

// AllTemplates goes through every template of an account, page by page. It
// ends after the first error, which it yields with an empty template.
func (c *Client) AllTemplates(ctx context.Context, accountID string, f Filter) iter.Seq2[whatsapp.Template, error] {
	return func(yield func(whatsapp.Template, error) bool) {
		for {
			page, err := c.ListTemplates(ctx, accountID, f)
			if err != nil {
				yield(whatsapp.Template{}, err)
				return
			}
			for _, t := range page.Templates {
				if !yield(t, nil) {
					return
				}
			}
			if page.After == "" || page.After == f.After {
				return
			}
			f.After = page.After
		}
	}
}

// GetTemplate reads one template by id.
func (c *Client) GetTemplate(ctx context.Context, templateID string) (whatsapp.Template, error) {
	var t whatsapp.Template
	err := c.call(ctx, http.MethodGet, path(templateID), url.Values{"fields": {templateFields}}, nil, &t)
	return t, err
}

// EditTemplate replaces the components, and the category and lifetime where
// given, and sends the template back to review: it cannot be sent meanwhile.
// Meta refuses a change of category of an approved template, and more than
// one edit a day or ten in 30 days of one.
func (c *Client) EditTemplate(ctx context.Context, t whatsapp.Template) error {
	change := whatsapp.Template{Category: t.Category, Components: t.WithoutTargets().Components, MessageSendTTLSeconds: t.MessageSendTTLSeconds}
	return c.succeed(ctx, http.MethodPost, path(t.ID), nil, change)
}

// DeleteTemplate deletes all languages of a name. The name of an approved
// template stays blocked for 30 days.
func (c *Client) DeleteTemplate(ctx context.Context, accountID, name string) error {
	return c.succeed(ctx, http.MethodDelete, path(accountID, "message_templates"), url.Values{"name": {name}}, nil)
}

// DeleteTemplateByID deletes one language of a name.
func (c *Client) DeleteTemplateByID(ctx context.Context, accountID, templateID, name string) error {
	q := url.Values{"hsm_id": {templateID}, "name": {name}}
	return c.succeed(ctx, http.MethodDelete, path(accountID, "message_templates"), q, nil)
}

// UnpauseTemplate resumes a template that pacing has paused.
func (c *Client) UnpauseTemplate(ctx context.Context, templateID string) error {
	return c.succeed(ctx, http.MethodPost, path(templateID, "unpause"), nil, nil)
}

type paging struct {
	Cursors struct {
		After string `json:"after"`
	} `json:"cursors"`
	Next string `json:"next"`
}

// next is the cursor of the next page. The address in Next is not used: it
// carries the token and may point anywhere.
func (p paging) next() string {
	if strings.TrimSpace(p.Next) == "" {
		return ""
	}
	return p.Cursors.After
}
