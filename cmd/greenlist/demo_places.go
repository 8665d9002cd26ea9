package main

import (
	"context"

	"greenlist/models"
)

// place puts a new form where the company's customers are: on its website, on the one where the web shop is tried out, and on a tablet at the till.
func (t *story) place(ctx context.Context, form models.Form) error {
	for origin, staging := range map[string]bool{"https://www.zaailing.example": false, "https://test.zaailing.example": true} {
		if _, err := form.AllowOrigin(ctx, t.db, t.marketer, origin, staging); err != nil {
			return err
		}
	}
	_, err := form.OpenCounter(ctx, t.db, t.marketer, "Till")
	return err
}
