package models

import (
	"context"
	"regexp"
	"strings"
)

// Question is what somebody is asked in a conversation: one purpose, and two buttons of equal weight.
type Question struct {
	Body, Yes, No string
}

// betweenQuestions parts the questions of a notice; each purpose of the form has its own, in the form's order.
const betweenQuestions = "\n\n—————\n\n"

// DrawQuestions writes the questions of a form as the notice that is kept: the words as they are sent, and below them the buttons.
func DrawQuestions(all []Question) []byte {
	drawn := make([]string, len(all))
	for i, q := range all {
		drawn[i] = q.Body + "\n\n[" + q.Yes + "] [" + q.No + "]"
	}
	return []byte(strings.Join(drawn, betweenQuestions))
}

var drawnQuestion = regexp.MustCompile(`(?s)^(.+)\n\n\[([^\]\n]+)\] \[([^\]\n]+)\]$`)

// question reads back what is asked about a purpose; ok is false where the notice holds no such question.
func (v FormVersion) question(n Notice, purposeID int64) (q Question, ok bool) {
	drawn := strings.Split(n.HTML, betweenQuestions)
	if n.Kind != QuestionNotice || len(drawn) != len(v.Content.Purposes) {
		return q, false
	}
	for i, purpose := range v.Content.Purposes {
		if purpose.ID == purposeID {
			part := drawnQuestion.FindStringSubmatch(drawn[i])
			if part == nil {
				return q, false
			}
			return Question{part[1], part[2], part[3]}, true
		}
	}
	return q, false
}

// ListQuestions returns what the published form asks in a conversation, by language and in the order of its purposes; none where it was
// published before it had questions, or never.
func (f Form) ListQuestions(ctx context.Context, db *DB) (map[string][]Question, error) {
	all := map[string][]Question{}
	if f.VersionID == nil {
		return all, nil
	}
	version, err := f.Version(ctx, db)
	if err != nil {
		return nil, err
	}
	var notices []Notice
	if err := db.q(ctx).Where("form_version_id = ? AND kind = ?", version.ID, QuestionNotice).Find(&notices).Error; err != nil {
		return nil, err
	}
	for _, notice := range notices {
		for _, purpose := range version.Content.Purposes {
			if q, ok := version.question(notice, purpose.ID); ok {
				all[notice.Language] = append(all[notice.Language], q)
			}
		}
	}
	return all, nil
}
