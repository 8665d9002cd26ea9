package whatsapp

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

// syncedTemplate holds the oddities of Meta's listings: a numeric id, mixed
// case, an example that is a string, fields nobody knows.
const syncedTemplate = `{"id":90071992547409931,"name":"bloemen_week","language":"nl","category":"marketing","status":"approved",
"parameter_format":"named","quality_score":{"score":"yellow","date":1760000000},"last_updated_time":"2026-03-04T05:06:07+0000",
"message_send_ttl_seconds":"86400","library_template_name":"x",
"components":[{"type":"header","format":"image","example":{"header_handle":["https://cdn.example/bloem.jpg"],"odd":1}},
{"type":"body","text":"Dag {{voornaam}}, de tulpen zijn er weer.","example":{"body_text_named_params":[{"param_name":"voornaam","example":"Noor"}]},"newer":{"deep":[1,2]}},
{"type":"buttons","buttons":[{"type":"copy_code","example":"TULP10"},{"type":"url","text":"Kijk","url":"https://veld.example/{{1}}","example":["https://veld.example/nl"],"app_deep_link":{"a":1}}]}]}`

func readTemplateJSON(t *testing.T, s string) Template {
	t.Helper()
	var template Template
	if err := json.Unmarshal([]byte(s), &template); err != nil {
		t.Fatal(err)
	}
	return template
}

func TestTemplateIsNormalised(t *testing.T) {
	got := readTemplateJSON(t, syncedTemplate)
	if got.ID != "90071992547409931" || got.Category != Marketing || got.Status != TemplateApproved || !got.IsNamed() {
		t.Errorf("%+v", got)
	}
	if got.MessageSendTTLSeconds != 86400 || !got.LastUpdated.Equal(time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)) {
		t.Errorf("ttl %d, updated %v", got.MessageSendTTLSeconds, got.LastUpdated)
	}
	if got.Quality.Score != QualityYellow || got.Quality.Date.Unix() != 1760000000 {
		t.Errorf("quality %+v", got.Quality)
	}
	if !got.Header().HasMedia() || got.Body() == nil || got.Footer() != nil || len(got.Buttons()) != 2 {
		t.Errorf("components %+v", got.Components)
	}
	if got.Buttons()[0].Sample() != "TULP10" || got.Buttons()[1].Sample() != "https://veld.example/nl" {
		t.Errorf("buttons %+v", got.Buttons())
	}
}

func TestTemplateRoundTrip(t *testing.T) {
	first := readTemplateJSON(t, syncedTemplate)
	b, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	second := readTemplateJSON(t, string(b))
	if !reflect.DeepEqual(first, second) {
		t.Errorf("read back\n%+v\nwant\n%+v", second, first)
	}
	var raw map[string]any
	if err := json.Unmarshal(b, &raw); err != nil {
		t.Fatal(err)
	}
	components := raw["components"].([]any)
	if raw["library_template_name"] != "x" || components[1].(map[string]any)["newer"] == nil {
		t.Errorf("unknown fields were lost: %s", b)
	}
	buttons := components[2].(map[string]any)["buttons"].([]any)
	if buttons[0].(map[string]any)["example"] != "TULP10" || buttons[1].(map[string]any)["app_deep_link"] == nil {
		t.Errorf("buttons written as %v", buttons)
	}
	example := components[0].(map[string]any)["example"].(map[string]any)
	if example["odd"] != 1.0 {
		t.Errorf("example written as %v", example)
	}
}

func TestTemplateReadsTwiceIntoTheSamePlace(t *testing.T) {
	template := readTemplateJSON(t, syncedTemplate)
	if err := json.Unmarshal([]byte(`{"id":"1","name":"b"}`), &template); err != nil {
		t.Fatal(err)
	}
	if template.Category != "" || template.Components != nil || template.Extra != nil {
		t.Errorf("something of the first is left: %+v", template)
	}
}

func TestSampleRows(t *testing.T) {
	for _, s := range []string{`[["a","b"]]`, `["a","b"]`} {
		var rows SampleRows
		if err := json.Unmarshal([]byte(s), &rows); err != nil || !reflect.DeepEqual(rows, SampleRows{{"a", "b"}}) {
			t.Errorf("%s: %v, %v", s, rows, err)
		}
	}
	var rows SampleRows
	if json.Unmarshal([]byte(`{"a":1}`), &rows) == nil {
		t.Error("an object was read as samples")
	}
}

func TestTemplateRefusesNonsense(t *testing.T) {
	for _, s := range []string{`[]`, `{"id":{}}`, `{"components":{}}`, `{"last_updated_time":"yesterday"}`, `{"message_send_ttl_seconds":"long"}`} {
		var template Template
		if json.Unmarshal([]byte(s), &template) == nil {
			t.Errorf("%s was read", s)
		}
	}
}

func TestStatuses(t *testing.T) {
	if !Sendable("approved") || Sendable(TemplatePaused) || Sendable("") {
		t.Error("only approved templates can be sent")
	}
	for status, want := range map[string]bool{TemplateApproved: true, "rejected": true, TemplatePaused: true, TemplatePending: false, TemplateArchived: false} {
		if Editable(status) != want {
			t.Errorf("Editable(%s) is %v", status, !want)
		}
	}
}
