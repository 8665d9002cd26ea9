package models

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers/v2"

	"greenlist/ledger"
)

// person is somebody as the tables know them: every row there is of them, and every address they were met under. Several who are erased at once
// are one person here; it is only about finding what is theirs.
type person struct {
	ids []int64
	// phones are in E.164. None of these addresses is anybody else's by now.
	phones, bsuids []string
	// names are as they were written; wamids the messages from and to them.
	names, wamids []string
	// leaves is the evidence that tells of them, by id; bodies the hashes of the webhooks it rests on.
	leaves map[int64]string
	bodies map[string]bool
	// acts are entries of the audit in which they are met.
	acts []int64
	// reduced are webhooks that also spoke of others, once they are erased.
	reduced []ledger.Reduction
	// lists are what was found in lists that were uploaded, and events in the calls from Meta that are still kept.
	lists  []listFind
	events eventFind
	// forget leaves no keyed hash behind.
	forget bool
}

// lookUp collects what is known of contacts, whose rows are locked.
func (db *DB) lookUp(ctx context.Context, contacts []Contact) (*person, error) {
	p := &person{leaves: map[int64]string{}, bodies: map[string]bool{}}
	for _, c := range contacts {
		p.ids = append(p.ids, c.ID)
		p.meet(c.PhoneNumber(), c.UserID(), c.WAID, c.Name)
	}
	for _, look := range []func(context.Context, *person) error{db.lookInMessages, db.lookInEvidence, db.lookInAudit, db.leaveOthers} {
		if err := look(ctx, p); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// meet notes under which addresses and by which name somebody was known.
func (p *person) meet(phone, bsuid, waid, name string) {
	p.phones = add(p.phones, phone)
	if waid != notStated {
		p.phones = add(p.phones, e164(waid))
	}
	p.bsuids, p.names = add(p.bsuids, bsuid), add(p.names, name)
}

func add(all []string, one string) []string {
	if one == "" || slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// lookInMessages finds the ids Meta gave to what they wrote and were sent.
func (db *DB) lookInMessages(ctx context.Context, p *person) error {
	ids := db.list(p.ids)
	var rows []struct {
		WAMID string `gorm:"column:wamid"`
		Hash  string
	}
	err := db.q(ctx).Raw(`SELECT wamid, '' AS hash FROM messages WHERE wamid IS NOT NULL AND `+db.among("contact_id")+`
		UNION SELECT wamid, '' FROM inbound_messages WHERE `+db.among("contact_id")+`
		UNION SELECT wamid, body_hash FROM doubts WHERE `+db.among("contact_id")+`
		UNION SELECT wamid, '' FROM attachments WHERE `+db.among("contact_id"), ids, ids, ids, ids).Scan(&rows).Error
	for _, row := range rows {
		p.wamids = add(p.wamids, row.WAMID)
		p.rest(row.Hash)
	}
	return err
}

func (p *person) rest(hash string) {
	if hash != "" {
		p.bodies[hash] = true
	}
}

// lookInEvidence reads what was sealed about them: also addresses they had before, and forms they filled in before anybody knew them.
func (db *DB) lookInEvidence(ctx context.Context, p *person) error {
	forms := db.signupsOf(p)
	return db.readEvidence(ctx, p, portion{`e.id IN (SELECT id FROM evidence WHERE ` + db.among("contact_id") + ` UNION SELECT evidence_id FROM signups WHERE ` + forms.where + `)`,
		append([]any{db.list(p.ids)}, forms.args...)})
}

func (db *DB) readEvidence(ctx context.Context, p *person, of portion) error {
	var rows []struct {
		ID      int64
		Type    ledger.Type
		Line    string
		Payload []byte
	}
	err := db.q(ctx).Raw(`SELECT e.id, e.type, e.line, s.payload FROM sealed s JOIN evidence e ON e.id = s.evidence_id WHERE `+of.where, of.args...).Scan(&rows).Error
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Type.Public() {
			return Refusal{Reason: "not_personal", Message: "This belongs to the log itself, and holds nothing about anybody."}
		}
		p.leaves[row.ID] = row.Line
		payload, err := ledger.ReadPayload(row.Type, row.Payload)
		if err != nil {
			return err
		}
		p.read(payload)
	}
	return nil
}

// read takes the addresses out of a record of consent.
func (p *person) read(payload ledger.Payload) {
	event, ok := payload.(*ledger.ConsentEvent)
	if !ok {
		return
	}
	p.meet(event.Subject.Phone, event.Subject.BSUID, "", "")
	for _, change := range event.Changes {
		for _, value := range []string{change.Before, change.After} {
			switch change.Field {
			case FactPhone:
				p.phones = add(p.phones, value)
			case FactUserID:
				p.bsuids = add(p.bsuids, value)
			case FactName:
				p.names = add(p.names, value)
			}
		}
	}
	if v := event.Verification; v != nil {
		p.meet("", v.UserID, v.WAID, "")
		p.wamids = add(p.wamids, v.WAMID)
		if v.Webhook != nil {
			p.rest(v.Webhook.SHA256)
		}
	}
	if event.Withdrawal != nil && event.Withdrawal.Webhook != nil {
		p.rest(event.Withdrawal.Webhook.SHA256)
	}
}

// leaveOthers forgets addresses that are somebody else's by now: what is known under them is theirs.
func (db *DB) leaveOthers(ctx context.Context, p *person) error {
	if len(p.phones)+len(p.bsuids) == 0 {
		return nil
	}
	var others []struct {
		Phone *string
		BSUID *string `gorm:"column:bsuid"`
	}
	err := db.q(ctx).Raw(`SELECT phone, bsuid FROM contacts WHERE (phone IN ? OR bsuid IN ?) AND NOT `+db.among("id"), orNone(p.phones), orNone(p.bsuids), db.list(p.ids)).Scan(&others).Error
	for _, other := range others {
		p.phones = slices.DeleteFunc(p.phones, func(a string) bool { return a == deref(other.Phone) })
		p.bsuids = slices.DeleteFunc(p.bsuids, func(a string) bool { return a == deref(other.BSUID) })
	}
	return err
}

// orNone keeps a list from being empty, which is no SQL.
func orNone(all []string) []string {
	if len(all) == 0 {
		return []string{""}
	}
	return all
}

// inWebhooks are the values by which Meta's calls speak of them.
func (p *person) inWebhooks() []string {
	all := append(slices.Clone(p.bsuids), p.wamids...)
	for _, phone := range p.phones {
		all = append(all, onlyDigits(phone))
	}
	return all
}

// inText are the values that tell of them wherever they stand in a text. A single word of a name may be anybody's, or anything.
func (p *person) inText() []string {
	all := append(slices.Clone(p.bsuids), p.wamids...)
	for _, phone := range p.phones {
		all = append(all, nationalNumber(phone))
	}
	for _, name := range p.names {
		if strings.Contains(strings.TrimSpace(name), " ") && len(name) >= 6 {
			all = append(all, name)
		}
	}
	return all
}

// nationalNumber is a number without its country code, as it stands in every way of writing it without signs in between.
func nationalNumber(phone string) string {
	if n, err := phonenumbers.Parse(phone, ""); err == nil && n.GetNationalNumber() > 999_999 {
		return phonenumbers.GetNationalSignificantNumber(n)
	}
	return cmp.Or(onlyDigits(phone), phone)
}
