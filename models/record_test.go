package models_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
)

// records is how many generated records the proof looks at; `make prove-records` takes ten thousand.
var records = flag.Int("records", 200, "records of consent in the proof that they are complete")

// termOf is where the guide of the Data Privacy Vocabulary to ISO/IEC TS 27560 puts each field: a key of the record, and a key of what stands there.
var termOf = map[string][]string{
	"schema version": {"dct:conformsTo"}, "record id": {"dpv:hasIdentifier"}, "PII principal id": {"dpv:hasDataSubject", "dct:identifier"},
	"privacy notice": {"dpv:hasNotice", "dct:source"}, "language": {"dct:language"}, "purpose": {"dpv:hasPurpose", "dct:description"},
	"PII information": {"dpv:hasPersonalData"}, "PII controllers": {"dpv:hasDataController"}, "storage locations": {"dpv:hasStorageCondition", "dct:description"},
	"retention period": {"dpv:hasStorageCondition", "dct:description"}, "jurisdiction": {"dpv:hasJurisdiction", "dct:description"}, "recipient third parties": {"dpv:hasRecipient"},
	"withdrawal method": {"dpv:hasConsentControl", "dct:description"}, "PII type": {"dpv:hasPersonalData", "dct:description"},
	"party id": {"dpv:hasDataController", "dct:identifier"}, "party address": {"dpv:hasDataController", "dpv:hasAddress"}, "party name": {"dpv:hasDataController", "dpv:hasName"},
	"party contact": {"dpv:hasDataController", "dpv:hasContact"}, "party type": {"dpv:hasDataController", "dct:type"},
	"event time": {"dct:date", "@value"}, "validity duration": {"dct:valid"}, "entity id": {"dpv:isImplementedByEntity", "dct:identifier"},
	"event type": {"dpv:hasLegalBasis", "dct:description"}, "event state": {"dpv:hasConsentStatus", "@id"},
	"lawful basis": {"dpv:hasLegalBasis", "dct:description"}, "collection method": {"dpv:hasDataSource", "dct:description"}, "processing method": {"dpv:hasProcessing", "dct:description"},
	"processing location": {"dpv:hasLocation", "dct:description"}, "geographic restrictions": {"dpv:hasRule", "dct:description"}, "privacy rights": {"dpv:hasRight", "dct:description"},
	"authority party": {"dpv:hasAuthority", "dct:description"}, "PII optional": {"dpv:hasPersonalData", "dpv:hasNecessity"},
	"special PII category": {"dpv:hasPersonalData", "greenlist:category"}, "party role": {"dpv:hasDataController", "greenlist:role"},
}

func TestEveryGeneratedRecordIsComplete(t *testing.T) {
	types := map[ledger.Type]int{}
	for n := range uint64(*records) {
		made, sealed, err := models.MakeRecord(27560, n)
		if err != nil {
			t.Fatalf("record %d: %v", n, err)
		}
		read, err := ledger.ReadPayload(made.Type, sealed.Payload)
		if err != nil {
			t.Fatal(err)
		}
		e := read.(*ledger.ConsentEvent)
		if missing := e.Unsaid(); missing != nil {
			t.Errorf("record %d, %s: lacks %v", n, e.Type, missing)
		}
		for _, wrong := range lacksInLD(t, e) {
			t.Errorf("record %d, %s as JSON-LD: %s", n, e.Type, wrong)
		}
		types[e.Type]++
	}
	if len(types) < 6 {
		t.Errorf("only %v were made", types)
	}
	t.Logf("%d records hold the 24 and the 10 fields: %v", *records, types)
}

// lacksInLD looks for every field where the guide puts it, and for names that the file does not explain.
func lacksInLD(t *testing.T, e *ledger.ConsentEvent) (wrong []string) {
	t.Helper()
	text, err := models.RecordAsLD(e)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Context map[string]string `json:"@context"`
		Graph   []map[string]any  `json:"@graph"`
	}
	if err := json.Unmarshal(text, &file); err != nil || len(file.Graph) != 1 {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, f := range ledger.Fields {
		if !holds(file.Graph[0], termOf[f.Name], f.Values(e)) {
			wrong = append(wrong, "lacks "+f.Name)
		}
	}
	for _, name := range shortName.FindAllStringSubmatch(string(text), -1) {
		if file.Context[name[1]] == "" {
			wrong = append(wrong, "does not explain "+name[0])
		}
	}
	return wrong
}

// shortName is a key, a type or a reference in short.
var shortName = regexp.MustCompile(`"(dpv|dct|xsd|greenlist|[a-z-]+):[A-Za-z]+":`)

// holds tells whether what stands at a path says something, and says what the record says, where that is words.
func holds(n map[string]any, path, values []string) bool {
	if len(path) == 0 {
		return false
	}
	at := n[path[0]]
	if len(path) > 1 {
		var deeper []any
		for _, one := range listed(at) {
			if inner, ok := one.(map[string]any); ok && inner[path[1]] != nil {
				deeper = append(deeper, inner[path[1]])
			}
		}
		at = deeper
	}
	said := fmt.Sprint(listed(at)...)
	named := len(path) == 1 || path[1] != "dct:description"
	return len(listed(at)) > 0 && strings.TrimSpace(said) != "" && (named || strings.Contains(said, values[0]))
}

func listed(at any) []any {
	switch at := at.(type) {
	case nil:
		return nil
	case []any:
		return at
	}
	return []any{at}
}

// The control: what is taken out of a record is missed, in the record and in the file made of it.
func TestAFieldThatIsLeftOutIsMissed(t *testing.T) {
	for name, spoil := range map[string]func(*ledger.ConsentEvent){
		"authority party":   func(e *ledger.ConsentEvent) { e.Terms.Authority = "" },
		"purpose":           func(e *ledger.ConsentEvent) { e.Terms.Purposes = nil },
		"event state":       func(e *ledger.ConsentEvent) { e.Event.State = "" },
		"privacy rights":    func(e *ledger.ConsentEvent) { e.Terms.Rights = nil },
		"party name":        func(e *ledger.ConsentEvent) { e.Terms.Controllers[0].Name = ledger.NotStated },
		"storage locations": func(e *ledger.ConsentEvent) { e.Terms.Storage = nil },
	} {
		e, _, err := models.MakeRecord(1, 7)
		if err != nil {
			t.Fatal(err)
		}
		spoil(e)
		missing := e.Unsaid()
		if len(missing) != 1 || missing[0].Name != name {
			t.Errorf("without %s: %v", name, missing)
		}
	}
	e, _, _ := models.MakeRecord(1, 7)
	e.Terms.Rights, e.Terms.Purposes = nil, nil
	if wrong := lacksInLD(t, e); len(wrong) < 2 {
		t.Errorf("as JSON-LD: %v", wrong)
	}
}
