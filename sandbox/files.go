package sandbox

import (
	"mime"
	"path/filepath"
	"time"
)

// mediaPath is where the bytes of media are fetched, below the base address.
const mediaPath = "whatsapp_business_attachments"

// maxFile is Meta's limit for the largest kind of file.
const maxFile = 100 << 20

// mediaLife is how long an uploaded medium can be used.
const mediaLife = 30 * 24 * time.Hour

// file is something a client uploaded: media to send, or a sample for a
// template in one or more parts.
type file struct {
	ID     string    `json:"id"`
	Upload bool      `json:"upload,omitempty"`
	Type   string    `json:"type"`
	Length int64     `json:"length,omitempty"` // of a complete upload
	Bytes  []byte    `json:"bytes"`
	At     time.Time `json:"at"`
}

// shelf is every file there is.
type shelf struct {
	byID map[string]*file
	made int
}

func newShelf() *shelf { return &shelf{byID: map[string]*file{}} }

func (sh *shelf) keep(f *file) {
	if sh.byID[f.ID] == nil {
		sh.made++
	}
	sh.byID[f.ID] = f
}

func (sh *shelf) lose(id string) { delete(sh.byID, id) }

// media finds a medium, nil when there is none with this id.
func (sh *shelf) media(id string) *file {
	if f := sh.byID[id]; f != nil && !f.Upload {
		return f
	}
	return nil
}

func typeByName(name string) string {
	if t := mime.TypeByExtension(filepath.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
