package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"greenlist/whatsapp"
)

// ArchiveTemplate takes a template out of use. It can be brought back for 28 days; after that Meta deletes it.
func (c *Client) ArchiveTemplate(ctx context.Context, accountID, templateID string) error {
	return c.shelve(ctx, accountID, "archive", templateID)
}

// UnarchiveTemplate brings a template back from the archive.
func (c *Client) UnarchiveTemplate(ctx context.Context, accountID, templateID string) error {
	return c.shelve(ctx, accountID, "unarchive", templateID)
}

// shelved is Meta's answer. It is a success even where nothing was done: what failed stands in a list of its own, whose shape is not documented.
type shelved struct {
	Archived   looseIDs        `json:"archived_templates"`
	Unarchived looseIDs        `json:"unarchived_templates"`
	Failed     json.RawMessage `json:"failed_templates"`
}

// looseIDs are ids as texts or numbers, alone or in objects.
type looseIDs []string

func (l *looseIDs) UnmarshalJSON(b []byte) error {
	var all []any
	if err := json.Unmarshal(b, &all); err != nil {
		return nil
	}
	for _, one := range all {
		if object, ok := one.(map[string]any); ok {
			one = object["id"]
		}
		*l = append(*l, fmt.Sprint(one))
	}
	return nil
}

func (c *Client) shelve(ctx context.Context, accountID, where, templateID string) error {
	var answer shelved
	err := c.call(ctx, http.MethodPost, path(accountID, "message_templates", where), nil, map[string]any{"hsm_ids": []string{templateID}}, &answer)
	if err != nil || len(answer.Failed) == 0 || slices.Contains(answer.Archived, templateID) || slices.Contains(answer.Unarchived, templateID) {
		return err
	}
	if failed := string(answer.Failed); failed == "[]" || failed == "{}" || failed == "null" {
		return nil
	}
	return &whatsapp.Error{Code: 100, HTTPStatus: http.StatusBadRequest, Message: "the template is among those that failed",
		UserMessage: "This message template could not be moved. Look at its status in WhatsApp Manager."}
}
