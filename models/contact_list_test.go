package models_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func names(t *testing.T, db *models.DB, s models.ContactSearch) string {
	t.Helper()
	page, err := models.ListContacts(context.Background(), db, s)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range page.Contacts {
		all = append(all, c.Name)
	}
	return strings.Join(all, ", ")
}

func TestContactsAreFound(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		imported(t, db, "name,phone,language,tags\n"+
			"Åse Sørensen,+46 70 174 06 05,sv,vip\n"+
			"Fleur de Vries,+31 970 1000 0011,nl,\n"+
			"Jörg Weiß,+49 171 3920011,de,vip;trade\n"+
			"Fleur Vermeer,+31 970 1000 0012,nl,\n", nil)
		vries := find(t, db, "+3197010000011")
		if _, err := vries.Assert(ctx, db, models.Assertion{PurposeIDs: []int64{company.Purpose.ID}, At: db.Now(), Source: "paper", Grade: models.GradeRecorded, Words: "Card 12.", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		ase := find(t, db, "+46701740605")
		if err := ase.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "staff", Input: "by telephone", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		imported(t, db, "phone,city\n+31 970 1000 0012,Delft\n", func(m *models.Mapping) { m.Columns[1] = models.AttributeMeaning("city") })
		vermeer := find(t, db, "+3197010000012")
		if err := vermeer.Suppress(ctx, db, company.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "Asked so."}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			search models.ContactSearch
			want   string
		}{
			{models.ContactSearch{}, "Jörg Weiß, Åse Sørensen, Fleur Vermeer, Fleur de Vries"},
			{models.ContactSearch{Text: "fleur"}, "Fleur Vermeer, Fleur de Vries"},
			{models.ContactSearch{Text: "FLEUR v"}, "Fleur Vermeer, Fleur de Vries"},
			{models.ContactSearch{Text: "vri fl"}, "Fleur de Vries"},
			{models.ContactSearch{Text: "ase"}, "Åse Sørensen"},
			{models.ContactSearch{Text: "sør"}, "Åse Sørensen"},
			{models.ContactSearch{Text: "weiss"}, "Jörg Weiß"},
			{models.ContactSearch{Text: "leur"}, ""},
			{models.ContactSearch{Text: "%"}, ""},
			{models.ContactSearch{Text: "+31 970 1000 0012"}, "Fleur Vermeer"},
			{models.ContactSearch{Text: "0031970"}, "Fleur Vermeer, Fleur de Vries"},
			{models.ContactSearch{Text: "467"}, "Åse Sørensen"},
			{models.ContactSearch{Text: "0012"}, "Fleur Vermeer"},
			{models.ContactSearch{Text: "1000 0012"}, "Fleur Vermeer"},
			{models.ContactSearch{Text: "46701740605"}, "Åse Sørensen"},
			{models.ContactSearch{Text: "012"}, ""},
			{models.ContactSearch{Source: "list", Tag: "trade"}, "Jörg Weiß"},
			{models.ContactSearch{Source: "paper"}, ""},
			{models.ContactSearch{Attribute: "city", Value: "Delft"}, "Fleur Vermeer"},
			{models.ContactSearch{Attribute: "city", Value: "Delf"}, ""},
			{models.ContactSearch{Suppressed: true}, "Fleur Vermeer"},
			{models.ContactSearch{Since: db.Now()}, "Jörg Weiß, Åse Sørensen, Fleur Vermeer, Fleur de Vries"},
			{models.ContactSearch{Since: db.Now().Add(time.Minute)}, ""},
			{models.ContactSearch{Country: "DE"}, "Jörg Weiß"},
			{models.ContactSearch{Language: "nl", Text: "verm"}, "Fleur Vermeer"},
			{models.ContactSearch{Tag: "vip"}, "Jörg Weiß, Åse Sørensen"},
			{models.ContactSearch{Tag: "vi"}, ""},
			{models.ContactSearch{PurposeID: company.Purpose.ID, State: models.ConsentGiven}, "Fleur de Vries"},
			{models.ContactSearch{PurposeID: company.Purpose.ID, State: models.ConsentWithdrawn}, "Åse Sørensen"},
			{models.ContactSearch{PurposeID: company.Purpose.ID, State: models.NoConsent}, "Jörg Weiß, Fleur Vermeer"},
		} {
			if got := names(t, db, c.search); got != c.want {
				t.Errorf("%+v found %q, want %q", c.search, got, c.want)
			}
		}
	})
}

func TestAPersonIsFoundByTheNameTheyHaveNow(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		imported(t, db, "name,phone\n,+31 970 1000 0001\n", nil)
		imported(t, db, "name,phone\nMila Visser,+31 970 1000 0001\n", nil)
		imported(t, db, "name,phone\nSomebody Else,+31 970 1000 0001\n", nil)
		if got := names(t, db, models.ContactSearch{Text: "visser"}); got != "Mila Visser" {
			t.Errorf("found %q", got)
		}
		if got := names(t, db, models.ContactSearch{Text: "else"}); got != "" {
			t.Errorf("a name that was not taken over finds %q", got)
		}
	})
}

func TestPagesOfContactsMeetAndDoNotOverlap(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		imported(t, db, crowd(120), nil)
		var seen []int64
		s, pages := models.ContactSearch{Text: "person"}, 0
		for {
			page, err := models.ListContacts(ctx, db, s)
			if err != nil {
				t.Fatal(err)
			}
			pages++
			for _, c := range page.Contacts {
				seen = append(seen, c.ID)
			}
			if (page.NewerThan > 0) != (pages > 1) {
				t.Errorf("page %d: newer %v", pages, page.NewerThan)
			}
			if page.OlderThan == 0 {
				break
			}
			s.Before = page.OlderThan
		}
		if pages != 3 || len(seen) != 120 {
			t.Fatalf("%d pages with %d people", pages, len(seen))
		}
		back, err := models.ListContacts(ctx, db, models.ContactSearch{After: seen[100]})
		if err != nil || back.Contacts[0].ID != seen[50] || back.NewerThan != seen[50] || back.OlderThan != seen[100]+1 {
			t.Errorf("the page before begins with %d, want %d, %v", back.Contacts[0].ID, seen[50], err)
		}
		ones := models.ContactSearch{Text: "person 1"}
		first, err := models.ListContacts(ctx, db, ones)
		if err != nil {
			t.Fatal(err)
		}
		n, more, err := first.Count(ctx)
		if err != nil || more || n != 31 || first.OlderThan > 0 {
			t.Errorf("counted %d, %v, %v", n, more, err)
		}
	})
}

func TestAHistoryTellsActsAndWhatWasWritten(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		c := company.Willing(t, 1)
		clock.Advance(time.Hour)
		if err := c.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "staff", Input: "by telephone", Who: company.Marketer}); err != nil {
			t.Fatal(err)
		}
		history, _, err := c.ListHistory(ctx, db, models.HistoryPlace{})
		if err != nil || len(history) < 2 {
			t.Fatal(history, err)
		}
		no, yes := history[0].Act, history[1].Act
		if no.Type != "withdrawn" || no.Channel != "staff" || no.Words != "by telephone" || fmt.Sprint(no.Purposes) != "[Offers]" || !yes.Type.Yes() {
			t.Errorf("%+v, %+v", no, yes)
		}
	})
}

func TestPagesOfAHistoryMeet(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila, other := p.joins(milas, "NL.mila"), p.Person(p.T, 1)
		for range 70 {
			p.writes(milas, "NL.mila")
			if err := mila.Withdraw(context.Background(), p.db, models.Withdrawal{At: p.clock.Now(), Channel: "staff", Input: "again", Who: models.System}); err != nil {
				p.Fatal(err)
			}
		}
		if err := other.Merge(context.Background(), p.db, p.Marketer, mila.ID, "One person."); err != nil {
			p.Fatal(err)
		}
		seen, at, pages := map[string]int{}, &models.HistoryPlace{}, 0
		for last := p.clock.Now(); at != nil; pages++ {
			page, next, err := other.ListHistory(context.Background(), p.db, *at)
			if err != nil || len(page) == 0 {
				p.Fatal(len(page), err)
			}
			for _, h := range page {
				if h.At.After(last) && h.Act == nil {
					p.Errorf("%v comes after %v", h.At, last)
				}
				last = h.At
				switch {
				case h.Act != nil:
					seen[fmt.Sprint("act", h.Act.EvidenceID)]++
				case h.Inbound != nil:
					seen[h.Inbound.WAMID]++
				}
			}
			at = next
		}
		// 70 messages, the one that said yes, 70 times no, the yes, the nos carried over, and both sides of the merge
		if len(seen) != 70+1+70+1+1+2 || pages != 3 {
			p.Errorf("%d things on %d pages", len(seen), pages)
		}
		for what, n := range seen {
			if n != 1 {
				p.Errorf("%s stands there %d times", what, n)
			}
		}
	})
}
