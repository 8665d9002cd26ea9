package models

import (
	"fmt"
	"strings"
	"time"
)

// Letters are the words of what is mailed. Only they know the address under which the dashboard is reached.
type Letters interface {
	Test(TestLetter) Written
	Checkpoint(CheckpointLetter) Written
	SignIn(SignInLetter) Written
	// Link is where a sign-in link leads.
	Link(token string) string
}

// Written is a letter's subject and text.
type Written struct{ Subject, Body string }

// LinkPlace stands in a text where a sign-in link comes when it is sent. The link itself is kept nowhere.
const LinkPlace = "{sign-in link}"

// TestLetter shows somebody that mail arrives.
type TestLetter struct {
	Company string
	At      time.Time
}

// CheckpointLetter goes with a checkpoint to whoever keeps it.
type CheckpointLetter struct {
	Company, Email string
	Origin, VKey   string
	Size           int64
	At             time.Time // in the company's zone
}

// SignInLetter brings a sign-in link.
type SignInLetter struct {
	Company, Name string
	Life          time.Duration
}

// Correspond gives every copy of db the words of what is mailed. It is called once, before any work begins. A program without them writes to
// nobody.
func (db *DB) Correspond(l Letters) { db.place.letters = l }

// withLink puts a link where it belongs.
func withLink(body, link string) string { return strings.ReplaceAll(body, LinkPlace, link) }

// CheckpointFile is what a checkpoint of this size is called where it is kept.
func CheckpointFile(size int64) string { return fmt.Sprintf("checkpoint-%d.txt", size) }
