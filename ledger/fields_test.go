package ledger

import (
	"strings"
	"testing"
)

func TestTheFieldsAreThoseThatARecordMustHave(t *testing.T) {
	gdpr := 0
	for i, f := range Fields {
		if f.GDPR {
			gdpr++
		}
		if f.Path != strings.ReplaceAll(mandatory[i], ".0.", "[].") && !strings.HasPrefix(f.Path, "terms.") {
			t.Errorf("field %d is at %s, not %s", i, f.Path, mandatory[i])
		}
	}
	if len(Fields) != 24+10 || gdpr != 10 {
		t.Fatalf("%d fields, %d of them GDPR's", len(Fields), gdpr)
	}
}

func TestWhatARecordDoesNotSayIsNamed(t *testing.T) {
	b := newBook(t)
	for _, kind := range []Type{Granted, Confirmed, Withdrawn, Refused, Expired, Corrected, Imported} {
		e := b.act(kind, 1)
		e.Schema = Schema
		if missing := e.Unsaid(); missing != nil {
			t.Fatalf("%s lacks %v", kind, missing)
		}
		for _, path := range mandatory {
			p, err := ReadPayload(kind, without(t, e, strings.Split(path, ".")))
			must(t, err)
			want, named := strings.ReplaceAll(path, ".0.", "[]."), false
			for _, f := range p.(*ConsentEvent).Unsaid() {
				named = named || f.Path == want || strings.HasPrefix(f.Path, want+"[].")
			}
			if !named {
				t.Errorf("%s without %s goes unnamed", kind, path)
			}
		}
	}
}

func TestNotStatedIsNotSaid(t *testing.T) {
	b := newBook(t)
	e := b.act(Imported, 1)
	e.Schema, e.Terms.Authority = Schema, NotStated
	if missing := e.Unsaid(); len(missing) != 1 || missing[0].Name != "authority party" {
		t.Fatal(missing)
	}
}
