package handlers

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/views"
)

func (s *site) attribute(name string, kind models.AttributeType, choices ...string) models.Attribute {
	s.Helper()
	a, err := models.CreateAttribute(context.Background(), s.db, models.System, models.NewAttribute{Name: name, Type: kind, Choices: choices})
	if err != nil {
		s.Fatal(err)
	}
	return a
}

func TestAttributesAreDefinedOnTheirPage(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Marketer)
		page := b.get("/attributes").says("No attributes yet").get("/attributes/new")
		page.send("/attributes", map[string]string{"name": "", "choices": "Red\nBlue"}).is(http.StatusUnprocessableEntity).says("Give it a name").says("Red")
		page.send("/attributes", map[string]string{"name": "Colour", "type": "choice", "choices": "Red"}).is(http.StatusUnprocessableEntity).says("two to a hundred choices")
		page.send("/attributes", map[string]string{"name": "Colour", "type": "choice", "choices": "Red\r\nBlue\r\n"}).isAt("/attributes").says("Red, Blue").says("In use")
		one := b.get("/attributes/1").is(http.StatusOK).says("One of several")
		one.send("/attributes/1", map[string]string{"name": "Favourite colour", "choices": "Red\nGreen"}).says("Favourite colour").says("Red, Green")
		one.send("/attributes/1/archive", nil).says("Archived")
		b.get("/attributes/1").send("/attributes/1/archive?_method=DELETE", nil).says("In use")
	})
}

func TestDetailsAreChangedAndSayWhereTheyComeFrom(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		s.attribute("Birthday", models.AttributeDate)
		c := s.person(1, "Mila Visser")
		path := views.ContactPath(c.ID)
		b := s.as(models.Marketer)
		editor := b.get(path + "/edit").is(http.StatusOK).says("Birthday")
		editor.send(path, map[string]string{"attribute_birthday": "soon", "name": "Mila Vos"}).is(http.StatusUnprocessableEntity).says("Write a date").says("Change details")
		done := editor.send(path, map[string]string{"attribute_birthday": "1980-11-21", "name": "Mila Vos", "tags": "vip, garden"}).isAt(path).says("1980-11-21").says("garden").says("Their details were corrected")
		if strings.Contains(done.words(), "Mila Visser") && !strings.Contains(done.words(), "Name: Mila Visser → Mila Vos") {
			s.Errorf("the old name stands there: %s", done.words())
		}
		b.get("/contacts?attribute=birthday&value=1980-11-21").says("Mila Vos").says("Birthday: 1980-11-21").says("1 person")
		b.get("/contacts?attribute=birthday&value=1981-11-21").says("Nobody fits")
	})
}

func TestTwoContactsAreSeenBesideEachOtherBeforeTheyAreOne(t *testing.T) {
	eachSite(t, func(s *site) {
		offers := s.offers()
		keep, gone := s.person(1, "Mila Visser"), s.person(2, "M. Visser")
		if _, err := gone.Assert(context.Background(), s.db, models.Assertion{PurposeIDs: []int64{number(offers)}, At: s.db.Now(), Source: "paper", Grade: "B", Words: "Card 12.", Who: models.System}); err != nil {
			s.Fatal(err)
		}
		path := views.ContactPath(keep.ID)
		b := s.as(models.Marketer)
		b.get(path + "/merge?q=").says("Who is it?")
		b.get(path + "/merge").says("Nobody else fits")
		b.get(path + "/merge?q=zebra").says("Nobody else fits")
		found := b.get(path + "/merge?q=visser").says("M. Visser")
		if strings.Contains(found.text, fmt.Sprintf("merge/%d", keep.ID)) {
			s.Error("somebody is offered as their own double")
		}
		both := b.get(fmt.Sprintf("%s/merge/%d", path, gone.ID)).is(http.StatusOK).says("Together").says("Agreed")
		both.send(fmt.Sprintf("%s/merge/%d", path, gone.ID), map[string]string{"note": " "}).is(http.StatusUnprocessableEntity).says("Say how you know")
		both.send(fmt.Sprintf("%s/merge/%d", path, gone.ID), map[string]string{"note": "She told us."}).isAt(path).says("They are one person now.").says("Also had").says("May be messaged")
		b.get(views.ContactPath(gone.ID)).says("This is the same person as Mila Visser")
		b.get(fmt.Sprintf("%s/merge/%d", path, gone.ID)).is(http.StatusConflict)
		b.get(fmt.Sprintf("%s/merge/%d", path, keep.ID)).is(http.StatusConflict)
		consents, err := models.ListConsents(context.Background(), s.db, keep.ID)
		if err != nil || len(consents) != 1 {
			s.Fatal(consents, err)
		}
		proof := consents[0]
		b.get(views.ProofPath(keep.ID, proof.EvidenceID)).is(http.StatusOK).says("She told us.").says("see evidence")
		b.get(views.ProofPath(s.person(3, "Another").ID, proof.EvidenceID)).is(http.StatusNotFound)
	})
}

func TestANumberIsTakenOffAPerson(t *testing.T) {
	eachSite(t, func(s *site) {
		c := s.person(1, "Mila Visser")
		path := views.ContactPath(c.ID)
		page := s.as(models.Marketer).get(path)
		page.send(path+"/handovers", map[string]string{"lost": ""}).is(http.StatusUnprocessableEntity).says("Say how you know")
		page.send(path+"/handovers", map[string]string{"lost": "Her son answered."}).isAt(path).says("Cannot be reached any more")
	})
}

func TestAListIsSavedAsAFile(t *testing.T) {
	eachSite(t, func(s *site) {
		offers := s.offers()
		s.attribute("City", models.AttributeText)
		willing := s.person(1, "=Mila, Visser")
		if _, err := willing.Assert(context.Background(), s.db, models.Assertion{PurposeIDs: []int64{number(offers)}, At: s.db.Now(), Source: "paper", Grade: "B", Words: "Card 12.", Who: models.System}); err != nil {
			s.Fatal(err)
		}
		if err := willing.Describe(context.Background(), s.db, models.System, models.ContactDetails{Name: willing.Name, Language: "nl", Attributes: map[string]string{"city": "Delft"}}); err != nil {
			s.Fatal(err)
		}
		s.person(2, "Tom Bos")
		file := s.as(models.Marketer).get("/contacts.csv?q=mila").is(http.StatusOK)
		if got := file.Header.Get("Content-Disposition"); !strings.Contains(got, "contacts-2026-11-21.csv") {
			s.Errorf("saved as %s", got)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.text, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 {
			s.Fatalf("%v, %v", rows, err)
		}
		row := strings.Join(rows[1], "|")
		for _, want := range []string{"'+3197010000001", "'=Mila, Visser", "|Delft|", "|given|", "|paper|B"} {
			if !strings.Contains(row, want) {
				s.Errorf("%s lacks %s", row, want)
			}
		}
		s.as(models.Reviewer).get("/contacts.csv").is(http.StatusForbidden)
	})
}

func TestManyPeopleAreTaggedInTheBackground(t *testing.T) {
	eachSite(t, func(s *site) {
		s.person(1, "Mila Visser")
		s.person(2, "Tom Bos")
		b := s.as(models.Marketer)
		page := b.get("/contacts?q=mila")
		page.send("/contacts/tags?q=mila", map[string]string{"give": " "}).is(http.StatusUnprocessableEntity).says("Write one tag")
		following := page.send("/contacts/tags?q=mila", map[string]string{"give": "spring"}).isAt("/contacts/tags/1").says("Working")
		if err := models.Retag(context.Background(), s.db, 1); err != nil {
			s.Fatal(err)
		}
		b.get("/contacts/tags/1").says("1 person got the tag.").says("Finished")
		b.get("/contacts?tag=spring").says("Mila Visser").says("Tag: spring").says("1 person")
		following.post("/contacts/tags/1/cancellation", nil).is(http.StatusConflict)
	})
}
