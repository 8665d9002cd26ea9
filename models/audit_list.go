package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// ActPageSize is how many acts one page lists.
const ActPageSize = 50

// ActSearch says which acts of staff to list. What is empty narrows nothing.
type ActSearch struct {
	// Who is as the log names them: "user:3", "key:2", "system".
	Who string
	// Subject is a kind of thing, Action what was done to it, and SubjectID the very thing; the last two go with a Subject.
	Subject, Action string
	SubjectID       int64
	// Text is the name of a thing, or a number: of a record, or of a case.
	Text string
	// From and Until bound when it was done; Until is not part of it.
	From, Until time.Time
	// Before is the entry after which to go on, 0 to begin.
	Before int64
}

// Thing is what an act was done to.
type Thing struct {
	Subject string
	ID      int64
}

// Thing is what the act was done to.
func (e AuditEntry) Thing() Thing { return Thing{e.Subject, e.SubjectID} }

// where are the conditions on the rows, apart from those that Text stands for.
func (s ActSearch) where(start *AuditEntry) portion {
	var all []string
	var args []any
	add := func(on bool, condition string, values ...any) {
		if on {
			all, args = append(all, condition), append(args, values...)
		}
	}
	add(s.Who != "", "who = ?", s.Who)
	add(s.Subject != "", "subject = ?", s.Subject)
	add(s.Action != "", "action = ?", s.Action)
	add(s.SubjectID != 0, "subject_id = ?", s.SubjectID)
	add(!s.From.IsZero(), "at >= ?", s.From)
	add(!s.Until.IsZero(), "at < ?", s.Until)
	if start != nil {
		add(true, "(at, id) < (?, ?)", start.At, start.ID)
	}
	add(len(all) == 0, "1 = 1")
	return portion{strings.Join(all, " AND "), args}
}

// sameThing are the conditions on the one thing: somebody's dossier is about them too.
func (s ActSearch) sameThing() []portion {
	if s.SubjectID == 0 || s.Subject != "contact" && s.Subject != "dossier" {
		return []portion{{where: "1 = 1"}}
	}
	return []portion{{where: "subject = 'contact'"}, {where: "subject = 'dossier'"}}
}

// listAuditEntries returns the newest that fit, most at once.
func (db *DB) listAuditEntries(ctx context.Context, s ActSearch, most int) (all []AuditEntry, err error) {
	asked, err := db.askActs(ctx, s, most)
	if err != nil || asked.sql == "" {
		return nil, err
	}
	return all, db.q(ctx).Raw(asked.sql, asked.args...).Scan(&all).Error
}

// askActs is the statement of a search; none where nothing can fit.
func (db *DB) askActs(ctx context.Context, s ActSearch, most int) (asked statement, err error) {
	var start *AuditEntry
	if s.Before > 0 {
		start = &AuditEntry{}
		if err := db.q(ctx).Take(start, s.Before).Error; err != nil {
			return asked, found(err, "act")
		}
	}
	legs := s.sameThing()
	switch {
	case s.Text != "":
		if legs, err = db.actsNamed(ctx, s.Text); err != nil || len(legs) == 0 {
			return asked, err
		}
	case len(legs) > 1:
		s.Subject = ""
	}
	narrow := s.where(start)
	var queries []string
	for _, leg := range legs {
		// Each leg walks its own index from the newest on, and stops when the page is full.
		queries = append(queries, `SELECT * FROM (SELECT * FROM audit_entries WHERE `+leg.where+` AND `+narrow.where+` ORDER BY at DESC, id DESC LIMIT ?) AS leg`)
		asked.args = append(append(append(asked.args, leg.args...), narrow.args...), most)
	}
	asked.sql = strings.Join(queries, ` UNION `) + ` ORDER BY at DESC, id DESC LIMIT ?`
	asked.args = append(asked.args, most)
	return asked, nil
}

// Actors are those who did anything, by the name that each had last.
func Actors(ctx context.Context, db *DB) (all []AuditActor, err error) {
	// One step of the index a name: there are few of them, and perhaps a million acts.
	err = db.q(ctx).Raw(`WITH RECURSIVE everybody(who) AS (SELECT MIN(who) FROM audit_entries UNION ALL
		SELECT (SELECT MIN(a.who) FROM audit_entries a WHERE a.who > e.who) FROM everybody e WHERE e.who IS NOT NULL)
		SELECT e.who, (SELECT a.actor FROM audit_entries a WHERE a.who = e.who ORDER BY a.at DESC, a.id DESC LIMIT 1) AS name FROM everybody e WHERE e.who IS NOT NULL`).Scan(&all).Error
	slices.SortFunc(all, func(a, b AuditActor) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return all, err
}

// AuditActor is somebody who did something.
type AuditActor struct{ Who, Name string }
