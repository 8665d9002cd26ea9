package handlers

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/static"
)

func TestTheWebsitePage(t *testing.T) {
	eachShop(t, func(s shop) {
		marketer, path := s.as(models.Marketer), formPath(s.form)+"/website"
		page := marketer.get(path).is(http.StatusOK).says("None yet. Browsers show the form on the websites you name here")
		for _, words := range []string{s.url + "/widget/v1.js", `data-form="` + s.form.Code + `"`, s.url + "/f/" + s.form.Code, "script-src " + s.url} {
			page.says(words)
		}
		wrong := page.send(formPath(s.form)+"/origins", map[string]string{"origin": "http://plain.example"}).is(http.StatusUnprocessableEntity).says("needs https")
		if !strings.Contains(wrong.text, `value="http://plain.example"`) {
			s.Error("what was typed is gone")
		}
		marketer.get(path).send(formPath(s.form)+"/origins", map[string]string{"origin": "Shop.example/checkout"}).is(http.StatusOK).says("https://shop.example").says("Visitors")
		marketer.get(path).send(formPath(s.form)+"/origins", map[string]string{"origin": "http://localhost:3000", "staging": "on"}).is(http.StatusOK).says("Trying out, not counted")
		s.browser().get(s.framed("https://shop.example")).is(http.StatusOK)
		all, err := models.ListOrigins(context.Background(), s.db, s.form.ID)
		if err != nil || len(all) != 2 {
			s.Fatalf("%+v, %v", all, err)
		}
		s.as(models.Reviewer).get(path).is(http.StatusOK).says("https://shop.example")
		marketer.get(path).send(formPath(s.form)+"/origins/"+formatID(all[0].ID)+"?_method=DELETE", nil).is(http.StatusOK).says("Removed.")
		s.browser().get(s.framed("https://shop.example")).is(http.StatusNotFound)
		for mode, words := range map[string]string{"popup": "data-greenlist-open=", "button": `data-mode="button"`, "checkout": "greenlist_token", "nonsense": "The form stands where the line stands"} {
			marketer.get(path + "?mode=" + mode).is(http.StatusOK).says(words)
		}
	})
}

func formatID(id int64) string { return strconv.FormatInt(id, 10) }

// The address of a build that was given out works after an update that brings another.
func TestAPinnedLoaderOutlivesAnUpdate(t *testing.T) {
	loader, ok := static.WidgetLoader()
	if !ok {
		t.Skip("the scripts are not built: make assets")
	}
	eachShop(t, func(s shop) {
		ctx := context.Background()
		s.as(models.Marketer).get(formPath(s.form) + "/website").is(http.StatusOK).says(loader.Integrity)
		if kept, err := models.FindLoader(ctx, s.db, loader.Hash); err != nil || !bytes.Equal(kept, loader.Body) {
			s.Fatalf("not kept: %v", err)
		}
		if err := models.KeepLoader(ctx, s.db, "0123456789ab", []byte("// of last year")); err != nil {
			s.Fatal(err)
		}
		old := s.browser().get("/widget/v1.0123456789ab.js").is(http.StatusOK)
		if old.text != "// of last year" || !strings.Contains(old.Header.Get("Cache-Control"), "immutable") {
			s.Errorf("%s %q", old.Header.Get("Cache-Control"), old.text)
		}
		s.browser().get("/widget/0123456789ab").is(http.StatusNotFound)
	})
}

func TestTheTabletsPage(t *testing.T) {
	eachShop(t, func(s shop) {
		marketer, path := s.as(models.Marketer), formPath(s.form)+"/counters"
		page := marketer.get(path).is(http.StatusOK).says("No tablet yet")
		page.send(path, map[string]string{"place": " "}).is(http.StatusUnprocessableEntity).says("Say where the tablet stands")
		page.send(path, map[string]string{"place": "Till 2"}).is(http.StatusOK).says("Made.").says("Till 2")
		tablet := marketer.get(path).link(s.url + "/counter/")
		s.browser().get(strings.TrimPrefix(tablet, s.url)).is(http.StatusOK)
		all, err := models.ListCounters(context.Background(), s.db, s.form.ID)
		if err != nil || len(all) != 1 {
			s.Fatalf("%+v, %v", all, err)
		}
		marketer.get(path).send(path+"/"+formatID(all[0].ID)+"?_method=DELETE", nil).is(http.StatusOK).says("Closed.").says("No tablet yet")
		s.browser().get(strings.TrimPrefix(tablet, s.url)).is(http.StatusNotFound)
		s.as(models.Reviewer).get(path).is(http.StatusOK)
	})
}
