package whatsapp

// serviceErrors are WhatsApp's own troubles: the message may or may not have gone out.
var serviceErrors = []Explanation{
	{Code: 1, HTTP: 400, Class: ClassRetry, Title: "WhatsApp had a problem",
		What: "It is not known whether the request was carried out.",
		Do:   "Nothing: wait for the message’s status. Greenlist never sends it a second time on its own."},
	{Code: 2, HTTP: 503, Class: ClassRetry, Title: "WhatsApp is not available for a moment",
		What: "It is not known whether the request was carried out.",
		Do:   "Nothing: wait for the message’s status. Greenlist never sends it a second time on its own."},
	{Code: 131000, HTTP: 500, Class: ClassRetry, Title: "Something went wrong at WhatsApp",
		What: "It is not known whether the request was carried out.",
		Do:   "Nothing: wait for the message’s status. Greenlist never sends it a second time on its own."},
	{Code: 131016, HTTP: 500, Class: ClassRetry, Title: "Part of WhatsApp is not available",
		What: "It is not known whether the request was carried out.",
		Do:   "Nothing: wait for the message’s status. Greenlist never sends it a second time on its own."},
	{Code: 133004, HTTP: 503, Class: ClassRetry, Title: "WhatsApp’s server is not available",
		What: "It is not known whether the request was carried out.",
		Do:   "Look at Meta’s status page; it usually passes."},
	{Code: 134102, HTTP: 500, Class: ClassStop, Title: "Marketing messages are not available",
		What: "WhatsApp’s way of sending marketing is down or not open to you.",
		Do:   "Look at Meta’s status page and at WhatsApp Manager."},
	{Code: 2494100, Class: ClassRetry, Title: "The number is in maintenance",
		What: "WhatsApp is working on the number.",
		Do:   "Wait a few minutes."},
}
