package models

import (
	"context"
	"slices"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// longestComment is what fits into a comment, in bytes.
const longestComment = 4000

// TemplateComment is what somebody says of a wording: of all of it where Place is empty, of a part where Line is 0, or of one line of it.
// It is never rewritten.
type TemplateComment struct {
	ID         int64
	TemplateID int64
	VersionID  int64
	Place      string
	Line       int
	// Quote is the line as it was.
	Quote     string
	Words     string
	UserID    *int64
	CreatedAt time.Time
}

// TemplateCommentBy is a comment with the name of who wrote it, and the number of the version it is about.
type TemplateCommentBy struct {
	TemplateComment
	Who     string
	Version int
}

// Followed tells whether the line that was commented on reads otherwise now. A comment on no line in particular is never known to be.
func (c TemplateComment) Followed(now whatsapp.Template) bool {
	if c.Line == 0 {
		return false
	}
	for _, p := range TemplateParts(now) {
		if p.Place == c.Place {
			return !slices.Contains(p.Lines, c.Quote)
		}
	}
	return true
}

// ListTemplateComments returns what was said of all wordings of a template, oldest first, the newest 200.
func ListTemplateComments(ctx context.Context, db *DB, templateID int64) ([]TemplateCommentBy, error) {
	var all []TemplateCommentBy
	err := db.q(ctx).Raw(`SELECT c.*, COALESCE(NULLIF(u.name, ''), u.email, '') AS who, v.number AS version FROM template_comments c
		JOIN template_versions v ON v.id = c.version_id LEFT JOIN users u ON u.id = c.user_id
		WHERE c.template_id = ? ORDER BY c.id DESC LIMIT 200`, templateID).Scan(&all).Error
	slices.Reverse(all)
	return all, err
}

// remark is a comment to be made.
type remark struct {
	Place string
	Line  int
	Words string
}

// comment writes remarks down. Empty ones are none; it refuses those on lines that are not there, and those that are too long.
func (db *DB) comment(ctx context.Context, version TemplateVersion, who Actor, remarks []remark) (made int, err error) {
	for _, r := range remarks {
		r.Words = strings.TrimSpace(r.Words)
		if r.Words == "" {
			continue
		}
		if len(r.Words) > longestComment {
			return made, Invalid{"words": "A comment is too long. Keep each under 4,000 characters."}
		}
		quote, ok := lineOf(version.Content, r.Place, r.Line)
		if !ok {
			return made, Invalid{"words": "A comment points to a line that is not there."}
		}
		c := TemplateComment{TemplateID: version.TemplateID, VersionID: version.ID, Place: r.Place, Line: r.Line, Quote: quote, Words: r.Words,
			UserID: who.userID(), CreatedAt: db.Now()}
		if err := db.q(ctx).Create(&c).Error; err != nil {
			return made, err
		}
		made++
	}
	return made, nil
}
