package models

import (
	"context"
	"time"
)

// Account is the WhatsApp Business account (WABA) that the installation speaks for. Its secrets are stored sealed.
type Account struct {
	ID                int64
	WABAID            string `gorm:"column:waba_id"`
	AppID             string
	Name              string
	SealedToken       []byte
	SealedAppSecret   []byte
	SealedVerifyToken []byte
	// Status is what Meta's review of the account says, LastError why the last check failed.
	Status    string
	CheckedAt *time.Time
	LastError string
	// SubscribedAt is when Meta last agreed to send its webhooks.
	SubscribedAt *time.Time
	// Notice is the newest thing Meta said about the account without being asked, and NoticeDetail what came along.
	Notice       string
	NoticeDetail string
	NoticeAt     *time.Time
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// place ties a sealed secret to its row and column, so that one cannot be moved to another.
func (a Account) place(column string) string { return "accounts/" + a.WABAID + "/" + column }

// Token is the access token in clear. It goes to the Graph client and nowhere else.
func (a Account) Token(db *DB) (string, error) {
	return db.place.keys.open(a.place("token"), a.SealedToken)
}

// AppSecret is what Meta signs webhooks with.
func (a Account) AppSecret(db *DB) (string, error) {
	return db.place.keys.open(a.place("app_secret"), a.SealedAppSecret)
}

// VerifyToken is what Meta repeats when it is told of our webhook.
func (a Account) VerifyToken(db *DB) (string, error) {
	return db.place.keys.open(a.place("verify_token"), a.SealedVerifyToken)
}

// FindAccount returns the connected account, or NotFound.
func FindAccount(ctx context.Context, db *DB) (Account, error) {
	var a Account
	err := db.q(ctx).Order("id").Take(&a).Error
	return a, found(err, "WhatsApp account")
}

// Check notes whether Meta could be reached with the account's token, and what it said if not. What is empty stays as it was.
func (a *Account) Check(ctx context.Context, db *DB, name, status, lastError string) error {
	now := db.Now()
	err := db.q(ctx).Exec(`UPDATE accounts SET name = CASE WHEN ? = '' THEN name ELSE ? END, status = CASE WHEN ? = '' THEN status ELSE ? END, last_error = ?, checked_at = ?, updated_at = ? WHERE id = ?`,
		name, name, status, status, lastError, now, now, a.ID).Error
	if err == nil {
		a.Status, a.LastError, a.CheckedAt = orElse(status, a.Status), lastError, &now
	}
	return err
}

func orElse(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}
