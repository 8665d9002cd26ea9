package models_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// imported uploads a list, starts it as it was guessed but for change, and runs it to its end.
func imported(t *testing.T, db *models.DB, list string, change func(*models.Mapping)) models.Import {
	t.Helper()
	im := upload(t, db, list)
	mapping := im.Mapping
	if change != nil {
		change(&mapping)
	}
	started(t, db, &im, mapping)
	return run(t, db, im.ID)
}

func started(t *testing.T, db *models.DB, im *models.Import, m models.Mapping) {
	t.Helper()
	if err := im.Start(context.Background(), db, models.System, m); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, db *models.DB, id int64) models.Import {
	t.Helper()
	ctx := context.Background()
	if err := models.RunImport(ctx, db, id); err != nil {
		t.Fatal(err)
	}
	im, err := models.FindImport(ctx, db, id)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func agreed(purpose models.Purpose) func(*models.Mapping) {
	return func(m *models.Mapping) {
		m.Agreed, m.PurposeID, m.How = true, purpose.ID, "On the card at the till, kept in the shop."
	}
}

func find(t *testing.T, db *models.DB, phone string) models.Contact {
	t.Helper()
	c, err := models.FindContactByAddress(context.Background(), db, phone, "")
	if err != nil {
		t.Fatal(phone, err)
	}
	return c
}

func consent(t *testing.T, db *models.DB, c models.Contact) (models.Consent, bool) {
	t.Helper()
	all, err := models.ListConsents(context.Background(), db, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		return models.Consent{}, false
	}
	return all[0], true
}

func figures(im models.Import) string {
	return fmt.Sprintf("%s %d/%d: added %d changed %d same %d rejected %d, consents %d kept no %d declined %d",
		im.State, im.RowsDone, im.RowsTotal, im.Added, im.Changed, im.Same, im.Rejected, im.Consents, im.KeptNo, im.Declined)
}

func TestAListBecomesContacts(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		known := company.Person(t, 1)
		im := imported(t, db, "First name,Last name,Mobile,Language,Tags,City\n"+
			"Mila,Visser,+31 970 1000 0001,nl-BE,\"vip, garden\",Utrecht\n"+ // Person 1
			"Tom,,+31 970 1000 0002,,,\n"+
			"Tom,,0031 970 1000 0002,de,vip,Gouda\n"+
			"Ina,,not a number,,,\n"+
			"Ola,,+31 970 1000 0003,Klingon,,\n",
			func(m *models.Mapping) {
				m.Columns[5] = models.AttributeMeaning("City")
				m.Tag = "spring fair"
			})
		if got := figures(im); got != "finished 5/5: added 2 changed 1 same 1 rejected 1, consents 0 kept no 0 declined 0" {
			t.Error(got)
		}
		first, second := find(t, db, known.PhoneNumber()), find(t, db, "+3197010000002")
		if first.Name != "Person 1" || strings.Join(first.Tags, "|") != "vip|garden|spring fair" || first.Attributes["city"] != "Utrecht" {
			t.Errorf("who was known is %+v", first)
		}
		if second.Name != "Tom" || second.Language != "de" || strings.Join(second.Tags, "|") != "spring fair|vip" || second.Attributes["city"] != "Gouda" || second.Country != "NL" {
			t.Errorf("who stands there twice is %+v", second)
		}
		if _, has := consent(t, db, second); has {
			t.Error("being on a list became a consent")
		}
		problems, err := models.ListImportErrors(context.Background(), db, im.ID, 0, 10)
		if err != nil || len(problems) != 2 {
			t.Fatal(problems, err)
		}
		if p := problems[0]; p.Line != 5 || !p.Rejected || p.ColumnName != "Mobile" || p.Value != "not a number" || p.Message == "" {
			t.Errorf("rejection %+v", p)
		}
		if p := problems[1]; p.Line != 6 || p.Rejected || p.Value != "Klingon" {
			t.Errorf("remark %+v", p)
		}
	})
}

func TestAListsYesIsAnAssertion(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		im := imported(t, db, "Naam;Mobiel;Toestemming;Datum toestemming;Bron\n"+
			"Mila;0970 10000001;Ja;03-04-2026;beurs\n"+
			"Tom;0970 10000002;JA;;beurs\n"+
			"Ina;0970 10000003;nee;03-04-2026;\n"+
			"Ola;0970 10000004;;;\n"+
			"Ada;0970 10000005;misschien;;\n"+
			"Eva;0970 10000006;ja;31-12-2099;beurs\n"+
			"Max;0970 10000007;ja;03-04-2026;\n"+
			"Uwe;0970 10000007;nee;;\n",
			agreed(company.Purpose))
		if got := figures(im); got != "finished 8/8: added 7 changed 0 same 1 rejected 0, consents 3 kept no 0 declined 5" {
			t.Error(got)
		}
		for phone, grade := range map[string]string{"+3197010000001": models.GradeRecorded, "+3197010000002": models.GradeAsserted, "+3197010000006": models.GradeAsserted} {
			c, has := consent(t, db, find(t, db, phone))
			if !has || c.Grade != grade || c.State != models.ConsentGiven || c.Source != "list" {
				t.Errorf("%s: %+v", phone, c)
			}
		}
		for _, phone := range []string{"+3197010000003", "+3197010000004", "+3197010000005", "+3197010000007"} {
			if c, has := consent(t, db, find(t, db, phone)); has {
				t.Errorf("%s has %+v without a plain yes", phone, c)
			}
		}
		c, _ := consent(t, db, find(t, db, "+3197010000001"))
		if want := time.Date(2026, 4, 3, 0, 0, 0, 0, time.UTC); !c.ActedAt.Equal(want) {
			t.Errorf("acted at %v", c.ActedAt)
		}
		history, _, err := find(t, db, "+3197010000001").ListHistory(ctx, db, models.HistoryPlace{})
		if err != nil || len(history) != 1 {
			t.Fatal(history, err)
		}
		if act := history[0].Act; act.Type != "import" || act.Grade != "C" || !strings.Contains(act.Words, "card at the till") || !strings.Contains(act.Words, "Bron: “beurs”") {
			t.Errorf("proof %+v", act)
		}
	})
}

func TestNoListOverridesANo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		gone, verified := company.Willing(t, 1), company.Willing(t, 2)
		before, _ := consent(t, db, verified)
		clock.Advance(time.Hour)
		if err := gone.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Hour)
		list := fmt.Sprintf("Name,Phone\nA,%s\nB,%s\nC,+31 970 1000 0003\n", gone.PhoneNumber(), verified.PhoneNumber())
		im := imported(t, db, list, agreed(company.Purpose))
		if im.Consents != 1 || im.KeptNo != 1 {
			t.Error(figures(im))
		}
		if c, _ := consent(t, db, gone); c.State != models.ConsentWithdrawn {
			t.Errorf("the withdrawal became %+v", c)
		}
		if c, _ := consent(t, db, verified); c.Grade != before.Grade || c.EvidenceID != before.EvidenceID {
			t.Errorf("a %s became %+v", before.Grade, c)
		}
		// The same list once more says nothing new, and no proof is piled on proof.
		if im = imported(t, db, list, agreed(company.Purpose)); im.Consents != 0 || im.Same != 3 || im.KeptNo != 1 {
			t.Error(figures(im))
		}
	})
}

func TestAMappingThatCannotBeMeantIsRefused(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), nil)
	company := modelstest.NewCompany(t, db)
	im := upload(t, db, "Name,Phone,Other\nA,+31 970 1000 0001,\n")
	for field, change := range map[string]func(*models.Mapping){
		"columns":    func(m *models.Mapping) { m.Columns[1] = models.MeansNothing },
		"columns ":   func(m *models.Mapping) { m.Columns[2] = models.MeansPhone },
		"columns  ":  func(m *models.Mapping) { m.Columns[2] = "wallet" },
		"purpose_id": func(m *models.Mapping) { m.Agreed, m.How = true, "At the till, on a card." },
		"how":        func(m *models.Mapping) { m.Agreed, m.PurposeID, m.How = true, company.Purpose.ID, "yes" },
		"tag":        func(m *models.Mapping) { m.Tag = strings.Repeat("x", 51) },
	} {
		m := im.Mapping
		m.Columns = append([]models.Meaning{}, m.Columns...)
		change(&m)
		var invalid models.Invalid
		if err := im.Start(context.Background(), db, models.System, m); !errors.As(err, &invalid) || invalid[strings.TrimSpace(field)] == "" {
			t.Errorf("%s: %v", field, err)
		}
	}
	started(t, db, &im, im.Mapping)
	if err := im.Start(context.Background(), db, models.System, im.Mapping); !errors.As(err, new(models.Conflict)) {
		t.Errorf("started twice: %v", err)
	}
}

// crowd is a list of n people, each of whom agreed.
func crowd(n int) string {
	var b strings.Builder
	b.WriteString("Name,Phone\n")
	for i := range n {
		fmt.Fprintf(&b, "Person %d,+31970%08d\n", i, 20_000_000+i)
	}
	return b.String()
}

// A crash is a clock that pulls the plug when it is looked at for the nth time: somewhere in the middle of some statement's transaction.
func TestAnImportGoesOnAfterACrash(t *testing.T) {
	const people = 1700
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		db := modelstest.Open(t, d, func() time.Time { return modelstest.Start })
		company := modelstest.NewCompany(t, db)
		im := upload(t, db, crowd(people))
		mapping := im.Mapping
		agreed(company.Purpose)(&mapping)
		started(t, db, &im, mapping)
		crashes, halfWay := 0, false
		for _, looks := range []int{3, 700, 5, 1100, 9, 2} {
			ctx, pull := context.WithCancel(context.Background())
			fragile := modelstest.Open(t, d, func() time.Time {
				if looks--; looks == 0 {
					pull()
				}
				return modelstest.Start
			})
			if err := models.RunImport(ctx, fragile, im.ID); err != nil {
				crashes++
			}
			pull()
			now, err := models.FindImport(context.Background(), db, im.ID)
			if err != nil {
				t.Fatal(err)
			}
			halfWay = halfWay || now.RowsDone > 0 && now.RowsDone < people
		}
		if crashes < 3 || !halfWay {
			t.Fatalf("%d crashes, half-way %v: the test tests nothing", crashes, halfWay)
		}
		im = run(t, db, im.ID)
		if got := figures(im); got != fmt.Sprintf("finished %d/%d: added %d changed 0 same 0 rejected 0, consents %d kept no 0 declined 0", people, people, people, people) {
			t.Error(got)
		}
		forecast, err := models.ForecastAudience(context.Background(), db, models.Audience{}, company.Purpose.ID)
		if err != nil || forecast.People != people || forecast.Willing != people {
			t.Errorf("%+v, %v", forecast, err)
		}
	})
}

func TestACancelledImportStopsAndTwoRunnersShareOneList(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		im := upload(t, db, crowd(1200))
		started(t, db, &im, im.Mapping)
		done := make(chan error, 2)
		for range 2 {
			go func() { done <- models.RunImport(ctx, db, im.ID) }()
		}
		for range 2 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if im = run(t, db, im.ID); im.Added != 1200 || im.Same != 0 || im.RowsDone != 1200 || im.State != models.ImportFinished {
			t.Error(figures(im))
		}

		second := upload(t, db, crowd(1200)+"Last,+31 970 1000 0001\n")
		started(t, db, &second, second.Mapping)
		if err := second.Cancel(ctx, db, models.System); err != nil {
			t.Fatal(err)
		}
		if second = run(t, db, second.ID); second.RowsDone != 0 || second.State != models.ImportCancelled {
			t.Error(figures(second))
		}
		if err := second.Cancel(ctx, db, models.System); !errors.As(err, new(models.Conflict)) {
			t.Errorf("cancelled twice: %v", err)
		}
	})
}

func TestRejectedRowsComeBackWithoutFormulas(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), nil)
	im := imported(t, db, "Name;Phone;Note\n=1+1;oops;@cmd\nAnna;0970 10000001;fine\nBo;+31 1;-2\n\"Cé \"x\";0970;;\nDi;+31 970 1000 0002;a;b;c\n", func(m *models.Mapping) {
		m.Countries = []string{"NL"}
	})
	var out bytes.Buffer
	if err := im.WriteRejected(context.Background(), db, &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimPrefix(out.String(), "\ufeff"), "\r\n")
	if len(lines) != 6 || lines[0] != "Line;What is wrong;Name;Phone;Note" {
		t.Fatalf("%d lines: %s", len(lines), out.String())
	}
	if !strings.HasSuffix(lines[1], ";'=1+1;oops;'@cmd") || !strings.HasSuffix(lines[2], ";Bo;'+31 1;'-2") || !strings.HasPrefix(lines[3], "5;") || !strings.HasSuffix(lines[4], ";Di;'+31 970 1000 0002;a;b;c") {
		t.Errorf("%s", out.String())
	}
	for _, line := range lines {
		for _, cell := range strings.Split(line, ";") {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("a spreadsheet would calculate %q", cell)
			}
		}
	}
	again := upload(t, db, out.String())
	sample, err := again.Preview(context.Background(), db)
	if err != nil || sample.Rows[1].Cells[3] != "+31 1" || sample.Rows[0].Cells[2] != "=1+1" {
		t.Errorf("what came back is read as %+v, %v", sample.Rows, err)
	}
}

func TestAnImportIsCancelledWhileItRuns(t *testing.T) {
	const people = 20_000
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		im := upload(t, db, crowd(people))
		started(t, db, &im, im.Mapping)
		done := make(chan error, 1)
		go func() { done <- models.RunImport(ctx, db, im.ID) }()
		for now := im; now.RowsDone == 0; {
			var err error
			if now, err = models.FindImport(ctx, db, im.ID); err != nil {
				t.Fatal(err)
			}
		}
		if err := im.Cancel(ctx, db, models.System); err != nil {
			t.Fatal(err)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
		im, err := models.FindImport(ctx, db, im.ID)
		if err != nil || im.State != models.ImportCancelled || im.RowsDone == people || im.Added != im.RowsDone {
			t.Error(figures(im), err)
		}
	})
}

func TestAListBringsNobodyBackWhoAskedToBeForgotten(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		if err := db.Forget(ctx, "+3197010000002"); err != nil {
			t.Fatal(err)
		}
		im := imported(t, db, "Name,Phone\nAnna,+31 970 1000 0001\nBo,+31 970 1000 0002\n", nil)
		if im.Added != 1 || im.Rejected != 0 || im.Never != 1 {
			t.Error(figures(im))
		}
		if _, err := models.FindContactByAddress(ctx, db, "+3197010000002", ""); !errors.As(err, new(models.NotFound)) {
			t.Errorf("the forgotten is back: %v", err)
		}
		problems, err := models.ListImportErrors(ctx, db, im.ID, 0, 10)
		if err != nil || len(problems) != 1 || problems[0].Line != 3 || problems[0].Value != "" {
			t.Errorf("%+v, %v", problems, err)
		}
	})
}
