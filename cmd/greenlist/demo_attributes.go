package main

import (
	"context"

	"greenlist/models"
)

// demoAttributes are what the company wants to know: two that its lists bring, and two that its staff write down.
var demoAttributes = []models.NewAttribute{
	{Name: "Town", Key: "city", Type: models.AttributeText},
	{Name: "Loyalty points", Key: "points", Type: models.AttributeNumber},
	{Name: "Grows plants in", Key: "place", Type: models.AttributeChoice, Choices: []string{"The living room", "A balcony", "A garden", "An allotment"}},
	{Name: "Customer since", Key: "customer_since", Type: models.AttributeDate},
}

func (t *story) defineAttributes(ctx context.Context) error {
	for _, a := range demoAttributes {
		if _, err := models.CreateAttribute(ctx, t.db, t.marketer, a); err != nil {
			return err
		}
	}
	return nil
}
