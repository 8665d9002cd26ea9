package models

import (
	"context"
	"slices"
)

// callOff looks which messages would be put back into the queue of a campaign that has been cancelled meanwhile: nobody would ever take them out of
// it. Whoever cancels waits until what is put back here is there to be cancelled, so campaigns are locked before messages, as they are there.
func (db *DB) callOff(ctx context.Context, happenings []Happening) error {
	var back []int64
	for _, h := range happenings {
		if h.What == EventPutBack {
			back = append(back, h.MessageID)
		}
	}
	if len(back) == 0 {
		return nil
	}
	off, err := db.calledOff(ctx, back)
	for i, h := range happenings {
		if h.What == EventPutBack && slices.Contains(off, h.MessageID) {
			happenings[i].What = EventCalledOff
		}
	}
	return err
}

// calledOff are those of the messages whose campaign is cancelled.
func (db *DB) calledOff(ctx context.Context, ids []int64) (off []int64, err error) {
	if db.dialect == postgres {
		err := db.q(ctx).Exec(`SELECT id FROM campaigns WHERE id IN (SELECT campaign_id FROM messages WHERE `+db.among("id")+`) ORDER BY id FOR SHARE`,
			db.list(ids)).Error
		if err != nil {
			return nil, err
		}
	}
	err = db.q(ctx).Raw(`SELECT m.id FROM messages m JOIN campaigns c ON c.id = m.campaign_id WHERE c.state = 'cancelled' AND `+db.among("m.id"),
		db.list(ids)).Scan(&off).Error
	return off, err
}
