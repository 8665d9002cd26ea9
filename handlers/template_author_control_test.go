package handlers

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
)

// someFiles stand for those that a proof keeps first.
var someFiles = map[string][]string{whatsapp.FormatImage: {"file:a"}, whatsapp.FormatVideo: {"file:b"}, whatsapp.FormatDocument: {"file:c"}}

// kindsOf is what there is in a template, in words.
func kindsOf(t whatsapp.Template) (all []string) {
	all = append(all, t.Category, t.ParameterFormat, "language "+t.Language, fmt.Sprint("life ", t.MessageSendTTLSeconds))
	for _, c := range t.Components {
		all = append(all, c.Type+c.Format)
		for _, b := range c.Buttons {
			all = append(all, b.Type, fmt.Sprint("variable in a link ", strings.Contains(b.URL, "{{")))
		}
		if c.LimitedTimeOffer != nil {
			all = append(all, fmt.Sprint("countdown ", c.LimitedTimeOffer.HasExpiration))
		}
		if n := len(c.Cards); n > 0 {
			all = append(all, fmt.Sprint("cards ", n))
		}
	}
	return append(all, fmt.Sprint("buttons ", len(t.Buttons())))
}

// The proof that templates come back tries all that can be drafted: 400 seeds hold each kind of header and button, all languages, and every number of
// cards.
func TestTheAuthorWritesOfEveryKind(t *testing.T) {
	t.Parallel()
	missing := map[string]bool{}
	wanted := strings.Fields("MARKETING UTILITY POSITIONAL NAMED HEADERTEXT HEADERIMAGE HEADERVIDEO HEADERDOCUMENT HEADERLOCATION BODY FOOTER BUTTONS CAROUSEL LIMITED_TIME_OFFER QUICK_REPLY URL PHONE_NUMBER COPY_CODE FLOW")
	wanted = append(wanted, "countdown true", "countdown false", "variable in a link true", "life 0", "life -1", "life 30", "life 43200", "life 2592000", "buttons 10")
	for n := whatsapp.MinCards; n <= whatsapp.MaxCards; n++ {
		wanted = append(wanted, fmt.Sprint("cards ", n))
	}
	for _, l := range whatsapp.Languages() {
		wanted = append(wanted, "language "+l.Code)
	}
	for _, kind := range wanted {
		missing[kind] = true
	}
	for seed := range 400 {
		written, _ := templateNo(seed, someFiles)
		for _, kind := range kindsOf(written) {
			delete(missing, kind)
		}
	}
	if len(missing) > 0 {
		t.Errorf("never written: %v", missing)
	}
}

// A difference anywhere in a template is seen, but for what Meta calls a sample and how 30 days are said.
func TestTheComparisonSeesEveryDifference(t *testing.T) {
	t.Parallel()
	for seed := range 12 {
		written, _ := templateNo(seed, someFiles)
		want := essence(written, true)
		raw, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		for n := range strings.Count(string(raw), `"`) / 2 {
			changed := changedAt(string(raw), n)
			var other any
			if err := json.Unmarshal([]byte(changed), &other); err != nil {
				t.Fatalf("%v: %s", err, changed)
			}
			if _, same := unlike("", other, want); same {
				t.Errorf("seed %d: %s is taken for %s", seed, changed, raw)
			}
		}
		for _, c := range written.Components {
			if c.LimitedTimeOffer != nil {
				c.LimitedTimeOffer.HasExpiration = !c.LimitedTimeOffer.HasExpiration
				again, _ := templateNo(seed, someFiles)
				if models.SameWording(written, again) {
					t.Error("a countdown that went is not seen")
				}
			}
		}
	}
}

// changedAt puts a letter at the start of the n-th text of a JSON value.
func changedAt(raw string, n int) string {
	inside := false
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\':
			i++
		case raw[i] != '"':
		case inside:
			inside = false
		case n == 0:
			return raw[:i+1] + "y" + raw[i+1:]
		default:
			inside, n = true, n-1
		}
	}
	return raw[:len(raw)-1] + `,"more":1}`
}
