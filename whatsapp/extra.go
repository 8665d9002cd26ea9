package whatsapp

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// Extra keeps the fields of an object that this package has no name for, so
// that a template read from Meta and written back loses nothing.
type Extra map[string]json.RawMessage

// unknownFields returns the fields of the object raw that v, a struct, has no
// json tag for; nil when there are none.
func unknownFields(raw []byte, v any) (Extra, error) {
	var all Extra
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	for name := range all {
		if fieldNames(reflect.TypeOf(v))[strings.ToLower(name)] {
			delete(all, name)
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

var knownNames sync.Map

// fieldNames lists the json names of a struct in lower case, because
// encoding/json matches names case-insensitively.
func fieldNames(t reflect.Type) map[string]bool {
	if names, ok := knownNames.Load(t); ok {
		return names.(map[string]bool)
	}
	names := map[string]bool{}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			names[strings.ToLower(name)] = true
		}
	}
	knownNames.Store(t, names)
	return names
}

// marshalWith writes v, a struct, and adds the extra fields it does not have.
func marshalWith(v any, extra Extra) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil || len(extra) == 0 {
		return b, err
	}
	var all Extra
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	for name, value := range extra {
		if _, taken := all[name]; !taken {
			all[name] = value
		}
	}
	return json.Marshal(all)
}
