package models

import (
	"sort"
	"strings"

	"github.com/nyaruka/phonenumbers/v2"

	"greenlist/whatsapp"
)

// guessMapping proposes what the columns hold, from their names and from what stands in them. home is where the company is.
func guessMapping(header []string, rows [][]string, home string) Mapping {
	m := Mapping{Columns: make([]Meaning, width(header, rows)), Dates: DayFirst}
	for i := range m.Columns {
		if i < len(header) {
			m.Columns[i] = guessByName(header[i])
		}
	}
	phone, countries := guessPhones(header, rows, m, home)
	m.Countries = countries
	for i, meaning := range m.Columns {
		if meaning == MeansPhone && i != phone || meaning != MeansNothing && twiceBefore(m.Columns, i) {
			m.Columns[i] = MeansNothing
		}
	}
	if phone >= 0 {
		m.Columns[phone] = MeansPhone
	}
	m.guessUncertain(rows)
	m.guessUserIDs(rows)
	return m
}

// guessAttributes takes a column that is called like an attribute for it. A list that was saved here is read back like that.
func (m *Mapping) guessAttributes(header []string, attributes []Attribute) {
	for i := range min(len(header), len(m.Columns)) {
		for _, a := range attributes {
			meaning := MeansAttribute + Meaning(a.Key)
			named := fold(header[i]) == fold(a.Name) || AttributeMeaning(header[i]) == meaning
			if m.Columns[i] == MeansNothing && named && !m.has(meaning) {
				m.Columns[i] = meaning
			}
		}
	}
}

func width(header []string, rows [][]string) int {
	n := len(header)
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
}

func twiceBefore(columns []Meaning, at int) bool {
	for _, meaning := range columns[:at] {
		if meaning == columns[at] {
			return true
		}
	}
	return false
}

// guessUncertain settles what a name alone does not tell: a "source" is about consent only beside a consent, a "land" holds countries or
// it does not, dates show their order.
func (m *Mapping) guessUncertain(rows [][]string) {
	for i, meaning := range m.Columns {
		cells := column(rows, i)
		switch {
		case (meaning == MeansAgreedHow || meaning == MeansAgreedOn) && !m.has(MeansAgreed):
			m.Columns[i] = MeansNothing
		case meaning == MeansAgreedOn:
			m.Dates = guessDateOrder(cells)
		case meaning == MeansCountry && share(cells, func(cell string) bool { return readCountry(cell) != "" }) < 0.5,
			meaning == MeansLanguage && share(cells, func(cell string) bool { return readLanguage(cell) != "" }) < 0.5,
			meaning == MeansZone && share(cells, func(cell string) bool { return readZone(cell) != "" }) < 0.5,
			meaning == MeansUserID && share(cells, whatsapp.IsUserID) < 0.5:
			m.Columns[i] = MeansNothing
		}
	}
}

// guessUserIDs finds WhatsApp's user ids by how they are written: nothing else looks like them, whatever the column is called.
func (m *Mapping) guessUserIDs(rows [][]string) {
	for i := range m.Columns {
		if !m.has(MeansUserID) && share(column(rows, i), whatsapp.IsUserID) > 0.8 {
			m.Columns[i] = MeansUserID
		}
	}
}

func column(rows [][]string, at int) []string {
	var cells []string
	for _, row := range rows {
		if at < len(row) && row[at] != "" {
			cells = append(cells, row[at])
		}
	}
	return cells
}

func share(cells []string, good func(string) bool) float64 {
	if len(cells) == 0 {
		return 0
	}
	n := 0
	for _, cell := range cells {
		if good(cell) {
			n++
		}
	}
	return float64(n) / float64(len(cells))
}

// guessPhones finds the column whose cells are phone numbers, or -1, and the countries that make most of them readable. Where several are,
// the one called a mobile wins, then the fuller one; a column with another name we know is left alone.
func guessPhones(header []string, rows [][]string, m Mapping, home string) (at int, countries []string) {
	at, best := -1, 0.0
	for i, meaning := range m.Columns {
		if meaning != MeansPhone && meaning != MeansNothing {
			continue
		}
		cells := column(rows, i)
		guessed := guessCountries(cells, home)
		readable := share(cells, func(cell string) bool { return isPhone(cell, guessed) })
		if meaning == MeansNothing && (readable < 0.6 || i < len(header) && deniesPhone(header[i])) || readable < 0.2 {
			continue
		}
		score := readable * float64(len(cells)) / float64(max(1, len(rows)))
		if meaning == MeansPhone {
			score += float64(ownMobile(header[i]))
		}
		if score > best {
			at, best, countries = i, score, guessed
		}
	}
	return at, countries
}

func deniesPhone(header string) bool {
	return hasWord(" "+strings.Join(splitWords(header), " ")+" ", notPhones...)
}

func isPhone(cell string, countries []string) bool {
	_, problem := ReadListPhone(cell, countries)
	return problem == ""
}

// neighbours are tried where neither the company's own country nor those the list itself shows explain the numbers without a code.
var neighbours = []string{"NL", "BE", "DE", "DK", "SE", "NO", "GB", "FR", "ES", "AT", "CH", "IT", "IE", "FI", "PL", "PT"}

// guessCountries are at most two: where the numbers without a code are from, and where those are from that cannot even be mistyped ones from
// there. Read as another country's, a Dutch number with a wrong digit is a stranger's: what is plausible nearer home wins.
func guessCountries(cells []string, home string) []string {
	bare, seen := bareNumbers(cells), seenCountries(cells)
	first := guessFirst(bare, seen, home)
	if first == "" && home != "" {
		return []string{home}
	}
	if first == "" {
		return nil
	}
	rest := impossible(bare, first)
	if len(rest)*5 < len(bare) {
		return []string{first}
	}
	if second := mostReadable(rest, append(append([]string{home}, seen...), neighbours...)); second != "" {
		return []string{first, second}
	}
	return []string{first}
}

func guessFirst(bare, seen []string, home string) string {
	in := func(country string) float64 {
		return share(bare, func(text string) bool { return existsIn(text, country) })
	}
	if home != "" && in(home) >= 0.5 {
		return home
	}
	for _, country := range seen {
		if in(country) >= 0.3 {
			return country
		}
	}
	return mostReadable(bare, neighbours)
}

// impossible are the numbers that have not even the length of one from a country.
func impossible(bare []string, country string) []string {
	var rest []string
	for _, text := range bare {
		number, err := phonenumbers.Parse(text, country)
		if err != nil || !phonenumbers.IsPossibleNumber(number) {
			rest = append(rest, text)
		}
	}
	return rest
}

func bareNumbers(cells []string) []string {
	var bare []string
	for _, cell := range cells {
		text, problem := tidyPhone(cell)
		if problem == "" && !strings.HasPrefix(text, "+") && !strings.HasPrefix(text, "00") && len(bare) < 50 {
			bare = append(bare, text)
		}
	}
	return bare
}

// existsIn asks for a mobile: read as land lines or free numbers, the digits of one country make sense in several.
func existsIn(text, country string) bool {
	number, err := phonenumbers.Parse(text, country)
	return err == nil && reachable(number) && mobile(number)
}

// mostReadable is the candidate in which most numbers exist, at least half; the earlier wins a tie.
func mostReadable(bare []string, candidates []string) string {
	best, most := "", 0.0
	for _, country := range candidates {
		readable := share(bare, func(text string) bool { return country != "" && existsIn(text, country) })
		if readable >= 0.5 && readable > most {
			best, most = country, readable
		}
	}
	return best
}

// seenCountries are those of the numbers that bring their country code, most frequent first.
func seenCountries(cells []string) []string {
	counts := map[string]int{}
	for _, cell := range cells {
		if phone, problem := ReadListPhone(cell, nil); problem == "" {
			counts[phone.Country]++
		}
	}
	var all []string
	for country := range counts {
		all = append(all, country)
	}
	sort.Slice(all, func(i, j int) bool {
		return counts[all[i]] > counts[all[j]] || counts[all[i]] == counts[all[j]] && all[i] < all[j]
	})
	return all
}
