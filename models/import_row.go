package models

import (
	"fmt"
	"strings"
	"time"
)

// ImportError is something about one row that people should know. Rejected: the row was left out because it could not be read; Never: because the
// person is never messaged; otherwise it is a remark.
type ImportError struct {
	ID         int64
	ImportID   int64
	Line       int64
	Rejected   bool
	Never      bool
	ColumnName string
	Value      string
	Message    string
}

// listPerson is one row, understood.
type listPerson struct {
	Phone      string            `json:"phone"`
	BSUID      string            `json:"bsuid"`
	Name       string            `json:"name"`
	Language   string            `json:"language"`
	Country    string            `json:"country"`
	Zone       string            `json:"zone"`
	Tags       []string          `json:"tags"`
	Attributes map[string]string `json:"attributes"`

	line     int64     // where the consent stands
	lines    []int64   // where the person stands
	declined int64     // rows without a plain yes
	yes      bool      // a plain yes, or one for the whole list
	no       bool      // a plain no
	agreedOn time.Time // zero where the list does not say
	said     string    // what the list says about the consent, in its own words
	recorded bool      // with a date and a text of its own
}

// rowReader understands rows. It keeps nothing between two of them.
type rowReader struct {
	mapping Mapping
	header  []string
	zone    *time.Location
	now     time.Time
	// known are the attributes in use: their values are read as their type demands.
	known []Attribute
}

const (
	maxName      = 200
	maxTags      = 20
	maxAttribute = 500
	// tagSeparators part one tag from the next in lists, so no tag holds one.
	tagSeparators = ",;|"
)

func (r rowReader) cell(cells []string, m Meaning) string { return cellAt(cells, r.mapping.column(m)) }

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// read understands a row. Among the problems is a rejection where the row is nobody who could be reached.
func (r rowReader) read(row listRow) (listPerson, []ImportError) {
	if row.trouble != "" {
		return listPerson{}, []ImportError{{Line: row.line, Rejected: true, Message: row.trouble}}
	}
	p := listPerson{line: row.line, lines: []int64{row.line}, Name: r.name(row.cells), Tags: r.tags(row.cells)}
	remarks := r.readAttributes(&p, row.cells)
	remarks = append(remarks, r.readPlace(&p, row.cells)...)
	remarks = append(remarks, r.readAddress(&p, row.cells)...)
	if p.key() == "" {
		return p, remarks
	}
	return p, append(remarks, r.readConsent(&p, row.cells)...)
}

func (r rowReader) remark(cells []string, m Meaning, rejected bool, line int64, words string) ImportError {
	return ImportError{Line: line, Rejected: rejected, ColumnName: cellAt(r.header, r.mapping.column(m)), Value: shorten(r.cell(cells, m), 200), Message: words}
}

func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	runes := []rune(text)
	return string(runes[:min(most, len(runes))])
}

func (r rowReader) name(cells []string) string {
	if whole := r.cell(cells, MeansName); whole != "" {
		return shorten(whole, maxName)
	}
	return shorten(strings.TrimSpace(r.cell(cells, MeansFirst)+" "+r.cell(cells, MeansLast)), maxName)
}

// tags are what stands between commas, semicolons or bars in every column of tags, and the tag for all.
func (r rowReader) tags(cells []string) []string {
	tags := []string{}
	for i, meaning := range r.mapping.Columns {
		if meaning != MeansTags {
			continue
		}
		for _, tag := range strings.FieldsFunc(cellAt(cells, i), func(r rune) bool { return strings.ContainsRune(tagSeparators, r) }) {
			tags = addTag(tags, tag)
		}
	}
	return addTag(tags, r.mapping.Tag)
}

func addTag(tags []string, tag string) []string {
	if tag = shorten(tidyLine(tag), maxTag); tag == "" || contains(tags, tag) || len(tags) == maxTags {
		return tags
	}
	return append(tags, tag)
}

// readAttributes keeps what stands in columns of attributes. A value that is not what its attribute takes is left out, with a remark.
func (r rowReader) readAttributes(p *listPerson, cells []string) (remarks []ImportError) {
	p.Attributes = map[string]string{}
	for i, meaning := range r.mapping.Columns {
		key, ok := meaning.attribute()
		if !ok || cellAt(cells, i) == "" {
			continue
		}
		a, _ := attributeOf(r.known, key)
		value, problem := a.Read(cellAt(cells, i))
		if problem != "" {
			remarks = append(remarks, r.remark(cells, meaning, false, p.line, problem+" The person was imported without it."))
			continue
		}
		p.Attributes[key] = value
	}
	return remarks
}

// readPlace reads language, time zone, and country into p.Country for the moment: readPhone puts the number's own there.
func (r rowReader) readPlace(p *listPerson, cells []string) (remarks []ImportError) {
	if spoken := r.cell(cells, MeansLanguage); spoken != "" {
		if p.Language = readLanguage(spoken); p.Language == "" {
			remarks = append(remarks, r.remark(cells, MeansLanguage, false, p.line, "This language is not known here. The person was imported without one."))
		}
	}
	if place := r.cell(cells, MeansZone); place != "" {
		if p.Zone = readZone(place); p.Zone == "" {
			remarks = append(remarks, r.remark(cells, MeansZone, false, p.line, "This is no time zone like Europe/Lisbon. The person was imported without one, and is taken to live in yours."))
		}
	}
	p.Country = readCountry(r.cell(cells, MeansCountry))
	return remarks
}

// readConsent: a yes is one that the whole list stands for, or a plain one in its column.
func (r rowReader) readConsent(p *listPerson, cells []string) []ImportError {
	if !r.mapping.Agreed {
		return nil
	}
	p.yes = !r.mapping.has(MeansAgreed)
	if r.mapping.has(MeansAgreed) {
		says := readAgreement(r.cell(cells, MeansAgreed))
		p.yes, p.no = says == saysYes, says == saysNo
	}
	if !p.yes {
		return nil
	}
	p.said = r.said(cells)
	return r.readAgreedOn(p, cells)
}

func (r rowReader) readAgreedOn(p *listPerson, cells []string) []ImportError {
	text := r.cell(cells, MeansAgreedOn)
	if text == "" {
		return nil
	}
	on, ok := readDate(text, r.mapping.Dates, r.zone)
	if !ok || on.After(r.now) {
		return []ImportError{r.remark(cells, MeansAgreedOn, false, p.line, "This is no date on which somebody can have agreed. The consent was recorded without one.")}
	}
	p.agreedOn, p.recorded = on, r.cell(cells, MeansAgreedHow) != ""
	return nil
}

// said quotes what the row says about the consent, with the names of the columns.
func (r rowReader) said(cells []string) string {
	var quotes []string
	for _, m := range []Meaning{MeansAgreed, MeansAgreedOn, MeansAgreedHow} {
		if text := r.cell(cells, m); text != "" {
			quotes = append(quotes, fmt.Sprintf("%s: “%s”", orColumn(cellAt(r.header, r.mapping.column(m)), r.mapping.column(m)), shorten(text, 200)))
		}
	}
	return strings.Join(quotes, "; ")
}

func orColumn(name string, i int) string {
	if name == "" {
		return fmt.Sprintf("Column %d", i+1)
	}
	return name
}
