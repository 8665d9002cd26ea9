package whatsapp

import "encoding/json"

// Example holds the samples a reviewer at Meta reads in place of variables,
// and the handle of a sample picture, film or document. In listings the
// handle comes back as a web address.
type Example struct {
	HeaderText   []string      `json:"header_text,omitempty"`
	HeaderNamed  []NamedSample `json:"header_text_named_params,omitempty"`
	HeaderHandle []string      `json:"header_handle,omitempty"`
	BodyText     SampleRows    `json:"body_text,omitempty"`
	BodyNamed    []NamedSample `json:"body_text_named_params,omitempty"`
	Extra        Extra         `json:"-"`
}

// NamedSample is the sample of a named variable.
type NamedSample struct {
	Name    string `json:"param_name"`
	Example string `json:"example"`
}

// SampleRows are rows of samples for the body; Meta uses only the first.
type SampleRows [][]string

// UnmarshalJSON reads [["a","b"]] and the flat ["a","b"] of Meta's older pages.
func (r *SampleRows) UnmarshalJSON(b []byte) error {
	var rows [][]string
	if err := json.Unmarshal(b, &rows); err == nil {
		*r = rows
		return nil
	}
	var row []string
	if err := json.Unmarshal(b, &row); err != nil {
		return err
	}
	*r = SampleRows{row}
	return nil
}

// UnmarshalJSON reads the samples and keeps unknown fields.
func (e *Example) UnmarshalJSON(b []byte) error {
	type plain Example
	*e = Example{}
	w := struct {
		*plain
		HeaderText   looseStrings `json:"header_text"`
		HeaderHandle looseStrings `json:"header_handle"`
	}{plain: (*plain)(e)}
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	e.HeaderText, e.HeaderHandle = w.HeaderText, w.HeaderHandle
	extra, err := unknownFields(b, *e)
	e.Extra = extra
	return err
}

// MarshalJSON writes Meta's shape, with the unknown fields it was read with.
func (e Example) MarshalJSON() ([]byte, error) {
	type plain Example
	return marshalWith(plain(e), e.Extra)
}
