package models

import "context"

// KeepLoader keeps one build of the widget's loader, so that its address works as long as there are pages that name it with an integrity hash: also
// after an update that brings another. hash names the body.
func KeepLoader(ctx context.Context, db *DB, hash string, body []byte) error {
	if _, err := FindLoader(ctx, db, hash); err == nil {
		return nil
	}
	return db.q(ctx).Exec(`INSERT INTO widget_loaders (hash, body, created_at) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING`, hash, body, db.Now()).Error
}

// FindLoader returns a build that was kept.
func FindLoader(ctx context.Context, db *DB, hash string) (body []byte, err error) {
	var bodies [][]byte
	err = db.q(ctx).Raw(`SELECT body FROM widget_loaders WHERE hash = ?`, hash).Scan(&bodies).Error
	if err == nil && len(bodies) == 0 {
		err = NotFound{What: "script"}
	}
	if err != nil {
		return nil, err
	}
	return bodies[0], nil
}
