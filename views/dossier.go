package views

import (
	"fmt"
	"sort"

	"greenlist/models"
)

// verdict is what came of checking everything now.
func (p Dossier) verdict() (Tone, string) {
	v := p.Dossier.Verification
	switch {
	case !v.Sound():
		return Bad, "Something was changed"
	case len(v.Checks) == 0:
		return Info, "Nothing is on record"
	}
	return Good, "Nothing was changed"
}

func (p Dossier) verdictWords() string {
	v := p.Dossier.Verification
	if len(v.Checks) == 0 {
		return "There is no yes and no no of this person."
	}
	words := fmt.Sprintf("Checked when this page was made: %s. %d open with what is kept, %d stand in the log that was signed on %s.",
		Count(len(v.Checks), "record", "records"), v.Opened(), v.InLog(), p.Second(v.Checkpoint.CreatedAt))
	if v.Erased() > 0 {
		words += fmt.Sprintf(" %d were erased: that they were there is all that is left.", v.Erased())
	}
	return words
}

// lacking names the records that do not say all they must.
func (p Dossier) lacking() (all []models.Proof) {
	for _, one := range p.Dossier.Proofs {
		if len(one.Unsaid()) > 0 {
			all = append(all, one)
		}
	}
	return all
}

func (p Dossier) wrong() (n int) {
	for _, u := range p.Dossier.Uses {
		if !u.Verdict.Valid() {
			n++
		}
	}
	return n
}

// listed are the messages on this page: those behind After.
func (p Dossier) listed() []models.Use {
	rest := p.Dossier.Uses
	if p.All {
		return rest
	}
	from := sort.Search(len(rest), func(i int) bool { return rest[i].ID > p.After })
	return rest[from:min(len(rest), from+DossierUses)]
}

func (p Dossier) pager() Pager {
	listed, all := p.listed(), p.Dossier.Uses
	if len(listed) == len(all) {
		return Pager{}
	}
	page := Pager{Words: fmt.Sprintf("%s of %s messages", Number(len(listed)), Number(len(all)))}
	if p.After > 0 {
		page.Previous = DossierPath(p.Dossier.Contact.ID) + "#messages"
	}
	if len(listed) > 0 && listed[len(listed)-1].ID < all[len(all)-1].ID {
		page.Next = fmt.Sprintf("%s?after=%d#messages", DossierPath(p.Dossier.Contact.ID), listed[len(listed)-1].ID)
	}
	return page
}

func (p Dossier) usesWords() string {
	if p.wrong() > 0 {
		return Count(p.wrong(), "message was", "messages were") + " sent without a valid yes."
	}
	return "Each of them relied on a yes that was valid when it was sent."
}
func reliedOn(u models.Use) string {
	if u.ConsentEvidenceID == nil {
		return "–"
	}
	return "Record " + Number(int(*u.ConsentEvidenceID))
}
