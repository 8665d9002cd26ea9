package whatsapp

// CodeEnough is the error for somebody who has had enough marketing for now,
// from whomever. Meta asks to leave them alone for a day at least, and takes
// who comes back often for a nuisance.
const CodeEnough = 131049

// recipientErrors are about one person, and why they will not get this message.
var recipientErrors = []Explanation{
	{Code: 130497, HTTP: 403, Class: ClassNever, Definite: true, Title: "You may not message this country",
		What: "WhatsApp does not allow your kind of business to message people there.",
		Do:   "Leave people in that country out of the audience."},
	{Code: 130403, Class: ClassNever, Definite: true, Title: "You have blocked this person",
		What: "Your business blocked this person on WhatsApp.",
		Do:   "Nothing, unless the block was a mistake."},
	{Code: 130472, HTTP: 400, Class: ClassNever, Definite: true, Title: "Held back by a WhatsApp experiment",
		What: "WhatsApp keeps marketing from some people, as an experiment of its own.",
		Do:   "Nothing: do not send it again. You are not charged."},
	{Code: 131021, HTTP: 400, Class: ClassNever, Definite: true, Title: "Sender and recipient are the same",
		What: "The message was addressed to your own number.",
		Do:   "Take your own number out of the audience."},
	{Code: 131026, HTTP: 400, Class: ClassNever, Definite: true, Title: "Cannot be delivered to this number",
		What: "The number is not on WhatsApp, runs an old version, or has not accepted WhatsApp’s terms.",
		Do:   "Ask the person another way whether the number is right."},
	{Code: 131030, HTTP: 400, Class: ClassFix, Definite: true, Title: "Not on the list of test recipients",
		What: "The sending number is a test number, which may message listed people only.",
		Do:   "Add the person in Meta’s app dashboard, or send from a real number."},
	{Code: 131047, HTTP: 400, Class: ClassUseTemplate, Definite: true, Title: "The 24-hour window is closed",
		What: "The person last wrote more than 24 hours ago, so free text is not allowed.",
		Do:   "Send an approved template instead."},
	{Code: CodeEnough, HTTP: 400, Class: ClassWait, Definite: true, Title: "WhatsApp held it back",
		What: "The person gets a lot of marketing, or has a US number, where WhatsApp delivers none.",
		Do:   "Wait at least a day before trying again, and try few times."},
	{Code: 131050, HTTP: 400, Class: ClassNever, Definite: true, Title: "The person stopped your marketing",
		What: "They turned off your marketing messages in WhatsApp.",
		Do:   "Nothing: Greenlist has recorded it as an opt-out and will not message them."},
	{Code: 131062, Class: ClassFix, Definite: true, Title: "A phone number is needed",
		What: "This kind of message cannot be sent to somebody known by user name only.",
		Do:   "Ask the person for their number, or leave them out."},
	{Code: 137000, Class: ClassFix, Definite: true, Title: "The person’s identity has changed",
		What: "They have a new phone or installed WhatsApp again, and you asked WhatsApp to check that.",
		Do:   "Confirm with the person, then send again."},
}
