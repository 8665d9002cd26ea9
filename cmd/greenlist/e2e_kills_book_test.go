package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"greenlist/ledger"
)

// A book is what those who asked know: by its mark, how often each act must stand in the log at least, and at most.
type book struct {
	mu             sync.Mutex
	marks          map[string]expectation
	faults         []string
	acts, repeated int
}

type expectation struct{ least, most int }

func newBook() *book { return &book{marks: map[string]expectation{}} }

// expects notes that somebody asks for something now.
func (b *book) expects(mark string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e := b.marks[mark]
	e.most++
	b.marks[mark] = e
	b.acts++
}

func (b *book) repeats() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.repeated++
}

// answered notes what somebody was answered. What was refused must not have happened. It reports whether it was done.
func (b *book) answered(mark string, a answer, answered bool) (done bool) {
	if !answered {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	e := b.marks[mark]
	switch done = a.status < 400; {
	case !done:
		e.most--
	case !strings.HasPrefix(mark, pressed): // who has nothing to take back any more presses for nothing
		e.least++
	}
	b.marks[mark] = e
	if !done && a.status != 409 && a.status != 429 {
		b.faults = append(b.faults, fmt.Sprintf("%s: %d %s", mark, a.status, a.body[:min(len(a.body), 300)]))
	}
	return done
}

// fault notes what should not happen to anybody.
func (b *book) fault(words string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, words)
}

// complaints compares what was answered with what the log tells.
func (b *book) complaints(told map[string]int) (all []string) {
	for mark, e := range b.marks {
		switch n := told[mark]; {
		case n < e.least:
			all = append(all, fmt.Sprintf("%q was answered %d times, and stands in the log %d times", mark, e.least, n))
		case n > e.most:
			all = append(all, fmt.Sprintf("%q was asked for %d times, and stands in the log %d times", mark, e.most, n))
		}
	}
	for mark := range told {
		if _, known := b.marks[mark]; !known {
			all = append(all, fmt.Sprintf("nobody asked for %q", mark))
		}
	}
	slices.Sort(all)
	return append(all, b.faults...)
}

func (b *book) judge(t *testing.T, told map[string]int) {
	t.Helper()
	all := b.complaints(told)
	for _, complaint := range all[:min(len(all), 20)] {
		t.Error(complaint)
	}
	if len(all) > 20 {
		t.Errorf("and %d more", len(all)-20)
	}
}

// open is how many acts were asked for once and never answered, and how many of them happened. Presses are left out: they may find nothing to do.
func (b *book) open(told map[string]int) (unanswered, happened int) {
	for mark, e := range b.marks {
		if strings.HasPrefix(mark, pressed) {
			continue
		}
		unanswered, happened = unanswered+e.most-e.least, happened+told[mark]-e.least
	}
	return unanswered, happened
}

// table is how many acts of each kind there were.
func (b *book) table() string {
	of := map[string]int{}
	for mark, e := range b.marks {
		kind, _, _ := strings.Cut(mark, " ")
		of[kind] += e.most
	}
	return fmt.Sprint(of)
}

// exported is how often each act stands in the bundle, which an auditor accepts.
func (s *siege) exported() map[string]int {
	s.t.Helper()
	if out := s.run("evidence", "check"); !strings.Contains(out, "tell the same story") {
		s.t.Error(out)
	}
	dir := filepath.Join(s.t.TempDir(), "bundle")
	vkey := vkeys.FindStringSubmatch(s.run("evidence", "export", dir))[1]
	(&install{t: s.t}).run("verify", dir, "--vkey", vkey)
	file, err := os.Open(filepath.Join(dir, "payloads.jsonl"))
	s.must(err)
	defer file.Close()
	told, lines := map[string]int{}, bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var record struct{ Payload json.RawMessage }
		s.must(json.Unmarshal(lines.Bytes(), &record))
		if mark := markOf(record.Payload); mark != "" {
			told[mark]++
		}
	}
	s.must(lines.Err())
	return told
}

// markOf is what an act is known by; empty where it is not one of those that are counted.
func markOf(payload []byte) string {
	var head ledger.Header
	if json.Unmarshal(payload, &head) != nil || head.Type != ledger.Granted && head.Type != ledger.Withdrawn && !head.Type.Yes() {
		return ""
	}
	read, err := ledger.ReadPayload(head.Type, payload)
	if err != nil {
		return err.Error()
	}
	e := read.(*ledger.ConsentEvent)
	switch {
	case e.Type == ledger.Granted:
		return "granted " + e.Capture.Token
	case e.Type == ledger.Confirmed:
		return e.Verification.WAMID
	case e.Type == ledger.Imported:
		return strings.TrimSuffix(e.Assertion.Words, ".")
	case e.Withdrawal.Channel == "stop_word":
		return "stop " + e.Withdrawal.Webhook.SHA256
	case e.Withdrawal.Channel == "preferences":
		return pressed + e.Subject.Phone
	}
	_, mark, _ := strings.Cut(e.Withdrawal.Input, ": ")
	return mark
}

// Whoever keeps such a book notices what was lost, what happened twice, and what nobody asked for.
func TestTheBookNoticesWhatIsLostOrDoubled(t *testing.T) {
	b := newBook()
	for mark, status := range map[string]int{"done": 201, "refused": 409, "unanswered": 0} {
		b.expects(mark)
		b.answered(mark, answer{status: status}, status > 0)
	}
	for _, good := range []map[string]int{{"done": 1}, {"done": 1, "unanswered": 1}} {
		if all := b.complaints(good); len(all) > 0 {
			t.Errorf("%v: %v", good, all)
		}
	}
	for _, bad := range []map[string]int{{}, {"done": 2}, {"done": 1, "refused": 1}, {"done": 1, "unanswered": 2}, {"done": 1, "nobody's": 1}} {
		if len(b.complaints(bad)) != 1 {
			t.Errorf("%v passes: %v", bad, b.complaints(bad))
		}
	}
	b.fault("an answer of 500")
	if len(b.complaints(map[string]int{"done": 1})) != 1 {
		t.Error("a fault passes")
	}
}
