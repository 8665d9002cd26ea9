package models

import "context"

// addFiles finds what came with the entries of a page: what was sent with a message, and the papers behind an act.
func (h history) addFiles(ctx context.Context, page []HistoryEntry) error {
	var acts []int64
	wamids := []string{""}
	for _, entry := range page {
		switch {
		case entry.Act != nil:
			acts = append(acts, entry.Act.EvidenceID)
		case entry.Inbound != nil:
			wamids = append(wamids, entry.Inbound.WAMID)
		}
	}
	mine, args := h.mine("contact_id")
	var all []Attachment
	err := h.db.q(ctx).Where(mine, args...).Where(`(subject = ? AND wamid IN ? OR subject = ? AND `+h.db.among("subject_id")+`)`,
		AttachedMessage, wamids, AttachedEvidence, h.db.list(acts)).Order("id").Find(&all).Error
	if err != nil || len(all) == 0 {
		return err
	}
	if err := h.db.addFiles(ctx, all); err != nil {
		return err
	}
	for i := range page {
		for _, a := range all {
			if page[i].brought(a) {
				page[i].Files = append(page[i].Files, a)
			}
		}
	}
	return nil
}

// addOpened finds the links that were opened in the messages of a page.
func (h history) addOpened(ctx context.Context, page []HistoryEntry) error {
	var ids []int64
	for _, entry := range page {
		if entry.Message != nil {
			ids = append(ids, entry.Message.ID)
		}
	}
	opened, err := ListOpenedLinks(ctx, h.db, ids)
	for _, entry := range page {
		if entry.Message != nil {
			entry.Message.Opened = opened[entry.Message.ID]
		}
	}
	return err
}

// brought tells whether a file came with the entry.
func (e HistoryEntry) brought(a Attachment) bool {
	if e.Inbound != nil {
		return a.Subject == AttachedMessage && a.WAMID == e.Inbound.WAMID
	}
	return e.Act != nil && a.Subject == AttachedEvidence && a.SubjectID == e.Act.EvidenceID
}
