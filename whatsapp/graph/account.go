package graph

import (
	"context"
	"net/http"
	"net/url"

	"greenlist/whatsapp"
)

const (
	accountFields = "id,name,currency,timezone_id,account_review_status,business_verification_status,ownership_type"
	numberFields  = "id,display_phone_number,verified_name,quality_rating,status,throughput,name_status," +
		"code_verification_status,account_mode,platform_type,is_on_biz_app,whatsapp_business_manager_messaging_limit"
)

// Account reads a WhatsApp Business Account.
func (c *Client) Account(ctx context.Context, accountID string) (whatsapp.Account, error) {
	var a whatsapp.Account
	err := c.call(ctx, http.MethodGet, path(accountID), url.Values{"fields": {accountFields}}, nil, &a)
	return a, err
}

// Numbers reads every phone number of an account.
func (c *Client) Numbers(ctx context.Context, accountID string) ([]whatsapp.PhoneNumber, error) {
	return collect[whatsapp.PhoneNumber](ctx, c, path(accountID, "phone_numbers"), url.Values{"fields": {numberFields}})
}

// Number reads one phone number.
func (c *Client) Number(ctx context.Context, phoneNumberID string) (whatsapp.PhoneNumber, error) {
	var n whatsapp.PhoneNumber
	err := c.call(ctx, http.MethodGet, path(phoneNumberID), url.Values{"fields": {numberFields}}, nil, &n)
	return n, err
}

// collect goes through all pages of an edge.
func collect[T any](ctx context.Context, c *Client, at string, q url.Values) ([]T, error) {
	var all []T
	for {
		var list struct {
			Data   []T    `json:"data"`
			Paging paging `json:"paging"`
		}
		if err := c.call(ctx, http.MethodGet, at, q, nil, &list); err != nil {
			return nil, err
		}
		all = append(all, list.Data...)
		after := list.Paging.next()
		if after == "" || after == q.Get("after") {
			return all, nil
		}
		q.Set("after", after)
	}
}

// succeed makes a call that answers {"success":true} and refuses any other
// answer.
func (c *Client) succeed(ctx context.Context, method, at string, q url.Values, in any) error {
	var done struct {
		Success bool `json:"success"`
	}
	if err := c.call(ctx, method, at, q, in, &done); err != nil {
		return err
	}
	if !done.Success {
		return &whatsapp.Error{Code: whatsapp.CodeUnreadable, HTTPStatus: http.StatusOK, Type: "Unreadable",
			Message: "the answer did not say that it was done"}
	}
	return nil
}
