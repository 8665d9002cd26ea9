package views

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"greenlist/models"
)

// changeGroup is what changed in one part of a form, such as the words in Dutch or one purpose.
type changeGroup struct {
	Title string
	Lines []changeLine
	rank  string
}

// changeLine is one difference, under the name that staff know it by.
type changeLine struct {
	Name string
	// Language is that of the words, where they are in one; In says so where the group does not.
	Language, In  string
	Before, After string
}

// verdict says in a word what became of the whole group, where that can be said.
func (g changeGroup) verdict() Status {
	added, removed := true, true
	for _, line := range g.Lines {
		added, removed = added && line.Before == "", removed && line.After == ""
	}
	switch {
	case added:
		return Status{Word: "Added", Tone: Good}
	case removed:
		return Status{Word: "Removed", Tone: Bad}
	}
	return Status{Word: "Changed", Tone: Info}
}

// formChanges tells in the words of the editor what differs between two contents.
func formChanges(before, after models.FormContent) ([]changeGroup, error) {
	changes, err := models.Compare(before, after)
	if err != nil {
		return nil, err
	}
	names := changeNames{before, after}
	var groups []changeGroup
	for _, change := range changes {
		title, rank, line := names.of(change)
		if line.Name == "" {
			continue
		}
		at := slices.IndexFunc(groups, func(g changeGroup) bool { return g.Title == title })
		if at < 0 {
			at, groups = len(groups), append(groups, changeGroup{Title: title, rank: rank})
		}
		groups[at].Lines = append(groups[at].Lines, line)
	}
	slices.SortStableFunc(groups, func(a, b changeGroup) int { return cmp.Compare(a.rank, b.rank) })
	return groups, nil
}

// changeNames know what the parts of two contents are called.
type changeNames struct{ before, after models.FormContent }

// of is where a change belongs: its group, the group's place among the others, and the line. A line without a name is nobody's business.
func (n changeNames) of(c models.FormChange) (title, rank string, line changeLine) {
	parts := c.Parts()
	line = changeLine{Before: c.Before, After: c.After}
	switch first, rest := parts[0], parts[1:]; {
	case first == "languages":
		line.Name, line.Before, line.After = "Offered in", listLanguages(c.Before), listLanguages(c.After)
		return "Languages", "1", line
	case first == "texts" && len(rest) == 2:
		line.Name, line.Language = textNames[rest[1]], rest[0]
		return "Words in " + languageName(rest[0]), "2" + languageRank(rest[0]), line
	case first == "purposes" && len(rest) > 1:
		line.Name, line.Language, line.In = partName(rest[1:])
		return "What people agree to: " + n.purpose(rest[0]), "3" + rest[0], line
	case first == "fields" && len(rest) > 1:
		line.Name, line.Language, line.In = partName(rest[1:])
		if rest[1] == "kind" {
			line.Before, line.After = fieldKinds[c.Before], fieldKinds[c.After]
		}
		return "Field: " + n.field(rest[0]), "4" + rest[0], line
	case first == "order":
		line.Name, line.Before, line.After = "From top to bottom", n.places(rest[0], c.Before), n.places(rest[0], c.After)
		return "Order", "5", line
	case first == "company" && len(rest) == 1:
		if rest[0] == "logo" {
			line.Before, line.After = logoName(c.Before), logoName(c.After)
		}
		line.Name = cmp.Or(companyNames[rest[0]], upperFirst(strings.ReplaceAll(rest[0], "_", " ")))
		return "Company", "7", line
	case first == "logo", first == "mark":
		line.Before, line.After = logoName(c.Before), logoName(c.After)
	}
	line.Name = cmp.Or(lookNames[parts[0]], upperFirst(strings.Join(parts, ", ")))
	return "Look and more", "6", line
}

var (
	textNames = map[string]string{
		"headline": "Headline", "intro": "Text below it", "button": "Button", "success": "After signing up, on the page",
		"confirmation": "After signing up, on WhatsApp",
	}
	partNames = map[string]string{
		"id": "", "key": "", "name": "Name among staff", "what": "What", "often": "How often", "kept": "How long the number is kept",
		"valid_months": "Months a yes holds", "labels": "Question", "reasons": "Why you ask", "choices": "Answers",
		"required": "Cannot be left empty", "kind": "Kind",
	}
	companyNames = map[string]string{"privacy_url": "Link to the privacy notice", "zone": "Time zone", "email": "E-mail address", "legal_name": "Registered name",
		"authority_url": "Website of the authority", "retention": "How long proof is kept"}
	lookNames = map[string]string{"accent": "Colour of buttons and links", "logo": "Logo", "tracking": "Reads and clicks are kept per person", "for_children": "Aimed at children", "mark": "WhatsApp logo", "official_mark": "The logo is Meta’s own file"}
)

// partName names a part of a purpose or field, with its language where it has one.
func partName(path []string) (name, language, in string) {
	for _, step := range path {
		known, ok := partNames[step]
		switch {
		case slices.Contains(models.Languages, step):
			language, in = step, "in "+languageName(step)
		case ok:
			name = known
		case step != "words":
			name = upperFirst(strings.ReplaceAll(step, "_", " "))
		}
	}
	return name, language, in
}

func languageRank(language string) string {
	return strconv.Itoa(slices.Index(models.Languages, language))
}

func listLanguages(lines string) string {
	if lines == "" {
		return ""
	}
	return languageNames(strings.Split(lines, "\n"))
}

func logoName(hash string) string {
	if hash == "" {
		return ""
	}
	return "A picture (" + hash[:min(8, len(hash))] + ")"
}

func (n changeNames) purpose(id string) string {
	for _, p := range slices.Concat(n.after.Purposes, n.before.Purposes) {
		if strconv.FormatInt(p.ID, 10) == id {
			return p.Name
		}
	}
	return id
}

func (n changeNames) field(key string) string {
	for _, f := range slices.Concat(n.after.Fields, n.before.Fields) {
		if f.Key == key {
			return fieldName(f)
		}
	}
	return key
}

// places names what stands in an order.
func (n changeNames) places(of, lines string) string {
	var all []string
	for line := range strings.SplitSeq(lines, "\n") {
		if of == "purposes" {
			line = n.purpose(line)
		} else {
			line = n.field(line)
		}
		all = append(all, line)
	}
	return strings.Join(all, ", ")
}
