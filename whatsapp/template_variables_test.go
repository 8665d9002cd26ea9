package whatsapp

import (
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// bouquet uses every kind of positional variable.
func bouquet() Template {
	return Template{Name: "boeket", Language: "nl", Category: Marketing, Components: []Component{
		{Type: ComponentHeader, Format: FormatText, Text: "Voor {{1}}", Example: &Example{HeaderText: []string{"Noor"}}},
		{Type: ComponentBody, Text: "Op {{2}} krijg je {{1}} korting, {{1}} dus.", Example: &Example{BodyText: SampleRows{{"10%", "vrijdag"}}}},
		{Type: ComponentFooter, Text: "Bakkerij Veld"},
		{Type: ComponentButtons, Buttons: []Button{
			{Type: ButtonQuickReply, Text: "Stop"},
			{Type: ButtonURL, Text: "Kijk", URL: "https://veld.example/{{1}}", Example: []string{"https://veld.example/nl"}},
			{Type: ButtonURL, Text: "Vast", URL: "https://veld.example/vast"},
			{Type: ButtonCopyCode, Example: []string{"TULP10"}},
		}},
	}}
}

var bouquetValues = map[string]string{"header.1": "Sem", "1": "15%", "2": "zaterdag", "button.1": "sem", "button.3": "SEM15"}

func keysOf(variables []Variable) []string {
	var keys []string
	for _, v := range variables {
		keys = append(keys, v.Key)
	}
	return keys
}

func TestVariables(t *testing.T) {
	got := bouquet().Variables()
	if want := []string{"header.1", "2", "1", "button.1", "button.3"}; !slices.Equal(keysOf(got), want) {
		t.Fatalf("keys %v, want %v", keysOf(got), want)
	}
	if v := got[1]; v.Place != "body" || v.Kind != KindText || v.Sample != "vrijdag" || v.Start != 3 || v.End != 8 {
		t.Errorf("body variable %+v", v)
	}
	if v := got[3]; v.Place != "button 2" || v.Kind != KindURL || v.Sample != "nl" {
		t.Errorf("button variable %+v", v)
	}
	if samples := bouquet().Samples(); samples["button.3"] != "TULP10" || samples["header.1"] != "Noor" {
		t.Errorf("samples %v", samples)
	}
}

func TestNamedVariablesAreSharedByHeaderAndBody(t *testing.T) {
	template := Template{ParameterFormat: Named, Components: []Component{
		{Type: ComponentHeader, Format: FormatText, Text: "Dag {{naam}}"},
		{Type: ComponentBody, Text: "Lieve {{ naam }}, tot {{dag}} dan."}}}
	if got := keysOf(template.Variables()); !slices.Equal(got, []string{"naam", "dag"}) {
		t.Errorf("keys %v", got)
	}
}

func TestPreview(t *testing.T) {
	p := bouquet().Preview(bouquetValues)
	if p.Header != "Voor Sem" || p.Body != "Op zaterdag krijg je 15% korting, 15% dus." || p.Footer != "Bakkerij Veld" {
		t.Errorf("%+v", p)
	}
	if p.Buttons[1].URL != "https://veld.example/sem" || p.Buttons[3].Code != "SEM15" || p.Buttons[2].URL != "https://veld.example/vast" {
		t.Errorf("%+v", p.Buttons)
	}
	if empty := bouquet().Preview(nil); !strings.Contains(empty.Body, "{{2}}") || empty.Header != "Voor {{1}}" {
		t.Errorf("without values %+v", empty)
	}
}

func TestValuesAreNotFilledTwice(t *testing.T) {
	if got := Fill("{{1}} en {{2}}", map[string]string{"1": "{{2}}", "2": "b"}); got != "{{2}} en b" {
		t.Error(got)
	}
}

func TestMoldFillsTemplates(t *testing.T) {
	m, err := NewMold(bouquet()).Message(bouquetValues)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"name":"boeket","language":{"code":"nl"},"components":[` +
		`{"type":"header","parameters":[{"type":"text","text":"Sem"}]},` +
		`{"type":"body","parameters":[{"type":"text","text":"15%"},{"type":"text","text":"zaterdag"}]},` +
		`{"type":"button","sub_type":"url","index":1,"parameters":[{"type":"text","text":"sem"}]},` +
		`{"type":"button","sub_type":"copy_code","index":3,"parameters":[{"type":"coupon_code","coupon_code":"SEM15"}]}]}`
	if string(b) != want {
		t.Errorf("wrote\n%s\nwant\n%s", b, want)
	}
	var back TemplateMessage
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(back, m) {
		t.Errorf("read back %+v, %v", back, err)
	}
}

func TestMoldNamesParameters(t *testing.T) {
	template := Template{Name: "n", Language: "nl", ParameterFormat: Named, Components: []Component{{Type: ComponentBody, Text: "Dag {{naam}}, tot {{dag}} dan."}}}
	m, err := NewMold(template).Message(map[string]string{"naam": "Sem", "dag": "vrijdag"})
	if err != nil {
		t.Fatal(err)
	}
	got := m.Components[0].Parameters
	if !reflect.DeepEqual(got[0], Parameter{Type: "text", ParameterName: "naam", Text: "Sem"}) || got[1].ParameterName != "dag" {
		t.Errorf("%+v", got)
	}
}

func TestMoldHeaders(t *testing.T) {
	header := func(format string) Template {
		return Template{Components: []Component{{Type: ComponentHeader, Format: format}, {Type: ComponentBody, Text: "Dag"}}}
	}
	link, err := NewMold(header(FormatImage)).Message(map[string]string{"header.media": "https://veld.example/a.jpg"})
	if err != nil || link.Components[0].Parameters[0].Image.Link == "" {
		t.Errorf("link: %+v, %v", link, err)
	}
	id, err := NewMold(header(FormatDocument)).Message(map[string]string{"header.media": "778899"})
	if err != nil || id.Components[0].Parameters[0].Document.ID != "778899" {
		t.Errorf("id: %+v, %v", id, err)
	}
	place, err := NewMold(header(FormatLocation)).Message(map[string]string{"header.latitude": "52.1", "header.longitude": "5.2", "header.name": "Veld", "header.address": "Dorpsstraat 1"})
	if err != nil || place.Components[0].Parameters[0].Type != ParameterLocation || place.Components[0].Parameters[0].Location.Address != "Dorpsstraat 1" {
		t.Errorf("place: %+v, %v", place, err)
	}
}

func TestMoldRefusesValues(t *testing.T) {
	for name, bad := range map[string]string{"missing": "", "blank": "  ", "new line": "a\nb", "return": "a\rb", "tab": "a\tb",
		"line separator": "a\u2028b", "five spaces": "a     b"} {
		values := maps.Clone(bouquetValues)
		values["2"] = bad
		_, err := NewMold(bouquet()).Message(values)
		refused, ok := errors.AsType[*ValueError](err)
		if !ok || refused.Key != "2" || refused.Place != "body" {
			t.Errorf("%s: %v", name, err)
		}
		if ok && strings.TrimSpace(bad) != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("%s: the value is in the error", name)
		}
	}
	values := maps.Clone(bouquetValues)
	values["2"] = "a    b"
	if _, err := NewMold(bouquet()).Message(values); err != nil {
		t.Errorf("four spaces were refused: %v", err)
	}
	values["2"] = strings.Repeat("é", maxBody)
	if _, err := NewMold(bouquet()).Message(values); err == nil {
		t.Error("a text that is too long was accepted")
	}
}

func TestCarouselAndOffer(t *testing.T) {
	card := func() Card {
		return Card{Components: []Component{{Type: ComponentHeader, Format: FormatImage}, {Type: ComponentBody, Text: "Tulp {{1}} hier"},
			{Type: ComponentButtons, Buttons: []Button{{Type: ButtonQuickReply, Text: "Meer"}, {Type: ButtonURL, Text: "Koop", URL: "https://veld.example/{{1}}"}}}}}
	}
	template := Template{Components: []Component{{Type: ComponentBody, Text: "Kijk"}, {Type: ComponentOffer, LimitedTimeOffer: &LimitedTimeOffer{"Nu", true}},
		{Type: ComponentCarousel, Cards: []Card{card(), card()}}}}
	want := []string{"offer.expires", "card.0.header.media", "card.0.1", "card.0.button.1", "card.1.header.media", "card.1.1", "card.1.button.1"}
	if got := keysOf(template.Variables()); !slices.Equal(got, want) {
		t.Fatalf("keys %v", got)
	}
	values := map[string]string{"card.1.button.0.payload": "meer-2"}
	for _, key := range want {
		values[key] = "42"
	}
	m, err := NewMold(template).Message(values)
	if err != nil {
		t.Fatal(err)
	}
	if m.Components[0].Parameters[0].Offer.ExpirationTimeMS != 42 || len(m.Components[1].Cards) != 2 {
		t.Errorf("%+v", m)
	}
	if parts := m.Components[1].Cards[1].Components; parts[2].SubType != "quick_reply" || parts[2].Parameters[0].Payload != "meer-2" || parts[3].Index != 1 {
		t.Errorf("%+v", parts)
	}
	if p := template.Preview(values); p.Offer != "Nu" || p.Cards[1].Body != "Tulp 42 hier" {
		t.Errorf("%+v", p)
	}
}
