package sender

import (
	"context"
	"errors"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// meta is the connected account and a client with its token. ok is false while nothing is connected: there is nothing to ask then.
func (e *Errands) meta(ctx context.Context) (a models.Account, client *graph.Client, ok bool, err error) {
	a, err = models.FindAccount(ctx, e.db)
	if errors.As(err, new(models.NotFound)) {
		return a, nil, false, nil
	}
	if err != nil {
		return a, nil, false, err
	}
	token, err := a.Token(e.db)
	if err != nil {
		return a, nil, false, err
	}
	return a, e.options.Client.WithToken(token), true, nil
}

// checkAccount keeps a failure with the account, where the people look who can mend it.
func (e *Errands) checkAccount(ctx context.Context, _ models.Errand) error {
	account, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	seen, failure := client.Account(ctx, account.WABAID)
	why := ""
	if failure != nil {
		why = inWords(failure)
	}
	if err := account.Check(ctx, e.db, seen.Name, seen.ReviewStatus, why); err != nil {
		return err
	}
	return failure
}

func (e *Errands) subscribe(ctx context.Context, _ models.Errand) error {
	account, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	if err := client.Subscribe(ctx, account.WABAID); err != nil {
		return err
	}
	return account.NoteSubscribed(ctx, e.db)
}

func (e *Errands) pollNumbers(ctx context.Context, _ models.Errand) error {
	account, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	numbers, err := client.Numbers(ctx, account.WABAID)
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if _, err := models.ObserveNumber(ctx, e.db, account, n, "poll"); err != nil {
			return err
		}
	}
	return nil
}

func (e *Errands) syncTemplates(ctx context.Context, _ models.Errand) error {
	account, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	readAt := e.db.Now()
	var seen []whatsapp.Template
	for t, err := range client.AllTemplates(ctx, account.WABAID, graph.Filter{}) {
		if err != nil {
			return err
		}
		seen = append(seen, t)
	}
	return models.SyncTemplates(ctx, e.db, account, seen, readAt)
}
