package whatsapp

import (
	"encoding/json"
	"maps"
	"slices"
)

// creativeFeatures are what Meta may be let do to a marketing message by itself.
var creativeFeatures = []string{"image_brightness_and_contrast", "image_touchups", "add_text_overlay", "image_animation", "image_background_gen",
	"auto_promotion_tag", "text_extraction_for_headline", "text_extraction_for_tap_target", "product_extensions", "text_formatting_optimization"}

// format checks which of the two ways of naming variables the template says it uses.
func (l *linter) format() {
	if f := upper(l.t.ParameterFormat); f != "" && f != Positional && f != Named {
		l.add(Finding{Rule: "format-unknown", Place: "body", Title: "Variables", Source: sourceTemplates,
			Message: "Variables have either numbers (POSITIONAL) or names (NAMED)."})
	}
}

// features checks what Meta is let do to pictures and texts by itself. No page asks for it: it comes with templates made elsewhere.
func (l *linter) features() {
	raw, ok := l.t.Extra["degrees_of_freedom_spec"]
	if !ok {
		return
	}
	var spec struct {
		Features map[string]json.RawMessage `json:"creative_features_spec"`
	}
	f := Finding{Place: "body", Title: "What Meta may change by itself", Source: sourceFeatures}
	if json.Unmarshal(raw, &spec) != nil {
		f.Rule, f.Message = "feature-choice", "Say of each feature whether it is OPT_IN or OPT_OUT."
		l.add(f)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(spec.Features)) {
		switch {
		case !slices.Contains(creativeFeatures, lower(name)):
			f.Rule, f.Severity, f.Message = "feature-unknown", SeverityWarning, "We do not know the feature "+name+"; Meta may not either."
		case !chosen(spec.Features[name]):
			f.Rule, f.Severity, f.Message = "feature-choice", SeverityError, "Say of "+name+" whether it is OPT_IN or OPT_OUT."
		default:
			continue
		}
		l.add(f)
	}
}

// chosen reads a choice, which is written by itself or as the state of enrolment.
func chosen(raw json.RawMessage) bool {
	var choice string
	if json.Unmarshal(raw, &choice) != nil {
		var state struct {
			Choice string `json:"enroll_status"`
		}
		if json.Unmarshal(raw, &state) != nil {
			return false
		}
		choice = state.Choice
	}
	return upper(choice) == "OPT_IN" || upper(choice) == "OPT_OUT"
}
