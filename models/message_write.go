package models

import (
	"context"
	"sort"
	"time"
)

// advanceRow is what is written of a message that has changed.
type advanceRow struct {
	ID          int64        `json:"id"`
	State       MessageState `json:"state"`
	Pile        string       `json:"pile"`
	Reason      string       `json:"reason"`
	ErrorCode   int          `json:"error_code"`
	ErrorDetail string       `json:"error_detail"`
	Refusals    int          `json:"refusals"`
	Enough      int          `json:"enough"`
	WAMID       *string      `json:"wamid"`
	DueAt       string       `json:"due_at"`
	AcceptedAt  *string      `json:"accepted_at"`
	SentAt      *string      `json:"sent_at"`
	DeliveredAt *string      `json:"delivered_at"`
	ReadAt      *string      `json:"read_at"`
	FailedAt    *string      `json:"failed_at"`
}

func (db *DB) writeAdvances(ctx context.Context, touched messages, before map[int64]MessageState, moves moves) error {
	if len(touched) == 0 {
		return nil
	}
	rows, again := make([]advanceRow, 0, len(touched)), []waiting(nil)
	for id, m := range touched {
		rows = append(rows, advanceRow{
			ID: id, State: m.State, Pile: m.pile(), Reason: m.Reason, ErrorCode: m.ErrorCode, ErrorDetail: m.ErrorDetail, Refusals: m.Refusals, Enough: m.Enough,
			WAMID: m.WAMID, DueAt: stamp(m.DueAt),
			AcceptedAt: stampOf(m.AcceptedAt), SentAt: stampOf(m.SentAt), DeliveredAt: stampOf(m.DeliveredAt), ReadAt: stampOf(m.ReadAt),
			FailedAt: stampOf(m.FailedAt),
		})
		moves.add(m.CampaignID, before[id], m.State, 1)
		if m.waitsAnew() {
			again = append(again, waiting{m.ID, *m.CampaignID, m.DueAt})
		}
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].ID < rows[j].ID })
	text, err := jsonText(rows)
	if err != nil {
		return err
	}
	if err := db.q(ctx).Exec(db.advanceSQL(), text).Error; err != nil {
		return err
	}
	if err := db.enterWAMIDs(ctx, touched.renamed()); err != nil {
		return err
	}
	return db.queueAgain(ctx, again)
}

// waitsAnew tells whether a message of a campaign has to be put into a batch.
func (m *Message) waitsAnew() bool {
	return m.CampaignID != nil && m.State == Queued && (m.stood.state != Queued || !m.DueAt.Equal(m.stood.due))
}

func (db *DB) advanceSQL() string {
	return db.updateMessages() + ` SET state = r.state, pile = r.pile, reason = r.reason, error_code = r.error_code, error_detail = r.error_detail,
		refusals = r.refusals, enough = r.enough, wamid = r.wamid, due_at = r.due_at, accepted_at = r.accepted_at, sent_at = r.sent_at, delivered_at = r.delivered_at,
		read_at = r.read_at, failed_at = r.failed_at
		FROM ` + db.rowsOf("id bigint", "state text", "pile text", "reason text", "error_code integer", "error_detail text",
		"refusals smallint", "enough smallint", "wamid text",
		"due_at timestamptz", "accepted_at timestamptz", "sent_at timestamptz", "delivered_at timestamptz", "read_at timestamptz",
		"failed_at timestamptz") + ` WHERE messages.id = r.id`
}

// stamp writes a time as both databases read it inside JSON.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05.000") }

func stampOf(t *time.Time) *string {
	if t == nil {
		return nil
	}
	text := stamp(*t)
	return &text
}
