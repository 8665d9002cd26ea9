package post_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"strings"
	"testing"
	"time"

	"greenlist/post"
	"greenlist/post/posttest"
)

var letter = post.Letter{
	From: "log@zaailing.example", FromName: "Zaailing", To: "auditor@vink.example", ReplyTo: "hallo@zaailing.example", Subject: "Zaailing’s log",
	Text: "One line.\n.\nAnother – with a dash.\n", ID: "5.aaaa@zaailing.example", At: time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC),
	FileName: "checkpoint-12.txt", File: []byte("scratch.test/log\n12\nAAAA=\n\n— scratch BBBB\n"),
}

func at(s *posttest.Server, security post.Security, user, password string) post.MailServer {
	return post.MailServer{Host: s.Host, Port: s.Port, Security: security, User: user, Password: password}
}

func mailer(s *posttest.Server) *post.Mailer {
	return post.NewMailer(post.MailOptions{TLS: s.TLS, Timeout: 2 * time.Second, Name: "greenlist.test"})
}

func TestALetterArrivesInEveryWayServersAreReached(t *testing.T) {
	for name, c := range map[string]struct {
		manner   posttest.Manner
		security post.Security
		user     string
	}{
		"starttls":            {posttest.Manner{}, post.StartTLS, ""},
		"starttls, plain":     {posttest.Manner{Auth: "LOGIN PLAIN", User: "log", Password: "s3cret"}, post.StartTLS, "log"},
		"starttls, login":     {posttest.Manner{Auth: "LOGIN", User: "log", Password: "s3cret"}, post.StartTLS, "log"},
		"tls":                 {posttest.Manner{Implicit: true, Auth: "PLAIN", User: "log", Password: "s3cret"}, post.TLS, "log"},
		"nothing, and nobody": {posttest.Manner{NoStartTLS: true}, post.Open, ""},
	} {
		s := posttest.New(t, c.manner)
		got := mailer(s).Send(context.Background(), at(s, c.security, c.user, "s3cret"), letter)
		all := s.Taken()
		if !got.Taken() || len(all) != 1 {
			t.Fatalf("%s: %+v, %d taken", name, got, len(all))
		}
		if one := all[0]; one.From != letter.From || one.To != letter.To || one.User != c.user || one.Secure == (c.security == post.Open) {
			t.Errorf("%s: %+v", name, one)
		}
	}
}

// parts are the text and the file of a letter, as a reader of mail gets them.
func parts(t *testing.T, taken posttest.Taken) (text, name string, file []byte) {
	t.Helper()
	message := taken.Message(t)
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	r := multipart.NewReader(message.Body, params["boundary"])
	for {
		part, err := r.NextPart()
		if err == io.EOF {
			return text, name, file
		}
		if err != nil {
			t.Fatal(err)
		}
		var body io.Reader = part
		if part.Header.Get("Content-Transfer-Encoding") == "base64" {
			body = base64.NewDecoder(base64.StdEncoding, part)
		}
		all, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		if part.FileName() == "" {
			text = string(all)
		} else {
			name, file = part.FileName(), all
		}
	}
}

func TestTheFileArrivesByteForByte(t *testing.T) {
	s := posttest.New(t, posttest.Manner{})
	if got := mailer(s).Send(context.Background(), at(s, post.StartTLS, "", ""), letter); !got.Taken() {
		t.Fatalf("%+v", got)
	}
	text, name, file := parts(t, s.Taken()[0])
	if name != letter.FileName || !bytes.Equal(file, letter.File) {
		t.Errorf("%s: %q", name, file)
	}
	if strings.ReplaceAll(text, "\r\n", "\n") != letter.Text {
		t.Errorf("%q", text)
	}
	head := s.Taken()[0].Message(t).Header
	subject, err := new(mime.WordDecoder).DecodeHeader(head.Get("Subject"))
	if err != nil || subject != letter.Subject || head.Get("Message-ID") != "<"+letter.ID+">" || head.Get("Auto-Submitted") == "" {
		t.Errorf("%v, %v", head, err)
	}
}

func TestWhatGoesWrongIsNamed(t *testing.T) {
	plain := posttest.Manner{Auth: "PLAIN", User: "log", Password: "s3cret"}
	refuses := func(command, answer string) posttest.Manner {
		return posttest.Manner{Answers: map[string]string{command: answer}}
	}
	for name, c := range map[string]struct {
		manner        posttest.Manner
		security      post.Security
		user          string
		fault         post.Fault
		unseen, final bool
		taken         int
	}{
		"no encryption":             {posttest.Manner{NoStartTLS: true}, post.StartTLS, "log", post.FaultNoTLS, false, false, 0},
		"encryption refused":        {refuses("STARTTLS", "502 no"), post.StartTLS, "", post.FaultNoTLS, false, false, 0},
		"TLS where there is none":   {posttest.Manner{}, post.TLS, "", post.FaultTLS, false, false, 0},
		"wrong password":            {plain, post.StartTLS, "other", post.FaultLogin, false, false, 0},
		"no password taken":         {posttest.Manner{}, post.StartTLS, "log", post.FaultNoLogin, false, false, 0},
		"no way we know":            {posttest.Manner{Auth: "XOAUTH2"}, post.StartTLS, "log", post.FaultNoLogin, false, false, 0},
		"password in the open":      {posttest.Manner{NoStartTLS: true, Auth: "PLAIN", User: "log", Password: "s3cret"}, post.Open, "log", post.FaultNoLogin, false, false, 0},
		"must log in":               {refuses("MAIL", "530 5.7.0 Authentication required"), post.StartTLS, "", post.FaultLoginNeeded, false, false, 0},
		"must log in, said late":    {refuses("RCPT", "550 Authentication required for relaying"), post.StartTLS, "", post.FaultLoginNeeded, false, false, 0},
		"sender not liked":          {refuses("MAIL", "553 5.1.8 sender address rejected"), post.StartTLS, "", post.FaultSender, false, false, 0},
		"relay denied":              {refuses("RCPT", "554 5.7.1 <a@b>: Relay access denied"), post.StartTLS, "", post.FaultRelay, false, false, 0},
		"nobody there":              {refuses("RCPT", "550 5.1.1 no such user"), post.StartTLS, "", post.FaultRecipient, false, true, 0},
		"grey list":                 {refuses("RCPT", "451 4.7.1 come back later"), post.StartTLS, "", post.FaultBusy, false, false, 0},
		"closed":                    {refuses("greeting", "554 go away"), post.StartTLS, "", post.FaultBusy, false, false, 0},
		"no mail server":            {refuses("greeting", "HTTP/1.1 400 Bad Request"), post.StartTLS, "", post.FaultStranger, false, false, 0},
		"content refused":           {refuses(".", "554 5.6.0 spam"), post.StartTLS, "", post.FaultContent, false, true, 0},
		"full":                      {refuses(".", "452 4.3.1 no room"), post.StartTLS, "", post.FaultBusy, false, false, 0},
		"silent at the door":        {posttest.Manner{Silent: "greeting"}, post.StartTLS, "", post.FaultTimeout, false, false, 0},
		"silent at the recipient":   {posttest.Manner{Silent: "RCPT"}, post.StartTLS, "", post.FaultTimeout, false, false, 0},
		"hangs up at the door":      {posttest.Manner{HangUp: "greeting"}, post.StartTLS, "", post.FaultBroke, false, false, 0},
		"hangs up at the sender":    {posttest.Manner{HangUp: "MAIL"}, post.StartTLS, "", post.FaultBroke, false, false, 0},
		"takes it and hangs up":     {posttest.Manner{HangUp: "."}, post.StartTLS, "", post.FaultUnseen, true, false, 1},
		"drops it and hangs up":     {posttest.Manner{HangUp: ".", Forget: true}, post.StartTLS, "", post.FaultUnseen, true, false, 0},
		"takes it and says nothing": {posttest.Manner{Silent: "."}, post.StartTLS, "", post.FaultUnseen, true, false, 1},
		"nothing wrong":             {posttest.Manner{}, post.StartTLS, "", "", false, false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := posttest.New(t, c.manner)
			got := post.NewMailer(post.MailOptions{TLS: s.TLS, Timeout: 500 * time.Millisecond}).Send(context.Background(), at(s, c.security, c.user, "s3cret"), letter)
			if got.Fault != c.fault || got.Unseen != c.unseen || got.Final != c.final || len(s.Taken()) != c.taken {
				t.Errorf("%+v, %d taken", got, len(s.Taken()))
			}
		})
	}
}

func TestAServerThatCannotBeReached(t *testing.T) {
	s := posttest.New(t, posttest.Manner{})
	distrustful := post.NewMailer(post.MailOptions{Timeout: 2 * time.Second})
	if got := distrustful.Send(context.Background(), at(s, post.StartTLS, "", ""), letter); got.Fault != post.FaultCertificate {
		t.Errorf("a certificate of nobody's: %+v", got)
	}
	if got := distrustful.Send(context.Background(), post.MailServer{Host: "mail.invalid", Port: 25, Security: post.StartTLS}, letter); got.Fault != post.FaultNoHost {
		t.Errorf("no such host: %+v", got)
	}
	if got := distrustful.Send(context.Background(), post.MailServer{Host: "127.0.0.1", Port: 1, Security: post.StartTLS}, letter); got.Fault != post.FaultRefused {
		t.Errorf("nobody listens: %+v", got)
	}
}

// The company's own network is open to mail; where clouds keep their secrets is not, and a rehearsal stays on its machine.
func TestWhereMailMayGo(t *testing.T) {
	s := posttest.New(t, posttest.Manner{})
	for _, host := range []string{"169.254.169.254", "0.0.0.0", "[::]", "fe80::1", "fd00:ec2::254", "224.0.0.1", "::ffff:169.254.169.254", "255.255.255.255"} {
		host = strings.Trim(host, "[]")
		if got := mailer(s).Send(context.Background(), post.MailServer{Host: host, Port: s.Port, Security: post.StartTLS}, letter); got.Fault != post.FaultForbidden {
			t.Errorf("%s: %+v", host, got)
		}
	}
	home := post.NewMailer(post.MailOptions{Loopback: true, TLS: s.TLS, Timeout: 200 * time.Millisecond})
	if got := home.Send(context.Background(), post.MailServer{Host: "192.0.2.1", Port: 25, Security: post.StartTLS}, letter); got.Fault != post.FaultForbidden {
		t.Errorf("a rehearsal left its machine: %+v", got)
	}
	if got := mailer(s).Send(context.Background(), at(s, post.StartTLS, "", ""), letter); !got.Taken() {
		t.Errorf("the control: %+v", got)
	}
	if s.Knocks() != 1 {
		t.Errorf("%d connections", s.Knocks())
	}
}

func TestNoAddressEndsAHeader(t *testing.T) {
	s := posttest.New(t, posttest.Manner{})
	for _, to := range []string{"", "nobody", "a@b.example\r\nBcc: c@d.example", "A <a@b.example>", "a@b.example, c@d.example"} {
		l := letter
		l.To = to
		if got := mailer(s).Send(context.Background(), at(s, post.StartTLS, "", ""), l); got.Fault != post.FaultAddress || !got.Final {
			t.Errorf("%q: %+v", to, got)
		}
	}
	l := letter
	l.Subject, l.FromName = "Good\r\nBcc: c@d.example", "Bad\r\nBcc: c@d.example"
	if got := mailer(s).Send(context.Background(), at(s, post.StartTLS, "", ""), l); !got.Taken() {
		t.Fatalf("%+v", got)
	}
	if s.Taken()[0].Message(t).Header.Get("Bcc") != "" {
		t.Error("a name or a subject made a header of its own")
	}
}
