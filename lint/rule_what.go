package lint

var aboutWhat = []Rule{
	{
		ID: "says-what", Severity: Error, Title: "Say what people will get",
		Why:     "“Messages” is no answer. Only somebody who knows what will come can agree to it.",
		Fix:     "Say it in the sentence beside the box: “offers on plants”, “the class timetable”.",
		Sources: []string{gdprConsent, edpbConsent, metaPolicy}, page: saysWhat,
	},
	{
		ID: "vague-purpose", Severity: Error, Title: "Say it precisely",
		Why:     "“And more”, “everything”, “interesting things”: nobody can know what that will be, so nobody can agree to it.",
		Fix:     "Name the few things you will really send, and leave the rest out.",
		Sources: []string{gdprConsent, edpbConsent}, page: saysPrecisely,
	},
	{
		ID: "says-how-often", Severity: Error, Title: "Say how often",
		Why:     "One message a month and three a day are different things to agree to. People who know the number also complain less.",
		Fix:     "Add an upper limit that you will keep: “at most twice a month”.",
		Sources: []string{gdprTell, edpbConsent, metaPolicy}, page: saysHowOften,
	},
	{
		ID: "vague-often", Severity: Warning, Title: "Give a number",
		Why:     "“Now and then” means something else to each of us.",
		Fix:     "Give an upper limit: “at most twice a month”.",
		Sources: []string{edpbConsent, ourHabit}, page: saysANumber,
	},
	{
		ID: "purposes-separate", Severity: Error, Title: "One box for one thing",
		Why:     "Somebody who wants the timetable may not want the offers. Where one box covers both, people cannot choose, and the yes to either does not count.",
		Fix:     "Make a purpose of each, so that each gets a box of its own.",
		Sources: []string{"GDPR Recitals 32 and 43: a yes to each purpose by itself", edpbConsent}, page: separatesPurposes,
	},
	{
		ID: "one-way", Severity: Warning, Title: "Ask for WhatsApp only",
		Why:     "One box for WhatsApp, e-mail and telephone gives people no choice between them, and courts judge each way by rules of its own.",
		Fix:     "Ask for the other ways on other forms, or with other boxes.",
		Sources: []string{ePrivacy, uwg}, page: onlyWhatsApp,
	},
}

func saysWhat(r reading) (flaws []flaw) {
	for _, p := range r.Purposes {
		what := r.told(p).What
		if what == "" || !same(r.beside(), what) {
			flaws = append(flaws, flaw{AtPurpose(p.ID), "The words beside the box do not say what people will get.", ""})
		}
	}
	if len(r.Purposes) == 0 {
		flaws = append(flaws, flaw{AtPurposes, "The form asks for nothing that people could say yes to.", ""})
	}
	return flaws
}

func saysPrecisely(r reading) (flaws []flaw) {
	for _, p := range r.Purposes {
		if words := r.find(vague, r.unnamed(r.told(p).What)); words != "" {
			flaws = append(flaws, flaw{AtPurpose(p.ID), "“" + words + "” can be anything.", r.told(p).What})
		}
	}
	for _, b := range r.boxes {
		if words := r.find(vague, r.unnamed(b.label)); words != "" && len(flaws) == 0 {
			flaws = append(flaws, r.at(b.label, "“"+words+"” can be anything.")...)
		}
	}
	return flaws
}

func saysHowOften(r reading) (flaws []flaw) {
	for _, p := range r.Purposes {
		near := r.near(p)
		switch words := r.told(p); {
		case words.Often != "" && r.says(anyOften, words.Often):
			flaws = append(flaws, flaw{AtPurpose(p.ID), "This sets no limit.", words.Often})
		case words.Often != "" && same(near, words.Often), r.says(often, near):
		default:
			flaws = append(flaws, flaw{AtPurpose(p.ID), "The words beside the box do not say how often people will hear from you.", ""})
		}
	}
	return flaws
}

// near are the words beside the box of a purpose, or beside all boxes where none is its own.
func (r reading) near(p Purpose) string {
	for _, b := range r.boxes {
		if same(b.label, r.told(p).What) {
			return b.words()
		}
	}
	return r.beside()
}

func saysANumber(r reading) (flaws []flaw) {
	for _, p := range r.Purposes {
		if words := r.told(p).Often; r.says(vagueOften, words) && !r.says(often, words) {
			flaws = append(flaws, flaw{AtPurpose(p.ID), "This does not tell people how many messages to expect.", words})
		}
	}
	return flaws
}

// families are kinds of message that people choose between.
var families = []topic{marketing, service, survey, jobs}

func separatesPurposes(r reading) []flaw {
	for _, b := range r.boxes {
		told, kinds := 0, 0
		for _, p := range r.Purposes {
			if same(b.label, r.told(p).What) {
				told++
			}
		}
		for _, kind := range families {
			if r.says(kind, r.unnamed(b.label)) {
				kinds++
			}
		}
		if told > 1 || kinds > 1 {
			return []flaw{{AtPurposes, "This box asks for several things at once.", excerpt(b.label)}}
		}
	}
	return nil
}

func onlyWhatsApp(r reading) []flaw {
	for _, b := range r.boxes {
		if words := r.find(channels, b.label); words != "" && same(b.label, "whatsapp") {
			return r.at(b.label, "This box asks for WhatsApp and for “"+words+"” together.")
		}
	}
	return nil
}
