package views

import (
	"context"
	"io"
	"strconv"
	"time"

	"greenlist/models"
)

// HolderPath is the page of somebody who holds checkpoints.
func HolderPath(id int64) string { return "/evidence/holders/" + strconv.FormatInt(id, 10) }

// Holders says who outside holds a checkpoint, or plainly that nobody does. It is a part of the page of evidence.
type Holders struct {
	Clock
	models.Holding
	// Admin may add and remove people; CanMail tells whether e-mail leads anywhere.
	Admin, CanMail bool
	World          World
}

// Render draws the part.
func (h Holders) Render(ctx context.Context, w io.Writer) error { return holders(h).Render(ctx, w) }

// HolderEditor adds somebody.
type HolderEditor struct {
	Typed   models.NewHolder
	CanMail bool
	Errors  map[string]string
}

// Title implements Screen.
func (HolderEditor) Title() string { return "Give somebody checkpoints" }

// HolderPage is somebody who holds checkpoints, and which.
type HolderPage struct {
	Clock
	Holder models.Holder
	Copies []models.CheckpointCopy
	Mails  []models.Mail
	Admin  bool
}

// Title implements Screen.
func (p HolderPage) Title() string { return p.Holder.Name }

var holderRoleWords = map[models.HolderRole]string{
	models.HolderAuditor: "Auditor", models.HolderDPO: "Data protection officer", models.HolderCounsel: "Counsel", models.HolderOther: "Somebody else outside",
}

func holderRoleOptions() (all []Option) {
	for _, role := range models.HolderRoles {
		all = append(all, Option{Value: string(role), Text: holderRoleWords[role]})
	}
	return all
}

var holderWayOptions = []Option{
	{string(models.ByMail), "By e-mail", "With words on what it is and how to check later. The checkpoint is attached as a file."},
	{string(models.ByWeb), "Posted to an address on the web", "For an archive that keeps what it is sent. It gets the checkpoint and nothing else."},
}

// holderStatus is how somebody stands: what matters is whether their server took the newest.
func holderStatus(l models.HolderLine) Status {
	switch {
	case l.Stopped():
		return Status{"Gets no more", Quiet}
	case l.Last == nil && l.Held == nil:
		return Status{"Nothing sent yet", Quiet}
	case l.Last == nil, l.Last.State == models.MailSent:
		return Status{"Has it", Good}
	case l.Last.State == models.MailKept:
		return Status{"Kept in the sandbox", Info}
	}
	return mailStatus(*l.Last)
}

// Long writes how long something lasts, as people say it: "20 minutes", "23 hours", "3 days".
func Long(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "less than a minute"
	case d < time.Hour:
		return Count(int(d/time.Minute), "minute", "minutes")
	case d < 48*time.Hour:
		return Count(int(d/time.Hour), "hour", "hours")
	}
	return Count(int(d/(24*time.Hour)), "day", "days")
}

// cover is how well the log is covered, in words and in one of three tones.
func (h Holders) cover() Status {
	switch {
	case h.Longest == 0:
		return Status{"Covered from now on", Good}
	case h.Longest > models.AnchorPolicy:
		return Status{Long(h.Longest) + ": longer than the day it should be", Caution}
	}
	return Status{Long(h.Longest), Good}
}

// mailless tells whether somebody waits for mail that leads nowhere.
func (h Holders) mailless() bool {
	for _, line := range h.Holding.Holders {
		if !h.CanMail && !line.Stopped() && line.Way == models.ByMail {
			return true
		}
	}
	return false
}

// anybody tells whether there is a list to show.
func (h Holders) anybody() bool { return len(h.Holding.Holders) > 0 }

// trouble are the mails that have not arrived, as far as we know.
func (p HolderPage) trouble() (all []models.Mail) {
	for _, m := range p.Mails {
		if m.State != models.MailSent && m.State != models.MailKept && m.LastFault != models.FaultStopped {
			all = append(all, m)
		}
	}
	return all
}
