package models

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"greenlist/whatsapp"
)

// Arranged is the text after one of the editor's small buttons was pressed: "button", "card", or "remove:" and which: "button-1", "card-2". What it
// does not know changes nothing.
func (d TemplateText) Arranged(change string) TemplateText {
	if gone, removes := strings.CutPrefix(change, "remove:"); removes {
		return d.without(gone).WithoutBlanks()
	}
	switch d = d.WithoutBlanks(); {
	case change == "button" && len(d.Buttons) < whatsapp.MaxButtons:
		d.Buttons = append(slices.Clone(d.Buttons), DraftButton{})
	case change == "card" && len(d.Cards) < whatsapp.MaxCards:
		d.Cards = append(slices.Clone(d.Cards), d.nextCard())
	}
	return d
}

// WithoutBlanks is the text without the buttons that were emptied; the examples of those after them follow.
func (d TemplateText) WithoutBlanks() TemplateText {
	blank := func(b DraftButton) bool { return b == DraftButton{} }
	d.Buttons, d.Samples = dropButtons(d.Buttons, d.Samples, "button.", blank)
	d.Cards = slices.Clone(d.Cards)
	for i, c := range d.Cards {
		d.Cards[i].Buttons, d.Samples = dropButtons(c.Buttons, d.Samples, fmt.Sprintf("card.%d.button.", i), blank)
	}
	return d
}

// dropButtons drops some of the buttons, and moves the samples of all the text of which those of these buttons have the prefix.
func dropButtons(list []DraftButton, samples map[string]string, prefix string, drop func(DraftButton) bool) ([]DraftButton, map[string]string) {
	list = slices.Clone(list)
	for i := len(list) - 1; i >= 0; i-- {
		if drop(list[i]) {
			list, samples = slices.Delete(list, i, i+1), movedDown(samples, prefix, i)
		}
	}
	return list, samples
}

// nextCard has the parts of the cards before it, because all cards must have the same.
func (d TemplateText) nextCard() DraftCard {
	if len(d.Cards) == 0 {
		return DraftCard{HeaderKind: whatsapp.FormatImage, Buttons: []DraftButton{{Kind: whatsapp.ButtonURL}}}
	}
	last := d.Cards[len(d.Cards)-1]
	next := DraftCard{HeaderKind: last.HeaderKind}
	for _, b := range last.Buttons {
		next.Buttons = append(next.Buttons, DraftButton{Kind: b.Kind, Text: b.Text, URL: b.URL, Phone: b.Phone, Through: b.Through})
	}
	return next
}

// Laid gives a layout that was just chosen the parts it cannot be without: two cards, or a code and a link.
func (d TemplateText) Laid() TemplateText {
	switch d.Layout {
	case LayoutCards:
		for len(d.Cards) < whatsapp.MinCards {
			d = d.Arranged("card")
		}
	case LayoutOffer:
		if d.HeaderKind != whatsapp.FormatVideo {
			d.HeaderKind = whatsapp.FormatImage
		}
		d.Buttons = offerButtons(d.Buttons)
	}
	return d
}

// offerButtons are the buttons an offer can have: a code, if there is one or nothing else, and a link.
func offerButtons(list []DraftButton) []DraftButton {
	find := func(kind string) (found []DraftButton) {
		if i := slices.IndexFunc(list, func(b DraftButton) bool { return b.Kind == kind }); i >= 0 {
			found = list[i : i+1]
		}
		return found
	}
	code, link := find(whatsapp.ButtonCopyCode), find(whatsapp.ButtonURL)
	if len(link) == 0 {
		link = []DraftButton{{Kind: whatsapp.ButtonURL}}
		if len(code) == 0 {
			code = []DraftButton{{Kind: whatsapp.ButtonCopyCode}}
		}
	}
	return slices.Concat(code, link)
}

func (d TemplateText) without(what string) TemplateText {
	kind, number, _ := strings.Cut(what, "-")
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || n < 0:
	case kind == "button" && n < len(d.Buttons):
		d.Buttons = slices.Delete(slices.Clone(d.Buttons), n, n+1)
		d.Samples = movedDown(d.Samples, "button.", n)
	case kind == "card" && n < len(d.Cards):
		d.Cards = slices.Delete(slices.Clone(d.Cards), n, n+1)
		d.Samples = movedDown(d.Samples, "card.", n)
	}
	return d
}

// movedDown are the samples after one of several buttons or cards went; the prefix says of which.
func movedDown(samples map[string]string, prefix string, gone int) map[string]string {
	moved := map[string]string{}
	for key, sample := range samples {
		if rest, ours := strings.CutPrefix(key, prefix); ours {
			number, _, _ := strings.Cut(rest, ".")
			n, err := strconv.Atoi(number)
			if err == nil && n == gone {
				continue
			}
			if err == nil && n > gone {
				key = prefix + strconv.Itoa(n-1) + strings.TrimPrefix(rest, number)
			}
		}
		moved[key] = sample
	}
	return moved
}
