package ledger

import "strconv"

// Field is one thing that a record of consent must say.
type Field struct {
	Name string `json:"name"` // as ISO/IEC TS 27560 calls it
	Path string `json:"path"` // where it stands in the payload
	GDPR bool   `json:"gdpr"` // optional in 27560, and demanded by GDPR
	of   func(*ConsentEvent) []string
}

// NotStated stands in a record where a company had not said something: an
// empty text would hide that.
const NotStated = "not stated"

// Fields are the 24 that ISO/IEC TS 27560:2023 demands of a consent record, and
// after them the 10 that are optional there and mandatory under GDPR, as the
// mapping of the W3C Data Privacy Vocabularies group lists them.
var Fields = append(append(headerFields, processingFields...), append(partyFields, gdprFields...)...)

var headerFields = []Field{
	{"schema version", "schema", false, func(e *ConsentEvent) []string { return []string{e.Schema} }},
	{"record id", "record_id", false, func(e *ConsentEvent) []string { return []string{e.RecordID} }},
	{"PII principal id", "subject.id", false, func(e *ConsentEvent) []string { return []string{e.Subject.ID} }},
}

var processingFields = []Field{
	{"privacy notice", "terms.notice.policy", false, func(e *ConsentEvent) []string { return []string{e.Terms.Notice.Policy} }},
	{"language", "terms.notice.language", false, func(e *ConsentEvent) []string { return []string{e.Terms.Notice.Language} }},
	{"purpose", "terms.purposes", false, func(e *ConsentEvent) []string {
		return each(e.Terms.Purposes, func(p Purpose) string { return p.Words })
	}},
	{"PII information", "terms.data", false, func(e *ConsentEvent) []string { return []string{counted(len(e.Terms.Data))} }},
	{"PII controllers", "terms.controllers", false, func(e *ConsentEvent) []string { return []string{counted(len(e.Terms.Controllers))} }},
	{"storage locations", "terms.storage", false, func(e *ConsentEvent) []string { return e.Terms.Storage }},
	{"retention period", "terms.retention", false, func(e *ConsentEvent) []string { return []string{e.Terms.Retention} }},
	{"jurisdiction", "terms.jurisdiction", false, func(e *ConsentEvent) []string { return []string{e.Terms.Jurisdiction} }},
	{"recipient third parties", "terms.recipients", false, func(e *ConsentEvent) []string { return []string{counted(len(e.Terms.Recipients))} }},
	{"withdrawal method", "terms.withdrawal", false, func(e *ConsentEvent) []string { return []string{e.Terms.Withdrawal} }},
	{"PII type", "terms.data[].type", false, func(e *ConsentEvent) []string {
		return each(e.Terms.Data, func(d Datum) string { return d.Type })
	}},
}

var partyFields = []Field{
	{"party id", "terms.controllers[].id", false, ofParties(func(p Party) string { return p.ID })},
	{"party address", "terms.controllers[].address", false, ofParties(func(p Party) string { return p.Address })},
	{"party name", "terms.controllers[].name", false, ofParties(func(p Party) string { return p.Name })},
	{"party contact", "terms.controllers[].contact", false, ofParties(func(p Party) string { return p.Contact })},
	{"party type", "terms.controllers[].type", false, ofParties(func(p Party) string { return p.Type })},
	{"event time", "event.time", false, func(e *ConsentEvent) []string { return []string{moment(e.Event.Time)} }},
	{"validity duration", "event.validity", false, func(e *ConsentEvent) []string { return []string{e.Event.Validity} }},
	{"entity id", "event.entity", false, func(e *ConsentEvent) []string { return []string{e.Event.Entity} }},
	{"event type", "event.type", false, func(e *ConsentEvent) []string { return []string{e.Event.Type} }},
	{"event state", "event.state", false, func(e *ConsentEvent) []string { return []string{e.Event.State} }},
}

var gdprFields = []Field{
	{"lawful basis", "terms.lawful_basis", true, func(e *ConsentEvent) []string { return []string{e.Terms.LawfulBasis} }},
	{"collection method", "terms.collection", true, func(e *ConsentEvent) []string { return []string{e.Terms.Collection} }},
	{"processing method", "terms.method", true, func(e *ConsentEvent) []string { return []string{e.Terms.Method} }},
	{"processing location", "terms.location", true, func(e *ConsentEvent) []string { return []string{e.Terms.Location} }},
	{"geographic restrictions", "terms.transfers", true, func(e *ConsentEvent) []string { return []string{e.Terms.Transfers} }},
	{"privacy rights", "terms.rights", true, func(e *ConsentEvent) []string { return e.Terms.Rights }},
	{"authority party", "terms.authority", true, func(e *ConsentEvent) []string { return []string{e.Terms.Authority} }},
	{"PII optional", "terms.data[].need", true, func(e *ConsentEvent) []string {
		return each(e.Terms.Data, func(d Datum) string { return d.Need })
	}},
	{"special PII category", "terms.data[].category", true, func(e *ConsentEvent) []string {
		return each(e.Terms.Data, func(d Datum) string { return d.Category })
	}},
	{"party role", "terms.controllers[].role", true, ofParties(func(p Party) string { return p.Role })},
}

// Values are what the record says in a field: one text, or one for each
// purpose, kind of data or party.
func (f Field) Values(e *ConsentEvent) []string { return f.of(e) }

// Said reports whether the record says something in the field, wherever it
// should.
func (f Field) Said(e *ConsentEvent) bool {
	values := f.of(e)
	for _, text := range values {
		if silent(text) || text == NotStated {
			return false
		}
	}
	return len(values) > 0
}

// Unsaid are the fields in which the record says nothing, or only that nothing
// was stated.
func (e *ConsentEvent) Unsaid() (missing []Field) {
	for _, f := range Fields {
		if !f.Said(e) {
			missing = append(missing, f)
		}
	}
	return missing
}

func ofParties(text func(Party) string) func(*ConsentEvent) []string {
	return func(e *ConsentEvent) []string {
		return append(each(e.Terms.Controllers, text), each(e.Terms.Recipients, text)...)
	}
}

func each[T any](list []T, text func(T) string) []string {
	all := make([]string, len(list))
	for i, item := range list {
		all[i] = text(item)
	}
	return all
}

// moment is a time in its one spelling; none says nothing.
func moment(t Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(timeLayout)
}

// counted is how many there are; nothing says nothing.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
