package views

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"greenlist/models"
)

// Acts is what staff did, the newest first.
type Acts struct {
	Clock
	Role Role
	Page models.ActPage
	// Asked is what was typed and chosen; Thing the one thing it is about, where it is about one.
	Asked  ActsAsked
	Thing  models.Thing
	Actors []models.AuditActor
	Errors map[string]string
}

// ActsAsked are the filters as they stand in the address.
type ActsAsked struct{ Text, Who, Kind, Act, Thing, From, Until string }

// Title implements Screen.
func (Acts) Title() string { return "What staff did" }

// query is the address of the filters, with something else in the place of one.
func (a ActsAsked) query(changed ...string) url.Values {
	q := url.Values{"q": {a.Text}, "who": {a.Who}, "kind": {a.Kind}, "act": {a.Act}, "thing": {a.Thing}, "from": {a.From}, "until": {a.Until}}
	for i := 0; i+1 < len(changed); i += 2 {
		q.Set(changed[i], changed[i+1])
	}
	for name, value := range q {
		if value[0] == "" {
			delete(q, name)
		}
	}
	return q
}

func (a ActsAsked) at(path string, changed ...string) string {
	if q := a.query(changed...).Encode(); q != "" {
		return path + "?" + q
	}
	return path
}

func (p Acts) reset() string {
	if p.Asked == (ActsAsked{}) {
		return ""
	}
	return ActsPath
}

func (p Acts) next() string {
	if !p.Page.More {
		return ""
	}
	return p.Asked.at(ActsPath, "before", idText(p.Page.Acts[len(p.Page.Acts)-1].ID))
}

func (p Acts) whoOptions() []Option {
	all := []Option{{Text: "Anybody"}}
	for _, a := range p.Actors {
		name := a.Name
		if a.Who == "system" {
			name = "Greenlist, or nobody signed in"
		}
		all = append(all, Option{Value: a.Who, Text: name})
	}
	return all
}

func (p Acts) kindOptions() []Option {
	all := []Option{}
	for subject, words := range actKinds {
		all = append(all, Option{Value: subject, Text: words[1]})
	}
	slices.SortFunc(all, func(a, b Option) int { return strings.Compare(a.Text, b.Text) })
	return append([]Option{{Text: "Anything"}}, all...)
}

// actOptions are what can be done to the kind of thing that was chosen.
func (p Acts) actOptions() []Option {
	all := []Option{{Text: "Anything"}}
	for _, act := range models.StaffActs() {
		if act.Subject() == p.Asked.Kind {
			words := strings.Join(strings.Fields(strings.ReplaceAll(actSentences[act.String()].says, "%", "…")), " ")
			all = append(all, Option{Value: act.Action(), Text: upperFirst(words)})
		}
	}
	return all
}

// actStanding is how an act stands to the log, in a word.
func actStanding(a models.Act, v models.Verification) Status {
	check := v.Checks[a.EvidenceID]
	switch {
	case a.Missing:
		return Status{"Not in the log", Bad}
	case a.Altered:
		return Status{"Its proof was changed", Bad}
	case len(a.Differs) > 0:
		return Status{"Not what the log holds", Bad}
	case a.Proof.Place == nil:
		return Status{"Being added to the log", Info}
	case !check.Sound():
		return Status{"The signed log lacks it", Bad}
	case a.Emptied:
		return Status{"What it said is erased", Quiet}
	case check.Waiting:
		return Status{"In the log", Good}
	}
	return Status{"In the signed log", Good}
}

// actDiffers says in which parts a row is not what the log holds.
func actDiffers(parts []string) string {
	words := map[string]string{"who": "who did it", "what": "what was done", "thing": "what it was done to", "when": "when", "before": "what was before", "after": "what was after"}
	var all []string
	for _, part := range parts {
		all = append(all, words[part])
	}
	return strings.Join(all, ", ")
}

// Activity is the last things that were done to one thing, for its own page. It draws nothing where there are none.
type Activity struct {
	Clock
	Role  Role
	Thing models.Thing
	Page  models.ActPage
}

func (a Activity) mayAll() bool { return slices.Contains(proof, a.Role) }

func idText(id int64) string { return strconv.FormatInt(id, 10) }

// cutWord keeps a value to a line.
func cutWord(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if letters := []rune(value); len(letters) > 80 {
		return string(letters[:80]) + "…"
	}
	return value
}

// fingerprint is a SHA-256, which says nothing at a glance.
var fingerprint = regexp.MustCompile(`^[0-9a-f]{64}$`)

// glanced are the changes that a list tells of: of what was made anew its sentence says enough.
func glanced(c Clock, e models.AuditEntry, names map[models.Thing]string) []changeLine {
	lines := slices.DeleteFunc(actChanges(c, e, names), func(l changeLine) bool { return fingerprint.MatchString(l.Before + l.After) })
	if len(e.Before) == 0 && (len(lines) > atAGlance || len(actSentences[e.Subject+"."+e.Action].more) > 0) {
		return nil
	}
	return lines
}
