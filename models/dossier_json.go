package models

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"
)

// dossierFile is a dossier as a file: what an auditor's own program reads. Nonce and payload are the exact bytes, in base64; record is the same as JSON.
type dossierFile struct {
	Format       string           `json:"format"`
	MadeAt       time.Time        `json:"made_at"`
	Organisation fileOrganisation `json:"organisation"`
	Person       filePerson       `json:"person"`
	Standing     []fileStanding   `json:"standing"`
	Suppressed   *fileSuppression `json:"never_messaged,omitempty"`
	Evidence     []fileEvidence   `json:"evidence"`
	Notices      []fileNotice     `json:"notices"`
	Webhooks     []fileWebhook    `json:"webhooks"`
	Messages     []fileMessage    `json:"messages"`
	Inbound      []fileInbound    `json:"they_wrote"`
	Receipts     []DossierReceipt `json:"receipts"`
	Log          fileLog          `json:"log"`
}

type fileOrganisation struct {
	Name      string `json:"name"`
	LegalName string `json:"legal_name"`
	Address   string `json:"address"`
	Email     string `json:"email"`
	Phone     string `json:"phone"`
	Authority string `json:"authority"`
}

type filePerson struct {
	Contact    int64      `json:"contact"`
	Name       string     `json:"name,omitempty"`
	Phone      string     `json:"phone,omitempty"`
	UserID     string     `json:"user_id,omitempty"`
	Language   string     `json:"language,omitempty"`
	Country    string     `json:"country,omitempty"`
	Source     string     `json:"source"`
	KnownSince time.Time  `json:"known_since"`
	ErasedAt   *time.Time `json:"erased_at,omitempty"`
	MergedInto *int64     `json:"merged_into,omitempty"`
	Merged     []int64    `json:"merged,omitempty"`
	Stopped    *time.Time `json:"stopped_at_whatsapp,omitempty"`
}

type fileStanding struct {
	Purpose   int64        `json:"purpose"`
	Name      string       `json:"name"`
	State     ConsentState `json:"state"`
	ActedAt   time.Time    `json:"acted_at"`
	ExpiresAt *time.Time   `json:"expires_at,omitempty"`
	Source    string       `json:"source"`
	Grade     string       `json:"grade,omitempty"`
	Tracked   bool         `json:"told_reads_are_kept"`
	Evidence  int64        `json:"evidence"`
}

type fileSuppression struct {
	Kind   SuppressionKind `json:"kind"`
	Reason string          `json:"reason"`
	Since  time.Time       `json:"since"`
}

type fileEvidence struct {
	ID        int64           `json:"evidence"`
	Type      string          `json:"type"`
	At        time.Time       `json:"at"`
	WrittenAt time.Time       `json:"written_at"`
	Index     *int64          `json:"index,omitempty"`
	Leaf      string          `json:"leaf"`
	Nonce     string          `json:"nonce,omitempty"`
	Payload   string          `json:"payload,omitempty"`
	Record    json.RawMessage `json:"record,omitempty"`
	Erased    bool            `json:"erased,omitempty"`
	Opens     bool            `json:"opens"`
	InLog     bool            `json:"in_log"`
	Inclusion []string        `json:"inclusion,omitempty"`
	Unsaid    []string        `json:"unsaid"`
	Signup    *fileSignup     `json:"signup,omitempty"`
}

type fileSignup struct {
	Source      string            `json:"source"`
	Page        string            `json:"page,omitempty"`
	Tag         string            `json:"tag,omitempty"`
	Typed       string            `json:"typed,omitempty"`
	Answers     map[string]string `json:"answers,omitempty"`
	Declaration string            `json:"declaration"`
	FilledInAt  time.Time         `json:"filled_in_at"`
	ConfirmedAt *time.Time        `json:"confirmed_at,omitempty"`
}

type fileNotice struct {
	SHA256   string `json:"sha256"`
	Language string `json:"language"`
	Kind     string `json:"kind"`
	HTML     string `json:"html"`
}

type fileWebhook struct {
	SHA256     string     `json:"sha256"`
	Signature  string     `json:"signature"`
	Genuine    Genuine    `json:"genuine"`
	ReceivedAt *time.Time `json:"received_at,omitempty"`
	Body       string     `json:"body,omitempty"`
	Withheld   string     `json:"withheld,omitempty"`
}

type fileMessage struct {
	ID          int64        `json:"message"`
	Attempt     string       `json:"attempt"`
	Campaign    string       `json:"campaign,omitempty"`
	Template    string       `json:"template,omitempty"`
	Version     int          `json:"template_version,omitempty"`
	State       MessageState `json:"state"`
	WAMID       string       `json:"wamid,omitempty"`
	ClaimedAt   *time.Time   `json:"claimed_at,omitempty"`
	SentAt      *time.Time   `json:"sent_at,omitempty"`
	DeliveredAt *time.Time   `json:"delivered_at,omitempty"`
	ReadAt      *time.Time   `json:"read_at,omitempty"`
	Consent     int64        `json:"consent"`
	Use         int64        `json:"use"`
	Verdict     Verdict      `json:"verdict"`
}

type fileInbound struct {
	WAMID string    `json:"wamid"`
	At    time.Time `json:"at"`
	Type  string    `json:"type"`
	Text  string    `json:"text"`
}

type fileLog struct {
	Origin     string `json:"origin"`
	Key        string `json:"public_key"`
	Checkpoint string `json:"checkpoint"`
	Signed     bool   `json:"signed"`
	Sound      bool   `json:"sound"`
}

// JSON is the dossier as a file. A call from WhatsApp that told of other people besides is left out, and the file says so.
func (d Dossier) JSON() ([]byte, error) {
	return json.MarshalIndent(d.file(), "", "  ")
}

func base64Of(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

func (n Notice) file() fileNotice {
	return fileNotice{SHA256: hex.EncodeToString(n.Hash), Language: n.Language, Kind: n.Kind, HTML: n.HTML}
}
