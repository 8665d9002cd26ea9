package whatsapp

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// CountedLink is a link button that leads through an address of the company's own, where its presses are counted, and from there on to Target. Key is
// the variable that the code fills in, as Variable.Key writes it.
type CountedLink struct{ Key, Text, Target string }

// CountedLinks are the links of a template whose presses are counted, in the order of the phone's screen.
func (t Template) CountedLinks() (all []CountedLink) { return countedLinks(t.Components, "") }

func countedLinks(list []Component, prefix string) (all []CountedLink) {
	for _, c := range list {
		for i, b := range c.Buttons {
			if b.Counts() {
				all = append(all, CountedLink{Key: buttonKey(prefix, i), Text: b.Text, Target: b.Target})
			}
		}
		for i, card := range c.Cards {
			all = append(all, countedLinks(card.Components, cardKey(prefix, i))...)
		}
	}
	return all
}

func buttonKey(prefix string, i int) string { return fmt.Sprintf("%sbutton.%d", prefix, i) }

func cardKey(prefix string, i int) string { return fmt.Sprintf("%scard.%d.", prefix, i) }

// Counts reports whether presses of the button are counted on their way to Target.
func (b Button) Counts() bool { return b.Target != "" && upper(b.Type) == ButtonURL }

// Through is the button leading to target by way of an address of ours that begins with start: "https://shop.example/l/". The sample is for
// the reviewers; whoever submits the template may put one in its place that leads somewhere.
func (b Button) Through(start, target string) Button {
	b.URL, b.Target, b.Example = start+"{{1}}", target, []string{start + "example"}
	return b
}

// Start is the part of a counted link's address before the code.
func (b Button) Start() string { return strings.TrimSuffix(b.URL, "{{1}}") }

// SafeTarget reports whether people may be led to an address: a whole one that begins with https://, without a name or password in it.
func SafeTarget(target string) bool {
	u, err := url.Parse(target)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil && len(target) <= maxURL && !strings.ContainsAny(target, " \t\r\n\\{}")
}

// WithoutTargets is the template as Meta may know it: where counted links lead to is nothing Meta has a field for.
func (t Template) WithoutTargets() Template {
	return t.mapButtons(func(_ string, b Button) Button { b.Target = ""; return b })
}

// LeadingThrough is the template with all its counted links going by way of another address of ours.
func (t Template) LeadingThrough(start string) Template {
	return t.mapButtons(func(_ string, b Button) Button {
		if b.Counts() {
			b = b.Through(start, b.Target)
		}
		return b
	})
}

// WithSampleCodes is the template with samples that lead somewhere: code makes one for the n-th of its counted links.
func (t Template) WithSampleCodes(code func(n int) string) Template {
	n := -1
	return t.mapButtons(func(_ string, b Button) Button {
		if b.Counts() {
			n++
			b.Example = []string{b.Start() + code(n)}
		}
		return b
	})
}

// WithTargetsOf gives a template that comes back from Meta the targets that known, an earlier state of it, has for the same addresses: that of
// the button with the same words, or else, where several say the same, of the one at the same place.
func (t Template) WithTargetsOf(known Template) Template {
	targets := map[string]string{}
	known.mapButtons(func(key string, b Button) Button {
		if b.Counts() {
			targets["at "+key+b.URL] = b.Target
			says := "says " + b.Text + "\x1f" + b.URL
			if other, twice := targets[says]; twice && other != b.Target {
				targets[says] = "" // the words alone do not tell
			} else {
				targets[says] = b.Target
			}
		}
		return b
	})
	return t.mapButtons(func(key string, b Button) Button {
		b.Target = cmp.Or(targets["says "+b.Text+"\x1f"+b.URL], targets["at "+key+b.URL])
		return b
	})
}

func (t Template) mapButtons(change func(key string, b Button) Button) Template {
	t.Components = mapButtons(t.Components, "", change)
	return t
}

func mapButtons(list []Component, prefix string, change func(key string, b Button) Button) []Component {
	list = slices.Clone(list)
	for i := range list {
		c := &list[i]
		c.Buttons, c.Cards = slices.Clone(c.Buttons), slices.Clone(c.Cards)
		for n, b := range c.Buttons {
			c.Buttons[n] = change(buttonKey(prefix, n), b)
		}
		for n, card := range c.Cards {
			c.Cards[n].Components = mapButtons(card.Components, cardKey(prefix, n), change)
		}
	}
	return list
}
