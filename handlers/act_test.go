package handlers

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
)

func TestWhatStaffDidIsTold(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		b := s.as(models.Reviewer)
		page := b.get("/acts").is(http.StatusOK).says("What staff did").says("defined the purpose").says("signed in with a link").says("Being added to the log")
		page.linkTo("/purposes/1")
		b.get("/acts?kind=purpose").says("defined the purpose").lacks("signed in with")
		b.get("/acts?kind=purpose&act=archive").says("Nobody did such a thing")
		b.get("/acts?thing=purpose:1").says("Only “Offers”").says("defined the purpose").lacks("signed in with")
		b.get("/acts?thing=purpose:1&kind=user").lacks("defined the purpose")
		b.get("/acts?q=offers").says("defined the purpose").lacks("signed in with")
		b.get("/acts?from=soon").is(http.StatusUnprocessableEntity).says("What staff did")
		b.get("/acts/999").is(http.StatusNotFound)
		for _, role := range []models.Role{models.Marketer, models.Agent} {
			for _, path := range []string{"/acts", "/acts.csv", "/acts.jsonl", "/acts/1", "/acts/1/proof", "/acts/check"} {
				s.as(role).get(path).is(http.StatusForbidden)
			}
		}
	})
}

func TestOneActIsShownWithItsProof(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		ctx := context.Background()
		b := s.as(models.Reviewer)
		page, err := models.ListActs(ctx, s.db, models.ActSearch{Subject: "purpose"})
		if err != nil || len(page.Acts) == 0 {
			s.Fatal(page, err)
		}
		path := fmt.Sprintf("/acts/%d", page.Acts[len(page.Acts)-1].ID)
		b.get(path).is(http.StatusOK).says("Not in the log yet").says("Valid months").lacks("Download its proof")
		b.get(path + "/proof").is(http.StatusConflict)
		if _, err := models.SignCheckpoint(ctx, s.db); err != nil {
			s.Fatal(err)
		}
		b.get(path).says("In the signed log").says("Yes: not a byte was changed").linkTo(path + "/proof")
		report, err := ledger.VerifyReceipt([]byte(b.get(path+"/proof").is(http.StatusOK).text), ledger.VerifyOptions{})
		if err != nil || report.Exit != ledger.ExitOK {
			s.Errorf("%v, %v", report, err)
		}
		b.get("/acts/check").says("Every row says what the log holds")
	})
}

// The page of a thing tells what was done to it: to everybody who may see the page, and of people to reviewers only.
func TestThingsTellWhatWasDoneToThem(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		person, member := s.person(1, "Mila Visser"), s.user(models.Agent)
		b := s.as(models.Reviewer)
		b.get("/purposes/1").says("Activity").says("defined the purpose").linkTo("/acts?thing=purpose%3A1")
		s.as(models.Marketer).get("/purposes/1").says("Activity").lacks("Everything that was done here")
		path := fmt.Sprintf("/contacts/%d", person.ID)
		b.get(path + "/dossier").is(http.StatusOK)
		b.get(path).says("Activity").says("looked at the dossier of “Mila Visser”")
		b.get(fmt.Sprintf("/acts?thing=contact:%d", person.ID)).says("looked at the dossier of")
		s.as(models.Marketer).get(path).is(http.StatusOK).lacks("looked at the dossier")
		s.as(models.Admin).get(fmt.Sprintf("/settings/team/%d", member.ID)).says("into the team").linkTo(fmt.Sprintf("/acts?who=user%%3A%d", member.ID))
	})
}

func TestTheListOfActsIsTakenAway(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		b := s.as(models.Admin)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.get("/acts.csv?kind=purpose").is(http.StatusOK).text, "\ufeff"))).ReadAll()
		if err != nil || len(rows) < 2 || rows[1][4] != "create" || rows[1][7] != "Offers" || rows[1][12] != "same" {
			s.Errorf("%v, %v", rows, err)
		}
		lines, n := bufio.NewScanner(strings.NewReader(b.get("/acts.jsonl").is(http.StatusOK).text)), 0
		for ; lines.Scan(); n++ {
			var act actLine
			if err := json.Unmarshal(lines.Bytes(), &act); err != nil || act.Log != "same" || n == 0 && act.Act != "acts.export" {
				s.Errorf("%s: %v", lines.Text(), err)
			}
		}
		if n < 4 {
			s.Errorf("%d lines", n)
		}
		b.get("/acts.csv?from=soon").is(http.StatusUnprocessableEntity)
		b.get("/acts?kind=acts").says("took away the list of what staff did")
	})
}
