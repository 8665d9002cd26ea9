package models

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"
)

// HolderRole is who somebody is that holds checkpoints.
type HolderRole string

// The roles.
const (
	HolderAuditor HolderRole = "auditor"
	HolderDPO     HolderRole = "dpo"
	HolderCounsel HolderRole = "counsel"
	HolderOther   HolderRole = "other"
)

// HolderRoles in the order in which they are offered.
var HolderRoles = []HolderRole{HolderAuditor, HolderDPO, HolderCounsel, HolderOther}

// Holder is somebody outside who gets a checkpoint every day: whoever runs the log can rewrite it, but not what they hold.
type Holder struct {
	ID   int64
	Name string
	Role HolderRole
	Way  MailWay
	// Address is an e-mail address, or one on the web that the checkpoint is posted to.
	Address   string
	CreatedAt time.Time
	// StoppedAt is when they were sent the last of it.
	StoppedAt *time.Time
}

func (Holder) TableName() string { return "checkpoint_holders" }

// Stopped tells whether they get no more.
func (h Holder) Stopped() bool { return h.StoppedAt != nil }

// CheckpointCopy is one checkpoint that was given to one holder. DeliveredAt is when their server said that it has it.
type CheckpointCopy struct {
	HolderID    int64 `gorm:"primaryKey;autoIncrement:false"`
	Size        int64 `gorm:"primaryKey;autoIncrement:false"`
	GivenAt     time.Time
	DeliveredAt *time.Time
}

func (CheckpointCopy) TableName() string { return "checkpoint_copies" }

// NewHolder is what it takes to give somebody checkpoints.
type NewHolder struct {
	Name    string
	Role    HolderRole
	Way     MailWay
	Address string
}

func (n *NewHolder) check() error {
	wrong := Invalid{}
	n.Name, n.Address = strings.TrimSpace(n.Name), strings.TrimSpace(n.Address)
	if n.Name == "" || len(n.Name) > 200 {
		wrong.Add("name", "Enter who it is, such as Vink Accountants.")
	}
	if !slices.Contains(HolderRoles, n.Role) {
		wrong.Add("role", "Choose who they are.")
	}
	switch n.Way {
	case ByMail:
		if !isBareAddress(n.Address) {
			wrong.Add("address", "Enter an e-mail address, like audit@vink.example.")
		}
	case ByWeb:
		if words := checkHolderURL(n.Address); words != "" {
			wrong.Add("address", words)
		}
	default:
		wrong.Add("way", "Choose how it gets there.")
	}
	return wrong.OrNil()
}

func checkHolderURL(text string) string {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Opaque != "" || len(text) > longestURL:
		return "Enter a whole address, such as https://archive.vink.example/checkpoints."
	case u.User != nil || u.Fragment != "":
		return "Leave out the name, the password and the part after #."
	case u.Scheme != "https":
		return "Use an address that begins with https://."
	}
	return ""
}

// AddHolder gives somebody checkpoints from now on, and the first at once. It refuses an address that somebody who gets them has already, and
// e-mail where no mail server is known.
func AddHolder(ctx context.Context, db *DB, who Actor, n NewHolder) (Holder, error) {
	if err := n.check(); err != nil {
		return Holder{}, err
	}
	h := Holder{Name: n.Name, Role: n.Role, Way: n.Way, Address: n.Address}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if h.Way == ByMail {
			if err := tx.mayWrite(ctx); err != nil {
				return err
			}
		}
		if err := tx.refuseSecond(ctx, h.Address); err != nil {
			return err
		}
		h.CreatedAt = tx.Now()
		if err := tx.q(ctx).Create(&h).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCheckpointHolderAdd, subjectID: h.ID, after: n})
	})
	if err != nil {
		return Holder{}, err
	}
	return h, giveAll(ctx, db, []Holder{h})
}

func (db *DB) refuseSecond(ctx context.Context, address string) error {
	var taken bool
	err := db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM checkpoint_holders WHERE address = ? AND stopped_at IS NULL)`, address).Scan(&taken).Error
	if err == nil && taken {
		return Invalid{"address": "This address gets checkpoints already."}
	}
	return err
}

// Stop ends it: what waits for them is dropped. What they hold they keep; nobody can take it back, which is the point.
func (h *Holder) Stop(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		stopped := tx.q(ctx).Exec(`UPDATE checkpoint_holders SET stopped_at = ? WHERE id = ? AND stopped_at IS NULL`, now, h.ID)
		if err := guarded(stopped, "They get no more already."); err != nil {
			return err
		}
		err := tx.q(ctx).Exec(`UPDATE mails SET state = 'failed', last_fault = ?, last_said = '', lease_until = NULL, ended_at = ? WHERE holder_id = ? AND state = 'waiting'`,
			FaultStopped, now, h.ID).Error
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCheckpointHolderStop, subjectID: h.ID})
	})
	if err == nil {
		h.StoppedAt = &now
	}
	return err
}

// FindHolder returns one holder.
func FindHolder(ctx context.Context, db *DB, id int64) (Holder, error) {
	var h Holder
	err := db.q(ctx).Take(&h, id).Error
	return h, found(err, "holder")
}

// listHolders returns those who get checkpoints, and after them those who did.
func (db *DB) listHolders(ctx context.Context) (all []Holder, err error) {
	err = db.q(ctx).Order("CASE WHEN stopped_at IS NULL THEN 0 ELSE 1 END, id").Find(&all).Error
	return all, err
}

// HolderCopies is how many of the newest copies a page shows.
const HolderCopies = 14

// ListCopies returns what was given to the holder last, the newest first.
func (h Holder) ListCopies(ctx context.Context, db *DB) (all []CheckpointCopy, err error) {
	err = db.q(ctx).Where("holder_id = ?", h.ID).Order("size DESC").Limit(HolderCopies).Find(&all).Error
	return all, err
}
