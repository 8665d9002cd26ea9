package whatsapp

// explanations holds every code of Meta's public list, and the subcodes of
// template errors. A code is marked definite only when an answer with it is a
// decision about this request; errors that say that Meta itself stumbled are
// not, whatever their status.
var explanations = indexed(accessErrors, paceErrors, recipientErrors, requestErrors, templateErrors, serviceErrors,
	numberErrors, submissionErrors, otherErrors, ourErrors)

type explanationRange struct {
	from, to int
	Explanation
}

// explanationRanges are looked at for codes that have no row of their own.
var explanationRanges = []explanationRange{
	{200, 299, Explanation{HTTP: 403, Class: ClassStop, Definite: true, Title: "A permission is missing",
		What: "WhatsApp did not let this connection do what was asked.",
		Do:   "Give the system user of the connection the WhatsApp permissions again, in Meta’s business settings."}},
	{138000, 138999, Explanation{Class: ClassOther, Title: "A problem with calls",
		What: "WhatsApp reported a problem with voice calls.", Do: "Nothing to do here: Greenlist makes no calls."}},
	{139000, 139099, Explanation{Class: ClassOther, Title: "A problem with a flow",
		What: "WhatsApp reported a problem with one of its in-chat forms.", Do: "Look at the flow in WhatsApp Manager."}},
	{2388000, 2388999, Explanation{HTTP: 400, Class: ClassFix, Definite: true, Title: "The template was not accepted",
		What: "WhatsApp found something wrong with the template.", Do: "Read WhatsApp’s own words, change the template and submit it again."}},
	{2494164, 2494179, Explanation{Class: ClassFix, Definite: true, Title: "A problem with in-app sign-up",
		What: "WhatsApp did not accept a sign-up page inside WhatsApp.", Do: "Check its texts and links, then try again."}},
}

func indexed(families ...[]Explanation) map[int]Explanation {
	all := map[int]Explanation{}
	for _, family := range families {
		for _, e := range family {
			all[e.Code] = e
		}
	}
	return all
}

// Explanations lists every code that has a row of its own, in no order.
func Explanations() []Explanation {
	all := make([]Explanation, 0, len(explanations))
	for _, e := range explanations {
		all = append(all, e)
	}
	return all
}
