package models

import (
	"context"
	"slices"
)

// A Gap is something without which a form must not be published.
type Gap struct {
	Kind     GapKind
	Language string // where it is about one
	Purpose  Purpose
	Field    FormField
}

// GapKind is what is missing.
type GapKind string

const (
	GapName      GapKind = "name"      // of the company
	GapLegal     GapKind = "legal"     // the company's name in the register
	GapAddress   GapKind = "address"   // of the company
	GapContact   GapKind = "contact"   // neither e-mail address nor telephone number of the company
	GapCountry   GapKind = "country"   // whose law applies
	GapAuthority GapKind = "authority" // where people can complain
	GapPrivacy   GapKind = "privacy"   // the link to the company's privacy notice
	GapNumber    GapKind = "number"    // to which people send their confirmation
	GapLanguages GapKind = "languages" // none chosen
	GapPurposes  GapKind = "purposes"  // none chosen
	GapHeadline  GapKind = "headline"  // in a language
	GapButton    GapKind = "button"    // in a language
	GapWords     GapKind = "words"     // of a purpose, in a language
	GapArchived  GapKind = "archived"  // a purpose that is not to be asked for any more

	GapLabel   GapKind = "label"   // of a field, in a language
	GapReason  GapKind = "reason"  // of a field, in a language
	GapChoices GapKind = "choices" // of a field, in a language: too few, or not as many as in another

	GapKey GapKind = "key" // of a field: something of another type is known by it already

	GapSuccess      GapKind = "success"      // in a language, where another has words of its own
	GapConfirmation GapKind = "confirmation" // in a language, where another has words of its own
)

// Prepare reads what the form would say if it were published now, and what is missing for that.
func (f Form) Prepare(ctx context.Context, db *DB) (FormContent, []Gap, error) {
	return f.Draft.prepare(ctx, db)
}

// prepare is Prepare for a draft that nobody has saved, so that its maker can look at it.
func (d FormDraft) prepare(ctx context.Context, db *DB) (FormContent, []Gap, error) {
	organisation, err := FindOrganisation(ctx, db)
	if err != nil {
		return FormContent{}, nil, err
	}
	purposes, err := findPurposes(ctx, db, d.PurposeIDs)
	if err != nil {
		return FormContent{}, nil, err
	}
	numbers, err := ListNumbers(ctx, db)
	if err != nil {
		return FormContent{}, nil, err
	}
	gaps := organisation.Company().gaps()
	if len(numbers) == 0 {
		gaps = append(gaps, Gap{Kind: GapNumber})
	}
	clashes, err := db.clashes(ctx, d.Fields)
	return d.content(organisation.Company(), purposes), append(append(gaps, d.gaps(purposes)...), clashes...), err
}

// Preview is Prepare for a draft that is not saved. What is missing stays empty.
func (d FormDraft) Preview(ctx context.Context, db *DB) (FormContent, []Gap, error) {
	_, d, _ = tidyDraft("", d)
	return d.prepare(ctx, db)
}

// Pending is what publishing a form would do.
type Pending struct {
	// Changed tells that people would see something else, or see the form for the first time.
	Changed bool
	// Gaps stand in the way.
	Gaps []Gap
	// Live is what people see now, and Next what they would see.
	Live, Next FormContent
}

// Pending tells whether publishing would change what people see, and what stands in the way.
func (f Form) Pending(ctx context.Context, db *DB) (p Pending, err error) {
	if p.Next, p.Gaps, err = f.Prepare(ctx, db); err != nil {
		return p, err
	}
	if p.Changed = f.VersionID == nil; p.Changed {
		return p, nil
	}
	version, err := f.Version(ctx, db)
	if err != nil {
		return p, err
	}
	p.Live = version.Content
	changes, err := Compare(p.Live, p.Next)
	p.Changed = len(changes) > 0
	return p, err
}

func (c Company) gaps() (gaps []Gap) {
	for _, kind := range c.Missing() {
		gaps = append(gaps, Gap{Kind: kind})
	}
	return gaps
}

// Missing are the things about the company without which nothing is published.
func (c Company) Missing() (missing []GapKind) {
	for _, need := range []struct {
		value string
		kind  GapKind
	}{
		{c.Name, GapName}, {c.LegalName, GapLegal}, {c.Address, GapAddress}, {c.Email + c.Phone, GapContact}, {c.PrivacyURL, GapPrivacy},
		{c.Country, GapCountry}, {c.Authority, GapAuthority},
	} {
		if need.value == "" {
			missing = append(missing, need.kind)
		}
	}
	return missing
}

func (d FormDraft) gaps(purposes []Purpose) (gaps []Gap) {
	if len(d.Languages) == 0 {
		gaps = append(gaps, Gap{Kind: GapLanguages})
	}
	if len(purposes) == 0 {
		gaps = append(gaps, Gap{Kind: GapPurposes})
	}
	for _, purpose := range purposes {
		if purpose.ArchivedAt != nil {
			gaps = append(gaps, Gap{Kind: GapArchived, Purpose: purpose})
		}
	}
	for _, language := range d.Languages {
		if d.Texts[language].Headline == "" {
			gaps = append(gaps, Gap{Kind: GapHeadline, Language: language})
		}
		if d.Texts[language].Button == "" {
			gaps = append(gaps, Gap{Kind: GapButton, Language: language})
		}
		for _, purpose := range purposes {
			if !purpose.Complete(language) {
				gaps = append(gaps, Gap{Kind: GapWords, Language: language, Purpose: purpose})
			}
		}
		for _, field := range d.Fields {
			gaps = append(gaps, field.gaps(language, d.Languages)...)
		}
	}
	return append(gaps, d.halfSaid()...)
}

// halfSaid are words of one's own that some languages have and others lack: people would read two different things.
func (d FormDraft) halfSaid() (gaps []Gap) {
	for _, part := range []struct {
		kind GapKind
		of   func(FormText) string
	}{
		{GapSuccess, func(t FormText) string { return t.Success }},
		{GapConfirmation, func(t FormText) string { return t.Confirmation }},
	} {
		said := func(language string) bool { return part.of(d.Texts[language]) != "" }
		if !slices.ContainsFunc(d.Languages, said) {
			continue
		}
		for _, language := range d.Languages {
			if !said(language) {
				gaps = append(gaps, Gap{Kind: part.kind, Language: language})
			}
		}
	}
	return gaps
}
