package views

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"greenlist/models"
)

// actChanges are what an act changed, field by field; of one that says only what was after, or before, all it says.
func actChanges(c Clock, e models.AuditEntry, names map[models.Thing]string) (lines []changeLine) {
	before, after := map[string]string{}, map[string]string{}
	flatten(c, e.Before, names, before)
	flatten(c, e.After, names, after)
	fields := maps.Clone(before)
	maps.Copy(fields, after)
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if before[field] != after[field] {
			lines = append(lines, changeLine{Name: field, Before: before[field], After: after[field]})
		}
	}
	return lines
}

// flatten writes what a JSON text says as fields and values, both as people read them.
func flatten(c Clock, text json.RawMessage, names map[models.Thing]string, into map[string]string) {
	read := json.NewDecoder(bytes.NewReader(text))
	read.UseNumber()
	var value any
	if len(text) > 0 && read.Decode(&value) == nil {
		flattenValue(c, nil, value, names, into)
	}
}

func flattenValue(c Clock, path []string, value any, names map[models.Thing]string, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			flattenValue(c, append(slices.Clone(path), key), inner, names, into)
		}
		return
	case []any:
		if slices.ContainsFunc(v, func(one any) bool { _, nested := one.(map[string]any); return nested }) {
			for i, inner := range v {
				flattenValue(c, append(slices.Clone(path), strconv.Itoa(i+1)), inner, names, into)
			}
			return
		}
	}
	key := ""
	if len(path) > 0 {
		key = path[len(path)-1]
	}
	if words := actValue(c, key, value, names); words != "" {
		into[fieldSaid(path)] = words
	}
}

// actValue is one value, or a row of them, as people read it; empty where there is none.
func actValue(c Clock, key string, value any, names map[models.Thing]string) string {
	switch v := value.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, actValue(c, key, one, names))
		}
		return strings.Join(all, ", ")
	case map[string]any:
		return ""
	case string:
		if at, err := time.Parse(time.RFC3339, v); err == nil && !at.IsZero() {
			return c.Exact(at)
		}
		return v
	}
	number := fmt.Sprint(value)
	if id, err := strconv.ParseInt(number, 10, 64); err == nil {
		if subject := models.MentionedAs(key); subject != "" {
			return thingSaid(models.Thing{Subject: subject, ID: id}, names, "").Words
		}
	}
	return number
}

// actFieldNames are what fields are called whose keys say too little.
var actFieldNames = map[string]string{
	"waba_id": "WhatsApp account", "app_id": "App at Meta", "as": "Kind of file", "with": "How", "to": "To whom", "URL": "Address", "TemplateID": "Template", "PurposeID": "Purpose",
	"purpose_id": "Purpose", "NumberID": "Sending number", "what": "What it is", "often": "How often", "kept": "How long it is kept", "leaf": "Record in the log",
	"privacy_url": "Privacy page", "why": "Why", "SubjectID": "Thing", "dossier": "Fingerprint of the dossier",
}

// fieldSaid names a field by the way to it: "Words, Dutch: How often".
func fieldSaid(path []string) string {
	var words []string
	for _, key := range path {
		name := actFieldNames[key]
		switch {
		case name != "":
		case len(key) == 2 && slices.Contains(models.Languages, key):
			name = languageName(key)
		default:
			name = upperFirst(strings.ToLower(spaced(key)))
		}
		words = append(words, name)
	}
	return strings.Join(words, " › ")
}

// spaced parts a key where its words begin: "ScheduledAt" and "scheduled_at" are two words.
func spaced(key string) string {
	var b strings.Builder
	last := ' '
	for _, r := range key {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		if r == '_' || r == ':' {
			r = ' '
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}
