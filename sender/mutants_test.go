package sender

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var breed = flag.Bool("mutants", false, "compile each mutant and see its test fail; otherwise only look whether each can still be made")

// A mutant is the product with one mistake in it that people make who write such programs. The test that is there to notice must fail.
type mutant struct {
	mistake string
	edits   []edit
	pkg     string
	test    string // for -run
	args    string // for the test binary
}

// edit replaces what stands in a file exactly once.
type edit struct{ file, old, new string }

var mutants = []mutant{
	{"what a dead process held is queued again", []edit{{"models/process.go",
		`orphans[i].What, orphans[i].At, orphans[i].Reason = EventUnseen, db.Now(), reasonProcessEnded`,
		`orphans[i].What, orphans[i].At, orphans[i].RetryAt, orphans[i].Reason = EventPutBack, db.Now(), db.Now(), reasonProcessEnded`}},
		"./sender", "TestCrashedAtEachPoint/sqlite", "-crashes 1 -at=" + claiming + done},
	{"an answer that was not seen is tried again", []edit{{"sender/outcome.go",
		`h.What, h.Reason = models.EventUnseen, "no_answer"`,
		`h.What, h.Reason, h.RetryAt = models.EventPutBack, "no_answer", h.At`}},
		"./sender", "TestCrashedAtEachPoint/sqlite", "-crashes 0 -at=" + noting + done},
	{"commits do not wait for the disk", []edit{{"models/db_open.go", `"synchronous(full)"`, `"synchronous(normal)"`}},
		"./sender", "TestNothingLeavesBeforeItsClaimIsOnTheDisk", "-posts 40"},
	{"the claim takes messages in any state", []edit{{"models/claim.go", `m.state = 'queued' AND m.due_at`, `m.due_at`}},
		"./models", "TestWhatMetaTellsOfAWaitingMessageKeepsItFromBeingSent/sqlite", ""},
	{"a message that failed on one connection is written on another", []edit{{"whatsapp/graph/send.go",
		"	if again {\n",
		`	if err != nil {
		wire.Close()
		if req, err = c.message(at, body); err != nil {
			return a, err
		}
		if wire, err = c.wires.take(ctx, c.end(ctx)); err != nil {
			return a, c.cleaned(err)
		}
		a, again, err = wire.carry(req)
	}
	if again {
`}},
		"./whatsapp/graph", "TestSendNeverReplays", ""},
	{"a campaign ends when its last message was claimed", []edit{{"models/campaign_work.go",
		"COALESCE(` + db.aWaiting(`campaigns.id`) + `, ` + db.anOnItsWay(`campaigns.id`) + `) IS NULL",
		`EXISTS (SELECT 1 FROM messages WHERE campaign_id = campaigns.id AND attempt > 0 AND id = (SELECT MAX(id) FROM messages WHERE campaign_id = campaigns.id))`}},
		"./models", "TestACampaignEndsOnlyWhenNobodyWaits/sqlite", ""},
	{"a status overwrites whatever was known", []edit{{"models/message_transition.go", `return rank[to] > rank[m.State]`, `return true`}},
		"./models", "TestTheOrderInWhichStatusesArriveChangesNothing", ""},
	{"a message that Meta tells of twice is heard twice", []edit{{"models/webhook_inbound.go", `if err != nil || !fresh {`, `if _ = fresh; err != nil {`}},
		"./models", "TestAWordThatIsRepeatedIsHeardOnce/sqlite", ""},
	{"consent is looked at when the audience is written down, and not again", []edit{{"models/claim_judge.go", `WHEN k.state <> 'given' THEN k.state`, ``}},
		"./models", "TestAClaimTakesOnlyThoseWhoSaidYes/sqlite", ""},
	{"500 counts as a refusal", []edit{{"whatsapp/outcome.go",
		"	}\n	return Outcome{Verdict: Unknown, Err: errorOrStatus(status, body)}\n}\n\nfunc readAccepted",
		"	}\n	return Outcome{Verdict: Refused, Err: errorOrStatus(status, body)}\n}\n\nfunc readAccepted"}},
		"./whatsapp/graph", "TestSendVerdicts", ""},
	{"a webhook is answered before it is stored", []edit{{"models/webhook_intake.go",
		"	select {\n	case err := <-call.stored:\n		return err\n	case <-ctx.Done():\n		return ctx.Err()\n	}",
		"	return nil"}},
		"./sender", "TestCrashedAtEachPoint/sqlite", "-crashes 0 -at=" + storing + open},
	{"counters are raised and never lowered", []edit{{"models/tally.go", `	for _, key := range keys {
		err := db`, `	for _, key := range keys {
		if m[key] < 0 {
			continue
		}
		err := db`}},
		"./models", "TestAClaimTakesOnlyThoseWhoSaidYes/sqlite", ""},
}

// Every day each mutant is made, so that the table does not fall behind the product; `make prove-mutants` also lets each live, and die by its test.
func TestEveryMutantDies(t *testing.T) {
	t.Parallel()
	table := fmt.Sprintf("  %-72s%8s  %s\n", "mutant", "seconds", "dies by, which says")
	for _, m := range mutants {
		t.Run(m.mistake, func(t *testing.T) {
			replaced := m.made(t)
			if !*breed {
				return
			}
			began := time.Now()
			out, died := m.dies(replaced)
			if !died {
				t.Errorf("%s did not fail\n%s", m.test, out)
			}
			table += fmt.Sprintf("  %-72s%8.1f  %s %s\n%84s%.110s\n", m.mistake, time.Since(began).Seconds(), strings.TrimPrefix(m.pkg, "./"), m.test, "", lastWords.FindString(out))
		})
	}
	if *breed {
		t.Log("\n" + table)
	}
}

// made writes the mutant's files beside the product and returns what go calls an overlay.
func (m mutant) made(t *testing.T) string {
	t.Helper()
	dir, text := t.TempDir(), map[string]string{}
	for _, e := range m.edits {
		name, err := filepath.Abs(filepath.Join("..", e.file))
		if err != nil {
			t.Fatal(err)
		}
		if text[name] == "" {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text[name] = string(content)
		}
		if n := strings.Count(text[name], e.old); n != 1 {
			t.Errorf("%s: %q stands %d times in %s: change the mutant with the product", m.mistake, e.old, n, e.file)
		}
		text[name] = strings.Replace(text[name], e.old, e.new, 1)
	}
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	for name, content := range text {
		if _, err := parser.ParseFile(token.NewFileSet(), name, content, 0); err != nil {
			t.Errorf("%s: %v", m.mistake, err)
		}
		overlay.Replace[name] = filepath.Join(dir, filepath.Base(name))
		write(t, overlay.Replace[name], []byte(content))
	}
	list, err := json.Marshal(overlay)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "overlay.json"), list)
	return filepath.Join(dir, "overlay.json")
}

// lastWords are the first complaint of a test.
var lastWords = regexp.MustCompile(`\w+_test\.go:\d+: .*`)

func write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// dies lets a mutant's test run. A mutant that does not compile has not died of anything.
func (m mutant) dies(overlay string) (out string, ok bool) {
	arguments := []string{"test", "-overlay", overlay, "-vet=off", "-count=1", "-timeout=5m", "-run=^" + strings.ReplaceAll(m.test, "/", "$/^") + "$", m.pkg}
	if m.args != "" {
		before, at, found := strings.Cut(m.args, " -at=")
		arguments = append(append(arguments, "-args"), strings.Fields(before)...)
		if found {
			arguments = append(arguments, "-at="+at)
		}
	}
	command := exec.Command("go", arguments...)
	command.Dir = ".."
	said, err := command.CombinedOutput()
	name, _, _ := strings.Cut(m.test, "/")
	return string(said), err != nil && strings.Contains(string(said), "--- FAIL: "+name)
}
