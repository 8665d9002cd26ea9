package models

import "context"

// FewEntries is how many ids of Meta's that come at once have a row each.
const FewEntries = fewEntries

// WAMIDHash is by what ids of Meta's are looked for.
func WAMIDHash(wamid string) int64 { return wamidHash(wamid) }

// PagesOfMessages tells on which page each message stands, on Postgres.
func PagesOfMessages(ctx context.Context, db *DB) (map[int64]int64, error) {
	var rows []struct{ ID, Page int64 }
	if err := db.q(ctx).Raw(`SELECT id, (ctid::text::point)[0]::bigint AS page FROM messages`).Scan(&rows).Error; err != nil {
		return nil, err
	}
	pages := map[int64]int64{}
	for _, r := range rows {
		pages[r.ID] = r.Page
	}
	return pages, nil
}
