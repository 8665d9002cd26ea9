package models

import "strings"

// file writes the dossier out, part by part.
func (d Dossier) file() dossierFile {
	f := dossierFile{
		Format: "greenlist/dossier/v1", MadeAt: d.MadeAt, Person: d.filePerson(), Receipts: d.Receipts, Evidence: []fileEvidence{}, Messages: []fileMessage{}, Inbound: []fileInbound{},
		Standing: []fileStanding{}, Notices: []fileNotice{}, Webhooks: []fileWebhook{},
		Organisation: fileOrganisation{d.Company.Name, d.Company.LegalName, d.Company.Address, d.Company.Email, d.Company.Phone, join(d.Company.Authority, d.Company.AuthorityURL)},
		Log:          fileLog{Origin: d.Origin, Key: d.Verification.VKey, Checkpoint: d.Verification.Checkpoint.Note, Signed: d.Verification.Signed, Sound: d.Verification.Sound()},
	}
	for _, c := range d.Consents {
		f.Standing = append(f.Standing, fileStanding{c.PurposeID, d.Purposes[c.PurposeID], c.State, c.ActedAt, c.ExpiresAt, c.Source, c.Grade, c.Tracked, c.EvidenceID})
	}
	if at := d.Contact.SuppressedAt; at != nil {
		f.Suppressed = &fileSuppression{Kind: d.Suppression.Kind, Reason: d.Contact.SuppressionReason, Since: *at}
	}
	for _, p := range d.Proofs {
		f.Evidence = append(f.Evidence, p.file(d.Verification.Checks[p.Evidence.ID]))
	}
	for _, n := range d.Notices() {
		f.Notices = append(f.Notices, n.file())
	}
	for _, c := range d.Calls() {
		f.Webhooks = append(f.Webhooks, c.file())
	}
	for _, u := range d.Uses {
		f.Messages = append(f.Messages, u.file(d.DatabaseID))
	}
	for _, in := range d.Inbound {
		f.Inbound = append(f.Inbound, fileInbound{in.WAMID, in.At, in.Type, in.Body})
	}
	return f
}

func (d Dossier) filePerson() filePerson {
	c := d.Contact
	p := filePerson{
		Contact: c.ID, Name: c.Name, Phone: c.PhoneNumber(), UserID: c.UserID(), Language: c.Language, Country: c.Country, Source: c.Source,
		KnownSince: c.CreatedAt, ErasedAt: c.ErasedAt, MergedInto: c.MergedInto, Stopped: c.MetaStoppedAt,
	}
	for _, other := range d.Merged {
		p.Merged = append(p.Merged, other.ID)
	}
	return p
}

// Calls are the signed calls behind the evidence, each once.
func (d Dossier) Calls() (all []SignedCall) {
	seen := map[string]bool{}
	for _, p := range d.Proofs {
		if p.Call != nil && !seen[p.Call.SHA256] {
			all, seen[p.Call.SHA256] = append(all, *p.Call), true
		}
	}
	return all
}

func (p Proof) file(checked ProofCheck) fileEvidence {
	f := fileEvidence{
		ID: p.Evidence.ID, Type: string(p.Evidence.Type), At: p.At(), WrittenAt: p.Evidence.CreatedAt, Index: p.Place, Leaf: strings.TrimSuffix(p.Evidence.Line, "\n"),
		Erased: p.Erased(), Opens: checked.Opens, InLog: checked.InLog, Unsaid: []string{},
	}
	if !p.Erased() {
		f.Nonce, f.Payload, f.Record = base64Of(p.Nonce), base64Of(p.Payload), p.Payload
	}
	for _, hash := range checked.Proof {
		f.Inclusion = append(f.Inclusion, hash.String())
	}
	for _, field := range p.Unsaid() {
		f.Unsaid = append(f.Unsaid, field.Name)
	}
	if s := p.Signup; s != nil {
		f.Signup = &fileSignup{s.Source, s.Page, s.Tag, s.PhoneTyped, s.Answers, s.Declaration, s.CreatedAt, s.ConfirmedAt}
	}
	return f
}

func (c SignedCall) file() fileWebhook {
	f := fileWebhook{SHA256: c.SHA256, Signature: c.Signature, Genuine: c.Genuine}
	if !c.ReceivedAt.IsZero() {
		f.ReceivedAt = &c.ReceivedAt
	}
	switch {
	case c.Body == nil:
		f.Withheld = "erased"
	case c.Others > 0:
		f.Withheld = "it tells of other people as well"
	default:
		f.Body = base64Of(c.Body)
	}
	return f
}

func (u Use) file(database string) fileMessage {
	return fileMessage{
		ID: u.ID, Attempt: AttemptID{database, u.ID, u.Attempt}.String(), Campaign: u.Campaign, Template: u.Template, Version: u.Version, State: u.State,
		WAMID: deref(u.WAMID), ClaimedAt: u.ClaimedAt, SentAt: u.SentAt, DeliveredAt: u.DeliveredAt, ReadAt: u.ReadAt,
		Consent: value(u.ConsentEvidenceID), Use: value(u.UseEvidenceID), Verdict: u.Verdict,
	}
}
