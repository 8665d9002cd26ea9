package models

import "context"

// PeopleFacts are what is held about people, and on what they agreed.
type PeopleFacts struct {
	// Countries are those of people's numbers, the most people first.
	Countries []CountryTally
	Purposes  []Purpose // in use
	Consents  []ConsentTally
	// Held are the tables that hold something of people, in words.
	Held       []HeldTable
	Attributes []Attribute
	// Forms are the versions that people see now, and Names what staff call the forms.
	Forms      []FormVersion
	Names      map[int64]string
	Suppressed int64
	// HandedOver counts numbers that became somebody else's, Written messages that people wrote and Files what they sent or staff scanned; the
	// last two only as far as MostTallied.
	HandedOver, Written, Files int64
}

// CountryTally is how many people have a number of a country.
type CountryTally struct {
	Country string
	N       int64
}

// ConsentTally is how many consents stand alike.
type ConsentTally struct {
	PurposeID     int64
	State         ConsentState
	Source, Grade string
	Tracked       bool
	N             int64
}

// Given counts the yeses in force that a condition holds for; nil is all of them.
func (f PeopleFacts) Given(of func(ConsentTally) bool) (n int64) {
	for _, t := range f.Consents {
		if t.State == ConsentGiven && (of == nil || of(t)) {
			n += t.N
		}
	}
	return n
}

// HeldTable is a table that holds something of people.
type HeldTable struct {
	Table string
	// Words are what the person is told it is, who asks for a copy.
	Words string
	// Stays tells that the row stays when they are erased, without anything in it.
	Stays bool
}

func heldTables() (all []HeldTable) {
	for _, h := range holdings {
		if h.words != "" && h.whose != nil {
			all = append(all, HeldTable{h.table, h.words, h.empties != ""})
		}
	}
	return all
}

func (db *DB) peopleFacts(ctx context.Context) (f PeopleFacts, err error) {
	f.Held, f.Names = heldTables(), map[int64]string{}
	return f, collect(
		func() error {
			return db.q(ctx).Raw(`SELECT country, COUNT(*) AS n FROM contacts WHERE country > '' GROUP BY country ORDER BY n DESC, country`).Scan(&f.Countries).Error
		},
		func() error {
			return db.q(ctx).Raw(`SELECT purpose_id, state, source, grade, tracked, COUNT(*) AS n FROM consents
				GROUP BY purpose_id, state, source, grade, tracked ORDER BY purpose_id, state, source, grade, tracked`).Scan(&f.Consents).Error
		},
		func() (err error) { f.Purposes, err = ListPurposes(ctx, db); return },
		func() (err error) { f.Attributes, err = ListAttributes(ctx, db, false); return },
		func() (err error) { f.Suppressed, err = CountSuppressions(ctx, db); return },
		func() error {
			return db.q(ctx).Raw(`SELECT COUNT(*) FROM former_addresses WHERE why = 'handed_over'`).Scan(&f.HandedOver).Error
		},
		func() (err error) { f.Written, err = db.countUpTo(ctx, `inbound_messages`); return },
		func() (err error) {
			f.Files, err = db.countUpTo(ctx, `attachments WHERE contact_id IS NOT NULL`)
			return
		},
		func() error { return db.formFacts(ctx, &f) },
	)
}

// countUpTo counts as far as MostTallied: "more than that" says enough.
func (db *DB) countUpTo(ctx context.Context, from string) (n int64, err error) {
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM (SELECT 1 FROM `+from+` LIMIT ?) AS counted`, MostTallied+1).Scan(&n).Error
	return n, err
}

func (db *DB) formFacts(ctx context.Context, f *PeopleFacts) error {
	var forms []Form
	if err := db.q(ctx).Where("version_id IS NOT NULL AND stopped_at IS NULL").Order("id").Find(&forms).Error; err != nil {
		return err
	}
	for _, form := range forms {
		version, err := form.Version(ctx, db)
		if err != nil {
			return err
		}
		f.Forms, f.Names[form.ID] = append(f.Forms, version), form.Name
	}
	return nil
}
