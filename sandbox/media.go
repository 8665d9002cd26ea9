package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// mediaLinkLife is how long the address of a medium works.
const mediaLinkLife = 5 * time.Minute

// uploadMedia takes a picture, film, sound or document to be sent by id.
func (s *Sandbox) uploadMedia(c *call, _ http.ResponseWriter) (any, *refusal) {
	if err := c.ParseMultipartForm(maxBody); err != nil {
		return nil, badRequest("The parameter file is required.")
	}
	defer c.MultipartForm.RemoveAll()
	if c.FormValue("messaging_product") != "whatsapp" {
		return nil, badRequest("The parameter messaging_product is required.")
	}
	part, header, err := c.FormFile("file")
	if err != nil {
		return nil, badRequest("The parameter file is required.")
	}
	defer part.Close()
	if header.Size > maxFile {
		return nil, badRequest("Media file size too big. Max file size we currently support: 100MB")
	}
	bytes, err := io.ReadAll(part)
	if err != nil {
		return nil, badRequest("The upload was interrupted.")
	}
	return s.keepMedia(mediaType(c, header), bytes)
}

// mediaType is what the client says the file is, in either of two places.
func mediaType(c *call, header *multipart.FileHeader) string {
	kind, _, err := mime.ParseMediaType(or(c.FormValue("type"), header.Header.Get("Content-Type")))
	if err != nil || kind == "application/octet-stream" {
		return typeByName(header.Filename)
	}
	return kind
}

func (s *Sandbox) keepMedia(kind string, bytes []byte) (any, *refusal) {
	var f *file
	err := s.with(func(w *world) {
		f = &file{ID: w.newID("media", w.files.made), Type: kind, Bytes: bytes, At: w.now()}
		w.put(entry{File: f})
	})
	if err != nil {
		return nil, sessionLost(err)
	}
	return map[string]any{"id": f.ID}, nil
}

func (s *Sandbox) getMedia(c *call, _ http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.world.files.media(c.path[0])
	if f == nil || s.world.now().Sub(f.At) > mediaLife {
		return nil, unknownObject(c.Method, c.path[0])
	}
	sum := sha256.Sum256(f.Bytes)
	expiry := s.world.now().Add(mediaLinkLife).Unix()
	query := url.Values{"mid": {f.ID}, "ext": {strconv.FormatInt(expiry, 10)}, "hash": {s.world.linkHash(f.ID, expiry)}}
	return map[string]any{"messaging_product": "whatsapp", "id": f.ID, "mime_type": f.Type, "file_size": len(f.Bytes),
		"sha256": hex.EncodeToString(sum[:]), "url": c.base() + "/" + mediaPath + "/?" + query.Encode()}, nil
}

func (w *world) linkHash(id string, expiry int64) string {
	return strconv.FormatUint(w.chance.number("media link", id, strconv.FormatInt(expiry, 10)), 36)
}

// downloadMedia hands out the bytes, to the owner of the token and for five
// minutes only.
func (s *Sandbox) downloadMedia(c *call, rw http.ResponseWriter) (any, *refusal) {
	s.mu.Lock()
	w, id := s.world, c.query.get("mid")
	expiry, _ := strconv.ParseInt(c.query.get("ext"), 10, 64)
	f, genuine := w.files.media(id), c.query.get("hash") == w.linkHash(id, expiry)
	expired := w.now().Unix() > expiry
	s.mu.Unlock()
	if f == nil || !genuine || expired {
		return nil, &refusal{HTTP: http.StatusNotFound, Code: 100, Message: "URL signature expired"}
	}
	rw.Header().Set("Content-Type", f.Type)
	rw.Write(f.Bytes)
	return nil, nil
}

func (s *Sandbox) deleteMedia(c *call, _ http.ResponseWriter) (any, *refusal) {
	err := s.with(func(w *world) { w.put(entry{Lost: &c.path[0]}) })
	if err != nil {
		return nil, sessionLost(err)
	}
	return succeeded{true}, nil
}
