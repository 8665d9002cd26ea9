package main

import (
	"context"
	"net/url"

	"greenlist/models"
	"greenlist/views"
)

// demoHolders keep checkpoints of the demo's log, as far as made-up people can.
var demoHolders = []struct {
	day    int
	holder models.NewHolder
}{
	{-45, models.NewHolder{Name: "Vink Accountants", Role: models.HolderAuditor, Way: models.ByMail, Address: "audit@vink-accountants.example"}},
	{-24, models.NewHolder{Name: "Elske Postma", Role: models.HolderDPO, Way: models.ByMail, Address: "fg@postma-privacy.example"}},
}

// planMail sets mail up, tries it, and gives two people outside checkpoints. Nothing leaves: it is a sandbox.
func (t *story) planMail() {
	t.db.Correspond(views.Letters{Public: &url.URL{Scheme: "https", Host: "greenlist.zaailing.example"}})
	t.at(t.day(-46, 15, 10), t.setUpMail)
	t.at(t.day(-30, 9, 20), t.mailLink)
	for _, one := range demoHolders {
		t.at(t.day(one.day, 10, 40), func(ctx context.Context) error {
			if _, err := models.AddHolder(ctx, t.db, t.admin, one.holder); err != nil {
				return err
			}
			return t.keepMail(ctx)
		})
	}
}

func (t *story) setUpMail(ctx context.Context) error {
	_, err := models.SetMailServer(ctx, t.db, t.admin, models.MailSettings{
		Host: "smtp.zaailing.example", Port: 587, Security: models.MailStartTLS, Username: "greenlist@zaailing.example", Password: "made-up",
		Sender: "greenlist@zaailing.example",
	})
	if err != nil {
		return err
	}
	admin, err := models.FindUserByEmail(ctx, t.db, demoAdmin)
	if err != nil {
		return err
	}
	if _, err := models.TryMail(ctx, t.db, admin); err != nil {
		return err
	}
	return t.keepMail(ctx)
}

func (t *story) mailLink(ctx context.Context) error {
	joris, err := models.FindUserByEmail(ctx, t.db, "joris@zaailing.example")
	if err != nil {
		return err
	}
	if _, err := joris.SendSignInLink(ctx, t.db, t.admin); err != nil {
		return err
	}
	return t.keepMail(ctx)
}

func (t *story) keepMail(ctx context.Context) error {
	_, err := models.KeepMails(ctx, t.db)
	return err
}
