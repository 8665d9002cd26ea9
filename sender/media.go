package sender

import (
	"context"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// Uploader hands a file to Meta, to be sent from a number. *graph.Client and *Line are ones.
type Uploader interface {
	UploadMedia(ctx context.Context, phoneNumberID string, f graph.File) (id string, err error)
}

// UploadMedia implements Uploader.
func (l *Line) UploadMedia(ctx context.Context, phoneNumberID string, f graph.File) (string, error) {
	client, err := l.Client(ctx)
	if err != nil {
		return "", err
	}
	return client.UploadMedia(ctx, phoneNumberID, f)
}

// media knows what Meta calls the files above our messages. What it does not know it hands over, one file at a time: a campaign has few, and a
// thousand messages wait for the same one.
type media struct {
	db       *models.DB
	uploader Uploader
	turn     turn
	known    map[mediaKey]mediaID
}

type mediaKey struct{ phoneNumberID, hash string }

type mediaID struct {
	id, name string
	until    time.Time
}

// mediaRecall is how long an id is used before the database is asked again: another process may have handed the file over anew.
const mediaRecall = time.Hour

// resolve puts Meta's ids in place of the names of files that are kept here.
func (m *media) resolve(ctx context.Context, phoneNumberID string, parts []whatsapp.SendComponent) error {
	for _, part := range parts {
		for _, p := range part.Parameters {
			for _, ref := range []*whatsapp.MediaRef{p.Image, p.Video, p.Document} {
				if err := m.name(ctx, phoneNumberID, ref); err != nil {
					return err
				}
			}
			if p.Document != nil && p.Document.Filename == "" {
				p.Document.Filename = "document.pdf"
			}
		}
		for _, card := range part.Cards {
			if err := m.resolve(ctx, phoneNumberID, card.Components); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *media) name(ctx context.Context, phoneNumberID string, ref *whatsapp.MediaRef) error {
	if ref == nil || !models.IsKeptMedia(ref.ID) {
		return nil
	}
	known, err := m.find(ctx, mediaKey{phoneNumberID, models.MediaHash(ref.ID)})
	if err == nil {
		ref.ID, ref.Filename = known.id, known.name
	}
	return err
}

func (m *media) find(ctx context.Context, key mediaKey) (mediaID, error) {
	done, err := m.turn.take(ctx)
	if err != nil {
		return mediaID{}, err
	}
	defer done()
	now := m.db.Now()
	if known, ok := m.known[key]; ok && now.Before(known.until) {
		return known, nil
	}
	file, err := models.FindHeaderMedia(ctx, m.db, key.hash)
	if err != nil {
		return mediaID{}, err
	}
	found := mediaID{until: now.Add(mediaRecall)}
	if file.File.MediaType == models.PDF {
		found.name = file.Name
	}
	if found.id, err = models.FindMediaUpload(ctx, m.db, key.phoneNumberID, file.FileID); err == nil && found.id == "" {
		found.id, err = m.handOver(ctx, key.phoneNumberID, file)
	}
	if err != nil {
		return mediaID{}, err
	}
	if m.known == nil {
		m.known = map[mediaKey]mediaID{}
	}
	m.known[key] = found
	return found, nil
}

func (m *media) handOver(ctx context.Context, phoneNumberID string, file models.Attachment) (string, error) {
	if m.uploader == nil {
		return "", errNoMeta
	}
	body, err := file.ReadHeaderMedia(ctx, m.db)
	if err != nil {
		return "", err
	}
	id, err := m.uploader.UploadMedia(ctx, phoneNumberID, graph.File{Name: file.Name, Type: file.File.MediaType, Body: body})
	if err != nil {
		return "", err
	}
	return id, models.NoteMediaUpload(ctx, m.db, phoneNumberID, file.FileID, id)
}
