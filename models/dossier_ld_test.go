package models_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// nowhere is a place from which no document can be had: a dossier explains itself.
type nowhere struct{}

func (nowhere) LoadDocument(address string) (*ld.RemoteDocument, error) {
	return nil, errors.New("asked the network for " + address)
}

// strictly are the rules of JSON-LD 1.1; in safe mode a processor refuses what it would leave out otherwise.
func strictly() *ld.JsonLdOptions {
	rules := ld.NewJsonLdOptions("")
	rules.ProcessingMode, rules.DocumentLoader, rules.SafeMode, rules.ProduceGeneralizedRdf = ld.JsonLd_1_1, nowhere{}, true, false
	return rules
}

// A processor that others wrote reads the dossier without asking anybody, leaves nothing out, and finds the same when it shortens what it read.
func TestADossierIsLinkedDataForOthers(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		shop, person := lived(t, db, clock)
		d, err := models.OpenDossier(context.Background(), db, shop.Marketer, person.ID, "jsonld")
		if err != nil {
			t.Fatal(err)
		}
		text, err := d.JSONLD()
		if err != nil {
			t.Fatal(err)
		}
		file := asJSON(t, string(text))
		expanded, err := ld.NewJsonLdProcessor().Expand(file, strictly())
		if err != nil || len(expanded) != len(d.Proofs) {
			t.Fatalf("%d records, %v", len(expanded), err)
		}
		// The number of a record is written in full, and shortened by whoever can.
		written := asJSON(t, strings.ReplaceAll(string(text), `"urn:greenlist:record:`, `"greenlist:record:`))
		short, err := ld.NewJsonLdProcessor().Compact(expanded, map[string]any{"@context": file["@context"]}, strictly())
		if err != nil || !reflect.DeepEqual(unlisted(short["@graph"]), unlisted(written["@graph"])) {
			t.Errorf("%v\nread back: %v\nwritten: %v", err, unlisted(short["@graph"]), unlisted(written["@graph"]))
		}
		statements(t, file, len(d.Proofs))
		for what, spoilt := range map[string]string{
			"a word nobody explains": strings.Replace(string(text), `"dpv:hasPurpose"`, `"purpose"`, 1),
			"an address elsewhere":   strings.Replace(string(text), `"dpv": "https://w3id.org/dpv#"`, `"dpv": {"@id": 7}`, 1),
			"another's explanation":  strings.Replace(string(text), `"@context": {`, `"@context": "https://w3id.org/dpv", "was": {`, 1),
		} {
			if _, err := ld.NewJsonLdProcessor().Expand(asJSON(t, spoilt), strictly()); err == nil || spoilt == string(text) {
				t.Errorf("%s: nobody noticed", what)
			}
		}
	})
}

// statements asks that each record says in the words of the vocabulary whose it is, what for, and when.
func statements(t *testing.T, file map[string]any, records int) {
	t.Helper()
	made, err := ld.NewJsonLdProcessor().ToRDF(file, strictly())
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]int{}
	for _, quad := range made.(*ld.RDFDataset).Graphs["@default"] {
		said[quad.Predicate.GetValue()]++
		if date, ok := quad.Object.(ld.Literal); ok && strings.HasSuffix(quad.Predicate.GetValue(), "/date") && !strings.HasSuffix(date.Datatype, "#dateTime") {
			t.Errorf("%s is a %s", date.Value, date.Datatype)
		}
	}
	for _, word := range []string{"https://w3id.org/dpv#hasDataSubject", "https://w3id.org/dpv#hasPurpose", "https://w3id.org/dpv#hasDataController", "https://w3id.org/dpv#hasConsentStatus", "http://purl.org/dc/terms/date"} {
		if said[word] < records {
			t.Errorf("%s is said %d times of %d records", word, said[word], records)
		}
	}
}

func asJSON(t *testing.T, text string) (file map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	return file
}

// unlisted writes a list of one as that one, which means the same in JSON-LD.
func unlisted(v any) any {
	switch v := v.(type) {
	case []any:
		if len(v) == 1 {
			return unlisted(v[0])
		}
		all := make([]any, len(v))
		for i := range v {
			all[i] = unlisted(v[i])
		}
		return all
	case map[string]any:
		all := map[string]any{}
		for key, value := range v {
			all[key] = unlisted(value)
		}
		return all
	}
	return v
}
