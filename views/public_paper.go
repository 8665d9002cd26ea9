package views

// The shapes of a notice away from the screen. Each says the whole of it: who asks, what, how often, how to stop, and where more is said.

func (n noticeBlock) paperPrivacy() string {
	return fill(n.words.Paper.Privacy, "company", or(n.company()), "url", n.content.Company.PrivacyURL)
}

// lines are what people write on a sheet. The signature is what makes it theirs.
func (n noticeBlock) lines() (all []string) {
	all = append(all, n.words.Paper.Number)
	for _, field := range n.content.Fields {
		all = append(all, or(field.Labels[n.language])+" ("+n.words.Optional+"): "+or(field.Reasons[n.language]))
	}
	return append(all, n.words.Paper.Date, n.words.Paper.Signature)
}

// asks are the questions of a script, one for each purpose, with what is repeated after a yes.
func (n noticeBlock) asks() (all [][2]string) {
	for _, p := range n.content.Purposes {
		words := p.Words[n.language]
		ask := fill(n.words.Script.Ask, "company", or(n.company()), "what", or(words.What), "often", or(words.Often))
		all = append(all, [2]string{ask, fill(n.words.Script.Repeat, "what", or(words.What))})
	}
	return all
}

func (n noticeBlock) rights() string {
	return fill(n.words.Script.Own, "stop", n.words.Paper.Stop, "free", n.words.Notice.Free)
}
