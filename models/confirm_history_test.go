package models_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// A history is one sign-up and what people's telephones make of it: by the tick at which it is filled in, then by the tick at which Meta tells.
type history struct {
	owner  someone
	typed  string // the number they type, their own or not
	begins int
	acts   []act
}

// An act is a message that is sent some time after the sign-up and told of at a tick, perhaps again and again.
type act struct {
	kind  string
	tick  int
	after time.Duration // since the sign-up; the clock may not be there yet, then it is sent when it is told
	by    someone
	again []int // ticks at which Meta tells of it once more
}

const ticks = 12

// kinds of act, and how often each comes, in a hundred.
var kinds = []struct {
	name   string
	weight int
}{
	{"declares", 26}, {"declares loosely", 8}, {"edits", 12}, {"sends the code alone", 6}, {"sends two", 5}, {"invents a code", 4}, {"is late", 10},
	{"is just in time", 5}, {"forwards it as a picture", 4}, {"sends it without a name", 3}, {"stops", 13}, {"stops in the settings", 4},
}

func anyKind(chance *rand.Rand) string {
	n := chance.IntN(100)
	for _, k := range kinds {
		if n -= k.weight; n < 0 {
			return k.name
		}
	}
	return kinds[0].name
}

// person is the n-th person: a third have a number only, a third a number and a user id, a third a user id only.
func person(n int) someone {
	phone, id := fmt.Sprintf("31970%08d", 20000000+n), fmt.Sprintf("NL.%d", 500000+n)
	switch n % 3 {
	case 0:
		return someone{phone: phone}
	case 1:
		return someone{phone: phone, userID: id}
	}
	return someone{userID: id}
}

// makeHistory makes up what happens to the n-th sign-up. others is how many people there are to interfere.
func makeHistory(chance *rand.Rand, n, first, others int) history {
	h := history{owner: person(n), begins: chance.IntN(ticks / 2)}
	h.typed = fmt.Sprintf("+31970%08d", 20000000+n)
	if chance.IntN(4) == 0 {
		h.typed = fmt.Sprintf("+31970%08d", 20000000+first+chance.IntN(others))
	}
	for range chance.IntN(7) {
		a := act{kind: anyKind(chance), tick: h.begins + chance.IntN(ticks-h.begins), after: time.Duration(chance.IntN(int(24 * time.Hour))), by: h.owner}
		if a.kind == "is late" {
			a.tick = min(h.begins+6+chance.IntN(3), ticks-1)
		}
		if chance.IntN(4) == 0 {
			a.by = person(first + chance.IntN(others)) // who has seen the code
		}
		for chance.IntN(4) == 0 {
			a.again = append(a.again, a.tick+chance.IntN(ticks-a.tick))
		}
		h.acts = append(h.acts, a)
	}
	return h
}

// message is what an act sends: when the sign-up says declaration and ends at expires, and the clock stands at now.
func (a act) message(chance *rand.Rand, id, declaration, other string, expires, now time.Time) heardMessage {
	began := expires.Add(-24 * time.Hour)
	m := heardMessage{id: id, by: a.by, text: declaration, at: began.Add(a.after)}
	code := declaration[strings.LastIndex(declaration, " ")+1:]
	switch a.kind {
	case "declares loosely":
		m.text = "  " + strings.ReplaceAll(declaration, " ", "\n ") + " !"
	case "edits":
		m.text = edited(chance, declaration)
	case "sends the code alone":
		m.text = code
	case "sends two":
		m.text = declaration + " " + other
	case "invents a code":
		m.text = strings.Replace(declaration, code, "BBBB-BBBB", 1)
	case "is late":
		m.at = expires.Add(time.Duration(chance.IntN(3)) * time.Hour)
	case "is just in time":
		m.at = expires.Add(-time.Second)
	case "forwards it as a picture":
		m.picture = true
	case "sends it without a name":
		m.nobody = true
	case "stops", "stops in the settings":
		m.text, m.setting = "STOP", a.kind != "stops"
	}
	if m.at.After(now) {
		m.at = now
	}
	m.at = m.at.Truncate(time.Second)
	return m
}

// edited changes the words and leaves the code.
func edited(chance *rand.Rand, declaration string) string {
	switch chance.IntN(4) {
	case 0:
		return strings.Replace(declaration, "Yes", "Perhaps", 1)
	case 1:
		return strings.Replace(declaration, "1 things", "9 things", 1)
	case 2:
		return declaration + " but only on Sundays"
	}
	return strings.Replace(declaration, "from ", "", 1)
}
