package views

import (
	"slices"
	"strings"
	"unicode/utf8"

	"greenlist/models"
	"greenlist/whatsapp"
)

// drawQuestions draws a form as what is asked in a conversation. What no message holds is drawn too: the lint stops it.
func drawQuestions(c models.FormContent, language string) []byte {
	var all []models.Question
	for _, purpose := range c.Purposes {
		all = append(all, askAbout(c, language, purpose))
	}
	return models.DrawQuestions(all)
}

// askAbout is the question for one purpose: what and how often, that it is free, how to stop, what is kept about reading where anything is, who
// sends, and where to read more. How long the number is kept stands there as well where there is room; the privacy notice says it anyhow.
func askAbout(c models.FormContent, language string, purpose models.FormPurpose) models.Question {
	words, told := WordsIn(language), purpose.Words[language]
	c.Purposes = []models.FormPurpose{purpose}
	block, company := noticeBlock{content: c, language: language, words: words}, or(c.Company.Name)
	ask := fill(words.Chat.Question, "company", company, "what", or(told.What), "often", or(told.Often))
	free := inOneLine(block.parents(), words.Chat.QuestionFree, block.tracked())
	sender := inOneLine(block.sender(), fill(words.Chat.Privacy, "company", company, "link", c.Company.PrivacyURL))
	body := strings.Join([]string{ask, inOneLine(free, block.keptInShort()), sender}, "\n\n")
	if utf8.RuneCountInString(body) > whatsapp.MaxButtonsBody {
		body = strings.Join([]string{ask, free, sender}, "\n\n")
	}
	return models.Question{Body: body, Yes: words.Chat.Yes, No: words.Chat.No}
}

// inOneLine puts sentences behind each other, and leaves out those there are not.
func inOneLine(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}
