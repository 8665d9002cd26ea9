package models

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// FormChange is one difference between two versions of a form: a place in what the form says, and what stood there before and after.
type FormChange struct {
	// Path leads to the place as FormContent is kept, such as texts/nl/headline, purposes/3/words/nl/what or fields/email/required.
	Path          string
	Before, After string
}

// Parts are the steps of the path.
func (c FormChange) Parts() []string { return strings.Split(c.Path, "/") }

// Compare lists all that differs between two contents, ordered by path. It walks through everything a form holds, so nothing can change unseen;
// that purposes or fields changed places is said at order/purposes and order/fields.
func Compare(before, after FormContent) ([]FormChange, error) {
	old, err := before.flat()
	if err != nil {
		return nil, err
	}
	fresh, err := after.flat()
	if err != nil {
		return nil, err
	}
	paths := map[string]bool{}
	for _, words := range []map[string]string{old, fresh} {
		for path := range words {
			paths[path] = old[path] != fresh[path]
		}
	}
	var changes []FormChange
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		if paths[path] && !moved(path, old[path], fresh[path]) {
			changes = append(changes, FormChange{path, old[path], fresh[path]})
		}
	}
	return changes, nil
}

// moved tells whether an order only differs because something came or went, which is said already.
func moved(path, before, after string) bool {
	return strings.HasPrefix(path, "order/") && !slices.Equal(sortedLines(before), sortedLines(after))
}

func sortedLines(text string) []string {
	return slices.Sorted(slices.Values(strings.Split(text, "\n")))
}

// flat is everything a form says, by its place. What is empty has no place.
func (c FormContent) flat() (map[string]string, error) {
	raw, err := json.Marshal(c.unnumbered())
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return nil, err
	}
	all := map[string]string{}
	flatten("", tree, all)
	return all, nil
}

// unnumbered leaves out which version a purpose is of: that changes also with words in a language the form does not speak.
func (c FormContent) unnumbered() FormContent {
	c.Purposes = slices.Clone(c.Purposes)
	for i := range c.Purposes {
		c.Purposes[i].Version = 0
	}
	return c
}

func flatten(path string, v any, into map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			flatten(strings.TrimPrefix(path+"/"+name, "/"), inner, into)
		}
	case []any:
		flattenList(path, v, into)
	default:
		if said := saidPlainly(v); said != "" {
			into[path] = said
		}
	}
}

// flattenList names the members of a list by their id or key; words stand on a line each.
func flattenList(path string, list []any, into map[string]string) {
	var lines []string
	named := false
	for _, member := range list {
		object, ok := member.(map[string]any)
		if !ok {
			lines = append(lines, saidPlainly(member))
			continue
		}
		name := cmp.Or(saidPlainly(object["key"]), saidPlainly(object["id"]))
		lines, named = append(lines, name), true
		flatten(path+"/"+name, object, into)
	}
	if len(lines) > 0 && named {
		path = "order/" + path
	}
	if len(lines) > 0 {
		into[path] = strings.Join(lines, "\n")
	}
}

// saidPlainly writes a value as people read it. What is not so says nothing.
func saidPlainly(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return "yes"
		}
	case float64:
		raw, err := json.Marshal(v)
		if err == nil {
			return string(raw)
		}
	}
	return ""
}
