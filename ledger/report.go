package ledger

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Exit codes of a verification. Of several, the gravest counts, and unreadable
// is graver than integrity, integrity than completeness, completeness than
// semantics.
const (
	ExitOK         = 0
	ExitIntegrity  = 1 // bytes are not what was committed to or signed
	ExitIncomplete = 2 // something that should be there is not
	ExitSemantic   = 3 // the record is genuine and tells of a breach
	ExitUnreadable = 4 // not a bundle, or no access
)

// Verdicts of a report.
const (
	VerdictOK         = "ok"
	VerdictUnanchored = "consistent, not anchored"
	VerdictFailed     = "failed"
	VerdictUnreadable = "unreadable"
)

// Severities of a finding.
const (
	SeverityError = "error"
	SeverityNote  = "note" // worth reading; does not fail the bundle
)

// findingsPerCheck keeps a report of a ruined bundle readable. Every finding is
// counted all the same.
const findingsPerCheck = 25

// Report is the outcome of a verification, fit for JSON.
type Report struct {
	Format     string           `json:"format"`
	Verdict    string           `json:"verdict"`
	Exit       int              `json:"exit"`
	Anchored   bool             `json:"anchored"` // a key the auditor brought vouches for it
	Origin     string           `json:"origin,omitempty"`
	Size       int64            `json:"size"`
	Root       string           `json:"root,omitempty"`
	Exported   string           `json:"exported,omitempty"`
	Held       int              `json:"held_checkpoints"` // older ones that are a prefix
	Opened     int64            `json:"opened"`
	Erased     map[string]int64 `json:"erased"` // by "type reason"
	Uses       int64            `json:"uses"`
	UsesErased int64            `json:"uses_whose_proof_was_erased_later"`
	UsesBefore int64            `json:"uses_whose_proof_is_from_before_the_selection,omitempty"`
	Selection  *Selection       `json:"selection,omitempty"` // what part of the log is opened; none is all of it
	LeftOut    int64            `json:"left_out,omitempty"`
	Messages   int64            `json:"messages"`
	Acts       map[string]int64 `json:"acts"`             // what staff did, by kind, as far as it can be opened
	Leaf       *int64           `json:"leaf,omitempty"`   // of a receipt: where its record stands
	Record     json.RawMessage  `json:"record,omitempty"` // of a receipt: what was recorded
	Told       []string         `json:"-"`                // the same in words
	Checks     []CheckResult    `json:"checks"`
	Findings   []Finding        `json:"findings"`
}

// CheckResult says how often a check was made and how often it failed. A check
// that had nothing to look at has neither passed nor failed.
type CheckResult struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Made   int64  `json:"made"`
	Failed int64  `json:"failed"`
}

// Finding is one thing that is not as it should be.
type Finding struct {
	Check    string `json:"check"`
	Severity string `json:"severity"`
	Place    string `json:"place"`
	Words    string `json:"words"`
}

type check struct {
	id, title string
	exit      int
}

var checks = []check{
	{"V0", "the bundle's files are those it was signed with", ExitIntegrity},
	{"V1", "the checkpoint is signed by the log's key", ExitIntegrity},
	{"V2", "the leaves add up to the signed root, and every tile agrees", ExitIntegrity},
	{"V3", "no leaf is missing, repeated or out of order", ExitIntegrity},
	{"V4", "every checkpoint held from before is still part of the log", ExitIntegrity},
	{"V5", "every payload is the one its leaf committed to", ExitIntegrity},
	{"V6", "every unreadable leaf was erased for a reason, and not too early", ExitIncomplete},
	{"V7", "every text shown is in the bundle, byte for byte", ExitIncomplete},
	{"V8", "every person's history is one that can happen", ExitSemantic},
	{"V9", "every message relied on a consent that was in force", ExitSemantic},
	{"V10", "times run forwards", ExitSemantic},
	{"V11", "Meta's webhooks speak of their message, and where the app secret is given carry Meta's signature", ExitIntegrity},
	{"V12", "every record is complete", ExitIncomplete},
	{"V13", "a bundle about a part of the log holds that part, whole, and nothing else", ExitIncomplete},
}

// checkAt is the place of a check in a report's list.
func checkAt(id string) int {
	return slices.IndexFunc(checks, func(c check) bool { return c.id == id })
}

func newReport() *Report {
	r := &Report{Format: "greenlist/report/v1", Erased: map[string]int64{}, Acts: map[string]int64{}, Findings: []Finding{}}
	for _, c := range checks {
		r.Checks = append(r.Checks, CheckResult{ID: c.id, Title: c.title})
	}
	return r
}

// made counts n tests of a check.
func (r *Report) made(check string, n int64) { r.Checks[checkAt(check)].Made += n }

// fail counts a failure with the check's own exit code.
func (r *Report) fail(check, place, words string, args ...any) {
	r.failAs(checks[checkAt(check)].exit, check, place, words, args...)
}

func (r *Report) failAs(exit int, check, place, words string, args ...any) {
	if r.Exit == ExitOK || exit < r.Exit {
		r.Exit = exit
	}
	c := &r.Checks[checkAt(check)]
	c.Failed++
	if c.Failed <= findingsPerCheck {
		r.Findings = append(r.Findings, Finding{check, SeverityError, place, fmt.Sprintf(words, args...)})
	}
}

func (r *Report) note(check, place, words string, args ...any) {
	r.Findings = append(r.Findings, Finding{check, SeverityNote, place, fmt.Sprintf(words, args...)})
}

// conclude draws the verdict.
func (r *Report) conclude() {
	switch {
	case r.Exit != ExitOK:
		r.Verdict = VerdictFailed
	case r.Anchored:
		r.Verdict = VerdictOK
	default:
		r.Verdict = VerdictUnanchored
	}
}

// String is the report in plain words.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", strings.ToUpper(r.Verdict))
	if r.Exit == ExitUnreadable {
		return b.String()
	}
	fmt.Fprintf(&b, "\nlog %s, %d leaves, root %s\n", r.Origin, r.Size, r.Root)
	if r.Selection != nil {
		fmt.Fprintf(&b, "a part of the log: %s; %d records opened, %d left out\n", r.Selection, r.Opened, r.LeftOut)
	}
	for _, words := range r.Told {
		fmt.Fprintf(&b, "record: %s\n", words)
	}
	for _, c := range r.Checks {
		if r.Leaf != nil && c.Made+c.Failed == 0 {
			continue // a receipt leaves most of them nothing to look at
		}
		fmt.Fprintf(&b, "%-4s %-8s %s (%d)\n", c.ID, c.mark(), c.Title, c.Made)
	}
	if len(r.Acts) > 0 {
		done := int64(0)
		for _, n := range r.Acts {
			done += n
		}
		fmt.Fprintf(&b, "staff: %d acts of %d kinds\n", done, len(r.Acts))
	}
	for _, kind := range slices.Sorted(maps.Keys(r.Erased)) {
		fmt.Fprintf(&b, "erased: %d × %s\n", r.Erased[kind], kind)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s %s at %s: %s\n", f.Severity, f.Check, f.Place, f.Words)
	}
	return b.String()
}

func (c CheckResult) mark() string {
	switch {
	case c.Failed > 0:
		return "FAILED"
	case c.Made == 0:
		return "not run"
	}
	return "ok"
}
