package models

import "fmt"

// Actor is who does something: a signed-in person, a company's own system with a key, or the program itself. The name is kept as it was at the
// time.
type Actor struct {
	UserID int64
	KeyID  int64
	Name   string
}

// System is the program acting on its own: a timer, a webhook, a command line.
var System = Actor{Name: "Greenlist"}

// isSystem tells whether nobody in particular acts.
func (a Actor) isSystem() bool { return a.UserID == 0 && a.KeyID == 0 }

func (a Actor) userID() *int64 {
	if a.UserID == 0 {
		return nil
	}
	return &a.UserID
}

// reference is how the log names an actor: by row, not by name, because the log is for ever.
func (a Actor) reference() string {
	switch {
	case a.UserID != 0:
		return fmt.Sprintf("user:%d", a.UserID)
	case a.KeyID != 0:
		return fmt.Sprintf("key:%d", a.KeyID)
	}
	return "system"
}
