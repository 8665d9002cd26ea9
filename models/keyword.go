package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Keyword is a word that people send on WhatsApp to begin with a form, to ask about it, or to stop what it is about.
type Keyword struct {
	ID     int64
	FormID int64
	Act    KeywordAct
	// Word is as the company writes it; Folded is how it is compared.
	Word   string
	Folded string
	// Languages are those of the form in which it is the word.
	Languages []string `gorm:"serializer:json"`
	CreatedAt time.Time
}

// KeywordAct is what a keyword does.
type KeywordAct string

const (
	KeywordStart KeywordAct = "start"
	KeywordInfo  KeywordAct = "info"
	KeywordStop  KeywordAct = "stop"
)

// KeywordActs in the order in which people meet them.
var KeywordActs = []KeywordAct{KeywordStart, KeywordInfo, KeywordStop}

// KeywordPlan says the words of a form, by language and act; an empty one is none.
type KeywordPlan map[string]map[KeywordAct]string

// KeywordPlace is the name by which Invalid tells which word is wrong.
func KeywordPlace(language string, act KeywordAct) string { return string(act) + "_" + language }

// ListKeywords returns the words of a form.
func ListKeywords(ctx context.Context, db *DB, formID int64) ([]Keyword, error) {
	var all []Keyword
	err := db.q(ctx).Where("form_id = ?", formID).Order("id").Find(&all).Error
	return all, err
}

// Plan is how the words of a form are planned now.
func Plan(all []Keyword) KeywordPlan {
	plan := KeywordPlan{}
	for _, k := range all {
		for _, language := range k.Languages {
			if plan[language] == nil {
				plan[language] = map[KeywordAct]string{}
			}
			plan[language][k.Act] = k.Word
		}
	}
	return plan
}

// longestKeyword is what still fits on a poster, and people type without a mistake.
const longestKeyword = 30

// SetKeywords replaces the words of a form. It refuses, as Invalid, a word that means stop to everybody already, one that does two things, and
// one that another form has or that people would confuse with it.
func (f Form) SetKeywords(ctx context.Context, db *DB, who Actor, plan KeywordPlan) error {
	all, wrong := f.keywords(plan)
	if wrong.OrNil() != nil {
		return wrong
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockForm(ctx, f.ID); err != nil {
			return err
		}
		var others []Keyword
		if err := tx.q(ctx).Where("form_id <> ?", f.ID).Find(&others).Error; err != nil {
			return err
		}
		if err := confusions(all, others, wrong).OrNil(); err != nil {
			return err
		}
		before, err := ListKeywords(ctx, tx, f.ID)
		if err != nil {
			return err
		}
		return tx.replaceKeywords(ctx, f, who, Plan(before), all)
	})
	if isDuplicate(err) {
		return Conflict{"Somebody gave one of these words to another form just now. Look again."}
	}
	return err
}

func (db *DB) replaceKeywords(ctx context.Context, f Form, who Actor, before KeywordPlan, all []Keyword) error {
	if err := db.q(ctx).Exec(`DELETE FROM keywords WHERE form_id = ?`, f.ID).Error; err != nil {
		return err
	}
	for i := range all {
		all[i].FormID, all[i].CreatedAt = f.ID, db.Now()
	}
	if len(all) > 0 {
		if err := db.q(ctx).Create(&all).Error; err != nil {
			return err
		}
	}
	return db.audit(ctx, who, deed{act: actFormKeywords, subjectID: f.ID, before: before, after: Plan(all)})
}

// keywords are the rows of a plan, and what is wrong with it by itself.
func (f Form) keywords(plan KeywordPlan) (all []Keyword, wrong Invalid) {
	wrong = Invalid{}
	for _, language := range f.Draft.Languages {
		for _, act := range KeywordActs {
			word := strings.Join(strings.Fields(plan[language][act]), " ")
			if word == "" {
				continue
			}
			place, folded := KeywordPlace(language, act), foldKeyword(word)
			if words := keywordFault(word, folded); words != "" {
				wrong.Add(place, words)
				continue
			}
			at := slices.IndexFunc(all, func(k Keyword) bool { return k.Folded == folded })
			switch {
			case at < 0:
				all = append(all, Keyword{Act: act, Word: word, Folded: folded, Languages: []string{language}})
			case all[at].Act != act:
				wrong.Add(place, "This word already does something else on this form.")
			default:
				all[at].Languages = append(all[at].Languages, language)
			}
		}
	}
	return all, confusions(all, all, wrong)
}

// confusions adds what people would mix up: words that do different things and of which one can be read as the other.
func confusions(all, others []Keyword, wrong Invalid) Invalid {
	for _, k := range all {
		for _, other := range others {
			same := k.FormID == other.FormID && k.Act == other.Act
			if !same && (near(k.Folded, other.Folded) || near(other.Folded, k.Folded)) {
				wrong.Add(KeywordPlace(k.Languages[0], k.Act), "People would confuse this with “"+other.Word+"”, which does something else. Choose a word that differs more.")
			}
		}
	}
	return wrong
}
