package views

// chatWords are what the company says in a conversation on WhatsApp.
type chatWords struct {
	Welcome      string `json:"welcome"`
	Agreed       string `json:"agreed"`
	Receipt      string `json:"receipt"`
	Preferences  string `json:"preferences"`
	Stop         string `json:"stop"`
	Farewell     string `json:"farewell"`
	FarewellPart string `json:"farewell_part"`
	Question     string `json:"question"`
	QuestionFree string `json:"question_free"`
	Privacy      string `json:"privacy"`
	Yes          string `json:"yes"`
	No           string `json:"no"`
	Info         string `json:"info"`
	InfoWord     string `json:"info_word"`
	InfoForm     string `json:"info_form"`
	InfoStop     string `json:"info_stop"`
	ReceiptHow   string `json:"receipt_how"`
}
