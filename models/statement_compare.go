package models

// StatementChange is a line that two versions say differently. Before is empty where it is new, After where it is gone.
type StatementChange struct {
	Section, Name string
	Before, After string
	Figure        bool
}

// Since lists what b says differently from an earlier version, in the order of b, and at the end what it does not say any more.
func (b StatementBody) Since(earlier StatementBody) (changes []StatementChange) {
	type place struct{ section, name string }
	before := map[place]string{}
	for _, section := range earlier.Sections {
		for _, line := range section.Lines {
			before[place{section.Title, line.Name}] = line.Text
		}
	}
	for _, section := range b.Sections {
		for _, line := range section.Lines {
			at := place{section.Title, line.Name}
			if was := before[at]; was != line.Text {
				changes = append(changes, StatementChange{section.Title, line.Name, was, line.Text, line.Figure})
			}
			delete(before, at)
		}
	}
	for _, section := range earlier.Sections {
		for _, line := range section.Lines {
			if was, gone := before[place{section.Title, line.Name}]; gone {
				changes = append(changes, StatementChange{section.Title, line.Name, was, "", line.Figure})
			}
		}
	}
	return changes
}
