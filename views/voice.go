package views

import (
	"net/url"
	"strings"

	"greenlist/models"
)

// Voice is what the company says in conversations. It is a models.Voice.
type Voice struct {
	// Public is the address that customers know; links begin with it.
	Public *url.URL
}

// Welcome implements models.Voice.
func (v Voice) Welcome(w models.Welcome) string {
	say := WordsIn(w.Language).Chat
	opening := strings.TrimSpace(w.Opening)
	if opening == "" {
		opening = say.Welcome
	}
	return strings.Join([]string{
		opening,
		fill(say.Agreed, "company", or(w.Company)) + "\n" + bullets(w.Agreed),
		fill(say.Receipt, "link", v.link(w.ReceiptPath)) + "\n" + fill(say.Preferences, "link", v.link(w.PreferencePath)),
		say.Stop,
	}, "\n\n")
}

// Farewell implements models.Voice.
func (v Voice) Farewell(f models.Farewell) string {
	words := WordsIn(f.Language)
	if len(f.Stopped) == 0 {
		return fill(words.Chat.Farewell, "company", or(f.Company))
	}
	var what []string
	for _, purpose := range f.Stopped {
		what = append(what, purpose.What)
	}
	return fill(words.Chat.FarewellPart, "company", or(f.Company), "what", words.list(what))
}

// Inform implements models.Voice.
func (v Voice) Inform(a models.About) string {
	say := WordsIn(a.Language).Chat
	parts := []string{fill(say.Info, "company", or(a.Company)) + "\n" + bullets(a.Offered)}
	form := fill(say.InfoForm, "link", v.link(a.FormPath))
	if a.Word != "" {
		form = fill(say.InfoWord, "word", "*"+a.Word+"*") + "\n" + form
	}
	return strings.Join(append(parts, form, say.InfoStop, fill(say.Privacy, "company", or(a.Company), "link", a.PrivacyURL)), "\n\n")
}

// bullets are what people can receive, one to a line.
func bullets(purposes []models.PurposeWords) string {
	lines := make([]string, len(purposes))
	for i, purpose := range purposes {
		lines[i] = "• " + purpose.Sentence()
	}
	return strings.Join(lines, "\n")
}

func (v Voice) link(path string) string { return v.Public.JoinPath(path).String() }
