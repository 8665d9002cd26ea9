package lint

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Medium is where people meet a form. Each has a drawing of its own, which is judged by the rules that fit it.
type Medium string

const (
	// OnPage is the page, on its own or in a frame.
	OnPage Medium = ""
	// AtCheckout is the block in a shop's own form, which has the number and the button.
	AtCheckout Medium = "checkout_block"
	// OnPaper is a sheet that people fill in and sign.
	OnPaper Medium = "paper"
	// InScript is what is said on the telephone.
	InScript Medium = "script"
	// InChat is a question on WhatsApp: plain text, with the words of each button in square brackets on a line of their own below it.
	InChat Medium = "question"
)

// Media are all there are, in the order in which they are judged. What is broken on the page is not told once more of the others.
var Media = []Medium{OnPage, AtCheckout, OnPaper, InScript, InChat}

// onScreen are the media that are read as pages: with links, and boxes to click.
var onScreen = []Medium{OnPage, AtCheckout}

// onlyPage is for what the others leave to somebody else, or do not have.
var onlyPage = []Medium{OnPage}

// words name the parts of a page as the medium has them.
func (m Medium) words(message string) string {
	with, ok := map[Medium]*strings.Replacer{
		AtCheckout: strings.NewReplacer("The page", "The block", "the page", "the block"),
		OnPaper:    strings.NewReplacer("The page", "The sheet", "the page", "the sheet", "no link to", "no address of", "The form", "The sheet"),
		InScript:   strings.NewReplacer("The page", "The script", "the page", "the script", "no link to", "no address of", "this box", "this question", "This box", "This question", "the box", "the question", "The form", "The script"),
		InChat:     strings.NewReplacer("The page", "The message", "the page", "the message", "no link to", "no address of", "this box", "this question", "This box", "This question", "the box", "the question", "The form", "The message"),
	}[m]
	if !ok {
		return message
	}
	return with.Replace(message)
}

// read takes a drawing apart.
func (m Medium) read(drawing string) page {
	switch m {
	case OnPaper:
		p := readPage(drawing)
		p.boxes = append(p.boxes, printedBoxes(p.text)...)
		return p
	case InScript:
		p := readPage(drawing)
		p.boxes = asked(p.text)
		return p
	case InChat:
		return readChat(drawing)
	}
	return readPage(drawing)
}

// printed is a line that begins with a box for a pen.
var printed = regexp.MustCompile(`^(?:(☐|□|\[ ?\])|(☑|☒|✓|✔|✗|\[[xXvV✓]\]))\s*(.+)$`)

// printedBoxes are those of a sheet; one that is marked before anybody has held the pen counts as ticked.
func printedBoxes(text string) (all []box) {
	for line := range strings.SplitSeq(text, "\n") {
		if found := printed.FindStringSubmatch(line); found != nil {
			all = append(all, box{label: found[3], checked: found[2] != "", seen: true})
		}
	}
	return all
}

// asked are the questions of a text. Each stands for a box, because answering it is what ticking is elsewhere.
func asked(text string) (all []box) {
	for line := range strings.SplitSeq(text, "\n") {
		from := 0
		for _, at := range append(ends.FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
			if piece := strings.TrimSpace(line[from:at[1]]); strings.Contains(piece, "?") {
				all = append(all, box{label: piece, seen: true})
			}
			from = at[1]
		}
	}
	return all
}

var (
	betweenMessages = regexp.MustCompile(`(?m)^\s*—{3,}\s*$`)
	chatButtons     = regexp.MustCompile(`(?m)^\s*((?:\[[^\]\n]+\]\s*)+)$`)
	chatButton      = regexp.MustCompile(`\[([^\]\n]+)\]`)
)

// readChat reads messages with buttons, parted by a line of dashes.
func readChat(drawing string) (p page) {
	var bodies []string
	for _, message := range betweenMessages.Split(drawing, -1) {
		var answers []button
		for _, found := range chatButton.FindAllStringSubmatch(strings.Join(chatButtons.FindAllString(message, -1), " "), -1) {
			answers = append(answers, button{words: found[1], kind: "submit", weight: 1, seen: true})
		}
		p.answers, p.buttons = append(p.answers, answers), append(p.buttons, answers...)
		body := strings.TrimSpace(chatButtons.ReplaceAllString(message, ""))
		p.lengths, bodies = append(p.lengths, utf8.RuneCountInString(body)), append(bodies, tidy(body))
	}
	p.text = strings.Join(bodies, "\n")
	p.form, p.boxes = p.text, asked(p.text)
	return p
}
