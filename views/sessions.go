package views

import (
	"bytes"
	"strings"
	"time"

	"greenlist/models"
)

// Sessions lists the browsers in which one is signed in.
type Sessions struct {
	Clock
	All []Session
}

// Session is one of them.
type Session struct {
	ID       string
	Browser  string
	Address  string
	Began    time.Time
	LastSeen time.Time
	Here     bool // the one that asks
}

// NewSessions draws the sessions of one person; here is the one that asks.
func NewSessions(clock Clock, all []models.Session, here models.SessionID) Sessions {
	p := Sessions{Clock: clock}
	for _, s := range all {
		p.All = append(p.All, Session{
			ID: s.IDHash.String(), Browser: browser(s.UserAgent), Address: s.Address,
			Began: s.CreatedAt, LastSeen: s.LastSeenAt, Here: bytes.Equal(s.IDHash, here),
		})
	}
	return p
}

// What browsers call themselves, and how people know them. The order matters: Edge also says Chrome, and Chrome also says Safari.
var (
	browsers = [][2]string{{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}
	systems  = [][2]string{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS X", "Mac"}, {"Linux", "Linux"}}
)

func browser(agent string) string {
	program, system := firstOf(browsers, agent), firstOf(systems, agent)
	switch {
	case program == "" && system == "":
		return "Unknown browser"
	case program == "":
		return "A browser on " + system
	case system == "":
		return program
	}
	return program + " on " + system
}

func firstOf(names [][2]string, agent string) string {
	for _, name := range names {
		if strings.Contains(agent, name[0]) {
			return name[1]
		}
	}
	return ""
}
