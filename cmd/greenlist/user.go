package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"

	"greenlist/models"
)

type userCommand struct {
	Add  userAddCommand  `cmd:"" help:"Add somebody to the team and print a sign-in link that works once."`
	Link userLinkCommand `cmd:"" help:"Print a new sign-in link for somebody in the team."`
}

type userAddCommand struct {
	settings `embed:""`

	Email string      `arg:"" help:"E-mail address."`
	Role  models.Role `required:"" enum:"admin,marketer,reviewer,agent" help:"admin, marketer, reviewer or agent."`
	Name  string      `help:"Name."`
}

// Run adds the user.
func (c userAddCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	u, err := models.CreateUser(ctx, db, models.System, models.NewUser{Email: c.Email, Name: c.Name, Role: c.Role})
	if err != nil {
		return err
	}
	return c.printLink(ctx, db, u)
}

type userLinkCommand struct {
	settings `embed:""`

	Email string `arg:"" help:"E-mail address."`
}

// Run makes the link.
func (c userLinkCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	u, err := models.FindUserByEmail(ctx, db, c.Email)
	if err != nil {
		return err
	}
	return c.printLink(ctx, db, u)
}

func (s *settings) printLink(ctx context.Context, db *models.DB, u models.User) error {
	public, err := s.publicURL(s.Addr)
	if err != nil {
		return err
	}
	link, err := signInLink(ctx, db, u, public)
	if err == nil {
		fmt.Printf("Sign-in link for %s, works once, for a week:\n%s\n", u.Email, link)
	}
	return err
}

func signInLink(ctx context.Context, db *models.DB, u models.User, public *url.URL) (string, error) {
	token, err := u.MakeSignInLink(ctx, db, models.System, models.InvitationLife)
	return public.JoinPath("sign-in", token).String(), err
}
