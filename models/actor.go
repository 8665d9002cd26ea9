package models

import "fmt"

// Actor is who does something: a signed-in person, or the program itself. The name is kept as it was at the time.
type Actor struct {
	UserID int64
	Name   string
}

// System is the program acting on its own: a timer, a webhook, a command line.
var System = Actor{Name: "Greenlist"}

func (a Actor) userID() *int64 {
	if a.UserID == 0 {
		return nil
	}
	return &a.UserID
}

// reference is how the log names an actor: by row, not by name, because the log is for ever.
func (a Actor) reference() string {
	if a.UserID == 0 {
		return "system"
	}
	return fmt.Sprintf("user:%d", a.UserID)
}
