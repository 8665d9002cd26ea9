package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func listenTo(t *testing.T, db *models.DB, topics ...models.Topic) models.Endpoint {
	t.Helper()
	e, _, err := models.CreateEndpoint(context.Background(), db, models.System, models.NewEndpoint{URL: "https://shop.example/greenlist", Events: topics})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func takeDue(t *testing.T, db *models.DB) []models.Parcel {
	t.Helper()
	due, err := models.ClaimDeliveries(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	return due
}

func told(t *testing.T, db *models.DB) int {
	t.Helper()
	n, err := models.Count(context.Background(), db, `SELECT COUNT(*) FROM deliveries`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAYesAndANoAreToldOnceToThoseWhoWantToKnow(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		c.Willing(t, 1)
		if n := told(t, db); n != 0 {
			t.Fatalf("%d told to nobody", n)
		}
		both := listenTo(t, db, models.TopicGiven, models.TopicWithdrawn)
		noes := listenTo(t, db, models.TopicWithdrawn)
		person := c.Willing(t, 2)
		due := takeDue(t, db)
		if len(due) != 1 || due[0].EndpointID != both.ID || due[0].Type != models.TopicGiven || *due[0].Phone != person.PhoneNumber() || due[0].Purpose != "Offers" {
			t.Fatalf("%+v", due)
		}
		if err := due[0].Arrived(ctx, db, 200); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Minute)
		if err := person.Withdraw(ctx, db, models.Withdrawal{Channel: "staff", Input: "by telephone", Who: c.Marketer}); err != nil {
			t.Fatal(err)
		}
		due = takeDue(t, db)
		if len(due) != 2 || due[0].EndpointID == due[1].EndpointID || due[0].EventID(db) != due[1].EventID(db) || due[0].Type != models.TopicWithdrawn {
			t.Fatalf("%+v", due)
		}
		if again := takeDue(t, db); len(again) != 0 {
			t.Fatalf("taken twice: %+v", again)
		}
		if err := noes.SwitchOff(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		before := told(t, db)
		c.Willing(t, 3)
		if n := told(t, db); n != before+1 {
			t.Errorf("%d told", n-before)
		}
	})
}

func TestWhatIsRolledBackIsNotTold(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		listenTo(t, db, models.TopicGiven)
		person, changed := c.Person(t, 1), errors.New("changed my mind")
		err := db.Tx(context.Background(), func(ctx context.Context, tx *models.DB) error {
			_, err := person.Assert(ctx, tx, models.Assertion{PurposeIDs: []int64{c.Purpose.ID}, At: tx.Now(), Source: "paper", Grade: models.GradeProven, Words: "card", Who: c.Marketer})
			return errors.Join(err, changed)
		})
		if !errors.Is(err, changed) || told(t, db) != 0 {
			t.Fatalf("%d told of what never happened, %v", told(t, db), err)
		}
	})
}

func TestANoWaitsForTheYesBeforeIt(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		listenTo(t, db, models.Topics...)
		person := c.Willing(t, 1)
		clock.Advance(time.Second)
		if err := person.Withdraw(ctx, db, models.Withdrawal{Channel: "staff", Input: "by telephone", Who: c.Marketer}); err != nil {
			t.Fatal(err)
		}
		due := takeDue(t, db)
		if len(due) != 1 || due[0].Type != models.TopicGiven {
			t.Fatalf("%+v", due)
		}
		yes := due[0]
		if err := yes.Missed(ctx, db, 503, "busy"); err != nil {
			t.Fatal(err)
		}
		if early := takeDue(t, db); len(early) != 0 {
			t.Fatalf("the no overtook the yes: %+v", early)
		}
		clock.Advance(time.Minute)
		if due = takeDue(t, db); len(due) != 1 || due[0].ID != yes.ID || due[0].Attempts != 2 {
			t.Fatalf("%+v", due)
		}
		if err := yes.Arrived(ctx, db, 200); !errors.As(err, new(models.Conflict)) {
			t.Errorf("an attempt that is over had a say: %v", err)
		}
		if err := due[0].Arrived(ctx, db, 204); err != nil {
			t.Fatal(err)
		}
		if due = takeDue(t, db); len(due) != 1 || due[0].Type != models.TopicWithdrawn {
			t.Fatalf("%+v", due)
		}
	})
}

// An endpoint that is down for three days is paused, and what happened meanwhile still waits for it when somebody switches it on again.
func TestAnOutageOfThreeDaysPausesAndLosesNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		e := listenTo(t, db, models.TopicGiven)
		for n := range 5 {
			c.Willing(t, n)
		}
		attempts := 0
		for range 4 * 24 * 60 {
			for _, d := range takeDue(t, db) {
				attempts++
				if err := d.Missed(ctx, db, 0, "nobody answers"); err != nil {
					t.Fatal(err)
				}
			}
			clock.Advance(time.Minute)
		}
		e, err := models.FindEndpoint(ctx, db, e.ID)
		if err != nil || e.State != models.EndpointPaused || e.PausedWhy != models.PausedFailing {
			t.Fatalf("%+v, %v", e, err)
		}
		if attempts < 40 || attempts > 140 {
			t.Errorf("%d attempts in three days", attempts)
		}
		c.Willing(t, 6)
		if due := takeDue(t, db); len(due) != 0 {
			t.Fatalf("a paused endpoint was told %d things", len(due))
		}
		if err := e.SwitchOn(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		arrived := 0
		for due := takeDue(t, db); len(due) > 0; due = takeDue(t, db) {
			for _, d := range due {
				arrived++
				if err := d.Arrived(ctx, db, 200); err != nil {
					t.Fatal(err)
				}
			}
		}
		if arrived < 2 || arrived+gaveUp(t, db) != 6 {
			t.Errorf("%d arrived, %d given up", arrived, gaveUp(t, db))
		}
	})
}

func gaveUp(t *testing.T, db *models.DB) int {
	t.Helper()
	n, err := models.Count(context.Background(), db, `SELECT COUNT(*) FROM deliveries WHERE state = 'failed'`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOneEventThatIsRefusedDoesNotHoldUpTheOthers(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		e := listenTo(t, db, models.TopicGiven)
		bad := c.Willing(t, 0)
		for range 5 * 24 {
			c.Willing(t, told(t, db))
			for due := takeDue(t, db); len(due) > 0; due = takeDue(t, db) {
				for _, d := range due {
					err := error(nil)
					if *d.ContactID == bad.ID {
						err = d.Missed(ctx, db, 400, "refused")
					} else {
						err = d.Arrived(ctx, db, 200)
					}
					if err != nil {
						t.Fatal(err)
					}
				}
			}
			clock.Advance(time.Hour)
		}
		e, err := models.FindEndpoint(ctx, db, e.ID)
		if err != nil || e.State != models.EndpointOn || gaveUp(t, db) != 1 {
			t.Fatalf("%+v, %d given up, %v", e, gaveUp(t, db), err)
		}
		page, err := models.ListDeliveries(ctx, db, models.DeliverySearch{EndpointID: e.ID, State: models.DeliveryFailed})
		if err != nil || len(page.Deliveries) != 1 || page.Deliveries[0].LastCode != 400 {
			t.Fatalf("%+v, %v", page, err)
		}
		if err := e.Replay(ctx, db, c.Marketer, page.Deliveries[0].ID); err != nil {
			t.Fatal(err)
		}
		if due := takeDue(t, db); len(due) != 1 || *due[0].ContactID != bad.ID {
			t.Errorf("not replayed: %+v", due)
		}
	})
}

func TestAnAddressThatIsGoneIsToldNothingMore(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		e := listenTo(t, db, models.TopicGiven)
		c.Willing(t, 1)
		due := takeDue(t, db)
		if err := due[0].Missed(context.Background(), db, 410, "gone"); err != nil {
			t.Fatal(err)
		}
		if e, err := models.FindEndpoint(context.Background(), db, e.ID); err != nil || e.PausedWhy != models.PausedGone {
			t.Fatalf("%+v, %v", e, err)
		}
	})
}

func TestTwoSecretsSignWhileOneIsReplaced(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		e, first, err := models.CreateEndpoint(ctx, db, models.System, models.NewEndpoint{URL: "https://shop.example/x", Events: models.Topics})
		if err != nil {
			t.Fatal(err)
		}
		second, err := e.RotateSecret(ctx, db, models.System)
		if err != nil || second == first {
			t.Fatal(second, err)
		}
		e, err = models.FindEndpoint(ctx, db, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if secrets, err := e.Secrets(db); err != nil || len(secrets) != 2 || secrets[0] != second || secrets[1] != first {
			t.Errorf("%v, %v", secrets, err)
		}
		clock.Advance(models.SecretOverlap)
		if secrets, err := e.Secrets(db); err != nil || len(secrets) != 1 || secrets[0] != second {
			t.Errorf("a day later: %v, %v", secrets, err)
		}
		e.ID++
		if _, err := e.Secrets(db); err == nil {
			t.Error("another row opens the secret")
		}
	})
}

func TestAddressesThatAreNotTaken(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		for _, url := range []string{"", "shop.example", "http://shop.example/x", "https://", "https://anna:pw@shop.example/", "https://shop.example/#x", "ftp://shop.example", "file:///etc/passwd", "mailto:a@shop.example"} {
			_, _, err := models.CreateEndpoint(context.Background(), db, models.System, models.NewEndpoint{URL: url, Events: models.Topics})
			if wrong := (models.Invalid{}); !errors.As(err, &wrong) || wrong["url"] == "" {
				t.Errorf("%q: %v", url, err)
			}
		}
		listenTo(t, db, models.TopicGiven)
	})
}

func TestAListOfPeopleIsToldOneByOne(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		listenTo(t, db, models.TopicGiven)
		listenTo(t, db, models.TopicWithdrawn)
		imported(t, db, "phone,name\n+3197010000001,Mila\n+3197010000002,Daan\n+3197010000003,Noor\n", agreed(c.Purpose))
		due := takeDue(t, db)
		if len(due) != 3 || told(t, db) != 3 || due[0].Source != "list" || due[0].EventID(db) == due[1].EventID(db) {
			t.Fatalf("%d told, %+v", told(t, db), due)
		}
	})
}

func TestWhatWasToldIsForgottenAfterAMonth(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		listenTo(t, db, models.TopicGiven)
		c.Willing(t, 1)
		clock.Advance(models.DeliveryLife)
		c.Willing(t, 2)
		if err := models.PurgeDeliveries(context.Background(), db); err != nil || told(t, db) != 2 {
			t.Fatalf("%d left, %v", told(t, db), err)
		}
		clock.Advance(time.Second)
		if err := models.PurgeDeliveries(context.Background(), db); err != nil || told(t, db) != 1 {
			t.Fatalf("%d left, %v", told(t, db), err)
		}
	})
}
