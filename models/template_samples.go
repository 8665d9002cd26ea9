package models

import (
	"strconv"

	"greenlist/whatsapp"
)

// numbered are the samples of as many variables, by prefix and number; nil when there is none.
func (d TemplateText) numbered(text, prefix string) []string {
	var samples []string
	given := false
	for i := range whatsapp.VariableNames(text) {
		sample := d.Samples[prefix+strconv.Itoa(i+1)]
		samples, given = append(samples, sample), given || sample != ""
	}
	if !given {
		return nil
	}
	return samples
}

func (d TemplateText) byName(text, prefix string) []whatsapp.NamedSample {
	var samples []whatsapp.NamedSample
	for _, name := range whatsapp.VariableNames(text) {
		if sample := d.Samples[prefix+name]; sample != "" {
			samples = append(samples, whatsapp.NamedSample{Name: name, Example: sample})
		}
	}
	return samples
}

func (d TemplateText) headerExample() *whatsapp.Example {
	e := whatsapp.Example{}
	if d.named() {
		e.HeaderNamed = d.byName(d.Header, "")
	} else {
		e.HeaderText = d.numbered(d.Header, "header.")
	}
	if e.HeaderNamed == nil && e.HeaderText == nil {
		return nil
	}
	return &e
}

func (d TemplateText) bodyExample(text, prefix string) *whatsapp.Example {
	if d.named() {
		if samples := d.byName(text, prefix); samples != nil {
			return &whatsapp.Example{BodyNamed: samples}
		}
		return nil
	}
	if samples := d.numbered(text, prefix); samples != nil {
		return &whatsapp.Example{BodyText: whatsapp.SampleRows{samples}}
	}
	return nil
}
