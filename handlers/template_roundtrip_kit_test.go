package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// essence is what of a template has to come back, as plain JSON. Meta calls samples by names of its own, and 30 days can be said in three ways.
func essence(t whatsapp.Template, atMeta bool) (all any) {
	if atMeta && t.TriesAsLong(whatsapp.Template{}) {
		t.MessageSendTTLSeconds = 0
	}
	raw, err := json.Marshal(whatsapp.Template{Name: t.Name, Language: t.Language, Category: t.Category, ParameterFormat: t.ParameterFormat, Components: t.Components,
		MessageSendTTLSeconds: t.MessageSendTTLSeconds})
	if err == nil {
		err = json.NewDecoder(bytes.NewReader(raw)).Decode(&all)
	}
	if err != nil {
		panic(err)
	}
	if atMeta {
		unnameSamples(all)
	}
	return all
}

func unnameSamples(v any) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			unnameSamples(one)
		}
	case map[string]any:
		if _, ok := v["header_handle"]; ok {
			v["header_handle"] = "a sample"
		}
		for _, one := range v {
			unnameSamples(one)
		}
	}
}

// asBrowsersSend is the form on a page as it stands, with line ends as browsers write them: none in fields of one line, two characters elsewhere.
func asBrowsersSend(page *answer, action string) url.Values {
	page.Helper()
	form := page.form(action)
	if form == nil {
		page.Fatalf("no form posts to %s", action)
	}
	values, _ := filled(form)
	oneLine := map[string]bool{}
	for n := range form.Descendants() {
		if n.Data == "input" && attribute(n, "type") != "hidden" {
			oneLine[attribute(n, "name")] = true
		}
	}
	for name, all := range values {
		for i, value := range all {
			if all[i] = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\n", "\r\n"); oneLine[name] {
				all[i] = strings.NewReplacer("\r", "", "\n", "").Replace(value)
			}
		}
	}
	return values
}

// keepMedia keeps a few files of each kind that stands above messages.
func (d *desk) keepMedia() map[string][]string {
	d.Helper()
	all := map[string][]string{}
	for i := range 3 {
		for kind, content := range map[string][]byte{whatsapp.FormatImage: drawn(d.T, 8, 8+i), whatsapp.FormatVideo: fmt.Appendf(nil, "\x00\x00\x00\x18ftypmp42 film %d", i),
			whatsapp.FormatDocument: fmt.Appendf(nil, "%%PDF-1.7 paper %d", i)} {
			kept, err := models.KeepHeaderMedia(context.Background(), d.db, models.System, kind, "sample", bytes.NewReader(content))
			if err != nil {
				d.Fatal(err)
			}
			all[kind] = append(all[kind], kept)
		}
	}
	return all
}

// arriveElsewhere syncs the account into an installation that has never seen it, opens the editor there and saves.
func (d *desk) arriveElsewhere(all []*trip) {
	d.Helper()
	fresh := newSite(d.T, modelstest.Open(d.T, modelstest.SQLite(d.T), d.clock.Now), d.clock)
	modelstest.NewCompany(d.T, fresh.db)
	there := d.at(fresh)
	anna := fresh.as(models.Marketer).stay()
	anna.post("/templates/syncs", url.Values{}).is(http.StatusSeeOther)
	there.work()
	rows, err := models.ListTemplates(context.Background(), fresh.db, models.TemplateFilter{})
	if err != nil {
		d.Fatal(err)
	}
	for _, t := range all {
		i := slices.IndexFunc(rows, func(row models.Template) bool { return row.MetaID == t.meta })
		if i < 0 {
			d.Fatalf("seed %d did not arrive", t.seed)
		}
		there.arrived(anna, t, rows[i])
	}
}

// arrived: the wording is that of Meta, and a correction of it that changes nothing has all but the sample files, which Meta does not take back.
func (d *desk) arrived(anna *browser, t *trip, row models.Template) {
	d.Helper()
	content := func() whatsapp.Template {
		v, err := models.FindTemplateVersion(context.Background(), d.db, *row.VersionID)
		if err != nil {
			d.Fatal(err)
		}
		return v.Content
	}
	d.same(t, "in another installation", essence(content(), true), essence(t.want, true))
	before, path := content(), fmt.Sprintf("/templates/%d", row.ID)
	anna.post(path+"/corrections", nil).is(http.StatusSeeOther)
	anna.post(path, asBrowsersSend(anna.get(path+"/edit").is(http.StatusOK), path)).is(http.StatusSeeOther)
	row, err := models.FindTemplate(context.Background(), d.db, row.ID)
	if err != nil {
		d.Fatal(err)
	}
	before.Components = withoutFiles(before.Components)
	d.same(t, "saved in another installation", essence(content(), false), essence(before, false))
}

func withoutFiles(parts []whatsapp.Component) []whatsapp.Component {
	all := slices.Clone(parts)
	for i, c := range all {
		if c.HasMedia() {
			all[i].Example = nil
		}
		all[i].Cards = slices.Clone(c.Cards)
		for n, card := range all[i].Cards {
			all[i].Cards[n].Components = withoutFiles(card.Components)
		}
	}
	return all
}
