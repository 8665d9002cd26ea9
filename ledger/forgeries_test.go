package ledger

import (
	"bytes"
	"path/filepath"
	"slices"
)

const otherKey = "checkpoint signed by another key"

// forgeries are the ways to tamper with a bundle.
var forgeries = []forgery{
	{name: "payload changed", script: true, tamper: (*forger).changePayload},
	{name: "payloads exchanged", script: true, tamper: (*forger).exchangePayloads},
	{name: "nonce changed", script: true, tamper: (*forger).changeNonce},
	{name: "leaf changed", script: true, tamper: (*forger).changeLeaf},
	{name: "leaf of another type", script: true, tamper: (*forger).changeType},
	{name: "leaf made anew", script: true, tamper: (*forger).replaceLeaf},
	{name: "payload deleted", script: true, tamper: (*forger).deletePayload},
	{name: "leaf deleted", script: true, tamper: (*forger).deleteLeaf},
	{name: "leaves exchanged", script: true, tamper: (*forger).exchangeLeaves},
	{name: "leaf inserted", script: true, tamper: (*forger).insertLeaf},
	{name: "end cut off", script: true, tamper: (*forger).cutEnd},
	{name: "tile changed", script: true, tamper: (*forger).changeTile},
	{name: "evidence ids exchanged", tamper: (*forger).exchangeIDs},
	{name: "text shown changed", script: true, tamper: (*forger).changeText},
	{name: "webhook changed", script: true, tamper: (*forger).changeWebhook},
	{name: "erasure forged", script: true, tamper: (*forger).forgeErasure},
	{name: "use record deleted", script: true, tamper: (*forger).deleteUse},
	{name: "message left out", tamper: (*forger).dropMessage},
	{name: "message given another consent", tamper: (*forger).changeMessage},
	{name: "key statement replaced", script: true, tamper: (*forger).replaceKey},
	{name: otherKey, held: true, script: true, tamper: (*forger).signWithOtherKey},
	{name: "older copy put back", held: true, tamper: (*forger).rollBack},
	{name: "end cut off by the operator", held: true, tamper: func(f *forger) { f.cutEnd(); f.resign() }},
	{name: "history rewritten by the operator", held: true, tamper: (*forger).rewriteHistory},
}

func (f *forger) changePayload() {
	o := f.openings[f.opened(anyLeaf)]
	o.Payload = f.flip(o.Payload)
}

func (f *forger) exchangePayloads() {
	a, b := f.opened(anyLeaf), f.opened(anyLeaf)
	for b == a {
		b = f.opened(anyLeaf)
	}
	f.openings[a], f.openings[b] = f.openings[b], f.openings[a]
}

func (f *forger) changeNonce() {
	o := f.openings[f.opened(anyLeaf)]
	o.Nonce = bytes.Clone(o.Nonce)
	o.Nonce[f.rand.IntN(NonceSize)] ^= byte(1 + f.rand.IntN(255))
}

func (f *forger) changeLeaf() {
	i := f.rand.IntN(len(f.lines))
	f.lines[i] = string(f.flip([]byte(f.lines[i])))
}

func (f *forger) changeType() {
	i := f.rand.IntN(len(f.lines))
	leaf, err := Parse(f.lines[i])
	must(f.t, err)
	old := leaf.Type
	for leaf.Type == old {
		leaf.Type = Types[f.rand.IntN(len(Types))]
	}
	f.lines[i] = leaf.Line()
}

// replaceLeaf needs no key: anybody can seal.
func (f *forger) replaceLeaf() {
	i := f.opened(of(Confirmed))
	e := f.act(Refused, 40)
	e.Evidence = f.ids[i]
	f.remove(i, i+1)
	f.put(i, e.Evidence, e)
}

func (f *forger) deletePayload() { f.openings[f.opened(anyLeaf)] = nil }

func (f *forger) deleteLeaf() {
	i := f.rand.IntN(len(f.lines))
	f.remove(i, i+1)
}

func (f *forger) exchangeLeaves() {
	a := f.rand.IntN(len(f.lines) - 1)
	b := a + 1 + f.rand.IntN(len(f.lines)-a-1)
	f.lines[a], f.lines[b] = f.lines[b], f.lines[a]
	f.ids[a], f.ids[b] = f.ids[b], f.ids[a]
	f.openings[a], f.openings[b] = f.openings[b], f.openings[a]
}

func (f *forger) insertLeaf() {
	e := f.act(Refused, 41)
	e.Evidence = 1_000_000
	f.put(f.rand.IntN(len(f.lines)+1), e.Evidence, e)
}

// cutEnd leaves no message in the account whose use went with the end.
func (f *forger) cutEnd() {
	f.remove(len(f.lines)-1-f.rand.IntN(18), len(f.lines))
}

func (f *forger) changeTile() {
	f.afterwards = func(dir string) {
		tiles, err := filepath.Glob(filepath.Join(dir, "tile", "0", "*", "*"))
		must(f.t, err)
		name, err := filepath.Rel(dir, tiles[f.rand.IntN(len(tiles))])
		must(f.t, err)
		write(f.t, dir, name, f.flip(read(f.t, dir, name)))
	}
}

func (f *forger) exchangeIDs() {
	a := f.rand.IntN(len(f.ids) - 1)
	b := a + 1 + f.rand.IntN(len(f.ids)-a-1)
	f.ids[a], f.ids[b] = f.ids[b], f.ids[a]
}

// changeText keeps the name the log knows the text by.
func (f *forger) changeText() {
	f.afterwards = func(dir string) {
		name := noticesDir + "/" + hexSum([]byte(testText)) + ".html"
		write(f.t, dir, name, f.flip(read(f.t, dir, name)))
	}
}

func (f *forger) changeWebhook() {
	f.afterwards = func(dir string) {
		name := webhooksDir + "/" + hexSum(f.webhooks[0]) + ".json"
		write(f.t, dir, name, f.flip(read(f.t, dir, name)))
	}
}

// forgeErasure deletes a record and has an erasure say so: one that is there, or
// a new one at the end.
func (f *forger) forgeErasure() {
	gone := f.opened(func(l ParsedLeaf) bool { return !l.Type.Public() })
	f.openings[gone] = nil
	if f.rand.IntN(2) == 0 {
		f.put(len(f.lines), 1_000_000, f.erasureOf(gone, 1_000_000))
		return
	}
	at := f.opened(of(Erased))
	payload, err := marshal(f.erasureOf(gone, f.ids[at]))
	must(f.t, err)
	f.openings[at].Payload = payload
}

func (f *forger) erasureOf(gone int, id int64) *ErasureEvent {
	h := f.head(Erased)
	h.Evidence, h.Schema = id, Schema
	return &ErasureEvent{Header: h, Reason: ReasonArt17, Erased: []Erasure{NewErasure(f.ids[gone], f.lines[gone])}}
}

func (f *forger) deleteUse() { f.openings[f.opened(of(Used))] = nil }

func (f *forger) dropMessage() {
	i := f.rand.IntN(len(f.messages))
	f.messages = slices.Delete(f.messages, i, i+1)
}

func (f *forger) changeMessage() {
	i := f.rand.IntN(len(f.messages))
	f.messages[i].Consent = f.messages[(i+1)%len(f.messages)].Consent
}

func (f *forger) replaceKey() {
	skey, vkey, err := NewKey(testOrigin)
	must(f.t, err)
	statement, err := NewKeyStatement(testOrigin, "", skey)
	must(f.t, err)
	f.openings[0].Payload = bytes.Replace(f.openings[0].Payload, []byte(f.vkey), []byte(vkey), 1)
	if f.rand.IntN(2) == 0 {
		f.openings[0].Payload, err = marshal(&KeyEvent{Header: Header{Schema, KeyChanged, f.ids[0], At(firstMorning)}, Statement: statement})
		must(f.t, err)
	}
}

// signWithOtherKey makes a log of another history that is right in everything
// but whose it is.
func (f *forger) signWithOtherKey() {
	skey, vkey, err := NewKey(testOrigin)
	must(f.t, err)
	f.skey, f.keys = skey, []string{vkey}
	f.rewriteHistory()
}

// rollBack finds a copy of the database from before, genuine to the last byte.
func (f *forger) rollBack() {
	f.cutEnd()
	f.resign()
}

// rewriteHistory lets somebody have said something else. The last events of the
// fixture are acts of staff, to which nothing refers.
func (f *forger) rewriteHistory() {
	i := len(f.lines) - 1 - f.rand.IntN(18)
	e := f.act(Refused, 42)
	if f.rand.IntN(2) == 0 {
		e = f.act(Expired, 43)
	}
	e.Evidence = f.ids[i]
	e.At = At(f.now)
	f.remove(i, len(f.lines))
	f.put(i, e.Evidence, e)
	f.resign()
}
