package handlers

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"

	"greenlist/whatsapp"
)

// An author invents templates that Meta takes, each from a seed of its own: what Meta is to have, and what somebody types to get it. It shares no
// code with the editor.
type author struct {
	*rand.Rand
	media map[string][]string // files that are kept, by kind of header
	named bool
	texts int // how often words were needed, so that none are the same
	seed  int
	want  whatsapp.Template
	typed url.Values
}

// templateNo is the template of a seed. Two seeds in a row are the same name in two languages.
func templateNo(seed int, media map[string][]string) (want whatsapp.Template, typed url.Values) {
	for try := range uint64(200) {
		a := &author{Rand: rand.New(rand.NewPCG(uint64(seed), try)), media: media, seed: seed, typed: url.Values{}}
		a.invent()
		if !whatsapp.HasErrors(whatsapp.Lint(a.want)) {
			return a.want, a.typed
		}
	}
	panic(fmt.Sprint("no template of 200 is one that Meta takes, for seed ", seed))
}

func (a *author) invent() {
	languages := whatsapp.Languages()
	a.want = whatsapp.Template{Name: fmt.Sprintf("random_%d", a.seed/2), Language: languages[a.seed%len(languages)].Code, Category: whatsapp.Marketing}
	if a.seed/2%3 == 0 {
		a.want.Category = whatsapp.Utility
	}
	a.named = a.IntN(3) == 0
	a.set("name", a.want.Name)
	a.set("language", a.want.Language)
	a.set("worded_in", a.want.Language)
	a.set("category", a.want.Category)
	a.life()
	switch kind := a.IntN(6); {
	case kind == 0 && a.want.Category == whatsapp.Marketing:
		a.offer()
	case kind < 3:
		a.cards()
	default:
		a.plain()
	}
	a.want.ParameterFormat = whatsapp.Positional
	if a.named && a.texts > 0 {
		a.want.ParameterFormat = whatsapp.Named
	}
}

func (a *author) set(field, value string) { a.typed.Set(field, value) }

func (a *author) life() {
	if a.IntN(2) == 0 {
		return
	}
	choices := []int{43_200, 86_400, 100_001, 2_592_000}
	if a.want.Category == whatsapp.Utility {
		choices = []int{-1, 30, 300, 43_200}
	}
	a.want.MessageSendTTLSeconds = choices[a.IntN(len(choices))]
	a.set("lifetime", strconv.Itoa(a.want.MessageSendTTLSeconds))
}

func (a *author) one(list []string) string { return list[a.IntN(len(list))] }

var (
	plainWords = strings.Fields("tulips bloembollen Gärtnerei forår trädgård jardinière mañana حديقة زهور גינה פרחים 花園 春の花 ดอกไม้ बगीचा сад κήπος O’Neill 2026 São")
	oddWords   = []string{"🌷", "👩‍👩‍👧", "🏳️‍🌈", "1️⃣", "🇳🇱", `"quoted"`, "a&b", "&amp;", "<b>", "</textarea>", "5>3", `back\slash`, "50%", "{single}", "a\u200eb", "\u2067שלום\u2069", "a\u00a0b",
		"zero\u200bwidth", "line\u2028end", "`tick`", "#1", "+", "=", "x\u0301", "%20", "'", "—", "\t", "\\u0041", "$1"}
	styles     = []string{"*%s*", "_%s_", "~%s~", "```%s```", "*_%s_*"}
	separators = []string{"\n", "\n\n", "  ", "\n- ", "\n> ", " \n", ", ", ". "}
	names      = strings.Fields("first_name order shop x1 date_2 code")
)

// word is a word of a text in which everything may stand.
func (a *author) word() string {
	switch a.IntN(6) {
	case 0:
		return a.one(oddWords)
	case 1:
		return fmt.Sprintf(a.one(styles), a.one(plainWords))
	}
	return a.one(plainWords)
}

func (a *author) gap() string {
	if a.IntN(4) == 0 {
		return a.one(separators)
	}
	return " "
}

// line is a short text without formatting or line ends, of at most so many characters.
func (a *author) line(most int) string {
	text := a.one(plainWords)
	for a.IntN(4) > 0 {
		next := text + " " + a.one(append(plainWords, `"`, "<", "&", "'"))
		if len([]rune(next)) > most-6 {
			break
		}
		text = next
	}
	if a.IntN(6) == 0 {
		text += strings.Repeat("z", most-len([]rune(text)))
	}
	return text
}

// text has up to so many variables, whose samples are typed under prefix. Now and then it is exactly as long as it may be.
func (a *author) text(most, variables int, prefix string) (string, *whatsapp.Example) {
	n := a.IntN(variables + 1)
	holes := a.holes(n)
	text := a.one(plainWords) + strconv.Itoa(a.seed) + "."
	for _, hole := range holes {
		text += " " + a.one(plainWords) + a.gap() + a.word() + " " + hole + a.gap() + a.one(plainWords)
	}
	for a.IntN(12) > 0 && len([]rune(text)) < most-40 {
		text += a.gap() + a.word()
	}
	text += " " + a.one(plainWords)
	if room := most - len([]rune(text)); room > 0 && a.IntN(6) == 0 {
		text += strings.Repeat("é", room)
	}
	return text, a.examples(holes, prefix)
}

// holes are variables in any order, and one of them perhaps twice.
func (a *author) holes(n int) (all []string) {
	order := a.Perm(max(n, 1))
	if a.named {
		order = a.Perm(len(names))
	}
	for i := range n {
		name := strconv.Itoa(order[i] + 1)
		if a.named {
			name = names[order[i]]
		}
		all = append(all, "{{"+name+"}}")
	}
	if n > 0 && a.IntN(5) == 0 {
		all = append(all, all[a.IntN(n)])
	}
	a.texts += n
	return all
}

// examples are what the reviewers read in place of the variables of a body.
func (a *author) examples(holes []string, prefix string) *whatsapp.Example {
	if len(holes) == 0 {
		return nil
	}
	e, rows, seen := &whatsapp.Example{}, map[string]string{}, map[string]bool{}
	for _, hole := range holes {
		name := strings.Trim(hole, "{}")
		if seen[name] {
			continue
		}
		seen[name] = true
		rows[name] = a.sample(prefix + name)
		if a.named {
			e.BodyNamed = append(e.BodyNamed, whatsapp.NamedSample{Name: name, Example: rows[name]})
		}
	}
	if !a.named {
		row := make([]string, len(rows))
		for name, sample := range rows {
			n, _ := strconv.Atoi(name)
			row[n-1] = sample
		}
		e.BodyText = whatsapp.SampleRows{row}
	}
	return e
}

// sample is typed once for each variable: header and body of a template with names share theirs.
func (a *author) sample(key string) string {
	if known := a.typed.Get("sample-" + key); known != "" {
		return known
	}
	sample := strings.TrimSpace(a.one(plainWords) + " " + a.one(oddWords))
	a.set("sample-"+key, sample)
	return sample
}
