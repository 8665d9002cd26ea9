package whatsapp

import (
	"encoding/json"
	"time"
)

// Quality ratings of templates and phone numbers.
const (
	QualityGreen   = "GREEN"
	QualityYellow  = "YELLOW"
	QualityRed     = "RED"
	QualityUnknown = "UNKNOWN"
)

// QualityScore is Meta's rating of a template, from blocks, reports and low
// read rates. Date is when it was last computed.
type QualityScore struct {
	Score   string
	Date    time.Time
	Reasons []string
}

type qualityWire struct {
	Score   string       `json:"score"`
	Date    looseTime    `json:"date"`
	Reasons looseStrings `json:"reasons,omitempty"`
}

// UnmarshalJSON reads Meta's shape: the date is Unix seconds.
func (q *QualityScore) UnmarshalJSON(b []byte) error {
	var w qualityWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*q = QualityScore{Score: quality(w.Score), Date: w.Date.Time, Reasons: w.Reasons}
	return nil
}

// MarshalJSON writes Meta's shape.
func (q QualityScore) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Score   string   `json:"score"`
		Date    int64    `json:"date,omitempty"`
		Reasons []string `json:"reasons,omitempty"`
	}{q.Score, unixSeconds(q.Date), q.Reasons})
}

// quality makes one word of the several Meta has for "not rated yet".
func quality(score string) string {
	switch s := upper(score); s {
	case "", "NA", "NONE":
		return QualityUnknown
	default:
		return s
	}
}

func unixSeconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}
