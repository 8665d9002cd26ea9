package views

import (
	"fmt"
	"slices"
	"strings"

	"greenlist/models"
)

// ImportPath is an import's address.
func ImportPath(id int64) string { return fmt.Sprintf("/imports/%d", id) }

var importStatus = map[models.ImportState]Status{
	models.ImportUploaded:  {"Waiting for you", Info},
	models.ImportRunning:   {"Importing", Busy},
	models.ImportFinished:  {"Finished", Good},
	models.ImportFailed:    {"Stopped", Bad},
	models.ImportCancelled: {"Cancelled", Quiet},
}

var encodingWords = map[string]string{
	models.UTF8: "Unicode (UTF-8)", models.Windows1252: "Western European (Windows-1252)",
	models.UTF16LE: "Unicode text of Excel (UTF-16)", models.UTF16BE: "Unicode (UTF-16, big-endian)",
}

var delimiterWords = map[string]string{"comma": "Commas ,", "semicolon": "Semicolons ;", "tab": "Tabs", "pipe": "Bars |"}

var meaningWords = map[models.Meaning]string{
	models.MeansNothing: "Leave out", models.MeansPhone: "Phone number", models.MeansName: "Full name", models.MeansFirst: "First name",
	models.MeansLast: "Last name", models.MeansLanguage: "Language", models.MeansCountry: "Country, for numbers without a code",
	models.MeansZone: "Time zone", models.MeansUserID: "WhatsApp user id, for people without a number",
	models.MeansTags: "Tags", models.MeansAgreed: "Agreed: yes or no", models.MeansAgreedOn: "Agreed: on which day",
	models.MeansAgreedHow: "Agreed: where or how",
}

// wordOptions are options in an order, with their words.
func wordOptions(values []string, words map[string]string) []Option {
	return plainOptions(values, func(value string) string { return words[value] })
}

// meaningOptions are what one column can hold: what everybody has, the company's own attributes, or what the list itself calls it.
func meaningOptions(header string, attributes []models.Attribute) []Option {
	all := []Option{{Value: string(models.MeansNothing), Text: meaningWords[models.MeansNothing]}}
	for _, m := range models.Meanings {
		all = append(all, Option{Value: string(m), Text: meaningWords[m]})
	}
	for _, a := range attributes {
		all = append(all, Option{Value: string(models.MeansAttribute) + a.Key, Text: a.Name})
	}
	kept := models.AttributeMeaning(header)
	if known := slices.ContainsFunc(all, func(o Option) bool { return o.Value == string(kept) }); kept != models.MeansAttribute && !known {
		all = append(all, Option{Value: string(kept), Text: "Keep as “" + header + "”"})
	}
	return all
}

// countryOptions are all countries by name, after a first choice for none.
func countryOptions(none string) []Option {
	return append([]Option{{Text: none}}, byText(plainOptions(models.PhoneCountries(), countryName))...)
}

func nth[T any](all []T, i int) (one T) {
	if i < len(all) {
		return all[i]
	}
	return one
}

// examples are the first few different values of a column.
func examples(s models.ImportPreview, column int) string {
	var all []string
	for _, row := range s.Rows {
		value := nth(row.Cells, column)
		if value != "" && !slices.Contains(all, value) && len(all) < 3 {
			all = append(all, clip(value, 40))
		}
	}
	return strings.Join(all, " · ")
}

func clip(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}

func columnName(s models.ImportPreview, i int) string {
	if name := nth(s.Header, i); name != "" {
		return name
	}
	return fmt.Sprintf("Column %d", i+1)
}

func answerWords(a models.Answer) string {
	says := "An empty cell"
	if a.Says != "" {
		says = "“" + clip(a.Says, 60) + "”"
	}
	if a.Yes {
		return says + " counts as a yes"
	}
	return says + " is no plain yes: imported without consent"
}

// importWords say in one sentence how an import ended or stands.
func importWords(im models.Import) string {
	switch im.State {
	case models.ImportUploaded:
		return "Check how the list was read, then import it. Nobody has been added yet."
	case models.ImportRunning:
		return "You can leave this page; the import goes on."
	case models.ImportCancelled:
		return fmt.Sprintf("Cancelled after %s of %s. What was imported until then stays.", Number(int(im.RowsDone)), Count(int(im.RowsTotal), "row", "rows"))
	case models.ImportFailed:
		return fmt.Sprintf("Stopped after %s of %s.", Number(int(im.RowsDone)), Count(int(im.RowsTotal), "row", "rows"))
	}
	return Count(int(im.RowsDone), "row", "rows") + " read."
}
