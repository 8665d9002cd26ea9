package lint

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// A topic is something a sentence can be about.
type topic string

const (
	often      topic = "often"       // says how often
	vagueOften topic = "vague often" // only seems to
	anyOften   topic = "any often"   // says that there is no limit
	stops      topic = "stops"       // tells how to stop
	hardStop   topic = "hard stop"   // makes stopping harder than starting
	bundle     topic = "bundle"      // accepts terms in the same breath
	terms      topic = "terms"       // is about terms, age or comfort: no box of ours
	condition  topic = "condition"   // makes the yes a condition
	blocks     topic = "blocks"      // the same by two negatives: not without
	denies     topic = "denies"      // says that something is not so
	guilt      topic = "guilt"
	declines   topic = "declines" // a choice that says no
	vague      topic = "vague"
	partners   topic = "partners" // somebody else, without a name
	reads      topic = "reads"    // about knowing who reads
	clicks     topic = "clicks"
	optOut     topic = "opt out" // tick to refuse
	implied    topic = "implied" // doing something else counts as yes
	sensitive  topic = "sensitive"
	otherAct   topic = "other act" // a button that does something else
	emptyAct   topic = "empty act" // a button that says nothing
	urgent     topic = "urgent"
	rewards    topic = "rewards"
	official   topic = "official" // speaks as Meta
	keeping    topic = "keeping"  // of data
	children   topic = "children" // addresses them
	guardian   topic = "guardian" // asks for an age or a parent
	forEver    topic = "for ever"
	privacy    topic = "privacy" // a link to a privacy notice
	confirms   topic = "confirms"
	channels   topic = "channels" // other ways to be written to
	marketing  topic = "marketing"
	service    topic = "service"
	survey     topic = "survey"
	jobs       topic = "jobs"
	leading    topic = "leading"  // a question that expects a yes
	insists    topic = "insists"  // asks again after a no
	refrains   topic = "refrains" // says not to
	silent     topic = "silent"   // says nothing
	affirms    topic = "affirms"  // counts as a yes
	dated      topic = "dated"    // a line for the date
	signed     topic = "signed"   // a line for the signature
)

// phrases are what a language says on each topic: expressions without accents, matched between word boundaries whatever the case.
type phrases map[topic][]string

// A lexicon is the phrases of a language, ready to be looked for.
type lexicon map[topic]*regexp.Regexp

func (p phrases) compile() lexicon {
	l := lexicon{}
	for about, all := range p {
		l[about] = regexp.MustCompile(`(?i)\b(?:` + strings.Join(all, "|") + `)\b`)
	}
	return l
}

// lexicons are those of every language that forms speak, made when the first form is judged.
var lexicons = sync.OnceValue(func() map[string]lexicon {
	all := map[string]lexicon{}
	for language, p := range map[string]phrases{
		"en": english, "nl": dutch, "de": german, "da": danish, "sv": swedish, "fr": french, "es": spanish,
	} {
		all[language] = p.compile()
	}
	return all
})

// fold takes away what spelling varies in: accents, curly quotes, ligatures, odd spaces. Capitals stay.
func fold(text string) string {
	if isASCII(text) {
		return text
	}
	bare := accents.Get().(transform.Transformer)
	defer accents.Put(bare)
	plain, _, err := transform.String(bare, text)
	if err != nil {
		plain = text
	}
	return letters.Replace(plain)
}

// accents holds what takes them away: making it anew takes longer than using it.
var accents = sync.Pool{New: func() any { return transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn))) }}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var letters = strings.NewReplacer("ß", "ss", "ø", "o", "Ø", "O", "æ", "ae", "Æ", "Ae", "œ", "oe", "’", "'", "‘", "'", "´", "'", "“", `"`, "”", `"`, "\u00ad", "")

// same tells whether text holds some words, whatever their case, accents, and the signs at their end.
func same(text, words string) bool {
	words = strings.TrimRight(strings.Join(strings.Fields(strings.ToLower(fold(words))), " "), ".,;: ")
	return words != "" && strings.Contains(strings.Join(strings.Fields(strings.ToLower(fold(text))), " "), words)
}

// sentences cuts a text at its lines and full stops. Full stops inside abbreviations and addresses cut too: no rule minds.
func sentences(text string) (all []string) {
	for line := range strings.SplitSeq(text, "\n") {
		for _, s := range ends.Split(line, -1) {
			if s = strings.TrimSpace(s); s != "" {
				all = append(all, s)
			}
		}
	}
	return all
}

var ends = regexp.MustCompile(`[.!?…]+(?:\s+|$)`)
