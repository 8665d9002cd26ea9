package models

import "time"

// InboundMessage is what a person wrote to us.
type InboundMessage struct {
	WAMID     string `gorm:"column:wamid;primaryKey"`
	ContactID int64
	At        time.Time
	Type      string
	Body      string
	Intent    string
}
