package ledger

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// asJSON reads a payload in the way that takes every good spelling.
func asJSON(t Type, payload []byte) (Payload, error) {
	p := blank(t)
	return p, unmarshal(payload, p)
}

// spelled are payloads of every type, as the log has them.
func spelled(t testing.TB) (all []record, types []Type) {
	b := fiftyEvents(t)
	for i, o := range b.openings {
		if o != nil {
			leaf, err := Parse(b.lines[i])
			must(t, err)
			all, types = append(all, record{payload: o.Payload}), append(types, leaf.Type)
		}
	}
	return all, types
}

// What the quick reader takes, JSON's own reader takes for the same. What it does not take says nothing.
func asQuick(t testing.TB, m *memory, kind Type, payload []byte) (taken bool) {
	t.Helper()
	quick := m.recognise(kind, payload)
	if quick == nil {
		return false
	}
	slow, err := asJSON(kind, payload)
	if err != nil || !reflect.DeepEqual(quick, slow) {
		t.Errorf("%s\nquickly read: %+v\nas JSON: %+v, %v", payload, quick, slow, err)
	}
	return true
}

// Whatever SealPayload writes is read quickly; otherwise a verifier that is slow would be all there was to show for a field that was forgotten.
func TestShapesTakeAllThatIsSealed(t *testing.T) {
	m := &memory{}
	all, types := spelled(t)
	seen := map[Type]bool{}
	for i, r := range all {
		if !asQuick(t, m, types[i], r.payload) {
			t.Errorf("not taken: %s", r.payload)
		}
		seen[types[i]] = true
	}
	if len(seen) != len(Types) {
		t.Errorf("only %v", seen)
	}
	for _, kind := range Types {
		whole := blank(kind)
		fill(reflect.ValueOf(whole).Elem(), "say \"yes\" \\ with <b>é\u2028</b>\x7f")
		payload, err := marshal(whole)
		must(t, err)
		if !asQuick(t, m, kind, payload) {
			t.Errorf("not taken: %s", payload)
		}
	}
}

// fill puts something into every field there is.
func fill(v reflect.Value, words string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(words)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		v.SetUint(9)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), words)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), words)
		fill(v.Index(1), words)
	case reflect.Struct:
		if t, ok := v.Addr().Interface().(*Time); ok {
			*t = At(firstMorning)
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), words)
		}
	}
}

// Each of these is good or bad JSON; none may be read as something else than it is.
func TestShapesTakeNothingForAnother(t *testing.T) {
	b := newBook(t)
	whole := func(p Payload) string { s, err := marshal(p); must(t, err); return string(s) }
	other := b.act(Granted, 2)
	other.Terms.Purposes = []Purpose{{ID: 2, Words: `said "terms":{}`}}
	first := whole(b.act(Granted, 1))
	terms := first[strings.Index(first, `"terms":`)+8 : strings.Index(first, `,"event"`)]
	m := &memory{}
	for _, payload := range []string{
		first, first, whole(other), whole(b.act(Granted, 3)), whole(other),
		strings.Replace(first, terms, "0", 1),
		strings.Replace(first, `"record_id"`, `"x":{"terms":`+terms+`},"record_id"`, 1),
		strings.Replace(first, `"event":{`, `"terms":`+terms+`,"event":{`, 1),
		strings.Replace(first, `"terms"`, `"Terms"`, 1),
		strings.Replace(first, `"record_id":"`, "\"record_id\":\"\xff", 1),
		strings.Replace(first, `"record_id":"`, "\"record_id\":\"\t", 1),
		strings.Replace(first, `"record_id":"`, `"record_id":"\`, 1),
		strings.Replace(first, `"record_id":"`, `"record_id":"\ud800\"`, 1),
		strings.Replace(first, `"record_id"`, `"record_id":"x","record_id"`, 1),
		strings.Replace(first, `"contact":1`, `"contact":01`, 1), strings.Replace(first, `"contact":1`, `"contact":-1`, 1),
		strings.Replace(first, `"contact":1`, `"contact":1.0`, 1), strings.Replace(first, `"contact":1`, `"contact":null`, 1),
		strings.Replace(first, `"contact":1`, `"contact":9223372036854775808`, 1),
		strings.Replace(first, `"contact":1,`, ``, 1), strings.Replace(first, `{`, `{ `, 1), first + " ", first + "}", first[:len(first)-1],
	} {
		asQuick(t, m, Granted, []byte(payload))
		got, err1 := m.read(Granted, []byte(payload))
		want, err2 := asJSON(Granted, []byte(payload))
		if (err1 == nil) != (err2 == nil) || err1 == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%v / %v for %s", err1, err2, payload)
		}
	}
}

// One to three changes of a byte, or of a piece for another, in payloads of every type.
func TestShapesAgreeWithJSONAboutDamage(t *testing.T) {
	all, types := spelled(t)
	r := rand.New(rand.NewPCG(3, 7))
	m, taken, n := &memory{}, 0, sizeOr(24)*500
	for range n {
		i := r.IntN(len(all))
		payload := bytes.Clone(all[i].payload)
		for range 1 + r.IntN(3) {
			payload = damaged(r, payload, all[r.IntN(len(all))].payload)
		}
		if asQuick(t, m, types[i], payload) {
			taken++
		}
	}
	if taken < n/20 {
		t.Errorf("only %d of %d were read, which shows little", taken, n)
	}
	t.Logf("%d of %d damaged payloads can still be read, and mean the same to both", taken, n)
}

func damaged(r *rand.Rand, b, other []byte) []byte {
	at := r.IntN(len(b))
	switch r.IntN(4) {
	case 0:
		b[at] = byte(r.IntN(256))
	case 1:
		b[at] = `{}[]",:\0123456789abcdefutn. `[r.IntN(29)]
	case 2:
		to := min(len(b), at+r.IntN(12))
		b = append(b[:at:at], b[to:]...)
	case 3:
		from := r.IntN(len(other))
		piece := other[from:min(len(other), from+r.IntN(40))]
		b = append(append(b[:at:at], piece...), b[at:]...)
	}
	if len(b) == 0 {
		return []byte("{}")
	}
	return b
}

func FuzzShapes(f *testing.F) {
	all, types := spelled(f)
	for i, r := range all {
		f.Add(string(types[i]), r.payload)
	}
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		if Type(kind).Known() {
			m := &memory{}
			asQuick(t, m, Type(kind), payload)
			asQuick(t, m, Type(kind), payload) // by what it remembers
		}
	})
}
