package views

import (
	"strings"
	"unicode/utf8"

	"greenlist/models"
	"greenlist/whatsapp"
)

// drawQuestions draws a form as what is asked in a conversation. A question on WhatsApp holds no more than 1,024 characters.
func drawQuestions(c models.FormContent, language string) ([]byte, error) {
	var all []models.Question
	for _, purpose := range c.Purposes {
		q := askAbout(c, language, purpose)
		if utf8.RuneCountInString(q.Body) > whatsapp.MaxButtonsBody {
			return nil, models.Refusal{Reason: "question-too-long", Message: "The question about “" + purpose.Name + "” would be too long for WhatsApp in " +
				languageName(language) + ". Shorten what people get, the company’s address, or the link to the privacy notice."}
		}
		all = append(all, q)
	}
	return models.DrawQuestions(all), nil
}

// askAbout is the question for one purpose: what and how often, who sends, that it is free, how to stop, and where to read more.
func askAbout(c models.FormContent, language string, purpose models.FormPurpose) models.Question {
	words, told := WordsIn(language), purpose.Words[language]
	notice := noticeBlock{content: c, language: language, words: words}
	company := or(c.Company.Name)
	return models.Question{
		Body: fill(words.Chat.Question, "company", company, "what", or(told.What), "often", or(told.Often)) + "\n\n" + words.Chat.QuestionFree + "\n\n" +
			strings.TrimSpace(notice.tracked()+" "+notice.sender()) + " " + fill(words.Chat.Privacy, "company", company, "link", c.Company.PrivacyURL),
		Yes: words.Chat.Yes, No: words.Chat.No,
	}
}
