package whatsapp

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// addressKeys are where a webhook says who it speaks of.
var addressKeys = []string{
	"from", "from_user_id", "from_parent_user_id", "wa_id", "user_id", "parent_user_id", "previous_user_id", "new_wa_id",
	"recipient_id", "recipient_user_id", "recipient_parent_user_id", "parent_recipient_user_id",
}

// aboutPeople are the lists of a change of which every item is about one person.
var aboutPeople = []string{"contacts", "messages", "statuses", "user_preferences"}

// PeopleIn returns the people a webhook speaks of, each by all the addresses it gives of them: numbers as digits, and user ids. Of a body that
// cannot be read it returns nobody.
func PeopleIn(body []byte) (people [][]string) {
	Without(body, func(item []byte) bool {
		if addresses := addressesIn(item); len(addresses) > 0 {
			people = unite(people, addresses)
		}
		return false
	})
	return people
}

// unite adds a person, or what else is known of one who is there already.
func unite(people [][]string, addresses []string) [][]string {
	apart := people[:0]
	for _, known := range people {
		if !slices.ContainsFunc(known, func(a string) bool { return slices.Contains(addresses, a) }) {
			apart = append(apart, known)
			continue
		}
		for _, a := range known {
			if !slices.Contains(addresses, a) {
				addresses = append(addresses, a)
			}
		}
	}
	return append(apart, addresses)
}

func addressesIn(item []byte) (all []string) {
	walk(item, func(key, value string) {
		if value != "" && slices.Contains(addressKeys, key) && !slices.Contains(all, value) {
			all = append(all, value)
		}
	})
	return all
}

// Mentions returns a filter for Without: what has one of the values (digits of a number, a user id, the id of a message) anywhere.
func Mentions(values []string) func(item []byte) bool {
	return func(item []byte) (hit bool) {
		walk(item, func(_, value string) { hit = hit || slices.Contains(values, strings.TrimPrefix(value, "+")) })
		return hit
	}
}

// walk calls f for every word and number in a JSON value.
func walk(raw []byte, f func(key, value string)) {
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.UseNumber()
	var v any
	if decoder.Decode(&v) == nil {
		walkValue("", v, f)
	}
}

func walkValue(key string, v any, f func(key, value string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			walkValue(k, inner, f)
		}
	case []any:
		for _, inner := range v {
			walkValue(key, inner, f)
		}
	case string:
		f(key, v)
	case json.Number:
		f(key, v.String())
	}
}

// Without is a webhook without the contacts, messages, statuses and preferences that drop says are to go. What stays says
// what it said; only spaces and the order of keys may differ. It is nil where nobody is left, and an error where the body cannot be read.
func Without(body []byte, drop func(item []byte) bool) ([]byte, error) {
	whole, err := object(body)
	if err != nil {
		return nil, err
	}
	if _, ok := whole["entry"]; !ok {
		return nil, errors.New("whatsapp: webhook has no entries")
	}
	if !sift(whole, "entry", func(entry fields) bool {
		return sift(entry, "changes", func(change fields) bool { return siftChange(change, drop) })
	}) {
		return nil, nil
	}
	return json.Marshal(whole)
}

type fields map[string]json.RawMessage

func object(raw []byte) (f fields, err error) { return f, json.Unmarshal(raw, &f) }

// sift keeps those of a list of objects that keep says are to stay, and tells whether any are left.
func sift(in fields, list string, keep func(fields) bool) bool {
	var all, left []json.RawMessage
	if json.Unmarshal(in[list], &all) != nil {
		return false
	}
	for _, raw := range all {
		item, err := object(raw)
		if err != nil || !keep(item) {
			continue
		}
		if whole, err := json.Marshal(item); err == nil {
			left = append(left, whole)
		}
	}
	in[list], _ = json.Marshal(left)
	return len(left) > 0
}

func siftChange(change fields, drop func(item []byte) bool) bool {
	value, err := object(change["value"])
	if err != nil {
		return false
	}
	people := false
	for _, list := range aboutPeople {
		var all, left []json.RawMessage
		if json.Unmarshal(value[list], &all) != nil {
			continue
		}
		for _, item := range all {
			if !drop(item) {
				left = append(left, item)
			}
		}
		if delete(value, list); len(left) > 0 {
			value[list], _ = json.Marshal(left)
			people = true
		}
	}
	change["value"], err = json.Marshal(value)
	return err == nil && people
}
