package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
)

func TestThePapersOnDataProtection(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Admin)
		b.get("/data-protection").is(http.StatusOK).says("Records of processing").says("Impact assessment").says("None yet")
		page := b.get("/data-protection/records").is(http.StatusOK).says("You have not named a data protection officer").says("WhatsApp Ireland Limited").says("Nothing is written here yet").
			says("which is not encrypted").says("Nobody outside holds a checkpoint")
		if !strings.Contains(page.text, `href="/settings/company#field-dpo"`) {
			s.Error("a gap does not lead to where it is mended")
		}
		company := b.get("/settings/company")
		company.send("/settings/company", map[string]string{"dpo": "Vink Privacy"}).is(http.StatusUnprocessableEntity).says("Say how to reach them")
		company.send("/settings/company", map[string]string{"dpo": "Vink Privacy", "dpo_contact": "dpo@vink.example"}).says("Saved.")
		answers := b.get("/data-protection/records/answers")
		answers.send("/data-protection/records/answers", map[string]string{"hosting": "A rack in Utrecht", "measures": strings.Repeat("y", 8001)}).
			is(http.StatusUnprocessableEntity).says("at most 8,000 letters").says("A rack in Utrecht")
		answers.send("/data-protection/records/answers", map[string]string{"hosting": "A rack in Utrecht <b>"}).isAt("/data-protection/records").says("Saved.").says("A rack in Utrecht <b>").says("Vink Privacy, dpo@vink.example")
		b.get("/data-protection/records").send("/data-protection/records/versions", nil).isAt("/data-protection/records/versions/1").says("Version 1 is kept").says("It fits what is kept")
		b.get("/data-protection/records").says("Version 1")
		b.get("/data-protection/records/answers").send("/data-protection/records/answers", map[string]string{"hosting": "A rack in Delft"})
		b.get("/data-protection/records").says("something else than version 1")
		b.get("/data-protection/records/comparison?from=1").is(http.StatusOK).says("A rack in Utrecht").says("A rack in Delft")
		b.get("/data-protection/records/comparison?from=1&to=1").says("Nothing changed")
		b.get("/data-protection/records/comparison").is(http.StatusOK)
		b.get("/data-protection/records/comparison?from=7").is(http.StatusNotFound)
	})
}

func TestAVersionIsGivenToKeep(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Admin)
		b.get("/data-protection/assessment/answers").send("/data-protection/assessment/answers", map[string]string{"context": "*Plants* <script>", models.RiskLevel("kept"): "high"})
		b.get("/data-protection/assessment").is(http.StatusOK).says("This is a draft and no legal advice").says("1 risk is judged high").send("/data-protection/assessment/versions", nil)
		kept, err := models.FindStatement(context.Background(), s.db, models.StatementAssessment, 1)
		if err != nil {
			s.Fatal(err)
		}
		file := func(as string) *answer {
			return b.get("/data-protection/assessment/versions/1/file?as=" + as).is(http.StatusOK)
		}
		sum := sha256.Sum256([]byte(file("json").text))
		if hex.EncodeToString(sum[:]) != kept.Hash {
			s.Error("the file is not what its hash says")
		}
		if text := file("md").text; !strings.Contains(text, `\*Plants\* &lt;script&gt;`) || !strings.Contains(text, kept.Hash) {
			s.Error(text)
		}
		if text := file("html").text; !strings.Contains(text, "*Plants* &lt;script&gt;") || strings.Contains(text, "<script") || !strings.Contains(text, kept.Hash) {
			s.Error(text)
		}
	})
}

func TestReviewersReadThePapersAndAdminsWriteThem(t *testing.T) {
	eachShop(t, func(s shop) {
		reader := s.as(models.Reviewer)
		page := reader.get("/data-protection/assessment").is(http.StatusOK)
		if strings.Contains(page.text, "/answers") || strings.Contains(page.text, "Keep a version") {
			s.Error("somebody is offered what they may not do")
		}
		reader.get("/data-protection/records/answers").is(http.StatusForbidden)
		reader.post("/data-protection/records/versions", nil).is(http.StatusForbidden)
		s.as(models.Marketer).get("/data-protection").is(http.StatusForbidden)
	})
}
