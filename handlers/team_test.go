package handlers

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
)

func TestAnAdminInvitesSomebody(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		b.get("/settings/team").is(http.StatusOK).says("Invite somebody")
		page := b.get("/settings/team/new").send("/settings/team", map[string]string{"email": "not an address", "role": "agent"})
		page.is(http.StatusUnprocessableEntity).says("Enter an e-mail address")
		page = page.send("/settings/team", map[string]string{"email": "nina@zaailing.example", "name": "Nina"}).is(http.StatusCreated)
		_, link, found := strings.Cut(page.text, s.url+"/sign-in/")
		if !found {
			s.Fatalf("no link on the page:\n%s", page.words())
		}
		path := "/sign-in/" + link[:strings.Index(link, `"`)]
		s.browser().get(path).send(path, nil).isAt("/settings/password")
		b.get("/settings/team").says("Nina")
	})
}

func TestAnAdminChangesRolesAndShutsOut(t *testing.T) {
	eachSite(t, func(s *site) {
		b, theirs := s.as(models.Admin), s.as(models.Agent)
		path := "/settings/team/" + strconv.FormatInt(s.user(models.Agent).ID, 10)
		b.get(path).send(path+"/role", map[string]string{"role": "reviewer"}).isAt("/settings/team").says("The role has changed.")
		b.get(path).send(path+"/links", nil).is(http.StatusCreated).says("Copy it now")
		theirs.get("/").isAt("/").says("Reviewer")
		b.get(path).send(path+"/access?_method=DELETE", nil).isAt("/settings/team").says("can no longer sign in")
		theirs.get("/").isAt("/sign-in")
		b.get(path).send(path+"/access", nil).isAt("/settings/team").says("can sign in again")
	})
}

func TestTheLastAdminIsToldWhyTheyStay(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		path := "/settings/team/" + strconv.FormatInt(s.user(models.Admin).ID, 10)
		b.get(path).send(path+"/role", map[string]string{"role": "agent"}).is(http.StatusUnprocessableEntity).says("This is the only admin.")
		b.get(path).send(path+"/access?_method=DELETE", nil).is(http.StatusUnprocessableEntity).says("This is the only admin.")
		b.get("/settings/team/999").is(http.StatusNotFound)
		b.get("/settings/team/x").is(http.StatusNotFound)
	})
}

func TestPeopleEndTheirSessions(t *testing.T) {
	eachSite(t, func(s *site) {
		here, there := s.as(models.Agent), s.as(models.Agent)
		all, err := models.ListSessions(t.Context(), s.db, s.user(models.Agent))
		if err != nil || len(all) != 2 {
			s.Fatal(all, err)
		}
		page := here.get("/settings/sessions").says("this browser")
		for _, session := range all {
			if action := "/settings/sessions/" + session.IDHash.String() + "?_method=DELETE"; page.form(action) != nil {
				page.send(action, nil).isAt("/settings/sessions")
			}
		}
		there.get("/").isAt("/sign-in")
		third := s.as(models.Agent)
		here.get("/settings/sessions").send("/settings/sessions?_method=DELETE", nil).isAt("/settings/sessions").says("Every other browser is signed out.")
		third.get("/").isAt("/sign-in")
		here.get("/").isAt("/")
	})
}
