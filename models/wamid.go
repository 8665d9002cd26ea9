package models

import "context"

// messageNamed finds the message that has an id of Meta's; 0 for none of ours.
func (db *DB) messageNamed(ctx context.Context, wamid string) (id int64, err error) {
	err = db.q(ctx).Raw(`SELECT m.id FROM wamids w JOIN messages m ON m.id = w.message_id AND m.wamid = w.wamid WHERE w.wamid = ?
		UNION ALL
		SELECT m.id FROM batches b CROSS JOIN `+db.inBatch()+` JOIN messages m ON m.id = u.value WHERE b.process_id IS NOT NULL AND m.wamid = ?
		LIMIT 1`, wamid, wamid).Scan(&id).Error
	return id, err
}

// holdWAMIDs keeps others from forgetting an id, for the rest of the transaction: who enters one has read it before, and might enter it again behind them.
func (db *DB) holdWAMIDs(ctx context.Context) error {
	if db.dialect == sqlite {
		return nil
	}
	return db.q(ctx).Exec(`LOCK TABLE wamids IN SHARE ROW EXCLUSIVE MODE`).Error
}

// renamed are messages that got an id of Meta's, or lost one.
type renamed struct {
	named []*Message
	lost  []string
}

// look tells whether a message is one of those. While it was on its way its claim is not settled, and its id is entered with that.
func (r *renamed) look(m *Message) {
	had, has := deref(m.stood.wamid), deref(m.WAMID)
	if had == has {
		return
	}
	if had != "" {
		r.lost = append(r.lost, had)
	}
	if has != "" && m.stood.state != Dispatching {
		r.named = append(r.named, m)
	}
}

func (db *DB) rename(ctx context.Context, r renamed) error {
	if err := db.forgetWAMIDs(ctx, r.lost); err != nil {
		return err
	}
	for _, m := range r.named {
		if err := db.q(ctx).Exec(`INSERT INTO wamids (wamid, message_id) VALUES (?, ?)`, *m.WAMID, m.ID).Error; err != nil {
			return err
		}
	}
	return nil
}

// wamidsOf are the ids of messages to people.
func (db *DB) wamidsOf(contactIDs []int64) portion {
	return portion{`wamid IN (SELECT m.wamid FROM messages m WHERE ` + db.among("m.contact_id") + `)`, []any{db.list(contactIDs)}}
}

func (db *DB) forgetWAMIDs(ctx context.Context, wamids []string) error {
	if len(wamids) == 0 {
		return nil
	}
	return db.q(ctx).Exec(`DELETE FROM wamids WHERE wamid IN ?`, wamids).Error
}
