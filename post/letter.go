package post

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"
)

// Letter is an e-mail in plain text, with at most one file.
type Letter struct {
	// From, To and ReplyTo are addresses without names; ReplyTo may be empty.
	From, FromName, To, ReplyTo string
	Subject, Text               string
	// ID is the same for every attempt, so that a letter that arrives twice is known for one.
	ID string
	At time.Time
	// File goes along byte for byte under FileName; none when FileName is empty.
	FileName string
	File     []byte
}

// Bytes is the letter as it goes over the wire. It refuses addresses that are none: what stands in a header can end it.
func (l Letter) Bytes() ([]byte, error) {
	var b bytes.Buffer
	if err := l.head(&b); err != nil {
		return nil, err
	}
	parts := multipart.NewWriter(&b)
	fmt.Fprintf(&b, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=%q\r\n\r\n", parts.Boundary())
	err := errors.Join(l.text(parts), l.file(parts), parts.Close())
	return b.Bytes(), err
}

func (l Letter) head(w io.Writer) error {
	if !bare(l.From) || !bare(l.To) || l.ReplyTo != "" && !bare(l.ReplyTo) {
		return errors.New("post: not an address")
	}
	fmt.Fprintf(w, "From: %s\r\nTo: %s\r\n", (&mail.Address{Name: l.FromName, Address: l.From}).String(), (&mail.Address{Address: l.To}).String())
	if l.ReplyTo != "" {
		fmt.Fprintf(w, "Reply-To: %s\r\n", (&mail.Address{Address: l.ReplyTo}).String())
	}
	_, err := fmt.Fprintf(w, "Subject: %s\r\nDate: %s\r\nMessage-ID: <%s>\r\nAuto-Submitted: auto-generated\r\n",
		mime.QEncoding.Encode("utf-8", plain(l.Subject)), l.At.UTC().Format(time.RFC1123Z), l.ID)
	return err
}

// bare tells whether text is an address and nothing else.
func bare(text string) bool {
	parsed, err := mail.ParseAddress(text)
	return err == nil && parsed.Address == text && !strings.ContainsAny(text, "\r\n<>")
}

func (l Letter) text(parts *multipart.Writer) error {
	part, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type": {"text/plain; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"},
	})
	if err != nil {
		return err
	}
	w := quotedprintable.NewWriter(part)
	_, err = io.WriteString(w, l.Text)
	return errors.Join(err, w.Close())
}

// base64Line is the longest line that base64 may have in a mail (RFC 2045, 6.8).
const base64Line = 76

func (l Letter) file(parts *multipart.Writer) error {
	if l.FileName == "" {
		return nil
	}
	part, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type": {"application/octet-stream"}, "Content-Transfer-Encoding": {"base64"},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": l.FileName})},
	})
	if err != nil {
		return err
	}
	for text := base64.StdEncoding.EncodeToString(l.File); text != ""; {
		line := text[:min(base64Line, len(text))]
		text = text[len(line):]
		if _, err := io.WriteString(part, line+"\r\n"); err != nil {
			return err
		}
	}
	return nil
}
