package sandbox

import (
	"net/http"
	"time"

	"greenlist/whatsapp"
)

// What an account may have of templates; a language counts as one.
const (
	maxTemplates  = 6000
	maxUnverified = 250
)

// accountState is what Meta thinks of the business. The zero value is a verified one with one catalogue of products.
type accountState struct {
	Unverified   bool      `json:"unverified,omitempty"`
	Catalogues   int       `json:"catalogues,omitempty"`   // further ones
	UtilityBlock time.Time `json:"utility_block,omitzero"` // until then no utility templates, for having sold with them
	RefuseNext   int       `json:"refuse_next,omitempty"`  // the subcode the next template is refused with; 100: with none

	Restriction Restriction `json:"restriction,omitzero"`
}

func (a accountState) maxTemplates() int {
	if a.Unverified {
		return maxUnverified
	}
	return maxTemplates
}

func (a accountState) verification() string {
	if a.Unverified {
		return "not_verified"
	}
	return "verified"
}

// AccountChange says what becomes of the account; zero values leave as it is what they stand for.
type AccountChange struct {
	Verified     *bool     `json:"verified,omitempty"`
	Catalogues   int       `json:"catalogues,omitempty"`    // of products
	UtilityBlock Duration  `json:"utility_block,omitempty"` // no utility templates for so long
	RefuseNext   int       `json:"refuse_next,omitempty"`   // the subcode the next template is refused with; 100: with none
	Restrict     *Restrict `json:"restrict,omitempty"`      // what the account may not do
}

func showAccount(w *world, _ *http.Request, _ nothing) (any, error) {
	return map[string]any{"verified": !w.account.Unverified, "catalogues": w.account.Catalogues + 1,
		"utility_block": w.account.UtilityBlock, "refuse_next": w.account.RefuseNext, "restriction": w.account.Restriction}, nil
}

func setAccount(w *world, r *http.Request, in AccountChange) (any, error) {
	next := w.account
	if in.Verified != nil {
		next.Unverified = !*in.Verified
	}
	if in.Catalogues > 0 {
		next.Catalogues = in.Catalogues - 1
	}
	if in.UtilityBlock > 0 {
		next.UtilityBlock = w.now().Add(time.Duration(in.UtilityBlock))
	}
	if in.RefuseNext != 0 {
		if _, known := refusals[in.RefuseNext]; !known && in.RefuseNext != plainRefusal {
			return nil, invalidInput("refuse_next is a subcode of Meta's, or 100 for none")
		}
		next.RefuseNext = in.RefuseNext
	}
	if in.Restrict != nil {
		next.Restriction = in.Restrict.from(w.now())
	}
	w.put(entry{Account: &next})
	if in.Restrict != nil {
		w.announceRestriction(w.now())
	}
	return showAccount(w, r, nothing{})
}

// checkAccount checks what depends on the account and not on the template: the last things Meta looks at.
func (w *world) checkAccount(node whatsapp.Template) *refusal {
	switch {
	case w.account.RefuseNext != 0:
		next := w.account
		next.RefuseNext = 0
		refused := refusedByOrder(w.account.RefuseNext)
		w.put(entry{Account: &next})
		return refused
	case w.utilityBlocked(node.Category):
		return utilityRefused()
	case w.account.Catalogues > 0 && showsProducts(node):
		return templateRefusal(2388027, "")
	case len(w.templates.list) >= w.account.maxTemplates():
		return templateRefusal(2388019, "")
	}
	return nil
}

// plainRefusal is an order to refuse without a subcode and without words for people, as Meta does with what its schema does not know.
const plainRefusal = 100

func refusedByOrder(subcode int) *refusal {
	if subcode == plainRefusal {
		return badRequest("Invalid parameter")
	}
	return refusals[subcode].with(subcode)
}

// utilityBlocked reports whether the account lost utility templates for a while.
func (w *world) utilityBlocked(category string) bool {
	return category == whatsapp.Utility && w.now().Before(w.account.UtilityBlock)
}

func utilityRefused() *refusal {
	return refuse(131064, "Utility templates were used for marketing, so utility templates are restricted for this account.")
}

// showsProducts reports whether a template leads into the catalogue.
func showsProducts(node whatsapp.Template) bool {
	buttons := node.Buttons()
	if c := node.Component(whatsapp.ComponentCarousel); c != nil {
		for _, card := range c.Cards {
			buttons = append(buttons, whatsapp.Template{Components: card.Components}.Buttons()...)
		}
	}
	for _, b := range buttons {
		switch b.Type {
		case whatsapp.ButtonCatalog, whatsapp.ButtonMPM, whatsapp.ButtonSPM:
			return true
		}
	}
	return false
}
