package models

import (
	"slices"
	"strconv"

	"greenlist/whatsapp"
)

// placeholderNames are the different variables of a text, in order of appearance.
func placeholderNames(text string) []string {
	var names []string
	for _, p := range whatsapp.Placeholders(text) {
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	return names
}

// numbered are the samples of as many variables, by prefix and number; nil when there is none.
func (d TemplateText) numbered(text, prefix string) []string {
	var samples []string
	given := false
	for i := range placeholderNames(text) {
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
	for _, name := range placeholderNames(text) {
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
