package sender

import (
	"context"
	"errors"
	"net/http"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// submitTemplate carries a wording to Meta. After an attempt whose answer was lost it first looks whether the wording is there already.
func (e *Errands) submitTemplate(ctx context.Context, errand models.Errand) error {
	var s models.Submission
	if err := errand.Read(&s); err != nil {
		return err
	}
	template, version, waiting, err := e.findSubmitted(ctx, s)
	if err != nil || !waiting {
		return err
	}
	account, client, ok, err := e.meta(ctx)
	if err != nil || !ok {
		return err
	}
	asked := e.db.Now()
	c := carrier{client: client, wabaID: account.WABAID, appID: account.AppID, lookFirst: errand.Attempts > 1, handles: map[string]string{}}
	content, err := c.withSamples(ctx, e.db, version.Content.WithSampleCodes(func(n int) string { return version.SampleCode(e.db, n) }))
	var made graph.Created
	if err == nil {
		made, err = c.carry(ctx, template, content, s.Edit)
	}
	switch {
	case errors.Is(err, errNoApp):
		return template.Refuse(ctx, e.db, version.ID, "A template with a picture, film or document needs the id of your app at Meta. Enter it under WhatsApp connection, and send the template again.")
	case refusedForGood(err):
		return template.Refuse(ctx, e.db, version.ID, inWordsOfTemplates(err))
	case err != nil:
		return err
	}
	return template.Accept(ctx, e.db, version.ID, models.Acceptance{MetaID: made.ID, Status: made.Status, Category: made.Category, Asked: asked})
}

// findSubmitted reads what is to be carried. waiting is false when Meta has it, or nobody wants it carried any more.
func (e *Errands) findSubmitted(ctx context.Context, s models.Submission) (t models.Template, v models.TemplateVersion, waiting bool, err error) {
	t, err = models.FindTemplate(ctx, e.db, s.TemplateID)
	if errors.As(err, new(models.NotFound)) {
		return t, v, false, nil
	}
	if err != nil {
		return t, v, false, err
	}
	v, err = models.FindTemplateVersion(ctx, e.db, s.VersionID)
	return t, v, v.AcceptedAt == nil && v.RefusedAt == nil && t.State == models.TemplateSubmitted, err
}

// loseSubmission: nobody knows whether Meta has it. If it has, the next sync finds it.
func (e *Errands) loseSubmission(ctx context.Context, errand models.Errand, why string) error {
	var s models.Submission
	if err := errand.Read(&s); err != nil {
		return err
	}
	t, err := models.FindTemplate(ctx, e.db, s.TemplateID)
	if err != nil {
		return err
	}
	return t.Refuse(ctx, e.db, s.VersionID, why)
}

// carrier takes one wording to one account.
type carrier struct {
	client    *graph.Client
	wabaID    string
	appID     string
	lookFirst bool
	// handles are what Meta called the samples it was handed, so that one that is used twice goes once.
	handles map[string]string
}

func (c carrier) carry(ctx context.Context, t models.Template, content whatsapp.Template, edit bool) (graph.Created, error) {
	if edit {
		return c.edit(ctx, t, content)
	}
	if c.lookFirst {
		if there, found, err := c.find(ctx, content); err != nil || found {
			return there, err
		}
	}
	return c.client.CreateTemplate(ctx, c.wabaID, content)
}

// errTaken is what Meta says of a name that has this language already: what is there is not what was sent.
var errTaken = &whatsapp.Error{Code: 100, Subcode: 2388024, HTTPStatus: http.StatusBadRequest}

func (c carrier) find(ctx context.Context, content whatsapp.Template) (there graph.Created, found bool, err error) {
	for seen, err := range c.client.AllTemplates(ctx, c.wabaID, graph.Filter{Name: content.Name, Language: content.Language}) {
		switch {
		case err != nil:
			return there, false, err
		case seen.Name != content.Name || seen.Language != content.Language:
		case !models.SameWording(seen, content):
			return there, false, errTaken
		default:
			return graph.Created{ID: seen.ID, Status: seen.Status, Category: seen.Category}, true, nil
		}
	}
	return there, false, nil
}

// edit replaces the wording of a template that Meta has. Meta answers without a status: the template is in review again.
func (c carrier) edit(ctx context.Context, t models.Template, content whatsapp.Template) (graph.Created, error) {
	seen, err := c.client.GetTemplate(ctx, t.MetaID)
	if err != nil {
		return graph.Created{}, err
	}
	if c.lookFirst && models.SameWording(seen, content) && seen.TriesAsLong(content) && seen.Status != whatsapp.TemplateRejected {
		return graph.Created{ID: seen.ID, Status: seen.Status, Category: seen.Category}, nil
	}
	if content.MessageSendTTLSeconds == 0 && !seen.TriesAsLong(content) {
		content = content.TryingAMonth()
	}
	content.ID = t.MetaID
	return graph.Created{ID: t.MetaID, Status: whatsapp.TemplatePending, Category: content.Category}, c.client.EditTemplate(ctx, content)
}
