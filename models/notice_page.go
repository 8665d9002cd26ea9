package models

import "context"

// FindNoticeShown returns a notice with the version and the form it belongs to, for showing it as people saw it.
func FindNoticeShown(ctx context.Context, db *DB, id int64) (n Notice, v FormVersion, f Form, err error) {
	if n, err = db.findNoticeByID(ctx, id); err != nil {
		return n, v, f, err
	}
	if v, err = FindFormVersion(ctx, db, n.FormVersionID); err != nil {
		return n, v, f, err
	}
	f, err = FindForm(ctx, db, v.FormID)
	return n, v, f, err
}
