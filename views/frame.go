package views

import (
	"strings"

	"greenlist/models"
)

// Frame is what surrounds every staff screen. The renderer builds it once per request.
type Frame struct {
	Company string // the organisation's own name
	User    User
	Path    string // of the request; it decides which item of the navigation is lit
	World   World
	Flashes []Flash
	Doubts  int64                // messages that somebody must read
	Paused  *models.SendingPause // all sending, while it is paused
	Full    bool                 // there is no room to write anything down
}

// User is the person who is signed in.
type User struct {
	Name string
	Role Role
}

// Initials gives the first letters of the first and last name, for the round picture nobody has to upload.
func (u User) Initials() string {
	words := strings.Fields(u.Name)
	if len(words) == 0 {
		return "?"
	}
	first := firstLetter(words[0])
	if len(words) == 1 {
		return first
	}
	return first + firstLetter(words[len(words)-1])
}

func firstLetter(word string) string { return strings.ToUpper(string([]rune(word)[:1])) }

// Role decides what the navigation offers. It mirrors the roles of models; what a person may really do is the handlers' to enforce.
type Role string

// The roles a user can have.
const (
	Admin    Role = "admin"
	Marketer Role = "marketer"
	Reviewer Role = "reviewer"
	Agent    Role = "agent"
)

// Word is the role as people read it.
func (r Role) Word() string { return capital(string(r)) }

// World says whether messages reach real people.
type World string

// The worlds a database can be born into; it never moves to another, except that a live one used only on this machine becomes a rehearsal.
const (
	Live      World = "live"
	Sandbox   World = "sandbox"
	Rehearsal World = "rehearsal"
)

// Word is the world's name on the ribbon.
func (w World) Word() string { return capital(string(w)) }

// Words say on the ribbon what the world means for whoever is about to press a button. Live needs no ribbon and has no words.
func (w World) Words() string {
	switch w {
	case Sandbox:
		return "Nothing here reaches a real person."
	case Rehearsal:
		return "Both ends are on this machine; nothing leaves it."
	}
	return ""
}

func capital(word string) string {
	if word == "" {
		return ""
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// standing is what somebody is in the team, and whose team it is once the company has a name.
func (f Frame) standing() string {
	if f.Company == "" {
		return f.User.Role.Word()
	}
	return f.User.Role.Word() + " · " + f.Company
}
