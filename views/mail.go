package views

import (
	"net/url"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"greenlist/models"
)

// MailPath is where it is set up how mail is sent, OutboxPath where one sees what became of it.
const (
	MailPath   = "/settings/mail"
	OutboxPath = "/settings/mail/outbox"
)

// LetterPath is one mail in the outbox.
func LetterPath(id int64) string { return OutboxPath + "/" + strconv.FormatInt(id, 10) }

// Mail is how mail is sent: the server, and whether it takes a test.
type Mail struct {
	Clock
	// Server is the zero server while there is none.
	Server models.MailServer
	Typed  models.MailSettings
	// Test is the newest test; the zero mail when there was none.
	Test models.Mail
	// To is the address a test goes to.
	To     string
	World  World
	Errors map[string]string
}

// Title implements Screen.
func (Mail) Title() string { return "E-mail" }

func (p Mail) known() bool { return p.Server.ID != 0 }

// tested tells whether the newest test says anything about the settings as they are.
func (p Mail) tested() bool {
	return p.Test.ID != 0 && !p.Test.CreatedAt.Before(p.Server.ChangedAt)
}

// status is how it stands; in a sandbox that is no question.
func (p Mail) status() templ.Component {
	switch {
	case p.World == Sandbox:
		return nil
	case !p.known():
		return Status{"Not set up", Quiet}
	case !p.tested():
		return Status{"Not tried yet", Quiet}
	}
	return mailStatus(p.Test)
}

func (p Mail) port() string {
	if p.Typed.Port == 0 {
		return "587"
	}
	return strconv.Itoa(p.Typed.Port)
}

func (p Mail) security() string {
	if p.Typed.Security == "" {
		return string(models.MailStartTLS)
	}
	return string(p.Typed.Security)
}

func (p Mail) passwordHelp() string {
	if p.Server.HasPassword() {
		return "Kept, and never shown. Leave it empty to keep it. For another server or another name it must be entered once more."
	}
	return "Kept encrypted, and never shown. Many providers want an app password here, made just for this."
}

var securityOptions = []Option{
	{string(models.MailStartTLS), "STARTTLS", "Usual with port 587 and 25. Nothing is said before the connection is encrypted."},
	{string(models.MailTLS), "TLS from the start", "Usual with port 465."},
	{string(models.MailOpen), "None", "Only for a server in your own network that asks for no password."},
}

// moving tells whether a mail is about to go somewhere.
func moving(now time.Time, mails ...models.Mail) bool {
	for _, m := range mails {
		if m.State == models.MailSending || m.State == models.MailWaiting && m.NextAt.Sub(now) < time.Minute && now.Sub(m.NextAt) < time.Minute {
			return true
		}
	}
	return false
}

// Outbox is everything that was written, and what became of it.
type Outbox struct {
	Clock
	Search models.MailSearch
	Page   models.MailPage
	World  World
	// Ready tells whether e-mail leads anywhere.
	Ready bool
}

// Title implements Screen.
func (Outbox) Title() string { return "Outbox" }

// Letter is one mail.
type Letter struct {
	Clock
	Mail models.Mail
	// Enclosed is the checkpoint that goes with it; empty for none.
	Enclosed string
}

// Title implements Screen.
func (p Letter) Title() string { return p.Mail.Subject }

var mailKindWords = map[models.MailKind]string{
	models.MailTest: "A test", models.MailCheckpoint: "A checkpoint", models.MailSignIn: "A sign-in link",
}

// mailAbout says what a mail is in a few words; its own subject is for whoever it was written to.
func mailAbout(m models.Mail) string {
	if m.Size == nil {
		return mailKindWords[m.Kind]
	}
	return mailKindWords[m.Kind] + ", " + Count(int(*m.Size), "entry", "entries")
}

// linkWords say where the link of a sign-in mail is.
func (p Letter) linkWords() string {
	if p.Mail.State == models.MailKept {
		return "Nothing leaves a sandbox, so no link was made. The page of the person under Team can show you one."
	}
	return "The link is made when the mail leaves, and kept nowhere."
}

func mailStatus(m models.Mail) Status {
	switch m.State {
	case models.MailSending:
		return Status{"Being sent", Busy}
	case models.MailSent:
		return Status{"Taken by their server", Good}
	case models.MailKept:
		return Status{"Kept in the sandbox", Info}
	case models.MailUnknown:
		return Status{"We can’t know", Caution}
	case models.MailFailed:
		return Status{"Given up", Bad}
	}
	if m.Attempts > 0 {
		return Status{"Trying again", Caution}
	}
	return Status{"Waiting", Info}
}

func mailStateOptions() []Option {
	all := []Option{{Value: "", Text: "All"}}
	words := map[models.MailState]string{
		models.MailWaiting: "Waiting, or trying again", models.MailSending: "Being sent", models.MailSent: "Taken", models.MailKept: "Kept in the sandbox",
		models.MailUnknown: "We can’t know", models.MailFailed: "Given up",
	}
	for _, state := range models.MailStates {
		all = append(all, Option{Value: string(state), Text: words[state]})
	}
	return all
}

// resendWords are on the button that sends a mail again; empty where there is none.
func resendWords(m models.Mail) string {
	switch {
	case m.State == models.MailSending, m.LastFault == models.FaultStopped:
		return ""
	case m.State == models.MailWaiting && m.Attempts == 0:
		return ""
	case m.State == models.MailWaiting:
		return "Try now"
	}
	return "Send again"
}

// when is the time that says most about a mail: when it ended, or when it is tried next.
func (c Clock) mailTime(m models.Mail) (before string, at time.Time) {
	switch {
	case m.EndedAt != nil:
		return "", *m.EndedAt
	case m.Attempts > 0:
		return "again ", m.NextAt
	}
	return "", m.CreatedAt
}

func (p Outbox) address(side string, id int64) string {
	query := url.Values{}
	if side != "" {
		query.Set(side, strconv.FormatInt(id, 10))
	}
	if p.Search.State != "" {
		query.Set("state", string(p.Search.State))
	}
	if len(query) == 0 {
		return OutboxPath
	}
	return OutboxPath + "?" + query.Encode()
}

// here is the address of the page as it is shown.
func (p Outbox) here() string {
	switch {
	case p.Search.Before > 0:
		return p.address("before", p.Search.Before)
	case p.Search.After > 0:
		return p.address("after", p.Search.After)
	}
	return p.address("", 0)
}

func (p Outbox) pager() (pager Pager) {
	rows := p.Page.Mails
	if len(rows) > 0 && p.Page.Newer {
		pager.Previous = p.address("after", rows[0].ID)
	}
	if len(rows) > 0 && p.Page.Older {
		pager.Next = p.address("before", rows[len(rows)-1].ID)
	}
	return pager
}

func (p Outbox) reset() string {
	if p.Search.State == "" {
		return ""
	}
	return OutboxPath
}
