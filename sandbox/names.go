package sandbox

import (
	"slices"
	"strings"
)

// Names for people nobody named. First and family names of a country go
// together; the rest of the world shares one list.
var (
	firstNames = map[string][]string{
		"NL": {"Sanne", "Daan", "Fleur", "Bram", "Lotte", "Sem", "Noor", "Thijs", "Eva", "Ruben", "Iris", "Jesse", "Maud", "Luuk", "Femke", "Koen"},
		"BE": {"Emma", "Louis", "Marie", "Arthur", "Julie", "Lucas", "Elise", "Victor", "Nora", "Jules", "Charlotte", "Wout"},
		"DE": {"Hannah", "Paul", "Lea", "Jonas", "Mia", "Felix", "Clara", "Maximilian", "Frieda", "Ben", "Johanna", "Moritz", "Jürgen", "Käthe"},
		"AT": {"Anna", "Tobias", "Valentina", "Jakob", "Magdalena", "Florian", "Theresa", "Sebastian"},
		"GB": {"Olivia", "Harry", "Amelia", "George", "Isla", "Noah", "Poppy", "Alfie", "Grace", "Oscar", "Priya", "Hamish"},
		"":   {"Maria", "Alex", "Sofia", "David", "Nina", "Samuel", "Lucia", "Adam", "Elena", "Tom", "Amira", "Leo", "Zoë", "Rafael"},
	}
	familyNames = map[string][]string{
		"NL": {"de Vries", "Jansen", "Bakker", "Visser", "Smit", "Mulder", "van Dijk", "Bos", "Vos", "Hendriks", "van Leeuwen", "Kuiper"},
		"BE": {"Peeters", "Janssens", "Maes", "Claes", "Dubois", "Lambert", "Willems", "Goossens"},
		"DE": {"Schneider", "Fischer", "Weber", "Wagner", "Becker", "Hoffmann", "Krüger", "Schäfer", "Köhler", "Vogel"},
		"AT": {"Gruber", "Huber", "Steiner", "Moser", "Mayer", "Hofer"},
		"GB": {"Taylor", "Davies", "Evans", "Walker", "Hughes", "Patel", "Fraser", "Bennett", "Shah", "O’Neill"},
		"":   {"Rossi", "Martin", "Novak", "Silva", "Larsen", "Kowalski", "Moreau", "Garcia", "Lindqvist", "Popescu"},
	}
)

// newName is the name of whoever has this id: always the same one.
func (c chance) newName(id string) string {
	country := countryOf(id)
	if isUserID(id) {
		country, _, _ = strings.Cut(id, ".")
	}
	if firstNames[country] == nil {
		country = ""
	}
	return c.pick(firstNames[country], "first", id) + " " + c.pick(familyNames[country], "family", id)
}

func (c chance) pick(from []string, about ...string) string {
	return from[c.number(slices.Concat(about)...)%uint64(len(from))]
}
