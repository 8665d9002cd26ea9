package handlers

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"greenlist/models"
)

// upload sends a file as the form on the page would.
func (b *browser) upload(path, field, name, content string) *answer {
	b.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile(field, name)
	if err != nil {
		b.Fatal(err)
	}
	io.WriteString(part, content)
	form.Close()
	r, err := http.NewRequest(http.MethodPost, b.url+path, &body)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	response, err := b.client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return &answer{browser: b, Response: response, text: string(text)}
}

// work does what the background does: it runs every import that was started.
func (s *site) work() {
	s.Helper()
	ctx := context.Background()
	all, err := models.ListImports(ctx, s.db)
	if err != nil {
		s.Fatal(err)
	}
	for _, im := range all {
		if err := models.RunImport(ctx, s.db, im.ID); err != nil {
			s.Fatal(err)
		}
	}
}

// offers is a purpose people can agree to.
func (s *site) offers() string {
	s.Helper()
	p, err := models.CreatePurpose(context.Background(), s.db, models.System, models.NewPurpose{Name: "Offers"})
	if err != nil {
		s.Fatal(err)
	}
	return fmt.Sprint(p.ID)
}

const shopList = "Naam;Mobiel;Akkoord\nMila Visser;+31 970 1000 0001;ja\nTom Bos;+31 970 1000 0002;nee\nIna;geen;ja\n=1+1;+31 1;ja\n"

// chosen are the values of the lists on a page, which answer.send leaves out.
var chosen = map[string]string{"column-0": "name", "column-1": "phone", "column-2": "agreed", "country-0": "NL", "country-1": "", "dates": "dmy"}

func and(fields map[string]string, more map[string]string) map[string]string {
	all := map[string]string{}
	for _, m := range []map[string]string{fields, more} {
		for name, value := range m {
			all[name] = value
		}
	}
	return all
}

func TestAListIsUploadedCheckedAndImported(t *testing.T) {
	eachSite(t, func(s *site) {
		purpose := s.offers()
		b := s.as(models.Marketer)
		b.get("/imports").is(http.StatusOK).says("No list imported yet")
		b.get("/imports/new").is(http.StatusOK).says("Upload the list")
		page := b.upload("/imports", "file", `C:\lists\klanten.csv`, shopList).is(http.StatusOK).isAt("/imports/1")
		page.says("klanten.csv").says("Semicolons").says("Names of the columns").says("+31 970 100 00001").says("Of the first 4 rows, 2 would be rejected")

		started := page.send("/imports/1/runs", and(chosen, map[string]string{
			"agreed": "yes", "purpose_id": purpose, "how": "On a card at the till, kept in the shop.", "tag": "spring",
		})).is(http.StatusOK).isAt("/imports/1")
		started.says("Importing").says("You can leave this page")
		if !strings.Contains(started.text, `hx-get="/imports/1"`) || !strings.Contains(started.text, "<progress") {
			s.Error("the page of a running import does not refresh itself")
		}
		s.work()
		done := b.with("HX-Request", "true").with("HX-Target", "import").get("/imports/1").is(http.StatusOK)
		if strings.Contains(done.text, "<html") || strings.Contains(done.text, "every 2s") {
			s.Errorf("the finished part is %s", done.text)
		}
		done.says("Finished").says("4 rows read").says("1 row holds no plain yes").says("not a phone number")
		rejected := b.get("/imports/1/rejected.csv").is(http.StatusOK)
		if !strings.Contains(rejected.text, ";'=1+1;'+31 1;ja") || rejected.Header.Get("Content-Disposition") == "" {
			s.Errorf("rejected rows are %q", rejected.text)
		}
		b.get("/imports").says("klanten.csv")
		b.get("/contacts?tag=spring").says("Mila Visser").says("Tom Bos").says("2 people")
		b.get("/contacts?consent=" + purpose + ":given").says("Mila Visser").says("1 person")
	})
}

func TestAFormThatComesBackKeepsWhatWasChosen(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		b := s.as(models.Marketer)
		page := b.upload("/imports", "file", "list.csv", shopList)
		wrong := page.send("/imports/1/runs", and(chosen, map[string]string{
			"column-2": "", "country-0": "DE", "agreed": "yes", "purpose_id": "0", "how": "yes", "tag": "spring fair",
		})).is(http.StatusUnprocessableEntity)
		wrong.says("Choose what these people agreed to.").says("Say in a sentence how these people agreed.")
		for _, kept := range []string{`value="DE" selected`, `value="spring fair"`, `value="yes" checked`} {
			if !strings.Contains(wrong.text, kept) {
				s.Errorf("%s is lost", kept)
			}
		}
		if got := b.get("/imports/1"); strings.Contains(got.text, `value="DE" selected`) || !strings.Contains(got.text, "Nobody has been added yet") {
			s.Error("a refused start changed something")
		}
	})
}

func TestTheReadingOfAListCanBeChanged(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		page := b.upload("/imports", "file", "list.csv", shopList)
		page = page.send("/imports/1/layout", map[string]string{"delimiter": "comma", "encoding": "utf-8"}).isAt("/imports/1").says("Commas")
		page = page.send("/imports/1/layout", map[string]string{"delimiter": "semicolon", "encoding": "utf-8", "header": "on"}).isAt("/imports/1").says("Semicolons")
		page.send("/imports/1/layout", map[string]string{"delimiter": "spoon", "encoding": "utf-8"}).is(http.StatusUnprocessableEntity).says("Choose what stands between the columns.")
		part := b.with("HX-Request", "true").with("HX-Target", "preview")
		page = b.get("/imports/1")
		swapped := part.post("/imports/1/runs", url.Values{})
		if swapped.StatusCode != http.StatusUnprocessableEntity {
			s.Errorf("an empty form started something: %d", swapped.StatusCode)
		}
		values, _ := filled(page.form("/imports/1/runs"))
		for name, value := range and(chosen, map[string]string{"column-0": "", "column-1": "phone"}) {
			values.Set(name, value)
		}
		preview := part.post("/imports/1/mapping", values).is(http.StatusOK)
		if strings.Contains(preview.text, "<html") || strings.Contains(preview.text, "Mila") || !strings.Contains(preview.text, "970 100 00001") {
			s.Errorf("the preview is %s", preview.text)
		}
	})
}

func TestWhatIsNoListIsAnsweredInWords(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Marketer)
		b.upload("/imports", "file", "book.xlsx", "PK\x03\x04more").is(http.StatusUnprocessableEntity).says("This is an Excel workbook.")
		b.upload("/imports", "file", "", "").is(http.StatusUnprocessableEntity).says("Choose a file first.")
		b.upload("/imports", "other", "list.csv", shopList).is(http.StatusUnprocessableEntity).says("Choose a file first.")
		b.post("/imports", nil).is(http.StatusUnprocessableEntity).says("Choose a file first.")
		b.get("/imports/1").is(http.StatusNotFound)
	})
}

func TestAnImportCanBeDiscardedAndOneThatStoppedGoesOn(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		b := s.as(models.Marketer)
		b.upload("/imports", "file", "list.csv", shopList).send("/imports/1/cancellation", nil).isAt("/imports/1").says("Cancelled")
		b.post("/imports/1/cancellation", nil).is(http.StatusConflict)

		b.upload("/imports", "file", "list.csv", shopList).send("/imports/2/runs", chosen).isAt("/imports/2")
		if err := models.FailImport(ctx, s.db, 2, "The disk is full."); err != nil {
			s.Fatal(err)
		}
		b.get("/imports/2").says("The disk is full.").send("/imports/2/resumption", nil).isAt("/imports/2").says("Importing")
		s.work()
		b.get("/imports/2").says("Finished")
		b.post("/imports/2/resumption", nil).is(http.StatusConflict)
	})
}

// Rows of people who are never messaged are a kind of their own, and can be taken along.
func TestAReportNamesTheRowsOnTheNeverMessageList(t *testing.T) {
	eachSite(t, func(s *site) {
		purpose := s.offers()
		b := s.as(models.Marketer)
		err := models.SuppressNumber(context.Background(), s.db, s.user(models.Admin).Actor(), "+31 970 1000 0001", models.Never{Kind: models.SuppressionStaff, Reason: "a rival"})
		if err != nil {
			s.Fatal(err)
		}
		b.upload("/imports", "file", "list.csv", strings.Replace(shopList, "nee", "ja", 1)).send("/imports/1/runs", and(chosen, map[string]string{
			"agreed": "yes", "purpose_id": purpose, "how": "On a card at the till, kept in the shop.", "tracked": "on",
		})).isAt("/imports/1")
		s.work()
		b.get("/imports/1").says("1 row is on the never-message list").says("Nothing of these rows was written down").says("Left out")
		if rows := b.get("/imports/1/never.csv").is(http.StatusOK).text; !strings.Contains(rows, "2;On the never-message list.") || strings.Count(rows, "\n") != 2 {
			s.Errorf("%q", rows)
		}
		if rows := b.get("/imports/1/rejected.csv").is(http.StatusOK).text; strings.Contains(rows, "never-message") {
			s.Errorf("%q", rows)
		}
		s.as(models.Agent).get("/imports/1/never.csv").is(http.StatusForbidden)
		contact, err := models.FindContactByAddress(context.Background(), s.db, "+3197010000002", "")
		if err != nil {
			s.Fatal(err)
		}
		b.get(fmt.Sprintf("/contacts/%d", contact.ID)).says("Kept, as the form said")
	})
}
