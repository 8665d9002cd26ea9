package whatsapp

// ourErrors did not come from WhatsApp.
var ourErrors = []Explanation{
	{Code: CodeUnreadable, Class: ClassRetry, Title: "The answer made no sense",
		What: "Something answered, but not the way WhatsApp does; often a proxy on the way.",
		Do:   "If it keeps happening, check the connection of your server to the internet."},
	{Code: CodeTransport, Class: ClassRetry, Title: "The connection failed",
		What: "WhatsApp could not be reached, or the connection broke.",
		Do:   "If it keeps happening, check the connection of your server to the internet."},
	{Code: CodeInvalid, Class: ClassFix, Title: "The message could not be made",
		What: "It has no recipient or no content, or it is too long.",
		Do:   "Check the recipient and the text."},
}
