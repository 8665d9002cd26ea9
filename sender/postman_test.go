package sender

import (
	"context"
	"encoding/base64"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/post"
	"greenlist/post/posttest"
)

// mailRoom is a company with a mail server on this machine.
type mailRoom struct {
	*testing.T
	db      *models.DB
	clock   *modelstest.Clock
	company modelstest.Company
	server  *posttest.Server
	postmen *Postmen
	anna    models.User
}

func eachMailRoom(t *testing.T, f func(r *mailRoom)) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) { f(newMailRoom(t, db, clock)) })
}

func newMailRoom(t *testing.T, db *models.DB, clock *modelstest.Clock) *mailRoom {
	t.Helper()
	r := &mailRoom{T: t, db: db, clock: clock, company: modelstest.NewCompany(t, db).Described(t)}
	db.Correspond(modelstest.Letters{})
	r.server = posttest.New(t, posttest.Manner{Auth: "PLAIN", User: "log", Password: "s3cret"})
	_, err := models.SetMailServer(context.Background(), db, r.company.Marketer, models.MailSettings{
		Host: r.server.Host, Port: r.server.Port, Security: models.MailStartTLS, Username: "log", Password: "s3cret", Sender: "log@zaailing.example",
	})
	if err != nil {
		t.Fatal(err)
	}
	if r.anna, err = models.FindUserByEmail(context.Background(), db, "anna@zaailing.example"); err != nil {
		t.Fatal(err)
	}
	r.postmen = r.hire(db)
	return r
}

func (r *mailRoom) hire(db *models.DB) *Postmen {
	return &Postmen{
		DB: db, Mail: post.NewMailer(post.MailOptions{TLS: r.server.TLS, Timeout: 2 * time.Second}), Web: post.New(post.Options{Loopback: true}), Log: slog.New(slog.DiscardHandler),
	}
}

// work sends what is due, until nothing is.
func (r *mailRoom) work() {
	r.Helper()
	for {
		did, err := r.postmen.Once(context.Background())
		if err != nil {
			r.Fatal(err)
		}
		if did == 0 {
			return
		}
	}
}

func (r *mailRoom) test() models.Mail {
	r.Helper()
	m, err := models.TryMail(context.Background(), r.db, r.anna)
	if err != nil {
		r.Fatal(err)
	}
	return m
}

func (r *mailRoom) now(m models.Mail) models.Mail {
	r.Helper()
	m, err := models.FindMail(context.Background(), r.db, m.ID)
	if err != nil {
		r.Fatal(err)
	}
	return m
}

// attached is the file that came with a letter.
func attached(t *testing.T, taken posttest.Taken) (name string, file []byte) {
	t.Helper()
	message := taken.Message(t)
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	for r := multipart.NewReader(message.Body, params["boundary"]); ; {
		part, err := r.NextPart()
		if err != nil {
			t.Fatalf("no file: %v", err)
		}
		if part.FileName() == "" {
			continue
		}
		if file, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, part)); err != nil {
			t.Fatal(err)
		}
		return part.FileName(), file
	}
}

func TestTheCheckpointArrivesExactlyAsSigned(t *testing.T) {
	eachMailRoom(t, func(r *mailRoom) {
		ctx := context.Background()
		r.company.Willing(r, 1)
		holder, err := models.AddHolder(ctx, r.db, r.company.Marketer, models.NewHolder{Name: "Vink", Role: models.HolderAuditor, Way: models.ByMail, Address: "audit@vink.example"})
		if err != nil {
			r.Fatal(err)
		}
		r.work()
		all := r.server.Taken()
		if len(all) != 1 || all[0].To != holder.Address || all[0].User != "log" || !all[0].Secure {
			r.Fatalf("%+v", all)
		}
		name, file := attached(r.T, all[0])
		vkey, err := r.db.VerifierKey()
		if err != nil {
			r.Fatal(err)
		}
		c, err := ledger.OpenCheckpoint(file, []string{vkey})
		if err != nil || name != models.CheckpointFile(c.Size) {
			r.Fatalf("%s: %v", name, err)
		}
		file[len(file)/2] ^= 1
		if _, err := ledger.OpenCheckpoint(file, []string{vkey}); err == nil {
			r.Error("the control: a changed file is believed")
		}
		holding, err := models.FindHolding(ctx, r.db)
		if err != nil || !holding.Someone() || holding.Size != c.Size {
			r.Errorf("%+v, %v", holding, err)
		}
	})
}

func TestTheCheckpointIsPostedExactlyAsSigned(t *testing.T) {
	eachMailRoom(t, func(r *mailRoom) {
		var got []string
		status := http.StatusServiceUnavailable
		archive := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			body, _ := io.ReadAll(q.Body)
			got = append(got, string(body))
			w.WriteHeader(status)
		}))
		defer archive.Close()
		r.postmen.Web = trusting{archive.Client()}
		h, err := models.AddHolder(context.Background(), r.db, r.company.Marketer, models.NewHolder{Name: "Archive", Role: models.HolderOther, Way: models.ByWeb, Address: archive.URL})
		if err != nil {
			r.Fatal(err)
		}
		r.work()
		status = http.StatusOK
		r.clock.Advance(10 * time.Second)
		r.work()
		copies, err := h.ListCopies(context.Background(), r.db)
		if err != nil || len(copies) != 1 || copies[0].DeliveredAt == nil || len(got) != 2 || got[0] != got[1] {
			r.Fatalf("%+v, %q, %v", copies, got, err)
		}
		if c, err := ledger.ReadCheckpoint([]byte(got[1])); err != nil || c.Size != copies[0].Size {
			r.Errorf("%+v, %v", c, err)
		}
	})
}

// trusting posts to a server whose certificate only it believes.
type trusting struct{ client *http.Client }

func (t trusting) Send(ctx context.Context, to string, header http.Header, body []byte) post.Receipt {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to, strings.NewReader(string(body)))
	if err != nil {
		return post.Receipt{Trouble: err.Error()}
	}
	request.Header = header
	answer, err := t.client.Do(request)
	if err != nil {
		return post.Receipt{Trouble: err.Error()}
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return post.Receipt{Code: answer.StatusCode, Trouble: "busy"}
	}
	return post.Receipt{Code: answer.StatusCode}
}

// The server takes the letter and hangs up before it says so. A test is sent once more and can be known for the same; a sign-in link is not.
func TestWhatNobodySawIsUnknown(t *testing.T) {
	eachMailRoom(t, func(r *mailRoom) {
		test := r.test()
		link, err := r.anna.SendSignInLink(context.Background(), r.db, r.company.Marketer)
		if err != nil {
			r.Fatal(err)
		}
		good := posttest.Manner{Auth: "PLAIN", User: "log", Password: "s3cret"}
		bad := good
		bad.HangUp = "."
		r.server.Behave(bad)
		r.work()
		if m := r.now(test); m.State != models.MailWaiting || m.Unseen != 1 || m.LastFault != "unseen" {
			r.Errorf("%+v", m)
		}
		r.server.Behave(good)
		r.clock.Advance(time.Hour)
		r.work()
		if m := r.now(test); m.State != models.MailSent || m.Attempts != 2 {
			r.Errorf("%+v", m)
		}
		if m := r.now(link); m.State != models.MailUnknown || m.Attempts != 1 {
			r.Errorf("%+v", m)
		}
		ids := map[string]int{}
		for _, taken := range r.server.Taken() {
			ids[taken.Message(r).Header.Get("Message-ID")]++
		}
		if len(ids) != 2 || ids["<"+test.MessageID(r.db)+">"] != 2 || ids["<"+link.MessageID(r.db)+">"] != 1 {
			r.Errorf("%v", ids)
		}
	})
}

func TestAServerThatRefusesIsTriedAgainAndSaidSo(t *testing.T) {
	eachMailRoom(t, func(r *mailRoom) {
		for answer, want := range map[string]models.MailState{
			"451 4.7.1 later": models.MailWaiting, "554 5.7.1 Relay access denied": models.MailWaiting, "550 5.1.1 no such user": models.MailFailed,
		} {
			r.server.Behave(posttest.Manner{Auth: "PLAIN", User: "log", Password: "s3cret", Answers: map[string]string{"RCPT": answer}})
			test := r.test()
			r.work()
			if m := r.now(test); m.State != want || m.LastSaid == "" || m.LastFault == "" {
				r.Errorf("%s: %+v", answer, m)
			}
		}
		if len(r.server.Taken()) != 0 {
			r.Error("something was taken")
		}
	})
}

// lookingUp sees how a mail stands in the database while it is being sent.
type lookingUp struct {
	db   *models.DB
	mu   sync.Mutex
	seen []models.MailState
}

func (l *lookingUp) Send(ctx context.Context, _ post.MailServer, letter post.Letter) post.MailReceipt {
	l.mu.Lock()
	defer l.mu.Unlock()
	page, err := models.ListMails(ctx, l.db, models.MailSearch{})
	if err != nil {
		return post.MailReceipt{Fault: post.FaultBroke}
	}
	for _, m := range page.Mails {
		l.seen = append(l.seen, m.State)
	}
	return post.MailReceipt{Code: 250}
}

func TestTheClaimIsDurableBeforeAnythingIsSaid(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		r := newMailRoom(t, modelstest.Open(t, d, clock.Now), clock)
		other := &lookingUp{db: modelstest.Open(t, d, clock.Now)}
		r.postmen.Mail = other
		r.test()
		r.work()
		if len(other.seen) != 1 || other.seen[0] != models.MailSending {
			t.Errorf("while it was being sent it was %v", other.seen)
		}
	})
}

func TestSeveralProcessesShareTheOutbox(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		r := newMailRoom(t, modelstest.Open(t, d, clock.Now), clock)
		const mails = 24
		for range mails {
			r.test()
		}
		var work sync.WaitGroup
		for range 3 {
			postmen := r.hire(modelstest.Open(t, d, clock.Now))
			work.Go(func() {
				for {
					did, err := postmen.Once(context.Background())
					if err != nil {
						t.Error(err)
						return
					}
					if did == 0 {
						return
					}
				}
			})
		}
		work.Wait()
		ids := map[string]int{}
		for _, taken := range r.server.Taken() {
			ids[taken.Message(t).Header.Get("Message-ID")]++
		}
		if len(ids) != mails || len(r.server.Taken()) != mails {
			t.Errorf("%d letters of %d, %d sent", len(ids), mails, len(r.server.Taken()))
		}
	})
}

// What cannot be made ready has not been sent, and is not said to be unknown.
func TestWhatCannotBeMadeReadyWasNotSent(t *testing.T) {
	eachMailRoom(t, func(r *mailRoom) {
		test := r.test()
		link, err := r.anna.SendSignInLink(context.Background(), r.db, r.company.Marketer)
		if err != nil {
			r.Fatal(err)
		}
		r.db.Correspond(nil)
		if _, err := r.postmen.Once(context.Background()); err == nil {
			r.Error("nobody hears of it")
		}
		if m := r.now(link); m.State != models.MailWaiting || m.LastFault != models.FaultOurs || m.Unseen != 0 {
			r.Errorf("%+v", m)
		}
		if m := r.now(test); m.State != models.MailSent {
			r.Errorf("the others: %+v", m)
		}
	})
}

func TestASandboxSendsNothing(t *testing.T) {
	eachMailRoom(t, func(r *mailRoom) {
		r.postmen.Mail, r.postmen.Web = nil, nil
		test := r.test()
		r.work()
		if m := r.now(test); m.State != models.MailKept || r.server.Knocks() != 0 {
			r.Errorf("%+v, %d knocks", m, r.server.Knocks())
		}
	})
}
