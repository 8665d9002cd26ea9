package models

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// thingTable says where things of a kind stand and what they are called.
type thingTable struct {
	// name is an expression over the table t.
	table, name string
	// sought says that people look for it by its name. People we message are not: their names do not belong into addresses.
	sought bool
}

const nameOfContact = `COALESCE(NULLIF(t.name, ''), t.phone, '')`

// thingTables are the kinds of things that can be told apart and looked at.
var thingTables = map[string]thingTable{
	"form":              {"forms", "t.name", true},
	"campaign":          {"campaigns", "t.name", true},
	"template":          {"templates", "t.name", true},
	"purpose":           {"purposes", "t.name", true},
	"number":            {"numbers", "'+' || t.phone", true},
	"user":              {"users", "COALESCE(NULLIF(t.name, ''), t.email)", true},
	"attribute":         {"attributes", "t.name", true},
	"checkpoint-holder": {"checkpoint_holders", "t.name", true},
	"key":               {"api_keys", "t.name", true},
	"endpoint":          {"endpoints", "t.url", true},
	"import":            {"imports", "t.filename", true},
	"contact":           {"contacts", nameOfContact, false},
	"dossier":           {"contacts", nameOfContact, false},
	"case":              {"cases", "''", false},
	"sample":            {"samples", "''", false},
	"suppression":       {"suppressions", "''", false},
	"doubt":             {"doubts", "''", false},
	"mail":              {"mails", "''", false},
	"invitation":        {"invitations", "t.name", true},
}

// nameThings returns what things are called today. One that is not there any more, or that nothing tells from others, is not in it.
func (db *DB) nameThings(ctx context.Context, things []Thing) (map[Thing]string, error) {
	ids := map[string][]int64{}
	for _, t := range things {
		ids[t.Subject] = append(ids[t.Subject], t.ID)
	}
	names := map[Thing]string{}
	for _, subject := range slices.Sorted(maps.Keys(ids)) {
		kind, known := thingTables[subject]
		if !known {
			continue
		}
		var rows []struct {
			ID   int64
			Name string
		}
		err := db.q(ctx).Raw(`SELECT t.id, `+kind.name+` AS name FROM `+kind.table+` t WHERE `+db.among("t.id"), db.list(unique(ids[subject]))).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			names[Thing{subject, row.ID}] = row.Name
		}
	}
	return names, nil
}

// mentionedAs says which things the numbers under a key stand for, in what acts say of themselves.
var mentionedAs = map[string]string{
	"TemplateID": "template", "PurposeID": "purpose", "purpose_id": "purpose", "purposes": "purpose", "contact": "contact", "merged": "contact", "form": "form", "to": "user", "campaign": "campaign",
}

// MentionedAs is the kind of thing that the numbers under a key of Before and After stand for; empty for all other keys.
func MentionedAs(key string) string { return mentionedAs[key] }

// mentions are the things that the act speaks of besides its own.
func (e AuditEntry) mentions() (all []Thing) {
	for _, text := range []json.RawMessage{e.Before, e.After} {
		read, err := anyJSON(text)
		if err == nil {
			mention(read, "", &all)
		}
	}
	return all
}

func mention(value any, key string, all *[]Thing) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			mention(inner, key, all)
		}
	case []any:
		for _, inner := range v {
			mention(inner, key, all)
		}
	case json.Number:
		if id, err := v.Int64(); err == nil && mentionedAs[key] != "" {
			*all = append(*all, Thing{mentionedAs[key], id})
		}
	}
}

// thingsSought is how many things of a kind a search by name looks at: whoever types one letter does not mean them all.
const thingsSought = 20

// actsNamed are the conditions on acts that somebody means by a text: those on things with such a name, and those with such a number.
func (db *DB) actsNamed(ctx context.Context, text string) (legs []portion, err error) {
	text = strings.TrimSpace(text)
	if n, err := strconv.ParseInt(strings.TrimPrefix(text, "#"), 10, 64); err == nil {
		legs = append(legs, portion{`evidence_id = ?`, []any{n}}, portion{`subject = 'case' AND subject_id = ?`, []any{n}})
	}
	pattern := "%" + likeLiteral.Replace(strings.ToLower(text)) + "%"
	for _, subject := range slices.Sorted(maps.Keys(thingTables)) {
		kind := thingTables[subject]
		if !kind.sought {
			continue
		}
		var ids []int64
		err := db.q(ctx).Raw(fmt.Sprintf(`SELECT t.id FROM %s t WHERE LOWER(%s) LIKE ? ESCAPE '!' ORDER BY t.id DESC LIMIT ?`, kind.table, kind.name), pattern, thingsSought).Scan(&ids).Error
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			legs = append(legs, portion{`subject = ? AND subject_id = ?`, []any{subject, id}})
		}
	}
	return legs, nil
}

// likeLiteral makes LIKE take every letter for itself.
var likeLiteral = strings.NewReplacer("!", "!!", "%", "!%", "_", "!_")
