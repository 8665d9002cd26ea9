package main

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/post/posttest"
)

// correspondent is a program of which the mail server and one holder are known.
func correspondent(t *testing.T, c *serveCommand, host string, port int) (*house, models.Holder) {
	t.Helper()
	h, _ := running(t, c)
	admin := must(models.CreateUser(t.Context(), h.db, models.System, models.NewUser{Email: "anna@zaailing.example", Role: models.Admin}))(t)
	must(models.SetMailServer(t.Context(), h.db, admin.Actor(), models.MailSettings{Host: host, Port: port, Security: models.MailOpen, Sender: "log@zaailing.example"}))(t)
	return h, must(models.AddHolder(t.Context(), h.db, admin.Actor(), models.NewHolder{Name: "Vink", Role: models.HolderAuditor, Way: models.ByMail, Address: "audit@vink.example"}))(t)
}

// mailTo waits until the newest mail to a holder is no longer waiting for its first attempt.
func (h *house) mailTo(t *testing.T, holder models.Holder) (m models.Mail) {
	t.Helper()
	until(t, "the mail to be tried", func() bool {
		m = must(models.ListMails(t.Context(), h.db, models.MailSearch{HolderID: holder.ID}))(t).Mails[0]
		return m.EndedAt != nil || m.State == models.MailWaiting && m.Attempts > 0
	})
	return m
}

// What an auditor was mailed proves, later and elsewhere, that the log they are given is the one they were mailed.
func TestAnAuditorVerifiesWithWhatWasMailed(t *testing.T) {
	server := posttest.New(t, posttest.Manner{NoStartTLS: true})
	h, holder := correspondent(t, &serveCommand{settings: settings{Database: filepath.Join(t.TempDir(), "a.db"), GraphURL: "http://127.0.0.1:8900"}}, server.Host, server.Port)
	if m := h.mailTo(t, holder); m.State != models.MailSent {
		t.Fatalf("%+v", m)
	}
	held := attachment(t, server.Taken()[0])
	must(models.CreateUser(t.Context(), h.db, models.System, models.NewUser{Email: "joris@zaailing.example", Role: models.Reviewer}))(t)
	dir := filepath.Join(t.TempDir(), "audit")
	must(models.ExportEvidence(t.Context(), h.db, models.System, dir))(t)
	vkey := must(h.db.VerifierKey())(t)
	check := func(checkpoint []byte) int {
		report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}, OldCheckpoints: [][]byte{checkpoint}})
		if err != nil {
			t.Fatal(err)
		}
		return report.Exit
	}
	if exit := check(held); exit != ledger.ExitOK {
		t.Errorf("what was mailed does not fit: exit %d", exit)
	}
	other, _ := correspondent(t, &serveCommand{settings: settings{Database: filepath.Join(t.TempDir(), "b.db"), GraphURL: "http://127.0.0.1:8900"}}, server.Host, server.Port)
	strange := must(models.SignCheckpoint(t.Context(), other.db))(t)
	if exit := check([]byte(strange.Note)); exit == ledger.ExitOK {
		t.Error("the control: another log's checkpoint fits as well")
	}
}

func attachment(t *testing.T, taken posttest.Taken) []byte {
	t.Helper()
	message := taken.Message(t)
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	for r := multipart.NewReader(message.Body, params["boundary"]); ; {
		part, err := r.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		if part.FileName() != "" {
			return must(io.ReadAll(base64.NewDecoder(base64.StdEncoding, part)))(t)
		}
	}
}

func TestASandboxKeepsItsMailAndARehearsalItsMachine(t *testing.T) {
	server := posttest.New(t, posttest.Manner{NoStartTLS: true})
	sandbox, holder := correspondent(t, &serveCommand{settings: settings{Database: filepath.Join(t.TempDir(), "a.db"), Sandbox: true}}, server.Host, server.Port)
	if m := sandbox.mailTo(t, holder); m.State != models.MailKept || server.Knocks() != 0 {
		t.Errorf("a sandbox: %+v, %d knocks", m, server.Knocks())
	}
	rehearsal, holder := correspondent(t, &serveCommand{settings: settings{Database: filepath.Join(t.TempDir(), "b.db"), GraphURL: "http://127.0.0.1:8900"}}, "192.0.2.1", 25)
	if m := rehearsal.mailTo(t, holder); m.LastFault != "forbidden" {
		t.Errorf("a rehearsal: %+v", m)
	}
}

func TestTheMailPasswordIsInNoFile(t *testing.T) {
	database := filepath.Join(t.TempDir(), "a.db")
	h, stop := running(t, &serveCommand{settings: settings{Database: database, Sandbox: true}})
	const password = "a-password-that-stands-nowhere"
	must(models.SetMailServer(t.Context(), h.db, models.System, models.MailSettings{
		Host: "smtp.zaailing.example", Port: 465, Security: models.MailTLS, Username: "a-name-that-stands", Password: password, Sender: "log@zaailing.example",
	}))(t)
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, file := range must(filepath.Glob(filepath.Join(filepath.Dir(database), "*")))(t) {
		text := string(must(os.ReadFile(file))(t))
		for _, words := range []string{password, "a-name-that-stands"} {
			found[words] = found[words] || strings.Contains(text, words)
		}
	}
	if found[password] || !found["a-name-that-stands"] {
		t.Errorf("%v", found)
	}
}
