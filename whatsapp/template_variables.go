package whatsapp

import (
	"fmt"
	"strings"
)

// Kinds of a variable.
const (
	KindText     = "text"
	KindURL      = "url"
	KindCode     = "code"
	KindMedia    = "media"
	KindLocation = "location"
	KindOffer    = "offer"
)

// Variable is something a send has to fill in. Key is its name in the values
// given to Mold.Message and Preview, unique within the template:
//
//	1, first_name           a variable of the body, or any named one
//	header.1                a positional variable of the header
//	header.media            link or id of the header's picture, film or document
//	header.latitude …       the header's place: also .longitude, .name, .address
//	button.0                the end of a web address, or the code, of a button
//	offer.expires           the end of an offer, in Unix milliseconds
//	card.0.1, card.0.button.1 …  the same inside a card of a carousel
//
// Name is what stands between the braces. Place says where it stands, for
// people. Start and End are byte offsets in that part's text. Sample is the
// example given to the reviewer.
type Variable struct {
	Key    string
	Name   string
	Kind   string
	Place  string
	Sample string
	Start  int
	End    int
}

// Variables lists what has to be filled in, in the order of the phone's
// screen. A variable that is repeated in a part is listed once. The codes of
// counted links are not among them: nobody chooses those.
func (t Template) Variables() []Variable {
	return uniqueKeys(partVariables(t.Components, "", "", t.IsNamed()))
}

// Samples are the examples given to the reviewer, by variable key.
func (t Template) Samples() map[string]string {
	samples := map[string]string{}
	for _, v := range t.Variables() {
		if v.Sample != "" {
			samples[v.Key] = v.Sample
		}
	}
	return samples
}

// partVariables walks one set of components; prefix goes before keys, where
// before places.
func partVariables(list []Component, prefix, where string, named bool) []Variable {
	var all []Variable
	for i := range list {
		c := &list[i]
		switch upper(c.Type) {
		case ComponentHeader:
			all = append(all, headerVariables(c, prefix, where, named)...)
		case ComponentBody:
			all = append(all, textVariables(c.Text, prefix, where+"body", bodySamples(c, named))...)
		case ComponentButtons:
			all = append(all, buttonVariables(c.Buttons, prefix, where)...)
		case ComponentOffer:
			all = append(all, offerVariables(c, prefix, where)...)
		case ComponentCarousel:
			all = append(all, cardVariables(c.Cards, prefix, where, named)...)
		}
	}
	return all
}

func headerVariables(c *Component, prefix, where string, named bool) []Variable {
	place := where + "header"
	if c.HasMedia() {
		return []Variable{{Key: prefix + "header.media", Kind: KindMedia, Place: place, Sample: firstOf(c.handles())}}
	}
	if upper(c.Format) == FormatLocation {
		return locationVariables(prefix, place)
	}
	if !named {
		prefix += "header."
	}
	return textVariables(c.Text, prefix, place, headerSamples(c, named))
}

func locationVariables(prefix, place string) []Variable {
	var all []Variable
	for _, name := range []string{"latitude", "longitude", "name", "address"} {
		all = append(all, Variable{Key: prefix + "header." + name, Name: name, Kind: KindLocation, Place: place})
	}
	return all
}

func textVariables(text, prefix, place string, samples map[string]string) []Variable {
	var all []Variable
	for _, p := range Placeholders(text) {
		all = append(all, Variable{Key: prefix + p.Name, Name: p.Name, Kind: KindText, Place: place,
			Sample: samples[p.Name], Start: p.Start, End: p.End})
	}
	return all
}

func buttonVariables(buttons []Button, prefix, where string) []Variable {
	var all []Variable
	for i, b := range buttons {
		v := Variable{Key: buttonKey(prefix, i), Place: fmt.Sprintf("%sbutton %d", where, i+1)}
		switch upper(b.Type) {
		case ButtonURL:
			found := Placeholders(b.URL)
			if len(found) == 0 || b.Counts() {
				continue
			}
			v.Name, v.Kind, v.Start, v.End = found[0].Name, KindURL, found[0].Start, found[0].End
			v.Sample = strings.TrimPrefix(b.Sample(), b.URL[:found[0].Start])
		case ButtonCopyCode, ButtonOTP:
			v.Kind, v.Sample = KindCode, b.Sample()
		default:
			continue
		}
		all = append(all, v)
	}
	return all
}

func offerVariables(c *Component, prefix, where string) []Variable {
	if c.LimitedTimeOffer == nil || !c.LimitedTimeOffer.HasExpiration {
		return nil
	}
	return []Variable{{Key: prefix + "offer.expires", Kind: KindOffer, Place: where + "offer"}}
}

func cardVariables(cards []Card, prefix, where string, named bool) []Variable {
	var all []Variable
	for i, card := range cards {
		all = append(all, partVariables(card.Components, fmt.Sprintf("%scard.%d.", prefix, i),
			fmt.Sprintf("%scard %d, ", where, i+1), named)...)
	}
	return all
}

func uniqueKeys(all []Variable) []Variable {
	seen := map[string]bool{}
	kept := all[:0]
	for _, v := range all {
		if !seen[v.Key] {
			kept = append(kept, v)
		}
		seen[v.Key] = true
	}
	return kept
}
