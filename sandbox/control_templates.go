package sandbox

import (
	"net/http"
	"slices"
	"time"

	"greenlist/whatsapp"
)

type decision struct {
	Decision string `json:"decision"` // approve or reject
	Reason   string `json:"reason"`
	Words    string `json:"words"` // of INVALID_FORMAT
	Advice   string `json:"advice"`
}

func (w *world) templateIn(r *http.Request) (*template, error) {
	if t := w.templates.alive(r.PathValue("id")); t != nil {
		return t, nil
	}
	return nil, notFound("there is no template %q", r.PathValue("id"))
}

// decideTemplate is the moderator's decision by hand, now.
func decideTemplate(w *world, r *http.Request, in decision) (any, error) {
	t, err := w.templateIn(r)
	if err != nil {
		return nil, err
	}
	if t.Node.Status != whatsapp.TemplatePending {
		return nil, conflict("the template is %s, not in review", t.Node.Status)
	}
	switch in.Decision {
	case "approve":
		w.decide(t, verdict{}, w.now())
	case "reject":
		w.decide(t, verdict{or(upper(in.Reason), whatsapp.ReasonInvalidFormat), rejection{in.Words, in.Advice}}, w.now())
	default:
		return nil, invalidInput("decision is approve or reject")
	}
	return w.templates.byID[t.Node.ID].view(), nil
}

type qualityInput struct {
	Score string `json:"score"`
}

func (in qualityInput) check() (string, error) {
	score := upper(in.Score)
	if !slices.Contains([]string{whatsapp.QualityGreen, whatsapp.QualityYellow, whatsapp.QualityRed, whatsapp.QualityUnknown}, score) {
		return "", invalidInput("score is GREEN, YELLOW, RED or UNKNOWN")
	}
	return score, nil
}

func setTemplateQuality(w *world, r *http.Request, in qualityInput) (any, error) {
	t, err := w.templateIn(r)
	if err != nil {
		return nil, err
	}
	score, err := in.check()
	if err != nil {
		return nil, err
	}
	w.setQuality(t, score, w.now())
	return w.templates.byID[t.Node.ID].view(), nil
}

type categoryInput struct {
	Category string   `json:"category"`
	In       Duration `json:"in"` // announced so long before; zero: at once
}

func setTemplateCategory(w *world, r *http.Request, in categoryInput) (any, error) {
	t, err := w.templateIn(r)
	if err != nil {
		return nil, err
	}
	category := upper(in.Category)
	if !slices.Contains(whatsapp.Categories(), category) {
		return nil, invalidInput("category is MARKETING, UTILITY or AUTHENTICATION")
	}
	if in.In > 0 {
		w.warnCategory(t, category, w.now().Add(time.Duration(in.In)), w.now())
	} else {
		w.recategorise(t, category, w.now())
	}
	return w.templates.byID[t.Node.ID].view(), nil
}

func (w *world) numberIn(r *http.Request) error {
	if r.PathValue("number") != w.opts.PhoneID {
		return notFound("there is no number %q", r.PathValue("number"))
	}
	return nil
}

func setNumberQuality(w *world, r *http.Request, in qualityInput) (any, error) {
	if err := w.numberIn(r); err != nil {
		return nil, err
	}
	score, err := in.check()
	if err != nil {
		return nil, err
	}
	w.setNumberQuality(score, w.now())
	return w.number, nil
}

type limitInput struct {
	Limit string `json:"limit"`
}

func setNumberLimit(w *world, r *http.Request, in limitInput) (any, error) {
	if err := w.numberIn(r); err != nil {
		return nil, err
	}
	if _, known := whatsapp.LimitOf(in.Limit); !known {
		return nil, invalidInput("limit is a tier like TIER_2K, or a number")
	}
	w.setLimit(upper(in.Limit), w.now())
	return w.number, nil
}
