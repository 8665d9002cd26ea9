package sandbox

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"greenlist/whatsapp"
)

// fileInput is a picture, film, sound or document that a person sends.
type fileInput struct {
	Type    string `json:"type"` // a media type, such as image/png
	Name    string `json:"name"` // of a document
	Caption string `json:"caption"`
	Bytes   []byte `json:"bytes"` // base64
}

// kind is how Meta calls such a message.
func (f fileInput) kind() string {
	switch major, _, _ := strings.Cut(f.Type, "/"); major {
	case whatsapp.InboundImage, whatsapp.InboundVideo, whatsapp.InboundAudio:
		return major
	}
	return whatsapp.InboundDocument
}

// sendFile lets a person send a file. The webhook names it; its bytes are fetched by that name.
func sendFile(w *world, r *http.Request, in fileInput) (any, error) {
	p, err := w.writer(r)
	if err != nil {
		return nil, err
	}
	if len(in.Bytes) == 0 || !strings.Contains(in.Type, "/") {
		return nil, invalidInput("a file has a type like image/png, and bytes")
	}
	f := &file{ID: w.newID("media", w.files.made), Type: in.Type, Bytes: in.Bytes, At: w.now()}
	w.put(entry{File: f})
	w.readAll(p, w.now())
	sum := sha256.Sum256(in.Bytes)
	media := &whatsapp.Media{ID: f.ID, MimeType: in.Type, SHA256: base64.StdEncoding.EncodeToString(sum[:]), Caption: in.Caption, Filename: in.Name}
	return w.receive(p, message{Type: in.kind(), Text: in.Caption, File: media}, w.now()).bubble(), nil
}
