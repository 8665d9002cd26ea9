package views

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"greenlist/models"
)

// SamplesPath is the list of samples.
const SamplesPath = "/samples"

// SamplePath is one sample.
func SamplePath(id int64) string { return fmt.Sprintf("%s/%d", SamplesPath, id) }

// SampleItemPath is one opt-in of a sample.
func SampleItemPath(id int64, place int) string {
	return fmt.Sprintf("%s/items/%d", SamplePath(id), place)
}

// SampleReportPath is the report that was signed.
func SampleReportPath(id int64) string { return SamplePath(id) + "/report" }

var flagWords = map[models.FlagReason]string{
	models.FlagNotice: "What they were shown is not good enough", models.FlagTick: "It is not clear that they agreed by themselves",
	models.FlagConfirm: "The number is not proven to be theirs", models.FlagSignature: "A signature or a record does not fit",
	models.FlagOverreach: "Messages went out that it does not cover", models.FlagOther: "Something else",
}

func flagOptions() []Option {
	all := []Option{{Text: "Choose, to flag it"}}
	for _, reason := range models.FlagReasons {
		all = append(all, Option{Value: string(reason), Text: flagWords[reason]})
	}
	return all
}

func formOptions(forms []models.Form) []Option {
	all := []Option{{Text: "Any, or none"}}
	for _, f := range forms {
		all = append(all, Option{Value: strconv.FormatInt(f.ID, 10), Text: f.Name})
	}
	return all
}

// anyOr are the options of a choice, behind the one that asks for nothing.
func anyOr(anything string, keys []string, words map[string]string) []Option {
	return append([]Option{{Text: anything}}, wordOptions(keys, words)...)
}

var grades = []string{models.GradeVerified, models.GradeProven, models.GradeRecorded, models.GradeAsserted}

// drawnFrom says in a line what a sample was drawn from.
func drawnFrom(c Clock, s models.SampleCriteria, forms []models.Form) string {
	var all []string
	last := ""
	if s.Until != nil {
		last = c.in(*s.Until).AddDate(0, 0, -1).Format("2 Jan 2006")
	}
	switch {
	case s.Since != nil && s.Until != nil:
		all = append(all, c.Day(*s.Since)+" to "+last)
	case s.Since != nil:
		all = append(all, "since "+c.Day(*s.Since))
	case s.Until != nil:
		all = append(all, "up to "+last)
	}
	if s.FormID != 0 {
		all = append(all, "the form “"+formName(forms, s.FormID)+"”")
	}
	if s.Source != "" {
		all = append(all, lowerFirst(worded(sourceWords, s.Source)))
	}
	if s.Grade != "" {
		all = append(all, lowerFirst(worded(gradeWords, s.Grade)))
	}
	if len(all) == 0 {
		return "All opt-ins"
	}
	return upperFirst(strings.Join(all, "; "))
}

func lowerFirst(words string) string {
	r := []rune(words)
	if len(r) == 0 {
		return ""
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

func formName(forms []models.Form, id int64) string {
	for _, f := range forms {
		if f.ID == id {
			return f.Name
		}
	}
	return Number(int(id))
}

// sampleStatus is how a sample stands.
func sampleStatus(s models.Sample, n models.SampleCount) Status {
	switch {
	case s.Signed():
		return Status{"Signed off", Good}
	case n.Waiting() == 0:
		return Status{"Ready to sign off", Caution}
	}
	return Status{"Being judged", Info}
}

// itemStatus is what was found of an opt-in.
func itemStatus(i models.SampleItemLine) Status {
	switch {
	case i.Verdict == models.Flagged:
		return Status{"Flagged", Bad}
	case i.Verdict == models.Approved:
		return Status{"Approved", Good}
	case i.Gone:
		return Status{"Erased", Quiet}
	}
	return Status{"Waiting", Info}
}

func verdictWord(v models.SampleVerdict) string {
	if v == models.Flagged {
		return "flagged"
	}
	return "approved"
}

func hundredths(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + "%" }

// rateWords say what a sample means for all it was drawn from, and how sure that is.
func rateWords(r models.Rate, population int64) string {
	if r.Of == 0 {
		return "Nothing could be judged, so this sample says nothing."
	}
	words := fmt.Sprintf("%d of %s flagged: %s.", r.Hits, Count(r.Of, "judged opt-in was", "judged opt-ins were"), hundredths(r.Share))
	if r.Whole {
		return words + " That is everything it was drawn from, so nothing is left to chance."
	}
	return words + fmt.Sprintf(" Of all %s it was drawn from, between %s and %s would be flagged, with a confidence of 95%% (Wilson’s score interval).", Number(int(population)), hundredths(r.Low), hundredths(r.High))
}

// caseFrom is where a case is opened about a flagged opt-in. What was written about it stays where it is: addresses are kept in histories.
func caseFrom(s models.Sample, i models.SampleItemLine) string {
	typed := url.Values{
		"contact": {strconv.FormatInt(i.ContactID, 10)}, "kind": {string(models.CaseFinding)}, "channel": {string(models.CaseByReview)},
		"question": {fmt.Sprintf("Sample %s, opt-in %d: %s.", s.Number(), i.Place, lowerFirst(flagWords[i.Reason]))},
	}
	return CasesPath + "/new?" + typed.Encode()
}
