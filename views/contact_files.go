package views

import (
	"fmt"

	"github.com/a-h/templ"

	"greenlist/models"
)

// inboundEvent is something a person sent, with the files that came along.
func inboundEvent(h models.HistoryEntry) Event {
	e := Event{At: h.At, What: "Wrote to you", Words: clip(h.Inbound.Body, 300), Tone: Info}
	switch h.Inbound.Type {
	case "image":
		e.What = "Sent you a picture"
	case "document":
		e.What = "Sent you a document"
	}
	if len(h.Files) > 0 {
		e.More = attachedFiles(h.Files)
	}
	return e
}

// withFiles puts the papers behind an act below what leads to its proof.
func withFiles(more templ.Component, files []models.Attachment) templ.Component {
	if len(files) == 0 {
		return more
	}
	return templ.Join(more, attachedFiles(files))
}

// fileSize is as people say it: "38 kB", "2.1 MB".
func fileSize(bytes int64) string {
	if bytes < 1<<20 {
		return Number(int((bytes+1023)>>10)) + " kB"
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
