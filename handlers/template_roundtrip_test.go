package handlers

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/sandbox"
	"greenlist/whatsapp"
)

var (
	trips    = flag.Int("trips", 20, "random templates that go through the editor to Meta and come back, on both databases together")
	tripSeed = flag.Int("trip", 0, "the seed of the first of them")
)

// tripBatch is how many go together: Meta takes a hundred new ones in an hour.
const tripBatch = 50

// trip is one template on its way, on the database of its site.
type trip struct {
	seed  int
	id    int64
	meta  string // its id there
	want  whatsapp.Template
	typed url.Values
}

// Whatever Meta takes goes from the editor to Meta and comes back as it was: opening the editor and saving changes nothing, Meta has what was
// drafted, the next sync finds nothing new, an edit replaces all of it, and an installation that only ever saw Meta's list has the same.
func TestTemplatesComeBackAsTheyWere(t *testing.T) {
	eachSite(t, func(s *site) {
		d := newDesk(s, func(o *sandbox.Options) { o.ReviewAfter, o.Webhook = time.Minute, "" })
		media := d.keepMedia()
		first, n := *tripSeed, (*trips+1)/2
		if strings.HasSuffix(s.Name(), "postgres") {
			first += n
		}
		var all []*trip
		for start := 0; start < n; start += tripBatch {
			all = append(all, d.travel(first+start, min(tripBatch, n-start), media)...)
			d.pass(time.Hour)
		}
		d.arriveElsewhere(all)
		s.Logf("%d templates from seed %d came back as they were, and arrived in another installation", len(all), first)
	})
}

// travel takes a batch of templates to Meta and back, and each then to another wording and back.
func (d *desk) travel(first, n int, media map[string][]string) (all []*trip) {
	anna := d.as(models.Marketer).stay()
	for seed := first; seed < first+n; seed++ {
		t := &trip{seed: seed}
		t.want, t.typed = templateNo(seed, media)
		d.draft(anna, t)
		all = append(all, t)
	}
	d.settle(anna, all, 1)
	for _, t := range all {
		want, typed := templateNo(t.seed+1_000_000, media)
		if want.ParameterFormat != t.want.ParameterFormat || want.Category != t.want.Category {
			continue
		}
		want.Name, want.Language = t.want.Name, t.want.Language
		t.want, t.typed = want, typed
		d.edit(anna, t)
	}
	d.settle(anna, all, 0)
	return all
}

// draft types a template by way of a look at the whole editor, as people without scripts do, and saves it twice more as it stands.
func (d *desk) draft(anna *browser, t *trip) {
	d.Helper()
	seen := anna.post("/templates/previews", t.typed).is(http.StatusOK)
	saved := anna.post("/templates", asBrowsersSend(seen, "/templates")).is(http.StatusSeeOther)
	t.id = number(strings.TrimPrefix(saved.Header.Get("Location"), "/templates/"))
	d.drafted(t, "drafted", 1)
	d.saveUnchanged(anna, t, 1)
	anna.post(d.path(t)+"/submissions", nil).is(http.StatusSeeOther)
}

// edit begins a corrected draft, and types all of another template into it.
func (d *desk) edit(anna *browser, t *trip) {
	d.Helper()
	anna.post(d.path(t)+"/corrections", nil).is(http.StatusSeeOther)
	for field, value := range map[string]string{"id": fmt.Sprint(t.id), "name": t.want.Name, "language": t.want.Language, "worded_in": t.want.Language} {
		t.typed.Set(field, value)
	}
	seen := anna.post("/templates/previews", t.typed).is(http.StatusOK)
	anna.post(d.path(t), asBrowsersSend(seen, d.path(t))).is(http.StatusSeeOther)
	d.drafted(t, "edited", 2)
	d.saveUnchanged(anna, t, 2)
	anna.post(d.path(t)+"/submissions", nil).is(http.StatusSeeOther)
}

func (d *desk) saveUnchanged(anna *browser, t *trip, versions int) {
	d.Helper()
	editor := anna.get(d.path(t) + "/edit").is(http.StatusOK)
	anna.post(d.path(t), asBrowsersSend(editor, d.path(t))).is(http.StatusSeeOther)
	d.drafted(t, "saved as it was", versions)
}

func (d *desk) path(t *trip) string { return fmt.Sprintf("/templates/%d", t.id) }

// settle lets all of them go to Meta, be reviewed and come back, and compares. versions is how many there are then; 0 is any number.
func (d *desk) settle(anna *browser, all []*trip, versions int) {
	d.Helper()
	d.work()
	d.pass(2 * time.Minute)
	anna.post("/templates/syncs", url.Values{}).is(http.StatusSeeOther)
	d.work()
	for _, t := range all {
		row, err := models.FindTemplate(context.Background(), d.db, t.id)
		if err != nil {
			d.Fatal(err)
		}
		t.meta = row.MetaID
		meta, err := d.client.GetTemplate(context.Background(), row.MetaID)
		if err != nil {
			d.Fatalf("seed %d: %v; %s", t.seed, err, row.Refusal)
		}
		d.same(t, "at Meta", essence(meta, true), essence(t.want, true))
		if row.MetaStatus != whatsapp.TemplateApproved || row.FoundVersionID != nil || row.LiveVersionID == nil || *row.LiveVersionID != *row.VersionID {
			d.Errorf("seed %d: after the sync it is %+v; Meta says %s %s", t.seed, row, meta.Status, meta.RejectedReason)
		}
		d.drafted(t, "after the sync", versions)
	}
}

// drafted compares what the database has with what was typed.
func (d *desk) drafted(t *trip, when string, versions int) {
	d.Helper()
	row, err := models.FindTemplate(context.Background(), d.db, t.id)
	if err != nil {
		d.Fatal(err)
	}
	v, err := models.FindTemplateVersion(context.Background(), d.db, *row.VersionID)
	if err != nil {
		d.Fatal(err)
	}
	d.same(t, when, essence(v.Content, false), essence(t.want, false))
	if versions != 0 && v.Number != versions {
		d.Errorf("seed %d, %s: there are %d versions, want %d", t.seed, when, v.Number, versions)
	}
	if row.Name != t.want.Name || row.Language != t.want.Language || row.Category != t.want.Category {
		d.Errorf("seed %d, %s: it is %s, %s, %s", t.seed, when, row.Name, row.Language, row.Category)
	}
}

func (d *desk) same(t *trip, where string, got, want any) {
	d.Helper()
	if path, ok := unlike("", got, want); !ok {
		d.Fatalf("seed %d, %s (alone: -args -trip %d -trips 1), differs at%s", t.seed, where, t.seed, path)
	}
}

// unlike is the first place where two JSON values differ.
func unlike(path string, got, want any) (string, bool) {
	g, ok := got.(map[string]any)
	if w, too := want.(map[string]any); ok && too && len(g) == len(w) {
		for key := range w {
			if at, ok := unlike(path+" "+key, g[key], w[key]); !ok {
				return at, false
			}
		}
		return "", true
	}
	list, ok := got.([]any)
	if w, too := want.([]any); ok && too && len(list) == len(w) {
		for i := range w {
			if at, ok := unlike(fmt.Sprint(path, " ", i), list[i], w[i]); !ok {
				return at, false
			}
		}
		return "", true
	}
	return fmt.Sprintf("%s:\n%q\nwant\n%q", path, got, want), reflect.DeepEqual(got, want)
}
