package handlers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// The report tells the readers that are kept from those that are only counted, and so does the page of the person.
func TestReportsSayWhichReadsAreOnlyCounted(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		company := modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		person := company.Person(s.T, 2)
		_, err := person.Assert(ctx, s.db, models.Assertion{
			PurposeIDs: []int64{company.Purpose.ID}, At: s.db.Now(), Source: models.SourceAPI, Grade: models.GradeAsserted, Words: "a box in the shop", Who: company.Marketer,
		})
		if err != nil {
			s.Fatal(err)
		}
		campaign := company.Sending(s.T, "Spring")
		process, err := models.RegisterProcess(ctx, s.db, "test")
		if err != nil {
			s.Fatal(err)
		}
		claimed, err := models.ClaimCampaign(ctx, s.db, campaign.ID, process.ID, 10)
		if err != nil || len(claimed.Dispatches) != 2 {
			s.Fatal(claimed, err)
		}
		for _, d := range claimed.Dispatches {
			if err := models.Advance(ctx, s.db, []models.Happening{{MessageID: d.MessageID, Attempt: 1, What: models.EventRead, At: s.db.Now()}}); err != nil {
				s.Fatal(err)
			}
		}
		const why = "counted, not kept by person, because the form did not ask"
		b, report := s.as(models.Marketer), fmt.Sprintf("/campaigns/%d", campaign.ID)
		if list := b.get("/contacts.csv").text; strings.Count(list, ",kept\r\n") != 1 || strings.Count(list, ",only counted\r\n") != 1 {
			s.Errorf("the list says %s", list)
		}
		for path, want := range map[string][2]string{
			report:                               {"1 reader is " + why, "readers"},
			report + "/recipients?standing=read": {"Person 1", "Person 2"},
			report + "/recipients?standing=delivered": {why, "Person 1"},
			report + "/recipients":                    {"Person 2", why},
			fmt.Sprintf("/contacts/%d", person.ID):    {"Only counted", "Kept, as the form said"},
			"/contacts/1":                             {"Kept, as the form said", why},
		} {
			page := b.get(path).says(want[0])
			if strings.Contains(page.text, want[1]) {
				s.Errorf("%s says %q", path, want[1])
			}
		}
	})
}
