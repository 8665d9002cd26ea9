package views

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"greenlist/models"
)

// unsaid are acts without a sentence or whose kind of thing has no name, and sentences of no act.
func unsaid(acts []models.StaffAct, sentences map[string]actSentence, kinds map[string][2]string) (all []string) {
	known := map[string]bool{}
	for _, act := range acts {
		known[act.String()] = true
		if sentences[act.String()].says == "" {
			all = append(all, act.String())
		}
		if kind := kinds[act.Subject()]; kind[0] == "" || kind[1] == "" {
			all = append(all, act.Subject())
		}
	}
	for name := range sentences {
		if !known[name] {
			all = append(all, "no act: "+name)
		}
	}
	return all
}

func TestEveryActHasItsSentence(t *testing.T) {
	if missing := unsaid(models.StaffActs(), actSentences, actKinds); len(missing) > 0 {
		t.Errorf("write a sentence in act_words.go: %v", missing)
	}
	fewer := map[string]actSentence{"form.burn": told("burnt the form %")}
	for name, sentence := range actSentences {
		if name != "form.publish" {
			fewer[name] = sentence
		}
	}
	if missing := unsaid(models.StaffActs(), fewer, actKinds); !slices.Equal(missing, []string{"form.publish", "no act: form.burn"}) {
		t.Errorf("what is missing on purpose is %v", missing)
	}
}

func toldAs(t *testing.T, e models.AuditEntry, names map[models.Thing]string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(e.Actor + " ")
	for _, part := range actSaid(Clock{}, e, names, Admin) {
		b.WriteString(part.Words)
		if part.Href != "" {
			b.WriteString(" [" + part.Href + "]")
		}
	}
	return b.String()
}

func TestActsAreToldInPlainWords(t *testing.T) {
	names := map[models.Thing]string{{Subject: "form", ID: 3}: "Spring list", {Subject: "contact", ID: 8}: "+31970100000001", {Subject: "user", ID: 2}: "Eva", {Subject: "case", ID: 5}: ""}
	entry := func(subject, action string, id int64, after string) models.AuditEntry {
		return models.AuditEntry{Actor: "Anna", Subject: subject, Action: action, SubjectID: id, After: json.RawMessage(after)}
	}
	for want, e := range map[string]models.AuditEntry{
		"Anna published the form “Spring list” [/forms/3], version 3":                               entry("form", "publish", 3, `{"version":3,"accepted":[]}`),
		"Anna published the form 4 (gone)":                                                          entry("form", "publish", 4, ``),
		"Anna handed case 5 [/cases/5] over to “Eva”":                                               entry("case", "assign", 5, `{"to":2}`),
		"Anna erased contact 9 (gone)":                                                              entry("contact", "erase", 9, `{}`),
		"Anna tried to sign in as somebody who is not in the team and was not let in, from 1.2.3.0": entry("user", "refuse-sign-in", 0, `{"network":"1.2.3.0"}`),
		"Anna did “burn” to “Spring list” [/forms/3]":                                               entry("form", "burn", 3, ``),
	} {
		if got := toldAs(t, e, names); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestChangesAreToldFieldByField(t *testing.T) {
	e := models.AuditEntry{
		Before: json.RawMessage(`{"name":"News","words":{"nl":{"what":"nieuws"}},"purposes":[1,2],"Archived":null,"Same":"x"}`),
		After:  json.RawMessage(`{"name":"Offers","words":{"nl":{"what":"aanbiedingen"}},"purposes":[2],"Archived":true,"Same":"x"}`),
	}
	lines := actChanges(Clock{}, e, map[models.Thing]string{{Subject: "purpose", ID: 1}: "News", {Subject: "purpose", ID: 2}: "Offers"})
	want := []changeLine{
		{Name: "Archived", After: "yes"}, {Name: "Name", Before: "News", After: "Offers"}, {Name: "Purposes", Before: "“News”, “Offers”", After: "“Offers”"},
		{Name: "Words › Dutch › What it is", Before: "nieuws", After: "aanbiedingen"},
	}
	if !slices.Equal(lines, want) {
		t.Errorf("%+v", lines)
	}
}
