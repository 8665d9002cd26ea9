package main

import (
	"context"

	"greenlist/ledger"
	"greenlist/models"
)

// planTrails is what a reviewer is asked about later: a number that is somebody else's by now, and somebody who wanted to be forgotten.
func (t *story) planTrails() {
	t.at(t.day(-6, 11, 20), t.somebodyElseAnswers)
	t.at(t.day(-4, 15, 5), t.someoneIsForgotten)
}

func (t *story) somebodyElseAnswers(ctx context.Context) error {
	p, contact, err := t.leaving(ctx)
	if err != nil || p == nil || contact.Phone == nil {
		return err
	}
	p.gone = true
	return contact.LoseNumber(ctx, t.db, t.agent, "Somebody else answered when the shop called, and has had this number since the summer.")
}

func (t *story) someoneIsForgotten(ctx context.Context) error {
	p, contact, err := t.leaving(ctx)
	if err != nil || p == nil {
		return err
	}
	p.gone = true
	_, err = contact.Erase(ctx, t.db, t.admin, models.Erasing{Reason: ledger.ReasonArt17})
	return err
}
