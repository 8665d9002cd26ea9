package views

import (
	"net/url"

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

// quickReplies are the buttons that answer with a message; the others lead out of the conversation.
func quickReplies(b whatsapp.Bubble) (replies []whatsapp.BubbleButton) {
	for _, button := range b.Buttons {
		if button.Type == whatsapp.ButtonQuickReply {
			replies = append(replies, button)
		}
	}
	return replies
}

func otherButtons(b whatsapp.Bubble) (words []string) {
	for _, button := range b.Buttons {
		if button.Type != whatsapp.ButtonQuickReply {
			words = append(words, button.Text)
		}
	}
	return words
}
