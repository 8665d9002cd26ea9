package views

import (
	"net/url"
	"strconv"

	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplateLibraryPath is where templates to start from are, TemplateImportPath where those of a file are taken over.
const (
	TemplateLibraryPath = "/templates/library"
	TemplateImportPath  = "/templates/imports"
)

// Templates is the list.
type Templates struct {
	Clock
	Rows []models.Template
	// OnTheirWay are those whose new wording Meta has not answered to, by id.
	OnTheirWay map[int64]bool
	Filter     models.TemplateFilter
	// Languages are those in which there is a template.
	Languages []string
	Next      int64
	Connected bool
	MayWrite  bool
}

// Title implements Screen.
func (Templates) Title() string { return "Templates" }

func (p Templates) action() Action {
	if !p.MayWrite || !p.Connected {
		return Action{}
	}
	return Action{"Write a template", "/templates/new"}
}

// asked are the filters that are on, as they stand in the address.
func (p Templates) asked() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"status": string(p.Filter.Standing), "category": p.Filter.Category, "language": p.Filter.Language,
		"quality": p.Filter.Quality, "use": string(p.Filter.Use), "q": p.Filter.Search} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

func (p Templates) filtered() bool { return len(p.asked()) > 0 }

func (p Templates) reset() string {
	if p.filtered() {
		return "/templates"
	}
	return ""
}

// address is this list at a path, from after on.
func (p Templates) address(path string, after int64) string {
	q := p.asked()
	if after > 0 {
		q.Set("after", strconv.FormatInt(after, 10))
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

func (p Templates) pager() Pager {
	var pager Pager
	if p.Filter.After > 0 {
		pager.Previous = p.address("/templates", 0)
	}
	if p.Next > 0 {
		pager.Next = p.address("/templates", p.Next)
	}
	return pager
}

func (p Templates) standings() []Option {
	options := []Option{{Value: "", Text: "All"}}
	for _, s := range models.TemplateStandings {
		options = append(options, Option{Value: string(s), Text: standingWords[s]})
	}
	return options
}

func (p Templates) categories() []Option {
	options := []Option{{Value: "", Text: "All"}}
	for _, c := range []string{whatsapp.Marketing, whatsapp.Utility, whatsapp.Authentication} {
		options = append(options, Option{Value: c, Text: category(c)})
	}
	return options
}

// languageChoices offer all languages, and each of those there are.
func languageChoices(codes []string) []Option {
	options := []Option{{Value: "", Text: "All"}}
	for _, code := range codes {
		options = append(options, Option{Value: code, Text: whatsapp.LanguageName(code)})
	}
	return options
}

func (p Templates) qualities() []Option {
	options := []Option{{Value: "", Text: "All"}}
	for _, q := range []string{whatsapp.QualityGreen, whatsapp.QualityYellow, whatsapp.QualityRed, whatsapp.QualityUnknown} {
		options = append(options, Option{Value: q, Text: quality(q).Word})
	}
	return options
}

var useWords = map[models.TemplateUse]string{
	models.UsedLately:     "In the last 30 days",
	models.UsedLongAgo:    "Not for 90 days",
	models.UsedTooLongAgo: "Not for 11 months",
	models.NeverUsed:      "Never",
}

func (p Templates) uses() []Option {
	options := []Option{{Value: "", Text: "Any time"}}
	for _, u := range models.TemplateUses {
		options = append(options, Option{Value: string(u), Text: useWords[u]})
	}
	return options
}
