package sandbox

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// SetTemplateQuality gives a template a score; red pauses it, and the third
// time disables it.
func (r *Remote) SetTemplateQuality(ctx context.Context, templateID, score string) error {
	return r.ask(ctx, http.MethodPost, "templates/"+url.PathEscape(templateID)+"/quality", qualityInput{score}, nil)
}

// SetTemplateCategory changes a template's category, announced so long
// before; zero: at once.
func (r *Remote) SetTemplateCategory(ctx context.Context, templateID, category string, in time.Duration) error {
	return r.ask(ctx, http.MethodPost, "templates/"+url.PathEscape(templateID)+"/category", categoryInput{category, Duration(in)}, nil)
}

// SetAccount changes what Meta thinks of the account.
func (r *Remote) SetAccount(ctx context.Context, c AccountChange) error {
	return r.ask(ctx, http.MethodPost, "account", c, nil)
}

// SetPacing has all but the first messages of templates that are not trusted held back, from now on; the zero value none.
func (r *Remote) SetPacing(ctx context.Context, p Pacing) error {
	return r.ask(ctx, http.MethodPost, "pacing", p, nil)
}

// SetNumberQuality gives the number a rating.
func (r *Remote) SetNumberQuality(ctx context.Context, numberID, score string) error {
	return r.ask(ctx, http.MethodPost, "numbers/"+url.PathEscape(numberID)+"/quality", qualityInput{score}, nil)
}

// SetNumberLimit changes the messaging limit, to a tier like TIER_2K.
func (r *Remote) SetNumberLimit(ctx context.Context, numberID, tier string) error {
	return r.ask(ctx, http.MethodPost, "numbers/"+url.PathEscape(numberID)+"/limit", limitInput{tier}, nil)
}
