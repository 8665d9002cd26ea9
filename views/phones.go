package views

import (
	"fmt"
	"net/url"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// phoneID is what a person's telephone is found by: the digits of the number, or the user id of somebody without one.
func phoneID(p whatsapp.Person) string {
	if p.Phone != "" {
		return p.Phone
	}
	return p.UserID
}

func phonePath(id string) string { return "/phones/" + url.PathEscape(id) }

func personName(p whatsapp.Person) string {
	if p.Name != "" {
		return p.Name
	}
	if p.Phone != "" {
		return models.ShowPhone("+" + p.Phone)
	}
	return "Somebody without a number"
}

// personNumber is the second line: the number, or the user id.
func personNumber(p whatsapp.Person) string {
	if p.Phone != "" {
		return models.ShowPhone("+" + p.Phone)
	}
	return p.UserID
}

// bubbleStatus is a message's status as its sender sees it.
func bubbleStatus(b whatsapp.Bubble) string {
	if !b.FromBusiness {
		return ""
	}
	return upperFirst(b.Status)
}

func bubbleMedia(b whatsapp.Bubble) string {
	return mediaSigns[b.HeaderMedia].icon
}

// pressed is what tells one quick reply from the others: on cards several may say the same.
func pressed(b whatsapp.BubbleButton) string {
	if b.Payload != "" {
		return b.Payload
	}
	return b.Text
}

// leads is where a link button leads; empty for any other button.
func leads(b whatsapp.BubbleButton) string {
	if b.Type != whatsapp.ButtonURL || !strings.HasPrefix(b.URL, "https://") && !strings.HasPrefix(b.URL, "http://") {
		return ""
	}
	return b.URL
}

// offerWords say how long an offer lasts, as the phone counts down to it; empty where it does not.
func (p Phone) offerWords(o whatsapp.BubbleOffer) string {
	switch {
	case o.Ends.IsZero():
		return ""
	case !o.Ends.After(p.Now):
		return "This offer has ended"
	}
	return "Ends " + p.Relative(o.Ends)
}

// buttonOnPhone is what a button says. WhatsApp writes the words of one that copies a code itself.
func buttonOnPhone(b whatsapp.BubbleButton) string {
	if b.Code != "" {
		return "Copy the code " + b.Code
	}
	return b.Text
}

// cardsID is what the cards of a message are known by from one refreshing to the next, so that they stay where they were swiped to. The ids of messages hold
// signs that no selector may.
func cardsID(bubble string) string {
	var id strings.Builder
	id.WriteString("cards-")
	for _, r := range bubble {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			id.WriteRune(r)
		} else {
			fmt.Fprintf(&id, "_%x", r)
		}
	}
	return id.String()
}
