package main

import (
	"fmt"
	"time"

	"greenlist/whatsapp"
)

// person is somebody of the demo.
type person struct {
	name     string
	phone    string // E.164; empty for those whom WhatsApp shows by user id only
	userID   string
	country  string
	language string
	city     string
	// typed is the number that somebody wrote into a form who writes without one.
	typed string
	// handset: their telephone is among those of the pretend Meta, with what was said on it.
	handset bool
	// gone: they asked for no more.
	gone bool
}

// address is by what WhatsApp knows them.
func (p *person) address() string {
	if p.phone != "" {
		return p.phone
	}
	return p.userID
}

// phoneID is how the pretend Meta calls them.
func (p *person) phoneID() string {
	if p.phone != "" {
		return whatsapp.Digits(p.phone)
	}
	return p.userID
}

// crowd is everybody in the story.
type crowd struct {
	made      map[string]int     // by country
	byAddress map[string]*person // who is a contact already
	arrived   []*person
	coming    []*person // when the post has come
}

// somebody makes up a person of a country. None has a number that can be anybody's.
func (t *story) somebody(l land) *person {
	if t.made == nil {
		t.made, t.byAddress = map[string]int{}, map[string]*person{}
	}
	n := t.made[l.code]
	t.made[l.code]++
	return &person{
		name: name(l, n), phone: l.number(n), country: l.code, language: l.language, city: l.cities[(n*7+n/5)%len(l.cities)],
	}
}

// name goes through the pairs of first and last names so that neighbours have little in common.
func name(l land, n int) string {
	first, last := len(l.first), len(l.last)
	return l.first[n%first] + " " + l.last[(n*11+n/first*3+n/(first*last/gcd(first, last)))%last]
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// number is the n-th of the country's numbers. It panics where there are not that many: the tables are wrong then.
func (l land) number(n int) string {
	for _, r := range l.ranges {
		size := r.to - r.from + 1
		if n < size {
			return fmt.Sprintf("%s%0*d", r.prefix, r.digits, r.from+(n*37+5)%size)
		}
		n -= size
	}
	panic("the demo has no more numbers in " + l.code)
}

// hide makes a person known by user id only.
func (p *person) hide(n int) *person {
	p.typed, p.phone, p.userID = p.phone, "", fmt.Sprintf("%s.%d", p.country, 2_480_113_907_000+int64(n)*7_919)
	return p
}

// arrive notes that a person is a contact from now on.
func (t *story) arrive(p *person) {
	if t.byAddress[p.address()] == nil {
		t.byAddress[p.address()] = p
		t.arrived = append(t.arrived, p)
	}
}

// anybody is a contact who has not left, of any country; nil as long as there is none.
func (t *story) anybody() *person {
	for range 20 {
		if len(t.arrived) == 0 {
			return nil
		}
		if p := pickOne(t, t.arrived); !p.gone {
			return p
		}
	}
	return nil
}

// daytime is a moment of a day at which people are awake, most often after work.
func (t *story) daytime(offset int) time.Time {
	hour := pickOne(t, []int{8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 17, 18, 19, 19, 20, 20, 21})
	return t.day(offset, hour, t.chance.IntN(60)).Add(t.between(0, time.Minute))
}
