package views

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"greenlist/models"
)

// ActsPath is the list of what staff did.
const ActsPath = "/acts"

// ActPath is one act.
func ActPath(id int64) string { return fmt.Sprintf("%s/%d", ActsPath, id) }

// ActsOnPath lists what was done to one thing.
func ActsOnPath(t models.Thing) string {
	return ActsPath + "?" + url.Values{"thing": {fmt.Sprintf("%s:%d", t.Subject, t.ID)}}.Encode()
}

// ActsByPath lists what one member of staff did.
func ActsByPath(userID int64) string {
	return ActsPath + "?" + url.Values{"who": {fmt.Sprintf("user:%d", userID)}}.Encode()
}

// thingPage is where a thing of a kind can be looked at, and by whom.
type thingPage struct {
	path  func(id int64) string
	roles []Role
}

var thingPages = map[string]thingPage{
	"attribute": {attributePath, makers}, "campaign": {CampaignPath, most}, "case": {CasePath, proof}, "checkpoint-holder": {HolderPath, proof}, "contact": {ContactPath, most},
	"dossier": {TimelinePath, proof}, "doubt": {doubtPath, listeners}, "endpoint": {EndpointPath, admins}, "form": {formPath, most}, "import": {ImportPath, makers},
	"purpose": {PurposePath, most}, "sample": {SamplePath, proof}, "suppression": {suppressionPath, admins}, "template": {TemplatePath, most}, "user": {memberPath, admins}, "mail": {LetterPath, admins},
}

// actPart is a part of a sentence, with a link where there is something to look at.
type actPart struct{ Words, Href string }

// actSaid is one act in plain words, for those who have a role. The name of who acted stands in front of it.
func actSaid(c Clock, e models.AuditEntry, names map[models.Thing]string, role Role) (parts []actPart) {
	sentence, known := actSentences[e.Subject+"."+e.Action]
	if !known {
		sentence = told(fmt.Sprintf("did “%s” to %%", e.Action))
	}
	before, after, has := strings.Cut(sentence.says, "%")
	parts = append(parts, actPart{Words: before})
	if has {
		thing := thingSaid(e.Thing(), names, role)
		if kind := actKinds[e.Subject][0] + " "; strings.HasSuffix(before, kind) {
			thing.Words = strings.TrimPrefix(thing.Words, kind)
		}
		parts = append(parts, thing, actPart{Words: after})
	}
	values := actValues(c, e, names)
	for _, more := range sentence.more {
		if words, all := filledIn(more, values); all {
			parts = append(parts, actPart{Words: words})
		}
	}
	return parts
}

// thingSaid names a thing, and leads to it where it is still there and the role may look at it.
func thingSaid(t models.Thing, names map[models.Thing]string, role Role) actPart {
	name, there := names[t]
	kind := cmp.Or(actKinds[t.Subject][0], t.Subject)
	switch {
	case t == models.Thing{Subject: "user"}:
		return actPart{Words: "somebody who is not in the team"}
	case strings.HasPrefix(name, "+"):
		name = models.ShowPhone(name)
	case name != "":
		name = "“" + name + "”"
	}
	page, leads := thingPages[t.Subject]
	if !leads && name == "" {
		return actPart{Words: kind} // there is one of them, or it has no page
	}
	part := actPart{Words: cmp.Or(name, kind+" "+strconv.FormatInt(t.ID, 10))}
	switch {
	case there && leads && slices.Contains(page.roles, role):
		part.Href = page.path(t.ID)
	case leads && !there:
		part.Words += " (gone)"
	}
	return part
}

var actBraces = regexp.MustCompile(`\{(\w+)\}`)

// filledIn puts values into a text; all tells whether there was one for everything it asks for.
func filledIn(text string, values map[string]string) (words string, all bool) {
	all = true
	words = actBraces.ReplaceAllStringFunc(text, func(brace string) string {
		value := values[strings.Trim(brace, "{}")]
		all = all && value != ""
		return value
	})
	return words, all
}

// actValues are what the act says of itself in single words, what it was before where there is nothing after.
func actValues(c Clock, e models.AuditEntry, names map[models.Thing]string) map[string]string {
	values := map[string]string{}
	for _, text := range []json.RawMessage{e.Before, e.After} {
		var read map[string]any
		if json.Unmarshal(text, &read) != nil {
			continue
		}
		for key, value := range read {
			if single := actValue(c, key, value, names); single != "" {
				values[key] = single
			}
		}
	}
	return values
}
