package models

import (
	"bytes"
	"strings"
)

// The types of files that are kept.
const (
	PNG  = "image/png"
	JPEG = "image/jpeg"
	GIF  = "image/gif"
	WebP = "image/webp"
	PDF  = "application/pdf"
)

// IsPicture tells whether a browser may show the file in a page.
func (f File) IsPicture() bool { return f.MediaType == PNG || f.MediaType == JPEG }

// signatures are how the types begin.
var signatures = []struct{ begins, mediaType string }{
	{"\x89PNG\r\n\x1a\n", PNG},
	{"\xff\xd8\xff", JPEG},
	{"GIF87a", GIF},
	{"GIF89a", GIF},
	{"%PDF-", PDF},
}

// sniff tells the type by how the content begins; empty when it is none of those that are kept.
func sniff(content []byte) string {
	if len(content) >= 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP" {
		return WebP
	}
	for _, s := range signatures {
		if bytes.HasPrefix(content, []byte(s.begins)) {
			return s.mediaType
		}
	}
	return ""
}

// stranger are the words for what is not kept.
func stranger(content []byte) string {
	head := strings.ToLower(string(content[:min(len(content), 1024)]))
	switch {
	case len(head) >= 12 && head[4:8] == "ftyp":
		return "This is a picture or film as some phones save it. Send it as JPEG and upload that."
	case strings.Contains(head, "<svg"):
		return "This is an SVG drawing, which can hold a program. Save it as PNG and upload that."
	}
	return "This is no picture that Greenlist knows. Use PNG, JPEG, WebP or GIF."
}
