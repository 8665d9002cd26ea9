package views

import (
	"regexp"
	"strings"
	"testing"

	"github.com/skip2/go-qrcode"

	"greenlist/models"
)

// asking is a form with two purposes in every language.
func asking() models.FormContent {
	c := models.FormContent{
		Company:   models.Company{Name: "Zaailing & Co", Address: "Kasstraat 3\n1234 AB Bloemendaal", PrivacyURL: "https://zaailing.example/privacy?a=1&b=2"},
		Languages: models.Languages, Texts: map[string]models.FormText{},
	}
	for id := int64(1); id <= 12; id += 11 {
		words := map[string]models.PurposeWords{}
		for _, language := range models.Languages {
			c.Texts[language] = models.FormText{Headline: "Headline", Button: "Press <here>"}
			words[language] = models.PurposeWords{What: "WHAT", Often: "OFTEN"}
		}
		c.Purposes = append(c.Purposes, models.FormPurpose{ID: id, Words: words})
	}
	return c
}

func notice(t *testing.T, language string) string {
	t.Helper()
	html, err := DrawNotice(asking(), language, models.ConsentBlock)
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}

func TestTheNoticeHoldsAllThatPeopleAgreeTo(t *testing.T) {
	for _, language := range models.Languages {
		html := notice(t, language)
		wants(t, html, "Zaailing &amp; Co", "WhatsApp", "STOP", "WHAT", "OFTEN", "Kasstraat 3, 1234 AB Bloemendaal", "https://zaailing.example/privacy?a=1&amp;b=2",
			`lang="`+language+`"`, "Press &lt;here&gt;", `type="submit"`)
		without(t, html, "checked", "{", "<script", "/static/")
		if boxes := strings.Count(html, `type="checkbox"`); boxes != 2 {
			t.Errorf("%s: %d boxes for two purposes", language, boxes)
		}
		if html != notice(t, language) {
			t.Errorf("%s: drawn twice, it differs", language)
		}
	}
}

func TestPeopleKeepTheirOwnTicksAndGetNoOthers(t *testing.T) {
	fresh := notice(t, "nl")
	if keepTicks(fresh, nil) != fresh || keepTicks(fresh, []int64{7}) != fresh {
		t.Error("a box was ticked that nobody ticked")
	}
	again := keepTicks(fresh, []int64{12, 12})
	wants(t, again, `value="12" checked>`)
	if strings.Replace(again, " checked", "", 1) != fresh {
		t.Error("more than the tick changed")
	}
}

func TestCodesHaveTheirQuietZone(t *testing.T) {
	size, path := qrCode("https://wa.me/3197001234567?text=Ja")
	if size < 21+2*qrQuiet {
		t.Fatalf("size %d", size)
	}
	code, err := qrcode.New("https://wa.me/3197001234567?text=Ja", qrcode.Medium)
	if err != nil {
		t.Fatal(err)
	}
	code.DisableBorder = true
	dark := map[[2]int]bool{}
	for y, row := range code.Bitmap() {
		for x, on := range row {
			if on {
				dark[[2]int{x + qrQuiet, y + qrQuiet}] = true
			}
		}
	}
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)`).FindAllStringSubmatch(path, -1) {
		x, y, wide := atoi(m[1]), atoi(m[2]), atoi(m[3])
		if x < qrQuiet || y < qrQuiet || x+wide > size-qrQuiet || y >= size-qrQuiet {
			t.Fatalf("%s reaches into the quiet zone", m[0])
		}
		for i := range wide {
			if !dark[[2]int{x + i, y}] {
				t.Fatalf("%s draws what is no part of the code", m[0])
			}
			delete(dark, [2]int{x + i, y})
		}
	}
	if len(dark) > 0 {
		t.Fatalf("%d modules were not drawn", len(dark))
	}
	if size, _ := qrCode(strings.Repeat("x", 5000)); size != 0 {
		t.Error("a text too long for any code made one")
	}
}

func atoi(digits string) (n int) {
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}
