package replies

// A family is one way of putting something, in every language: words and
// phrases as in a vocabulary, in the order of tongues. They stand side by side
// so that what is heard in one language is heard in the others too.
type family struct {
	is meaning
	in [len(tongues)]string
}

// families are the ways, by what they are about.
var families = [...][]family{endingFamilies, leavingFamilies, otherFamilies}

// takeFamilies adds what the families have in one of the tongues.
func (l *lexicon) takeFamilies(tongue int) {
	for _, about := range families {
		for _, f := range about {
			l.phraseList(tongue, f.in[tongue], f.is)
		}
	}
}
