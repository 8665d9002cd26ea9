package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func invited(t *testing.T, db *models.DB, i models.Invitation) map[int64]string {
	t.Helper()
	links := map[int64]string{}
	err := i.EachInvited(context.Background(), db, func(p models.Invited) error {
		links[p.ID] = strings.TrimPrefix(p.Path, "/i/")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return links
}

func invite(t *testing.T, c modelstest.Company, form models.Form, search models.ContactSearch) models.Invitation {
	t.Helper()
	i, err := form.Invite(context.Background(), c.DB, c.Marketer, "Spring letter", search)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestNobodyIsInvitedAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		asked, willing, said, gone := c.Person(t, 1), c.Willing(t, 2), c.Willing(t, 3), c.Person(t, 4)
		clock.Advance(time.Hour)
		withdraw(t, db, said, db.Now())
		if err := gone.Suppress(ctx, db, c.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "asked us never to write"}); err != nil {
			t.Fatal(err)
		}
		if _, err := models.AddContact(ctx, db, c.Marketer, models.NewContact{BSUID: "NL.7", Source: "staff"}); err != nil {
			t.Fatal(err)
		}
		links := invited(t, db, invite(t, c, form, models.ContactSearch{}))
		if len(links) != 1 || links[asked.ID] == "" {
			t.Fatalf("invited %v, and not %d alone (willing %d)", links, asked.ID, willing.ID)
		}
		if other, err := form.Invite(ctx, db, c.Marketer, " ", models.ContactSearch{}); !errors.As(err, new(models.Invalid)) {
			t.Errorf("made %+v, %v", other, err)
		}
	})
}

func TestAPersonalLinkIsItsOwners(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, person := c.Form(t), c.Person(t, 1)
		i := invite(t, c, form, models.ContactSearch{})
		token := invited(t, db, i)[person.ID]
		got, led, whose, err := models.OpenInvitation(ctx, db, token)
		if err != nil || got.ID != i.ID || led.ID != form.ID || whose.ID != person.ID {
			t.Fatalf("%+v, %+v, %v", got, whose, err)
		}
		forged := flip(token[:1]) + token[1:]
		if _, _, _, err := models.OpenInvitation(ctx, db, forged); !errors.As(err, new(models.NotFound)) {
			t.Errorf("a forged link opened: %v", err)
		}
		if err := person.Suppress(ctx, db, c.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "asked for it"}); err != nil {
			t.Fatal(err)
		}
		if _, led, whose, err := models.OpenInvitation(ctx, db, token); err != nil || whose.ID != 0 || led.ID != form.ID {
			t.Errorf("the link still knows %+v, %v", whose, err)
		}
		clock.Advance(models.InvitationLinkLife)
		if _, led, whose, err := models.OpenInvitation(ctx, db, token); err != nil || whose.ID != 0 || led.ID != form.ID {
			t.Errorf("after its time: %+v, %v", whose, err)
		}
	})
}

func TestALinkForAPlace(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		l, err := form.CreateLink(ctx, db, c.Marketer, " Shop  Window, Århus ")
		if err != nil || l.Name != "Shop Window, Århus" || l.Tag != "shop-window-arhus" {
			t.Fatalf("%+v, %v", l, err)
		}
		for _, name := range []string{"", " … ", strings.Repeat("x", 61), "shop window århus"} {
			if _, err := form.CreateLink(ctx, db, c.Marketer, name); !errors.As(err, new(models.Invalid)) {
				t.Errorf("%q: %v", name, err)
			}
		}
		if found, err := models.FollowLink(ctx, db, strings.ToUpper(l.Code)); err != nil || found.Tag != l.Tag || found.Form.ID != form.ID {
			t.Errorf("%+v, %v", found, err)
		}
		if _, err := models.FollowLink(ctx, db, "nothing"); !errors.As(err, new(models.NotFound)) {
			t.Errorf("%v", err)
		}
		if _, err := c.Form(t).FindLink(ctx, db, l.ID); !errors.As(err, new(models.NotFound)) {
			t.Errorf("another form has this link: %v", err)
		}
	})
}
