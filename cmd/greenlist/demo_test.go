package main

import (
	"context"
	"log/slog"
	"maps"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/sandbox"
	"greenlist/whatsapp"
	"greenlist/whatsapp/graph"
)

// demoEnd is when the past of the demo ends in tests: a Saturday afternoon.
var demoEnd = time.Date(2026, 11, 21, 14, 5, 0, 0, time.UTC)

// demoAsTold is the demo after it was filled, read at the moment its past ends.
type demoAsTold struct {
	*house
	db *models.DB
}

func toldDemo(t *testing.T) *demoAsTold {
	t.Helper()
	database := filepath.Join(t.TempDir(), "demo.db")
	h := &house{settings: &settings{Database: database}, log: slog.New(slog.DiscardHandler)}
	if err := os.WriteFile(database+".filling", []byte("what an interruption left"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := h.prepareDemo(t.Context(), demoEnd); err != nil {
		t.Fatal(err)
	}
	return &demoAsTold{h, reopened(t, h)}
}

func reopened(t *testing.T, h *house) *models.DB {
	t.Helper()
	keys, err := h.keys()
	if err != nil {
		t.Fatal(err)
	}
	name, err := origin(keys)
	if err != nil {
		t.Fatal(err)
	}
	db, err := models.Open(t.Context(), models.Options{Database: h.database(), Origin: name, Keys: keys, Clock: func() time.Time { return demoEnd }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestTheDemoHasAPast(t *testing.T) {
	d := toldDemo(t)
	t.Run("people", d.people)
	t.Run("forms", d.published)
	t.Run("templates", d.templates)
	t.Run("campaigns", d.sent)
	t.Run("quality", d.quality)
	t.Run("evidence", d.proven)
	t.Run("holders", d.held)
	t.Run("renewals", d.renewed)
	t.Run("the pretend Meta agrees", d.atMeta)
	t.Run("once", d.again)
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func (d *demoAsTold) people(t *testing.T) {
	ctx := t.Context()
	total := int64(0)
	for _, l := range lands {
		f := must(models.ForecastAudience(ctx, d.db, models.Audience{Countries: []string{l.code}}, 1))(t)
		total += f.People
		if f.People < 80 || f.Willing < f.People/2 {
			t.Errorf("%s: %d people, of whom %d agreed", l.code, f.People, f.Willing)
		}
	}
	all := must(models.ForecastAudience(ctx, d.db, models.Audience{}, 1))(t)
	if all.People < 1995 || all.People > 2001 || total > 2000 || total < 1980 || all.Not["withdrawn"] < 60 || all.Not["suppressed"] < 3 {
		t.Errorf("%d people, %d with a country: %+v", all.People, total, all)
	}
	why := map[models.FormerWhy]bool{}
	for _, f := range must(models.ListLatelyFormer(ctx, d.db, 50))(t) {
		why[f.Why] = true
	}
	if !why[models.FormerHandedOver] || !why[models.FormerErased] {
		t.Errorf("there is nothing for a reviewer to find: %v", why)
	}
	signUps := must(models.CountSignups(ctx, d.db))(t)
	confirmed := 0
	for _, form := range signUps {
		confirmed += form.Confirmed
	}
	if len(signUps) != 4 || confirmed < 500 {
		t.Errorf("sign-ups: %+v", signUps)
	}
	if testers := must(models.ListTesters(ctx, d.db))(t); len(testers) != len(demoTesters) {
		t.Errorf("%d people to send a test to", len(testers))
	}
	if poison := must(models.ListPoison(ctx, d.db, 1))(t); len(poison) > 0 {
		t.Errorf("not understood: %s", poison[0].Error)
	}
}

func (d *demoAsTold) renewed(t *testing.T) {
	all := must(models.ListRenewals(t.Context(), d.db))(t)
	if len(all) != 2 {
		t.Fatalf("%d purposes end by themselves", len(all))
	}
	if f := all[0]; f.Asked < 50 || f.Renewed < 10 || f.Stopped == 0 || f.Lapsed < 15 || f.Soon < 20 || f.ToAsk != f.Soon || f.Form.ID == 0 {
		t.Errorf("%+v", f)
	}
	for _, kind := range models.StatementKinds {
		if kept := must(models.ListStatements(t.Context(), d.db, kind))(t); len(kept) == 0 {
			t.Errorf("no version of the %s was kept", kind)
		}
	}
}

func (d *demoAsTold) published(t *testing.T) {
	versions := map[int]int{}
	for _, form := range must(models.ListForms(t.Context(), d.db))(t) {
		versions[len(must(models.ListFormVersions(t.Context(), d.db, form.ID))(t))]++
		if form.State() != models.FormLive {
			t.Errorf("%s is %s", form.Name, form.State())
		}
	}
	if want := map[int]int{1: 4, 2: 1}; !maps.Equal(versions, want) {
		t.Errorf("forms by their versions: %v", versions)
	}
}

func (d *demoAsTold) templates(t *testing.T) {
	seen, languages := map[string]int{}, map[string]bool{}
	for _, template := range d.allTemplates(t) {
		status := template.MetaStatus
		if status == "" {
			status = string(template.State)
		}
		seen[status]++
		languages[template.Language] = true
		if template.CorrectCategory != "" {
			seen["category announced"]++
		}
		if template.Name == "loyalty_points" && template.Category != whatsapp.Marketing {
			t.Errorf("loyalty points are %s", template.Category)
		}
	}
	for _, status := range []string{"draft", whatsapp.TemplatePending, whatsapp.TemplateApproved, whatsapp.TemplateRejected, whatsapp.TemplatePaused,
		whatsapp.TemplateDisabled, "category announced"} {
		if seen[status] == 0 {
			t.Errorf("no template is %s", status)
		}
	}
	if len(languages) < 5 {
		t.Errorf("languages: %v", languages)
	}
}

func (d *demoAsTold) allTemplates(t *testing.T) []models.Template {
	t.Helper()
	return must(models.ListTemplates(t.Context(), d.db, models.TemplateFilter{Limit: 100}))(t)
}

func (d *demoAsTold) sent(t *testing.T) {
	ctx, states, all := t.Context(), map[models.CampaignState]int{}, models.Funnel{}
	for _, c := range must(models.ListCampaignLines(ctx, d.db, 0, 100))(t) {
		states[c.State]++
		counted, recounted := must(models.CountMessages(ctx, d.db, c.ID))(t), must(models.RecountMessages(ctx, d.db, c.ID))(t)
		if words := counted.Disagrees(recounted); words != "" {
			t.Errorf("%s: %s", c.Name, words)
		}
		f := c.Funnel
		all.Sent, all.Delivered, all.Read, all.Failed, all.NotSent, all.Unknown = all.Sent+f.Sent, all.Delivered+f.Delivered, all.Read+f.Read,
			all.Failed+f.Failed, all.NotSent+f.NotSent, all.Unknown+f.Unknown
		if c.State != models.CampaignFinished {
			continue
		}
		delivered, read := float64(f.Delivered)/float64(f.Sent+f.Failed), float64(f.Read)/float64(f.Delivered)
		if f.Waiting != 0 || delivered < 0.9 || read < 0.4 || read > 0.85 {
			t.Errorf("%s: delivered %.3f, read %.3f: %+v", c.Name, delivered, read, f)
		}
	}
	want := map[models.CampaignState]int{models.CampaignFinished: 14, models.CampaignCancelled: 1, models.CampaignPaused: 1, models.CampaignDraft: 1, models.CampaignScheduled: 1}
	if !maps.Equal(states, want) {
		t.Errorf("campaigns: %v", states)
	}
	delivered, read := float64(all.Delivered)/float64(all.Sent+all.Failed), float64(all.Read)/float64(all.Delivered)
	if delivered < 0.94 || delivered > 0.98 || read < 0.55 || read > 0.75 || all.Failed < 50 || all.NotSent < 200 || all.Unknown != 2 {
		t.Errorf("all campaigns: delivered %.3f, read %.3f: %+v", delivered, read, all)
	}
}

func (d *demoAsTold) quality(t *testing.T) {
	number := must(models.ListNumbers(t.Context(), d.db))(t)[0]
	samples := must(models.ListNumberSamples(t.Context(), d.db, number.ID, demoEnd.AddDate(0, 0, -demoDays-1)))(t)
	limits, qualities := map[int64]bool{}, map[string]bool{}
	for _, sample := range samples {
		limits[sample.MessagingLimit], qualities[sample.Quality] = true, true
	}
	if len(samples) < demoDays || len(limits) != 3 || !qualities[whatsapp.QualityYellow] || number.Quality != whatsapp.QualityGreen {
		t.Errorf("%d samples, limits %v, qualities %v, now %s", len(samples), limits, qualities, number.Quality)
	}
}

// proven also means that nobody was messaged without a yes: the verifier looks at every message.
func (d *demoAsTold) proven(t *testing.T) {
	if found := must(models.CompareWithLog(t.Context(), d.db))(t); found.Wrong > 0 || found.Acts < 2000 || found.Uses < 2000 || found.Staff == 0 {
		t.Errorf("the demo and its log differ: %+v", found)
	}
	dir := filepath.Join(t.TempDir(), "bundle")
	must(models.ExportEvidence(t.Context(), d.db, models.System, dir))(t)
	vkey := must(d.db.VerifierKey())(t)
	report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}, AppSecret: demoConnection.AppSecret, Now: demoEnd})
	if err != nil || report.Exit != ledger.ExitOK || !report.Anchored || report.Uses < 2000 {
		t.Fatalf("%v: %v", err, report)
	}
	d.provenInPart(t, vkey)
}

// provenInPart: an auditor of one person or of the last week, and the person, need no more than what they were given.
func (d *demoAsTold) provenInPart(t *testing.T, vkey string) {
	week := demoEnd.AddDate(0, 0, -7)
	someone := must(models.ListContacts(t.Context(), d.db, models.ContactSearch{Since: week}))(t).Contacts[0]
	for i, part := range []models.EvidenceSelection{{ContactID: someone.ID}, {Since: week}, {ContactID: someone.ID, Since: week}} {
		dir := filepath.Join(t.TempDir(), strconv.Itoa(i))
		must(part.Export(t.Context(), d.db, models.System, dir))(t)
		if err := run(t.Context(), []string{"verify", dir, "--vkey", vkey}); err != nil {
			t.Errorf("%+v: %v", part, err)
		}
	}
	yes := must(models.ListConsents(t.Context(), d.db, someone.ID))(t)[0]
	file := must(models.FindReceiptFile(t.Context(), d.db, strings.TrimPrefix(models.ReceiptLink(d.db, yes.EvidenceID), "/r/")))(t)
	path := filepath.Join(t.TempDir(), file.RecordID)
	if err := os.WriteFile(path, file.Content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{"verify", path, "--vkey", vkey}); err != nil || len(file.Content) > 4096 {
		t.Errorf("a receipt of %d bytes: %v", len(file.Content), err)
	}
}

// held: somebody outside has held checkpoints for weeks, and what they hold fits the log.
func (d *demoAsTold) held(t *testing.T) {
	holding := must(models.FindHolding(t.Context(), d.db))(t)
	if len(holding.Holders) != len(demoHolders) || !holding.Someone() || holding.Longest < 20*time.Hour || holding.Longest > models.AnchorPolicy {
		t.Fatalf("%+v", holding)
	}
	mails := must(models.ListMails(t.Context(), d.db, models.MailSearch{HolderID: holding.Holders[0].ID}))(t).Mails
	var kept [][]byte
	for _, m := range mails {
		kept = append(kept, []byte(must(m.Enclosed(t.Context(), d.db))(t)))
	}
	dir := filepath.Join(t.TempDir(), "bundle")
	must(models.ExportEvidence(t.Context(), d.db, models.System, dir))(t)
	report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{must(d.db.VerifierKey())(t)}, OldCheckpoints: kept, Now: demoEnd})
	if err != nil || report.Exit != ledger.ExitOK || len(kept) < 30 {
		t.Errorf("%d checkpoints held: %v, %v", len(kept), err, report)
	}
}

// atMeta starts the pretend Meta again on its journal, as serving does.
func (d *demoAsTold) atMeta(t *testing.T) {
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	world := must(startSandbox(listener, demoMeta(sandbox.Options{State: d.journal(), Now: func() time.Time { return demoEnd }, Log: d.log})))(t)
	defer world.close()
	client := must(graph.New(graph.Options{BaseURL: world.url, Token: demoConnection.Token}))(t)
	ours := map[string]models.Template{}
	for _, template := range d.allTemplates(t) {
		ours[template.MetaID] = template
	}
	for theirs, err := range client.AllTemplates(t.Context(), demoConnection.WABAID, graph.Filter{}) {
		if mine := ours[theirs.ID]; err != nil || mine.MetaStatus != theirs.Status || mine.Name != theirs.Name || mine.Category != theirs.Category {
			t.Errorf("%s in %s is %s at Meta, and here %s: %v", theirs.Name, theirs.Language, theirs.Status, mine.MetaStatus, err)
		}
		delete(ours, theirs.ID)
	}
	if delete(ours, ""); len(ours) > 0 {
		t.Errorf("Meta does not know %v", ours)
	}
	d.handsets(t, &sandbox.Remote{URL: world.url})
}

func (d *demoAsTold) handsets(t *testing.T, phones *sandbox.Remote) {
	people := must(phones.People(t.Context(), "", 100))(t)
	said, hidden := 0, 0
	for _, p := range people {
		id := p.Phone
		if id == "" {
			id, hidden = p.UserID, hidden+1
		}
		said += len(must(phones.Thread(t.Context(), id))(t))
		phone := ""
		if p.Phone != "" {
			phone = "+" + p.Phone
		}
		if _, err := models.FindContactByAddress(t.Context(), d.db, phone, p.UserID); err != nil {
			t.Errorf("%s has a telephone and is no contact: %v", p.Name, err)
		}
	}
	if len(people) < handsets || hidden == 0 || said < 2*len(people)/3 {
		t.Errorf("%d telephones, %d without a number, %d messages", len(people), hidden, said)
	}
}

func (d *demoAsTold) again(t *testing.T) {
	before := must(os.ReadFile(d.journal()))(t)
	size := must(d.db.LogSize(t.Context()))(t)
	if err := d.prepareDemo(t.Context(), demoEnd.AddDate(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	if after := must(os.ReadFile(d.journal()))(t); len(after) != len(before) {
		t.Errorf("the pretend Meta's journal grew by %d bytes", len(after)-len(before))
	}
	if now := must(reopened(t, d.house).LogSize(t.Context()))(t); now != size {
		t.Errorf("%d leaves, and then %d", size, now)
	}
	if d.db.Installation().DemoFilledAt == nil {
		t.Error("nobody noted that the demo was filled")
	}
	if err := models.NoteDemoFilled(context.Background(), d.db); err == nil {
		t.Error("filled twice")
	}
}

// What a team works in is nothing to pour made-up people into.
func TestTheDemoLeavesAPostgresInUseAlone(t *testing.T) {
	d := modelstest.Postgres(t)
	db := modelstest.Open(t, d, nil)
	must(models.CreateUser(t.Context(), db, models.System, models.NewUser{Email: "anna@zaailing.example", Role: models.Admin}))(t)
	printed := filepath.Join(t.TempDir(), "keys")
	if err := writeNew(printed, keysText(d.Keys())); err != nil {
		t.Fatal(err)
	}
	s := &settings{Database: d.Name(), Data: t.TempDir(), secrets: must(readSecrets(printed))(t)}
	h := &house{settings: s, log: slog.New(slog.DiscardHandler)}
	if err := h.prepareDemo(t.Context(), demoEnd); !refused(err, "not-empty") {
		t.Errorf("filled: %v", err)
	}
}
