package sender

import (
	"context"
	"errors"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// errNoApp: samples are uploaded to the app, not to the account.
var errNoApp = errors.New("the id of the app at Meta is not known")

// withSamples hands the samples of a wording to Meta, and returns the wording with their handles. The one that is kept stays as it is.
func (c carrier) withSamples(ctx context.Context, db *models.DB, content whatsapp.Template) (whatsapp.Template, error) {
	parts, err := c.sampled(ctx, db, content.Components)
	content.Components = parts
	return content, err
}

func (c carrier) sampled(ctx context.Context, db *models.DB, parts []whatsapp.Component) ([]whatsapp.Component, error) {
	all := make([]whatsapp.Component, len(parts))
	for i, part := range parts {
		all[i] = part
		if part.Example != nil && len(part.Example.HeaderHandle) > 0 && models.IsKeptMedia(part.Example.HeaderHandle[0]) {
			handle, err := c.handOver(ctx, db, part.Example.HeaderHandle[0])
			if err != nil {
				return nil, err
			}
			all[i].Example = &whatsapp.Example{HeaderHandle: []string{handle}}
		}
		if len(part.Cards) > 0 {
			all[i].Cards = make([]whatsapp.Card, len(part.Cards))
		}
		for n, card := range part.Cards {
			inside, err := c.sampled(ctx, db, card.Components)
			if err != nil {
				return nil, err
			}
			all[i].Cards[n].Components = inside
		}
	}
	return all, nil
}

func (c carrier) handOver(ctx context.Context, db *models.DB, sample string) (handle string, err error) {
	if c.appID == "" {
		return "", errNoApp
	}
	if known, ok := c.handles[sample]; ok {
		return known, nil
	}
	file, err := models.FindHeaderMedia(ctx, db, models.MediaHash(sample))
	if err != nil {
		return "", err
	}
	body, err := file.ReadHeaderMedia(ctx, db)
	if err != nil {
		return "", err
	}
	handle, err = c.client.UploadSample(ctx, c.appID, graph.File{Name: file.Name, Type: file.File.MediaType, Body: body})
	if err == nil {
		c.handles[sample] = handle
	}
	return handle, err
}
