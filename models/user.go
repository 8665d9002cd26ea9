package models

import (
	"context"
	"net/mail"
	"strings"
	"time"
)

// Role is what a member of staff may do. The routes that each may use stand in handlers/routes.go.
type Role string

const (
	// Admin may do everything, including settings and staff.
	Admin Role = "admin"
	// Marketer builds forms, templates and campaigns.
	Marketer Role = "marketer"
	// Reviewer reads everything, proves it, and clears templates; edits nothing else.
	Reviewer Role = "reviewer"
	// Agent answers people and records their wishes.
	Agent Role = "agent"
)

// Roles in the order in which they are offered.
var Roles = []Role{Admin, Marketer, Reviewer, Agent}

// User is a member of staff.
type User struct {
	ID           int64
	Email        string
	Name         string
	Role         Role
	PasswordHash string
	CreatedAt    time.Time
	DisabledAt   *time.Time
}

// Actor is the user as the one who does something.
func (u User) Actor() Actor {
	name := u.Name
	if name == "" {
		name = u.Email
	}
	return Actor{UserID: u.ID, Name: name}
}

// NewUser is what it takes to let somebody in.
type NewUser struct {
	Email string
	Name  string
	Role  Role
}

func (n NewUser) check() error {
	wrong := Invalid{}
	if _, err := mail.ParseAddress(n.Email); err != nil || !strings.Contains(n.Email, "@") {
		wrong.Add("email", "Enter an e-mail address, like anna@company.com.")
	}
	if !n.Role.known() {
		wrong.Add("role", "Choose a role.")
	}
	return wrong.OrNil()
}

func (r Role) known() bool {
	for _, role := range Roles {
		if r == role {
			return true
		}
	}
	return false
}

// CreateUser lets somebody in. It refuses an unknown role and an address that is not one or is taken.
func CreateUser(ctx context.Context, db *DB, who Actor, n NewUser) (User, error) {
	n.Email = tidyEmail(n.Email)
	if err := n.check(); err != nil {
		return User{}, err
	}
	user := User{Email: n.Email, Name: strings.TrimSpace(n.Name), Role: n.Role, CreatedAt: db.Now()}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&user).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actUserCreate, subjectID: user.ID, after: map[string]any{"email": user.Email, "role": user.Role}})
	})
	if isDuplicate(err) {
		return User{}, Invalid{"email": "Somebody with this address is in the team already."}
	}
	return user, err
}
