package models

import (
	"encoding/json"
	"strings"

	"greenlist/ledger"
)

// node is a piece of JSON-LD: terms of a vocabulary and what they hold.
type node map[string]any

// ldContext says what the short names stand for. It is written into the file, so that reading it asks nobody.
var ldContext = node{
	"dpv": "https://w3id.org/dpv#", "dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#", "greenlist": "urn:greenlist:",
}

// recordProfile is what each record conforms to: ISO/IEC TS 27560 as the Data Privacy Vocabularies group profiles it for GDPR.
const recordProfile = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"

// JSONLD is every record of consent in the words of the Data Privacy Vocabulary (DPV), by the mapping of its guide to ISO/IEC TS 27560: the 24 fields
// and the 10 that GDPR adds, each under the term the guide gives it.
func (d Dossier) JSONLD() ([]byte, error) {
	records := []node{}
	for _, p := range d.Proofs {
		if p.Event != nil {
			records = append(records, ldRecord(p.Event))
		}
	}
	return json.MarshalIndent(node{"@context": ldContext, "@graph": records}, "", "  ")
}

func ldRecord(e *ledger.ConsentEvent) node {
	t := e.Terms
	n := node{
		"@id": "urn:greenlist:record:" + strings.TrimPrefix(e.RecordID, "consent:"), "@type": "dpv:ConsentRecord",
		"dct:conformsTo":          []any{ref(recordProfile), e.Schema},
		"dpv:hasIdentifier":       e.RecordID,
		"dpv:hasDataSubject":      node{"@type": "dpv:DataSubject", "dct:identifier": e.Subject.ID},
		"dpv:hasNotice":           ldNotice(t.Notice),
		"dct:language":            t.Notice.Language,
		"dpv:hasPurpose":          ldPurposes(t.Purposes),
		"dpv:hasPersonalData":     ldData(t.Data),
		"dpv:hasDataController":   ldParties("dpv:DataController", t.Controllers),
		"dpv:hasRecipient":        ldParties("dpv:Recipient", t.Recipients),
		"dpv:hasStorageCondition": append(described("dpv:StorageLocation", t.Storage...), described("dpv:StorageDuration", t.Retention)...),
		"dpv:hasJurisdiction":     described("dpv:Jurisdiction", t.Jurisdiction),
		"dpv:hasConsentControl":   described("dpv:WithdrawConsent", t.Withdrawal),
		"dpv:hasDataSource":       described("dpv:DataSource", t.Collection),
		"dpv:hasProcessing":       described("dpv:Processing", t.Method),
		"dpv:hasLocation":         described("dpv:Location", t.Location),
		"dpv:hasRule":             described("dpv:Rule", t.Transfers),
		"dpv:hasRight":            described("dpv:DataSubjectRight", t.Rights...),
		"dpv:hasAuthority":        described("dpv:Authority", t.Authority),
	}
	ldEvent(n, e)
	return n
}

// ldEvent adds what happened to the consent.
func ldEvent(n node, e *ledger.ConsentEvent) {
	n["dct:date"] = node{"@type": "xsd:dateTime", "@value": e.Event.Time}
	n["dct:valid"] = e.Event.Validity
	n["dpv:isImplementedByEntity"] = node{"@type": "dpv:LegalEntity", "dct:identifier": e.Event.Entity}
	n["dpv:hasConsentStatus"] = ref("dpv:" + e.Event.State)
	basis := described("dpv:LegalBasis", e.Terms.LawfulBasis)
	n["dpv:hasLegalBasis"] = append(basis, node{"@type": consentKind(e.Event.Type), "dct:description": e.Event.Type})
	n["greenlist:source"] = e.Source
	if e.Grade != "" {
		n["greenlist:grade"] = e.Grade
	}
	n["greenlist:evidence"] = e.Evidence
}

// consentKind is the vocabulary's name for how consent was expressed.
func consentKind(kind string) string {
	if kind == "explicit" {
		return "dpv:ExplicitlyExpressedConsent"
	}
	return "dpv:ExpressedConsent"
}

func ref(iri string) node { return node{"@id": iri} }

func described(kind string, texts ...string) (all []node) {
	for _, text := range texts {
		all = append(all, node{"@type": kind, "dct:description": text})
	}
	return all
}

func ldNotice(r ledger.NoticeRef) node {
	n := node{"@type": []string{"dpv:PrivacyNotice", "dpv:ConsentNotice"}, "dct:source": r.Policy, "dct:language": r.Language}
	if r.Hash != "" {
		n["greenlist:sha256"], n["greenlist:form"], n["greenlist:version"] = r.Hash, r.Form, r.Version
	}
	return n
}

func ldPurposes(purposes []ledger.Purpose) (all []node) {
	for _, p := range purposes {
		n := node{"@type": "dpv:Purpose", "dct:identifier": p.ID, "dct:description": p.Words}
		if p.Validity != "" {
			n["dct:valid"] = p.Validity
		}
		all = append(all, n)
	}
	return all
}

var necessity = map[string]string{"necessary": "dpv:Required", "optional": "dpv:Optional"}

func ldData(data []ledger.Datum) (all []node) {
	for _, d := range data {
		n := node{"@type": "dpv:PersonalData", "dct:description": d.Type, "dpv:hasNecessity": ref(necessity[d.Need]), "greenlist:category": d.Category}
		if d.Category == "special" {
			n["@type"] = "dpv:SpecialCategoryPersonalData"
		}
		all = append(all, n)
	}
	return all
}

func ldParties(kind string, parties []ledger.Party) (all []node) {
	for _, p := range parties {
		kinds := []string{kind, "dpv:LegalEntity"}
		if p.Role == "processor" {
			kinds = append(kinds, "dpv:DataProcessor")
		}
		all = append(all, node{
			"@type": kinds, "dct:identifier": p.ID, "dpv:hasName": p.Name, "dpv:hasAddress": p.Address, "dpv:hasContact": p.Contact,
			"dct:type": p.Type, "greenlist:role": p.Role,
		})
	}
	return all
}
