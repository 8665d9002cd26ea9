package sender

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"

	"greenlist/models"
	"greenlist/post"
)

// MailCarrier makes one attempt to hand a letter to a mail server. *post.Mailer is one.
type MailCarrier interface {
	Send(ctx context.Context, server post.MailServer, letter post.Letter) post.MailReceipt
}

// Postmen send what lies in the outbox. Several processes on one database share the work.
type Postmen struct {
	DB *models.DB
	// Mail and Web carry it. Both nil: this is a sandbox, and everything stays in the outbox.
	Mail MailCarrier
	Web  Carrier
	Log  *slog.Logger
}

// Run works until ctx ends.
func (p *Postmen) Run(ctx context.Context) {
	for ctx.Err() == nil {
		did, err := p.Once(ctx)
		if err != nil && ctx.Err() == nil {
			p.Log.Warn("postmen", "error", err)
		}
		if did == 0 || err != nil {
			pause(ctx, courierBeat)
		}
	}
}

// Once takes what is due and tries each once. It returns how many that were.
func (p *Postmen) Once(ctx context.Context) (int, error) {
	if p.Mail == nil && p.Web == nil {
		return models.KeepMails(ctx, p.DB)
	}
	due, err := models.ClaimMails(ctx, p.DB)
	if err != nil {
		return 0, err
	}
	failures := make([]error, len(due))
	var attempts sync.WaitGroup
	for i := range due {
		attempts.Go(func() { failures[i] = p.deliver(ctx, &due[i]) })
	}
	attempts.Wait()
	return len(due), errors.Join(failures...)
}

// deliver makes one attempt and writes down what became of it, also when the program is being stopped meanwhile.
func (p *Postmen) deliver(ctx context.Context, m *models.Mail) error {
	record := context.WithoutCancel(ctx)
	envelope, err := m.Open(ctx, p.DB)
	switch {
	case errors.As(err, new(models.Conflict)):
		return settled(m.Missed(record, p.DB, models.MailResult{Fault: models.FaultStopped, Final: true}))
	case err != nil:
		return errors.Join(err, settled(m.Missed(record, p.DB, models.MailResult{Fault: models.FaultOurs})))
	}
	result := p.carry(ctx, envelope)
	if result.Fault == "" {
		return settled(m.Arrived(record, p.DB, result.Code))
	}
	p.Log.Info("mail not taken", "mail", m.ID, "kind", m.Kind, "attempt", m.Attempts, "fault", result.Fault, "code", result.Code)
	return settled(m.Missed(record, p.DB, result))
}

// settled forgives that somebody else has the mail by now.
func settled(err error) error {
	if errors.As(err, new(models.Conflict)) {
		return nil
	}
	return err
}

func (p *Postmen) carry(ctx context.Context, e models.Envelope) models.MailResult {
	if e.Way == models.ByWeb {
		return p.carryByWeb(ctx, e)
	}
	got := p.Mail.Send(ctx, post.MailServer{
		Host: e.Server.Host, Port: e.Server.Port, Security: post.Security(e.Server.Security), User: e.Server.Username, Password: e.Password,
	}, p.letter(e))
	return models.MailResult{Fault: models.MailFault(got.Fault), Code: got.Code, Said: got.Said, Unseen: got.Unseen, Final: got.Final}
}

func (p *Postmen) letter(e models.Envelope) post.Letter {
	l := post.Letter{
		From: e.Server.Sender, FromName: e.Company.Name, To: e.Address, ReplyTo: e.Company.Email, Subject: e.Subject, Text: e.Text,
		ID: e.MessageID(p.DB), At: p.DB.Now(),
	}
	if e.Note != "" {
		l.FileName, l.File = models.CheckpointFile(*e.Size), []byte(e.Note)
	}
	return l
}

// carryByWeb posts the checkpoint exactly as signed. That it arrives twice does no harm: it is the same.
func (p *Postmen) carryByWeb(ctx context.Context, e models.Envelope) models.MailResult {
	got := p.Web.Send(ctx, e.Address, http.Header{
		"Content-Type": {"text/plain; charset=utf-8"}, "User-Agent": {"Greenlist"}, "Greenlist-Id": {e.MessageID(p.DB)},
		"Content-Disposition": {fmt.Sprintf("attachment; filename=%q", models.CheckpointFile(*e.Size))},
	}, []byte(e.Note))
	if got.Taken() {
		return models.MailResult{Code: got.Code}
	}
	return models.MailResult{Fault: models.FaultWeb, Code: got.Code, Said: got.Trouble}
}
