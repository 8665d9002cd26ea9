package views

import (
	"net/url"
	"strings"

	"greenlist/whatsapp"
	"greenlist/whatsapp/library"
)

// TemplateLibrary is the page of templates to start from.
type TemplateLibrary struct {
	Starters  []library.Starter
	Search    library.Search
	Company   string
	Connected bool
	MayWrite  bool
	Errors    map[string]string
}

// Title implements Screen.
func (TemplateLibrary) Title() string { return "Template library" }

func (p TemplateLibrary) words() string {
	return Number(len(library.Uses)) + " texts in seven languages, written to pass Meta’s review. Take one as a draft, and make it yours."
}

func (p TemplateLibrary) languages() []Option {
	var options []Option
	for _, code := range library.Languages {
		options = append(options, Option{Value: code, Text: whatsapp.LanguageName(code)})
	}
	return options
}

func (p TemplateLibrary) categories() []Option {
	return []Option{{Value: "", Text: "All"}, {Value: whatsapp.Marketing, Text: category(whatsapp.Marketing)}, {Value: whatsapp.Utility, Text: category(whatsapp.Utility)}}
}

func (p TemplateLibrary) reset() string {
	if p.Search.Category == "" && p.Search.Words == "" {
		return ""
	}
	return TemplateLibraryPath + "?" + url.Values{"language": {p.Search.Language}}.Encode()
}

func (p TemplateLibrary) preview(t whatsapp.Template) whatsapp.Preview { return t.Preview(t.Samples()) }

func starterID(use string) string { return "start-" + strings.ReplaceAll(use, "_", "-") }

func draftsPath(use string) string { return TemplateLibraryPath + "/" + use + "/drafts" }

// useLink leads to a text of the library in the language shown, whatever is filtered.
func (p TemplateLibrary) useLink(use string) string {
	return TemplateLibraryPath + "?" + url.Values{"language": {p.Search.Language}}.Encode() + "#" + starterID(use)
}

func useName(key string) string {
	u, _ := library.FindUse(key)
	return u.Name
}
