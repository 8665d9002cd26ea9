package views

import (
	"embed"
	"encoding/json"
	"strings"
	"time"

	"greenlist/models"
)

//go:embed words/*.json
var catalogues embed.FS

// Words is everything public pages say in one language. A name in braces is filled in: {company}. Every language has every sentence; a test
// sees to it.
type Words struct {
	Language  string   `json:"-"` // BCP 47
	Name      string   `json:"name"`
	And       string   `json:"and"`
	Optional  string   `json:"optional"`
	Languages string   `json:"languages"`
	Date      string   `json:"date"`
	Months    []string `json:"months"`
	Form      struct {
		Country     string `json:"country"`
		Phone       string `json:"phone"`
		PhoneHelp   string `json:"phone_help"`
		Trap        string `json:"trap"`
		ClosedTitle string `json:"closed_title"`
		Closed      string `json:"closed"`
	} `json:"form"`
	Notice struct {
		Legend      string `json:"legend"`
		Box         string `json:"box"`
		Declaration string `json:"declaration"`
		Next        string `json:"next"`
		Stop        string `json:"stop"`
		Free        string `json:"free"`
		Privacy     string `json:"privacy"`
		Sender      string `json:"sender"`
		Tracking    string `json:"tracking"`
	} `json:"notice"`
	Children struct {
		Parent string `json:"parent"`
	} `json:"children"`
	Retention retentionWords `json:"retention"`
	Chat      chatWords      `json:"chat"`
	Errors    struct {
		Title        string `json:"title"`
		PhoneMissing string `json:"phone_missing"`
		PhoneWrong   string `json:"phone_wrong"`
		Purpose      string `json:"purpose"`
		Name         string `json:"name"`
		Again        string `json:"again"`
		Stale        string `json:"stale"`
		Busy         string `json:"busy"`
	} `json:"errors"`
	Confirm struct {
		Title    string `json:"title"`
		Intro    string `json:"intro"`
		Button   string `json:"button"`
		Message  string `json:"message"`
		Keep     string `json:"keep"`
		Computer string `json:"computer"`
		Code     string `json:"code"`
		Waiting  string `json:"waiting"`
		Again    string `json:"again"`
		Changed  string `json:"changed"`
		Deadline string `json:"deadline"`
	} `json:"confirm"`
	Done struct {
		Title       string `json:"title"`
		Intro       string `json:"intro"`
		Receipt     string `json:"receipt"`
		Preferences string `json:"preferences"`
		Stop        string `json:"stop"`
	} `json:"done"`
	Expired struct {
		Title string `json:"title"`
		Words string `json:"words"`
		Again string `json:"again"`
	} `json:"expired"`
	Receipt struct {
		Title      string `json:"title"`
		Intro      string `json:"intro"`
		Agreed     string `json:"agreed"`
		Company    string `json:"company"`
		When       string `json:"when"`
		Number     string `json:"number"`
		NoNumber   string `json:"no_number"`
		How        string `json:"how"`
		HowSent    string `json:"how_sent"`
		HowOther   string `json:"how_other"`
		Record     string `json:"record"`
		StopTitle  string `json:"stop_title"`
		Stop       string `json:"stop"`
		StopButton string `json:"stop_button"`
		Stopped    string `json:"stopped"`
		Privacy    string `json:"privacy"`
		Authority  string `json:"authority"`
	} `json:"receipt"`
	// Proof is the file that shows a consent to stand in the log.
	Proof struct {
		Title    string `json:"title"`
		Words    string `json:"words"`
		Download string `json:"download"`
		Waiting  string `json:"waiting"`
		Key      string `json:"key"`
	} `json:"proof"`
	Preferences struct {
		Title   string `json:"title"`
		Intro   string `json:"intro"`
		Since   string `json:"since"`
		Stopped string `json:"stopped"`
		Stop    string `json:"stop"`
		StopAll string `json:"stop_all"`
		None    string `json:"none"`
		Done    string `json:"done"`
		DoneAll string `json:"done_all"`
	} `json:"preferences"`
	// Renewal is the question whether somebody goes on, on their own page.
	Renewal struct {
		Ends      string `json:"ends"`
		Heading   string `json:"heading"`
		Intro     string `json:"intro"`
		Done      string `json:"done"`
		DoneUntil string `json:"done_until"`
		Over      string `json:"over"`
		Again     string `json:"again"`
		Stale     string `json:"stale"`
		// ReceiptHow says on a receipt how they said yes again.
		ReceiptHow string `json:"receipt_how"`
	} `json:"renewal"`
	Paper struct {
		Title     string `json:"title"`
		Tick      string `json:"tick"`
		Number    string `json:"number"`
		Name      string `json:"name"`
		Date      string `json:"date"`
		Signature string `json:"signature"`
		Stop      string `json:"stop"`
		Keep      string `json:"keep"`
		Online    string `json:"online"`
		Privacy   string `json:"privacy"`
	} `json:"paper"`
	Script struct {
		Open   string `json:"open"`
		Ask    string `json:"ask"`
		Own    string `json:"own"`
		Number string `json:"number"`
		Field  string `json:"field"`
		May    string `json:"may"`
		Only   string `json:"only"`
		Repeat string `json:"repeat"`
		Wait   string `json:"wait"`
		Policy string `json:"policy"`
	} `json:"script"`
	// Manager is what a website's consent manager can say of the form.
	Manager struct {
		Name  string `json:"name"`
		Kind  string `json:"kind"`
		Words string `json:"words"`
	} `json:"manager"`
	Trouble struct {
		Title string `json:"title"`
		Words string `json:"words"`
	} `json:"trouble"`
	Gone struct {
		Title string `json:"title"`
		Words string `json:"words"`
	} `json:"gone"`
	Field   FieldWords   `json:"field"`
	Counter CounterWords `json:"counter"`
	Widget  WidgetWords  `json:"widget"`
}

var allWords = loadWords()

func loadWords() map[string]Words {
	all := map[string]Words{}
	for _, language := range models.Languages {
		file, err := catalogues.Open("words/" + language + ".json")
		if err != nil {
			panic(err) // the catalogues are part of the program
		}
		words, decoder := Words{Language: language}, json.NewDecoder(file)
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&words); err != nil {
			panic(language + ": " + err.Error())
		}
		all[language] = words
	}
	return all
}

// WordsIn gives the words of a language; of the first language for one we do not speak.
func WordsIn(language string) Words {
	if words, ok := allWords[language]; ok {
		return words
	}
	return allWords[models.Languages[0]]
}

// fill puts values in the places of a sentence: fill("Hello {name}", "name", "Mila").
func fill(sentence string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

// or shows an ellipsis where a draft still lacks a word.
func or(word string) string {
	if word == "" {
		return "…"
	}
	return word
}

// Box implements models.Wording.
func (w Words) Box(company string, purpose models.PurposeWords) string {
	return fill(w.Notice.Box, "company", or(company), "what", or(purpose.What), "often", or(purpose.Often))
}

// Declaration implements models.Wording.
func (w Words) Declaration(company string, purposes []models.PurposeWords, code string) string {
	var what []string
	for _, purpose := range purposes {
		what = append(what, purpose.What)
	}
	return fill(w.Notice.Declaration, "company", company, "what", w.list(what), "code", code)
}

// list joins words as people say them: a, b and c.
func (w Words) list(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + w.And + " " + words[last]
}

// day writes a moment as people of this language write it.
func (w Words) day(at time.Time, zone *time.Location) string {
	at = at.In(zone)
	return fill(w.Date, "day", at.Format("2"), "month", w.Months[at.Month()-1], "year", at.Format("2006"), "time", at.Format("15:04"))
}
