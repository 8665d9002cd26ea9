package models_test

import (
	"time"

	"greenlist/models"
)

// asked is something people ask of a list of contacts.
type asked struct {
	what   string
	search models.ContactSearch
}

// and is the same asked of fewer people.
func (a asked) and(what string, change func(*models.ContactSearch)) asked {
	a.what += ", " + what
	change(&a.search)
	return a
}

func (a asked) saying(text string) asked {
	return a.and("“"+text+"”", func(s *models.ContactSearch) { s.Text = text })
}

// before is the page that begins at an id.
func (a asked) before(what string, id int64) asked {
	return a.and(what, func(s *models.ContactSearch) { s.Before = id })
}

// searches are all kinds of them: common things and rare ones, what nobody fits, alone and together, on first pages and on pages far down.
func searches(purposeID int64, now time.Time, people int64) []asked {
	alone := append(texts(), filters(purposeID, now)...)
	return append(alone, combined(purposeID, now, people)...)
}

func texts() (all []asked) {
	for _, a := range []struct{ what, text string }{
		{"everybody", ""}, {"one letter", "a"}, {"two letters", "an"}, {"a name", "anna"}, {"a name and a surname", "anna visse"}, {"a rare word", "x17123"}, {"no such word", "zebra"},
		{"two letters that go together rarely", "x9 anna"}, {"a common and no word", "a zebra"}, {"three digits", "319"}, {"digits", "3197100"}, {"a whole number", "+31971000017123"},
		{"the last four digits", "7123"}, {"the last digits", "17123"}, {"no such digits", "+9999"},
	} {
		all = append(all, asked{a.what, models.ContactSearch{Text: a.text}})
	}
	return all
}

func filters(purposeID int64, now time.Time) []asked {
	month := now.AddDate(0, -1, 0)
	return []asked{
		{"agreed", models.ContactSearch{PurposeID: purposeID, State: models.ConsentGiven}},
		{"took it back", models.ContactSearch{PurposeID: purposeID, State: models.ConsentWithdrawn}},
		{"refused, nobody", models.ContactSearch{PurposeID: purposeID, State: models.ConsentRefused}},
		{"never said anything", models.ContactSearch{PurposeID: purposeID, State: models.NoConsent}},
		{"needs a person", models.ContactSearch{NeedsPerson: true}},
		{"never messaged", models.ContactSearch{Suppressed: true}},
		{"country", models.ContactSearch{Country: "NL"}},
		{"no such country", models.ContactSearch{Country: "FR"}},
		{"language", models.ContactSearch{Language: "sv"}},
		{"came from", models.ContactSearch{Source: "form"}},
		{"tag", models.ContactSearch{Tag: "news"}},
		{"a rare tag", models.ContactSearch{Tag: "rare"}},
		{"no such tag", models.ContactSearch{Tag: "zebra"}},
		{"attribute", models.ContactSearch{Attribute: "city", Value: "Delft"}},
		{"a rare attribute", models.ContactSearch{Attribute: "city", Value: "Place 17"}},
		{"a number from", models.ContactSearch{Attribute: "orders", From: "5"}},
		{"a number from, to", models.ContactSearch{Attribute: "orders", From: "10", To: "14"}},
		{"one number", models.ContactSearch{Attribute: "orders", From: "10", To: "10"}},
		{"a date to, long ago", models.ContactSearch{Attribute: "last_order", To: "2024-12-31"}},
		{"a date from, to", models.ContactSearch{Attribute: "last_order", From: "2025-03-01", To: "2025-03-31"}},
		{"joined since last month", models.ContactSearch{Since: month}},
		{"joined on a day", models.ContactSearch{Since: now.AddDate(-1, 0, 0), Until: now.AddDate(-1, 0, 1)}},
		{"joined long ago", models.ContactSearch{Until: now.AddDate(-2, 0, 0)}},
		{"joined tomorrow", models.ContactSearch{Since: now.AddDate(0, 0, 1)}},
		{"wrote since last month", models.ContactSearch{HeardSince: month}},
		{"wrote last on a day", models.ContactSearch{HeardSince: now.AddDate(-1, 0, 0), HeardUntil: now.AddDate(-1, 0, 1)}},
		{"wrote last in a year", models.ContactSearch{HeardSince: now.AddDate(-2, 0, 0), HeardUntil: now.AddDate(-1, 0, 0)}},
		{"wrote last long ago", models.ContactSearch{HeardUntil: now.AddDate(-2, -6, 0)}},
	}
}

func combined(purposeID int64, now time.Time, people int64) []asked {
	given := asked{"agreed", models.ContactSearch{PurposeID: purposeID, State: models.ConsentGiven}}
	never := asked{"never said anything", models.ContactSearch{PurposeID: purposeID, State: models.NoConsent}}
	news, rare, dutch := asked{"tag", models.ContactSearch{Tag: "news"}}, asked{"a rare tag", models.ContactSearch{Tag: "rare"}}, asked{"Dutch", models.ContactSearch{Country: "NL"}}
	swede := func(s *models.ContactSearch) { s.Language = "sv" }
	agreed := func(s *models.ContactSearch) { s.PurposeID, s.State = purposeID, models.ConsentGiven }
	german := func(s *models.ContactSearch) { s.Language = "de" }
	delft := func(s *models.ContactSearch) { s.Attribute, s.Value = "city", "Delft" }
	orders := func(s *models.ContactSearch) { s.Attribute, s.From, s.To = "orders", "20", "40" }
	long := func(s *models.ContactSearch) { s.HeardUntil = now.AddDate(-2, 0, 0) }
	joined := asked{"joined long ago", models.ContactSearch{Until: now.AddDate(-2, 0, 0)}}
	tagged := func(s *models.ContactSearch) { s.Tag = "news" }
	anybody := asked{"everybody", models.ContactSearch{}}
	return []asked{
		given.and("tag", tagged), given.and("Swede", swede), given.and("in Delft", delft), given.and("wrote last long ago", long), given.and("20 to 40 orders", orders),
		rare.and("agreed", agreed), dutch.and("tag", tagged), dutch.and("German, nobody", german), dutch.and("20 to 40 orders", orders), joined.and("agreed", agreed), joined.and("wrote last long ago", long),
		never.and("tag", tagged), never.and("20 to 40 orders", orders), news.and("wrote last long ago", long),
		given.and("tag", tagged).and("Swede", swede).and("in Delft", delft), dutch.and("German", german).and("tag", tagged),
		given.saying("a"), given.saying("anna"), given.saying("x9 anna"), given.saying("zebra"), news.saying("a"), rare.saying("a"), rare.saying("zebra"), never.saying("d"), never.and("tag", tagged).saying("d"),
		joined.saying("anna"), joined.saying("a"), news.and("wrote last long ago", long).saying("anna"), news.and("20 to 40 orders", orders).saying("d"),
		given.saying("3197100"), given.saying("319"), given.saying("7123"), dutch.saying("17123"), news.saying("7123"), rare.saying("3197100"), never.and("tag", tagged).saying("319710"), joined.saying("3197"),
		anybody.before("halfway", people/2), anybody.before("near the end", 60), anybody.saying("a").before("halfway", people/2), anybody.saying("a").before("near the end", 5000), anybody.saying("319").before("halfway", people/2),
		given.before("halfway", people/2), given.and("tag", tagged).before("near the end", 5000), given.saying("anna").before("halfway", people/2), news.saying("7123").before("halfway", people/2),
		joined.before("near the end", people/5), news.and("wrote last long ago", long).before("near the end", 5000), dutch.and("20 to 40 orders", orders).before("halfway", people/2),
		anybody.and("back from far down", func(s *models.ContactSearch) { s.After = 5000 }), given.and("tag", tagged).and("back from halfway", func(s *models.ContactSearch) { s.After = people / 2 }),
	}
}
