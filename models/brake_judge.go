package models

import (
	"fmt"
	"slices"

	"greenlist/whatsapp"
)

// fared is how the messages of a campaign fared lately, by kind of outcome and code.
type fared map[outcome]int64

// troubleLimit is how much of one kind of trouble stops a campaign: so many while nothing has gone well, or in a row whatever went well before, or so many
// in a hundred once least have been tried.
type troubleLimit struct {
	alone   int64
	percent int64
	least   int64
	well    []string // the kinds of outcomes that say that it can go well
	breaks  []string // and those that say of the same moment that it does
}

// heardWell: a message that Meta took may fail yet with the same error.
var heardWell = []string{outcomeGood}

var (
	// peopleTrouble is about whom a message was for. Some of it is in every list; much of it says where the list comes from.
	peopleTrouble = troubleLimit{alone: 30, percent: 30, least: 100, well: heardWell, breaks: heardWell}
	// messageTrouble is about what was sent, and will meet everybody else too.
	messageTrouble = troubleLimit{alone: 10, percent: 5, least: 50, well: heardWell, breaks: heardWell}
	// unseenTrouble: messages whose answer was not seen are never sent again by themselves, so each of them is lost. What is heard of messages that were
	// taken before goes on meanwhile.
	unseenTrouble = troubleLimit{alone: 30, percent: 40, least: 100, well: []string{outcomeGood, outcomeAccepted}, breaks: []string{outcomeAccepted}}
)

func troubleOf(code int) troubleLimit {
	if whatsapp.Explain(code).Class == whatsapp.ClassNever {
		return peopleTrouble
	}
	return messageTrouble
}

// passes tells whether an error says nothing against the campaign: it will be different tomorrow.
func passes(code int) bool {
	class := whatsapp.Explain(code).Class
	return class == whatsapp.ClassWait || class == whatsapp.ClassRetry
}

// sum adds up kinds of outcomes, of whatever code.
func (f fared) sum(kinds ...string) (n int64) {
	for what, count := range f {
		if slices.Contains(kinds, what.what) {
			n += count
		}
	}
	return n
}

// tried is how many messages there are outcomes of; each once.
func (f fared) tried() int64 {
	return max(f.sum(outcomeAccepted), f.sum(outcomeGood, outcomeAgain, outcomeFailed)) + f.sum(outcomeRefused, outcomeUnseen)
}

func (f fared) exceeds(n int64, limit troubleLimit) bool {
	alone := n >= limit.alone && f.sum(limit.well...) == 0
	return alone || f.tried() >= limit.least && n*100 >= limit.percent*f.tried()
}

// inARow is exceeds for what happened in the last moments.
func (f fared) inARow(n int64, limit troubleLimit) bool {
	return n >= limit.alone && f.sum(limit.breaks...) == 0
}

// stopCode is an error of Meta's that concerns more than the message it came with; ok is false where none came.
func (f fared) stopCode() (code int, ok bool) {
	for _, code := range f.codes() {
		if whatsapp.Explain(code).Class == whatsapp.ClassStop {
			return code, true
		}
	}
	return 0, false
}

// trouble is why the campaign should not go on, by what is too much of one kind; empty where it may.
func (f fared) trouble(tooMuch func(n int64, limit troubleLimit) bool) string {
	for _, code := range f.codes() {
		if passes(code) {
			continue
		}
		if tooMuch(f[outcome{outcomeFailed, code}]+f[outcome{outcomeRefused, code}], troubleOf(code)) {
			return fmt.Sprint(brakeMany, code)
		}
	}
	if tooMuch(f.sum(outcomeUnseen), unseenTrouble) {
		return BrakeUnseen
	}
	return ""
}

// codes are those that messages failed with, in order.
func (f fared) codes() (codes []int) {
	for what := range f {
		if what.what == outcomeFailed || what.what == outcomeRefused {
			codes = append(codes, what.code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
