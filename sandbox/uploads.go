package sandbox

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// startUpload begins a resumable upload of a template's sample.
func (s *Sandbox) startUpload(c *call, _ http.ResponseWriter) (any, *refusal) {
	length, err := strconv.ParseInt(c.text("file_length"), 10, 64)
	kind := c.text("file_type")
	switch {
	case err != nil || length < 1:
		return nil, badRequest("The parameter file_length is required.")
	case length > maxFile:
		return nil, badRequest("Media file size too big. Max file size we currently support: 100MB")
	case !slices.Contains([]string{"application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"}, kind):
		return nil, badRequest("Param file_type must be one of {application/pdf, image/jpeg, image/jpg, image/png, video/mp4}.")
	}
	var f *file
	err = s.with(func(w *world) {
		id := "upload:" + base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "MTphdHRhY2htZW50:%016x", w.unique("upload", w.files.made)))
		f = &file{ID: id, Upload: true, Type: kind, Length: length, At: w.now()}
		w.put(entry{File: f})
	})
	if err != nil {
		return nil, sessionLost(err)
	}
	return map[string]any{"id": f.ID}, nil
}

func (s *Sandbox) getUpload(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.world.files.byID[c.path[0]]
	if f == nil {
		return nil, unknownObject(c.Method, c.path[0])
	}
	return map[string]any{"id": f.ID, "file_offset": len(f.Bytes)}, nil
}

// continueUpload takes the bytes from file_offset on; with the last of them
// it answers the handle.
func (s *Sandbox) continueUpload(c *call, _ http.ResponseWriter) (answer any, refused *refusal) {
	more, err := io.ReadAll(io.LimitReader(c.Body, maxFile+1))
	if err != nil {
		return nil, badRequest("The upload was interrupted.")
	}
	offset, err := strconv.Atoi(c.Header.Get("file_offset"))
	if err != nil {
		return nil, badRequest("The header file_offset is required.")
	}
	err = s.with(func(w *world) { answer, refused = w.growUpload(c.path[0], offset, more) })
	if err != nil {
		return nil, sessionLost(err)
	}
	return answer, refused
}

func (w *world) growUpload(id string, offset int, more []byte) (any, *refusal) {
	f := w.files.byID[id]
	switch {
	case f == nil:
		return nil, unknownObject(http.MethodPost, id)
	case offset != len(f.Bytes):
		return nil, badRequest("The header file_offset must be %d.", len(f.Bytes))
	case int64(offset+len(more)) > f.Length:
		return nil, badRequest("The upload is longer than the %d bytes announced.", f.Length)
	}
	grown := *f
	grown.Bytes = slices.Concat(f.Bytes, more)
	w.put(entry{File: &grown})
	if int64(len(grown.Bytes)) < grown.Length {
		return map[string]any{"id": id, "file_offset": len(grown.Bytes)}, nil
	}
	return map[string]any{"h": handleOf(&grown)}, nil
}

// handleOf is the handle of a complete upload, in the parts Meta's have.
func handleOf(f *file) string {
	part := func(v string) string { return base64.StdEncoding.EncodeToString([]byte(v)) }
	return strings.Join([]string{"4:", part(f.ID[len(f.ID)-12:]), part(f.Type), part(strconv.FormatInt(f.Length, 10)), "e"}, ":")
}
