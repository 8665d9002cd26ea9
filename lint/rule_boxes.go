package lint

var aboutBoxes = []Rule{
	{
		ID: "own-box", Severity: Error, Title: "A yes is an act of its own",
		Why:     "Ordering, continuing or leaving a number is not a yes to messages. People say yes by ticking a box that says nothing else.",
		Fix:     "Give every purpose a box, and leave out sentences such as “by continuing you agree”.",
		Sources: []string{gdprAct, planet49, uwg}, page: hasOwnBox,
	},
	{
		ID: "not-preticked", Severity: Error, Title: "Leave the box empty",
		Why:     "A box that is ticked already shows that somebody did nothing. Europe’s highest court has said that this is no consent.",
		Fix:     "Show every box empty, and every choice open.",
		Sources: []string{planet49, gdprAct, orangeRomania}, page: notTicked,
	},
	{
		ID: "not-opt-out", Severity: Error, Title: "Ask for the yes, not for the no",
		Why:     "“Tick this if you do not want …” makes everybody who overlooks it say yes. That counts for nothing.",
		Fix:     "Turn the sentence round: ticking means yes.",
		Sources: []string{gdprAct, bghPayback, edpbPatterns}, page: notOptOut,
	},
	{
		ID: "whatsapp-beside-box", Severity: Error, Title: "Say WhatsApp beside the box",
		Why:     "People agree to be written to in one way. The word must stand where they tick, not only in the heading.",
		Fix:     "Put the word WhatsApp in the sentence beside the box.",
		Sources: []string{metaPolicy, ePrivacy}, page: saysWhatsApp,
	},
	{
		ID: "not-bundled", Severity: Error, Title: "Keep the yes apart from the terms",
		Why:     "A box that also accepts terms of sale or a privacy notice cannot be left empty by anybody who wants to buy. Such a yes is not free.",
		Fix:     "Give the terms a box of their own, and say nothing of them in this one. A privacy notice is read, not agreed to.",
		Sources: []string{gdprClear, gdprFree, orangeRomania}, page: notBundled,
	},
	{
		ID: "in-sight", Severity: Error, Title: "Hide nothing that matters",
		Why:     "What people must know before they agree has to be where they look: not folded away, not in tiny letters. And no field may say yes for them.",
		Fix:     "Show it beside the box, at the size of the other words.",
		Sources: []string{gdprClear, edpbPatterns}, page: inSight,
	},
	{
		ID: "double-opt-in", Severity: Error, Title: "Let the person’s own phone confirm",
		Why:     "Anybody can type anybody’s number. Only a message from that phone shows that its owner said yes, and courts ask for that.",
		Fix:     "Keep the confirmation on WhatsApp: the sign-up counts when the person has sent the message that is ready for them.",
		Sources: []string{bghDoubleOptIn, gdprShow}, form: confirmed,
	},
	{
		ID: "says-next", Severity: Warning, Title: "Say that a message confirms it",
		Why:     "Who does not know that a step is still to come stops one step short of being signed up.",
		Fix:     "Say on the page that they will confirm with a message on WhatsApp.",
		Sources: []string{gdprFair, ourHabit}, on: onScreen, page: saysNext,
	},
}

func hasOwnBox(r reading) []flaw {
	for _, s := range sentences(r.page.text) {
		if r.says(implied, s) && (same(s, "whatsapp") || r.says(marketing, s) || r.Company.in(s)) {
			return r.at(s, "This makes something else count as a yes.")
		}
	}
	if len(r.boxes) == 0 && len(r.Purposes) > 0 && !r.asks() { // plain-question says so there
		return []flaw{{AtPurposes, "The page has no box with which people could say yes.", ""}}
	}
	return nil
}

func notTicked(r reading) []flaw {
	for _, b := range r.boxes {
		if b.checked {
			return []flaw{{AtPurposes, "This is chosen before anybody has touched it.", excerpt(b.label)}}
		}
	}
	return nil
}

func notOptOut(r reading) []flaw {
	for _, b := range r.boxes {
		if !b.radio && r.says(optOut, b.label) {
			return r.at(b.label, "Ticking this box means no, so leaving it alone would mean yes.")
		}
	}
	return nil
}

func saysWhatsApp(r reading) (flaws []flaw) {
	for _, b := range r.boxes {
		if !same(b.words(), "whatsapp") {
			flaws = append(flaws, flaw{AtPurposes, "The word WhatsApp does not stand beside this box.", excerpt(b.label)})
		}
	}
	if len(r.boxes) == 0 && !same(r.page.form, "whatsapp") {
		flaws = append(flaws, flaw{AtPage, "The word WhatsApp does not stand on the form.", ""})
	}
	return flaws
}

func notBundled(r reading) []flaw {
	for _, b := range r.boxes {
		if words := r.find(bundle, b.label); words != "" {
			return []flaw{{AtPurposes, "This box also says: “" + words + "”.", excerpt(b.label)}}
		}
	}
	return nil
}

func inSight(r reading) []flaw {
	for _, in := range r.page.secret {
		if yesNames.MatchString(in.name) && in.value != "" {
			return []flaw{{AtPage, "A hidden field called “" + in.name + "” says yes for people.", ""}}
		}
	}
	for _, b := range r.boxes {
		if !b.seen {
			return []flaw{{AtPurposes, "This box or its words are not in sight.", excerpt(b.label)}}
		}
	}
	for _, must := range []struct {
		there   func(string) bool
		message string
	}{
		{r.tellsHow, "How people stop is only told where nobody looks."},
		{r.Company.in, "Who sends the messages is only told where nobody looks."},
	} {
		if !must.there(r.page.text) && must.there(r.page.hidden) {
			return []flaw{{AtPage, must.message, ""}}
		}
	}
	return nil
}

func confirmed(f Form) []flaw {
	if f.Unconfirmed {
		return []flaw{{AtPage, "People are signed up without a message from their own phone.", ""}}
	}
	return nil
}

func saysNext(r reading) []flaw {
	if r.Unconfirmed || r.says(confirms, r.page.text) {
		return nil
	}
	return []flaw{{AtPage, "The page does not say that a message on WhatsApp confirms the sign-up.", ""}}
}
