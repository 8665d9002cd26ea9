package sender

import (
	"context"
	"errors"
	"slices"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// wishTemplate asks Meta to do with a template what somebody here wants. After an attempt whose answer was lost it first looks whether it is
// done already.
func (e *Errands) wishTemplate(ctx context.Context, errand models.Errand) error {
	var w models.WishErrand
	if err := errand.Read(&w); err != nil {
		return err
	}
	t, err := models.FindTemplate(ctx, e.db, w.TemplateID)
	if errors.As(err, new(models.NotFound)) || err == nil && t.Asked != w.Wish {
		return nil
	}
	if err != nil {
		return err
	}
	account, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	asked := e.db.Now()
	err = asking{client, account.WABAID, errand.Attempts > 1}.ask(ctx, t, w.Wish)
	switch {
	case refusedForGood(err):
		return t.Deny(ctx, e.db, w.Wish, inWordsOfTemplates(err))
	case err != nil:
		return err
	}
	return t.Grant(ctx, e.db, w.Wish, statusAfter(ctx, client, t, w.Wish), asked)
}

// statusAfter is how Meta says the template stands now; where it does not answer, as the wish lets expect.
func statusAfter(ctx context.Context, client *graph.Client, t models.Template, w models.TemplateWish) string {
	if w != models.WishDelete {
		if seen, err := client.GetTemplate(ctx, t.MetaID); err == nil && seen.Status != "" {
			return seen.Status
		}
	}
	return granted[w]
}

// granted is how a template stands once a wish came true.
var granted = map[models.TemplateWish]string{
	models.WishDelete: whatsapp.TemplateDeleted, models.WishUnpause: whatsapp.TemplateApproved,
	models.WishArchive: whatsapp.TemplateArchived, models.WishUnarchive: whatsapp.TemplateApproved,
}

// asking takes one wish to one account.
type asking struct {
	client    *graph.Client
	wabaID    string
	lookFirst bool
}

func (a asking) ask(ctx context.Context, t models.Template, w models.TemplateWish) error {
	if a.lookFirst {
		if done, err := a.done(ctx, t, w); err != nil || done {
			return err
		}
	}
	switch w {
	case models.WishDelete:
		return a.client.DeleteTemplateByID(ctx, a.wabaID, t.MetaID, t.Name)
	case models.WishUnpause:
		return a.client.UnpauseTemplate(ctx, t.MetaID)
	case models.WishArchive:
		return a.client.ArchiveTemplate(ctx, a.wabaID, t.MetaID)
	default:
		return a.client.UnarchiveTemplate(ctx, a.wabaID, t.MetaID)
	}
}

// done looks for the template in the listing: one that is deleted is not on it.
func (a asking) done(ctx context.Context, t models.Template, w models.TemplateWish) (bool, error) {
	var status []string
	for seen, err := range a.client.AllTemplates(ctx, a.wabaID, graph.Filter{Name: t.Name}) {
		if err != nil {
			return false, err
		}
		if seen.ID == t.MetaID {
			status = append(status, seen.Status)
		}
	}
	return slices.Contains(status, granted[w]) || w == models.WishDelete && len(status) == 0, nil
}

// loseWish: nobody knows whether Meta did it. If it did, the next sync finds out.
func (e *Errands) loseWish(ctx context.Context, errand models.Errand, why string) error {
	var w models.WishErrand
	if err := errand.Read(&w); err != nil {
		return err
	}
	t, err := models.FindTemplate(ctx, e.db, w.TemplateID)
	if errors.As(err, new(models.NotFound)) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.Deny(ctx, e.db, w.Wish, why)
}
