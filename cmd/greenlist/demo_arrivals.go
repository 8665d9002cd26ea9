package main

import (
	"context"
	"slices"
	"time"
)

// demoShare is how the people of a country came to the company.
type demoShare struct {
	list    int // stood in a list that was imported
	again   int // of those: filled in a form as well, later
	signUps int // filled in a form
	hidden  int // of those: known by user id only
	counter int // filled in a card at the counter
	form    string
	since   int // the day of the first sign-up
}

// demoShares make 2,000 people.
var demoShares = map[string]demoShare{
	"NL": {list: 785, again: 25, signUps: 210, hidden: 6, counter: 70, form: "nl", since: -58},
	"DE": {list: 130, again: 8, signUps: 120, hidden: 4, form: "de", since: -55},
	"GB": {list: 205, again: 8, signUps: 105, hidden: 3, counter: 40, form: "en", since: -58},
	"FR": {list: 205, again: 4, signUps: 40, hidden: 1, form: "en", since: -58},
	"SE": {list: 75, again: 3, signUps: 15, form: "en", since: -57},
}

// A signUp is somebody who is going to fill in a form.
type signUp struct {
	*person
	at   time.Time
	form string
	// leaves: never confirms.
	leaves bool
}

const (
	// handsets is how many of the latest to come have their telephone among the pretend Meta's, beside those without a number.
	handsets = 40
	// neverConfirmed are the people who fill in a form and do no more, for every hundred who do.
	neverConfirmed = 7
)

func (t *story) planArrivals() {
	var all []signUp
	for _, l := range lands {
		share := demoShares[l.code]
		listed := t.many(l, share.list)
		t.planLists(l, listed)
		for _, p := range listed[:share.again] {
			all = append(all, signUp{person: p, form: share.form, at: t.daytime(-1 - t.chance.IntN(-demoLists[l.code].day-2))})
		}
		for i, p := range t.many(l, share.signUps) {
			if i < share.hidden {
				p.hide(i)
			}
			all = append(all, signUp{person: p, form: share.form, at: t.daytime(share.since + t.chance.IntN(1-share.since))})
		}
		for range share.counter {
			t.planCard(t.somebody(l))
		}
		for range share.signUps * neverConfirmed / 100 {
			all = append(all, signUp{person: t.somebody(l), form: share.form, at: t.daytime(share.since + t.chance.IntN(1-share.since)), leaves: true})
		}
	}
	t.planSignUps(all)
}

func (t *story) many(l land, n int) []*person {
	all := make([]*person, n)
	for i := range all {
		all[i] = t.somebody(l)
	}
	return all
}

// planSignUps also moves to an hour that has been what would fall into the rest of the last day, and hands out the telephones.
func (t *story) planSignUps(all []signUp) {
	for i := range all {
		if all[i].at.After(t.until.Add(-2 * time.Hour)) {
			all[i].at = t.until.Add(-t.between(2*time.Hour, 40*time.Hour))
		}
	}
	slices.SortFunc(all, func(a, b signUp) int { return a.at.Compare(b.at) })
	left := handsets
	for _, s := range slices.Backward(all) {
		if s.userID != "" || left > 0 && !s.leaves {
			s.handset = true
			left--
		}
	}
	for _, s := range all {
		t.at(s.at, func(ctx context.Context) error { return t.fillIn(ctx, s) })
	}
}
