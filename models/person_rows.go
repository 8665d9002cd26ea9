package models

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// signupsOf are forms filled in by them, and those that nobody confirmed yet with their number.
func (db *DB) signupsOf(p *person) portion {
	return portion{db.among("contact_id") + ` OR (state = 'pending' AND phone IN ?)`, []any{db.list(p.ids), orNone(p.phones)}}
}

func (db *DB) sealedOf(p *person) portion {
	return portion{db.among("evidence_id"), []any{db.list(p.evidence())}}
}

func (p *person) evidence() (ids []int64) {
	for id := range p.leaves {
		ids = append(ids, id)
	}
	return ids
}

// lookInAudit finds what staff did with them, by whom it was about or by what it says.
func (db *DB) lookInAudit(ctx context.Context, p *person) error {
	rows := db.auditOf(p)
	err := db.q(ctx).Raw(`SELECT id FROM audit_entries WHERE `+rows.where, rows.args...).Scan(&p.acts).Error
	if err != nil || len(p.acts) == 0 {
		return err
	}
	var found []struct {
		ID   int64
		Line string
	}
	err = db.q(ctx).Raw(`SELECT e.id, e.line FROM audit_entries a JOIN sealed s ON s.evidence_id = a.evidence_id JOIN evidence e ON e.id = s.evidence_id
		WHERE e.type = ? AND `+db.among("a.id"), ledger.StaffActed, db.list(p.acts)).Scan(&found).Error
	for _, row := range found {
		p.leaves[row.ID] = row.Line
	}
	return err
}

// actsOf are the acts that were found; looking for them again would go through the whole audit again.
func (db *DB) actsOf(p *person) portion {
	return portion{db.among("id"), []any{db.list(p.acts)}}
}

func (db *DB) auditOf(p *person) portion {
	ids := db.list(p.ids)
	said := db.saying(`COALESCE(`+db.pick(`before`, `before::text`)+`, '') || COALESCE(`+db.pick(`after`, `after::text`)+`, '')`, p.inText())
	return portion{
		`(subject = 'contact' AND ` + db.among("subject_id") + `) OR (subject = 'doubt' AND subject_id IN (SELECT d.id FROM doubts d WHERE ` + db.among("d.contact_id") + `))
		OR (subject = 'suppression' AND subject_id IN (SELECT c.suppression_id FROM contacts c WHERE c.suppression_id IS NOT NULL AND ` + db.among("c.id") + `))
		OR ` + said.where, append([]any{ids, ids, ids}, said.args...),
	}
}

// saying is the condition that a text holds one of the words, as they are or as JSON writes them.
func (db *DB) saying(text string, words []string) portion {
	var quoted []string
	for _, word := range words {
		quoted = add(quoted, word)
		if inJSON, err := jsonText(word); err == nil {
			quoted = add(quoted, inJSON[1:len(inJSON)-1])
		}
	}
	likely := slices.DeleteFunc(slices.Clone(quoted), func(word string) bool { return strings.HasPrefix(word, metaPrefix) })
	exact := db.sayingOneOf(text, quoted)
	if len(likely) == len(quoted) {
		return exact
	}
	// Somebody has as many of these ids as messages, and few texts hold any: so it is asked first whether there is one.
	perhaps := db.sayingOneOf(text, append(likely, metaPrefix))
	return portion{`(` + perhaps.where + ` AND ` + exact.where + `)`, slices.Concat(perhaps.args, exact.args)}
}

// metaPrefix begins the ids that Meta gives to messages.
const metaPrefix = "wamid."

// fewWords are so few that looking for each by name is several times quicker on SQLite than unpacking a list of them for every row.
const fewWords = 40

// sayingOneOf works the text out once for each row on Postgres, where it may be JSON that has to be written out.
func (db *DB) sayingOneOf(text string, words []string) portion {
	if len(words) == 0 {
		return portion{where: `1 = 0`}
	}
	if db.dialect == sqlite && len(words) <= fewWords {
		all := portion{where: `(` + strings.TrimSuffix(strings.Repeat(`instr(`+text+`, ?) > 0 OR `, len(words)), ` OR `) + `)`}
		for _, word := range words {
			all.args = append(all.args, word)
		}
		return all
	}
	list, err := jsonText(db.patterns(words))
	if err != nil {
		return portion{where: `1 = 0`}
	}
	return portion{db.pick(`EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(`+text+`, n.value) > 0)`,
		`(`+text+`) LIKE ANY (ARRAY(SELECT jsonb_array_elements_text(?::jsonb)))`), []any{list}}
}

// patterns are the words as Postgres looks for them in a text.
func (db *DB) patterns(words []string) []string {
	if db.dialect == sqlite {
		return words
	}
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(word) + "%"
	}
	return all
}

func (db *DB) bodiesOf(p *person) portion {
	var hashes []string
	for hash := range p.bodies {
		hashes = append(hashes, hash)
	}
	return portion{`hash IN ?`, []any{orNone(hashes)}}
}

func (db *DB) earlyStopsOf(p *person) portion {
	var hashes [][]byte
	for _, address := range append(p.phones, p.bsuids...) {
		hashes = append(hashes, db.place.keys.mac("early stop", []byte(address)))
	}
	if len(hashes) == 0 {
		return portion{}
	}
	return portion{`hash IN ?`, []any{hashes}}
}

// errandsOf are pictures and documents of theirs, still to be fetched or not.
func (db *DB) errandsOf(p *person) portion {
	return portion{`kind = ? AND unique_key IN ?`, []any{ErrandFetchMedia, orNone(p.wamids)}}
}

// erasedSearch stands where a search was for somebody: it finds nobody, where an empty one would find everybody.
const erasedSearch = `'{"Text": "erased person"}'`

func (db *DB) searchesOf(p *person) portion {
	return db.saying(db.pick(`search`, `search::text`), p.inText())
}

// answersOf are answers to the company's own systems, in which they are named.
func (db *DB) answersOf(p *person) portion {
	return db.saying(db.pick(`CAST(body AS TEXT)`, `convert_from(body, 'UTF8')`), append(p.inText(), p.phones...))
}

// erasedAnswer is what a system gets that sends a request again whose answer spoke of somebody.
const erasedAnswer = `{"type":"about:blank","title":"Gone","status":410,"detail":"What this request did was about somebody whose data were erased since."}`

func (db *DB) eraseAnswers(ctx context.Context, p *person) error {
	rows := db.answersOf(p)
	return db.q(ctx).Exec(`UPDATE api_answers SET status = ?, body = ? WHERE `+rows.where, append([]any{gone, []byte(erasedAnswer)}, rows.args...)...).Error
}

func (db *DB) eraseAttachments(ctx context.Context, p *person) error {
	for _, id := range p.ids {
		if err := (Contact{ID: id}).EraseAttachments(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) suppressionsOf(p *person) portion {
	return portion{`id IN (SELECT c.suppression_id FROM contacts c WHERE c.suppression_id IS NOT NULL AND ` + db.among("c.id") + `)`, []any{db.list(p.ids)}}
}

// onlyAbout leaves of a call from Meta what it says of them.
func onlyAbout(p *person, row map[string]any) {
	about := whatsapp.Mentions(p.inWebhooks())
	body, _ := row["body"].(string)
	own, err := whatsapp.Without([]byte(body), func(item []byte) bool { return !about(item) })
	if row["body"] = string(own); err != nil {
		row["body"] = ""
	}
}

// withoutStaff leaves out of where facts come from which member of staff wrote them down.
func withoutStaff(_ *person, row map[string]any) {
	var from map[string]Origin
	text, _ := row["origins"].(string)
	if json.Unmarshal([]byte(text), &from) != nil {
		row["origins"] = ""
		return
	}
	for fact, o := range from {
		o.By = ""
		from[fact] = o
	}
	row["origins"], _ = jsonText(from)
}

func (db *DB) optinsAbout(p *person) portion {
	return portion{`evidence_id IN (SELECT e.id FROM evidence e WHERE ` + db.among("e.contact_id") + `)`, []any{db.list(p.ids)}}
}

func (db *DB) sampleVerdictsOf(p *person) portion {
	return portion{`item_id IN (SELECT i.id FROM sample_items i WHERE ` + db.among("i.contact_id") + `)`, []any{db.list(p.ids)}}
}

// sampleDossiersOf are those of somebody as reviewers had them before them, and those that hold evidence of theirs which goes by itself.
func (db *DB) sampleDossiersOf(p *person) portion {
	return portion{`verdict_id IN (SELECT v.id FROM sample_verdicts v JOIN sample_items i ON i.id = v.item_id WHERE ` + db.among("i.contact_id") +
		` OR i.contact_id IN (SELECT e.contact_id FROM evidence e WHERE ` + db.among("e.id") + `))`, []any{db.list(p.ids), db.list(p.evidence())}}
}
