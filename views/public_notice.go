package views

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"greenlist/models"
)

// DrawNotice draws a form as a kind of notice. It is called once per language and kind, when the form is published; afterwards people are shown
// these very bytes. Besides the kinds of notice it draws the whole page, for who wants to look at it. It is a models.DrawNotice.
func DrawNotice(c models.FormContent, language, kind string) ([]byte, error) {
	if kind == models.QuestionNotice {
		return drawQuestions(c, language), nil
	}
	n := noticeBlock{content: c, kind: kind, language: language, words: WordsIn(language)}
	shapes := map[string]func() templ.Component{
		models.HostedPage: n.page, models.ConsentBlock: n.draw, models.CheckoutBlock: n.draw, models.PaperNotice: n.paper, models.ScriptNotice: n.script,
	}
	shape, ok := shapes[kind]
	if !ok {
		return nil, fmt.Errorf("a notice has no kind %q", kind)
	}
	var b bytes.Buffer
	err := shape().Render(context.Background(), &b)
	return b.Bytes(), err
}

// noticeBlock is what people agree to: who sends, what, how often, by which way, how to stop, and the button that says it. In a shop's own form the
// button is the shop's.
type noticeBlock struct {
	content        models.FormContent
	kind, language string
	words          Words
}

func (n noticeBlock) company() string { return n.content.Company.Name }

// sender is the company with its address on one line.
func (n noticeBlock) sender() string {
	address := strings.Join(strings.FieldsFunc(n.content.Company.Address, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")
	return fill(n.words.Notice.Sender, "company", or(n.content.Company.FullName()), "address", or(address))
}

func (n noticeBlock) button() string { return or(n.content.Texts[n.language].Button) }

func purposeBox(id int64) string { return "purpose-" + strconv.FormatInt(id, 10) }

// keepTicks gives people back the boxes they ticked themselves, when the page returns with something else to mend. Apart from that word the bytes
// are those of the notice; nobody is ever shown a ticked box first.
func keepTicks(notice string, ticked []int64) string {
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ticked))) {
		box := `name="purpose" value="` + strconv.FormatInt(id, 10) + `"`
		notice = strings.Replace(notice, box+">", box+" checked>", 1)
	}
	return notice
}
