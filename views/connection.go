package views

import (
	"time"

	"greenlist/models"
)

// Connection is the page of the WhatsApp account: what it takes to connect one, and how the connection stands.
type Connection struct {
	Clock
	// Account is the zero account while nothing is connected.
	Account models.Account
	// Form is what was typed, when the form comes back; secrets never do.
	Form models.Connection
	// Suggested is a verify token nobody could guess, for a first connection.
	Suggested  string
	WebhookURL string
	// LastWebhook is when Meta last called; zero is never.
	LastWebhook time.Time
	Errands     []models.Errand
	Checking    bool
	// SetAside is how many calls from Meta could not be read, and Unread the newest of them.
	SetAside int64
	Unread   []models.WebhookEvent
	Numbers  []models.Number
	World    World
	Errors   map[string]string
}

// Title implements Screen.
func (Connection) Title() string { return "WhatsApp connection" }

func (p Connection) connected() bool { return p.Account.ID != 0 }

func (p Connection) status() Status {
	a := p.Account
	switch {
	case p.Checking:
		return Status{"Checking", Busy}
	case a.LastError != "":
		return Status{"Not working", Bad}
	case a.CheckedAt == nil:
		return Status{"Not checked yet", Quiet}
	}
	return Status{"Working", Good}
}

// secretHelp says that what is kept is never shown.
func (p Connection) secretHelp(words string) string {
	if p.connected() {
		return words + " Kept, and never shown. Leave it empty to keep it as it is."
	}
	return words
}

func (p Connection) wabaID() string {
	if p.Form.WABAID != "" {
		return p.Form.WABAID
	}
	return p.Account.WABAID
}

func (p Connection) appID() string {
	if p.Form.AppID != "" {
		return p.Form.AppID
	}
	return p.Account.AppID
}

// verifyToken is suggested once; one that is kept is never shown.
func (p Connection) verifyToken() string {
	if p.connected() {
		return ""
	}
	return p.Suggested
}

func (p Connection) connectWords() string {
	if p.connected() {
		return "Save the changes"
	}
	return "Connect"
}

// errandWords name what is asked of Meta.
var errandWords = map[models.ErrandKind]string{
	models.ErrandCheckAccount:  "Reach the account",
	models.ErrandSubscribe:     "Get Meta’s messages sent here",
	models.ErrandPollNumbers:   "Read the numbers",
	models.ErrandSyncTemplates: "Read the templates",
}

func errandStatus(e models.Errand) Status {
	switch {
	case e.LastError != "":
		return Status{"Did not work", Bad}
	case e.State == models.ErrandRunning:
		return Status{"Being asked", Busy}
	case e.Attempts == 0 && e.FinishedAt == nil:
		return Status{"Waiting", Info}
	}
	return Status{"Worked", Good}
}

// noticeWords explain what Meta said about the account without being asked.
var noticeWords = map[string]struct {
	tone         Tone
	title, words string
}{
	"ACCOUNT_VIOLATION":   {Bad, "Meta says that a rule was broken", "Read what it is about in Meta’s Business Support, and stop what caused it: a second time costs more."},
	"ACCOUNT_RESTRICTION": {Bad, "Meta has restricted the account", "Some messages cannot be sent until the restriction ends. Business Support says why, and takes appeals."},
	"DISABLED_UPDATE":     {Bad, "Meta has disabled the account", "Nothing can be sent. Ask for a review in Business Support."},
	"ACCOUNT_DELETED":     {Bad, "The account was deleted at Meta", "Nothing can be sent from it any more."},
	"ACCOUNT_REVIEW":      {Info, "Meta has reviewed the account", ""},
	"VERIFIED_ACCOUNT":    {Good, "Meta has verified the account", ""},
	"ACCOUNT_RECONNECTED": {Good, "The account is connected again", ""},
}

func (p Connection) notice() (tone Tone, title, words string) {
	n, known := noticeWords[p.Account.Notice]
	if !known {
		return Info, "News from Meta: " + plainWord(p.Account.Notice), p.Account.NoticeDetail
	}
	words = n.words
	if p.Account.NoticeDetail != "" {
		words = plainWord(p.Account.NoticeDetail) + ". " + words
	}
	return n.tone, n.title, words
}
