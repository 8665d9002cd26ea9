package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// uploadTime is how long a film may take over a slow line.
const uploadTime = 5 * time.Minute

// File is something to upload. Type is its media type, Name what it is called.
type File struct {
	Name string
	Type string
	Body []byte
}

// UploadSample hands a sample to Meta's resumable upload, for the reviewers of a template, and returns its handle. An upload that broke off is begun
// anew by the next call. Meta takes JPEG, PNG, MP4 and PDF.
func (c *Client) UploadSample(ctx context.Context, appID string, f File) (handle string, err error) {
	if appID == "" {
		return "", errors.New("graph: the app's id is missing")
	}
	var session struct {
		ID string `json:"id"`
	}
	about := url.Values{"file_name": {f.Name}, "file_length": {strconv.Itoa(len(f.Body))}, "file_type": {f.Type}}
	if err := c.call(ctx, http.MethodPost, path(appID, "uploads"), about, nil, &session); err != nil {
		return "", err
	}
	if !strings.HasPrefix(session.ID, "upload:") || strings.ContainsAny(session.ID, "/# \t\r\n") {
		return "", errors.New("graph: the upload has no id")
	}
	var done struct {
		Handle string `json:"h"`
	}
	// The id can end in a signature that looks like a query, and has to be given back as it came.
	headers := http.Header{"Content-Type": {f.Type}, "File_offset": {"0"}, "Authorization": {"OAuth " + c.token}}
	if err := c.deliver(ctx, "/"+session.ID, headers, f.Body, &done); err != nil {
		return "", err
	}
	if done.Handle == "" {
		return "", errors.New("graph: the upload was answered without a handle")
	}
	return done.Handle, nil
}

// UploadMedia hands a file to a number, to be sent from it, and returns the id under which Meta keeps it for 30 days.
func (c *Client) UploadMedia(ctx context.Context, phoneNumberID string, f File) (id string, err error) {
	at := path(phoneNumberID, "media")
	if at == "" {
		return "", errors.New("graph: the number's id is missing")
	}
	body, kind, err := f.form()
	if err != nil {
		return "", err
	}
	var kept struct {
		ID json.Number `json:"id"`
	}
	if err := c.deliver(ctx, at, http.Header{"Content-Type": {kind}}, body, &kept); err != nil {
		return "", err
	}
	if kept.ID == "" {
		return "", errors.New("graph: the medium was answered without an id")
	}
	return kept.ID.String(), nil
}

// form is the file as a browser would send it.
func (f File) form() (body []byte, contentType string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	err = errors.Join(w.WriteField("messaging_product", "whatsapp"), w.WriteField("type", f.Type))
	part, failed := w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {multipart.FileContentDisposition("file", f.Name)}, "Content-Type": {f.Type},
	})
	if err = errors.Join(err, failed); err != nil {
		return nil, "", err
	}
	if _, err := part.Write(f.Body); err != nil {
		return nil, "", err
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

// deliver makes one POST of bytes that are no JSON, with more time than other calls have.
func (c *Client) deliver(ctx context.Context, at string, headers http.Header, body []byte, out any) error {
	ctx, cancel := context.WithTimeout(ctx, uploadTime)
	defer cancel()
	req, err := c.request(ctx, http.MethodPost, at, nil, body)
	if err != nil {
		return err
	}
	req.Header = req.Header.Clone()
	for name, values := range headers {
		req.Header[name] = values
	}
	patient := *c.http
	patient.Timeout = uploadTime
	res, err := patient.Do(req)
	if err != nil {
		return transportError(answer{}, c.cleaned(err))
	}
	defer res.Body.Close()
	a := answer{status: res.StatusCode, header: res.Header, connected: true}
	if a.body, err = readAll(res.Body); err != nil {
		return c.cleaned(err)
	}
	return c.read(a, out)
}
