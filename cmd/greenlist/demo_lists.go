package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"time"

	"greenlist/models"
)

// demoList is how a list looks, and when it was imported.
type demoList struct {
	day     int
	file    string
	purpose int
	header  []string
	how     string // what whoever imports it says about the consent
	tag     string
	yes, no string
	// where is what the list says about each consent; without it no row has a record of its own.
	where []string
}

var demoLists = map[string]demoList{
	"NL": {day: -58, file: "nieuwsbrief-klanten.csv", header: []string{"Naam", "Mobiel", "Taal", "Plaats", "Interesse", "Punten", "WhatsApp", "Datum", "Via"},
		how: "Customers ticked a box for WhatsApp when they asked for the loyalty card.", tag: "loyalty card", yes: "ja", no: "nee",
		where: []string{"klantenkaart, winkel Haarlem", "klantenkaart, webwinkel", "kassa"}},
	"DE": {day: -51, file: "kunden-deutschland.csv", header: []string{"Name", "Mobil", "Sprache", "Ort", "Interesse", "Punkte", "WhatsApp", "Datum", "Quelle"},
		how: "German customers agreed by telephone when they ordered.", tag: "web shop", yes: "ja", no: "nein"},
	"GB": {day: -46, file: "garden-show-stand.csv", header: []string{"Name", "Mobile", "Language", "Town", "Interest", "Points", "WhatsApp", "Date", "Where"},
		how: "Visitors signed a list at our stand at the garden show.", tag: "garden show", yes: "yes", no: "no",
		where: []string{"stand, list 1", "stand, list 2", "stand, list 3"}},
	"FR": {day: -29, file: "clients-lille.csv", header: []string{"Nom", "Mobile", "Langue", "Ville", "Intérêt", "Points", "WhatsApp", "Date", "Source"},
		how: "Customers of the market stall in Lille agreed when they paid.", tag: "market stall", yes: "oui", no: "non"},
	"SE": {day: -20, file: "kunder-sverige.csv", header: []string{"Namn", "Mobil", "Språk", "Ort", "Intresse", "Poäng", "WhatsApp", "Datum", "Källa"},
		how: "Swedish customers agreed in the web shop’s checkout.", tag: "web shop", yes: "ja", no: "nej"},
}

// moreLists are of people who stood in their country's list as well: from which on, and how many.
var moreLists = []struct {
	demoList
	country  string
	from, to int
}{
	{demoList{day: -33, file: "plantenhulp.csv", purpose: care, header: demoLists["NL"].header, tag: "plant help", yes: "ja", no: "nee",
		how: "Customers asked for care tips when they bought a plant."}, "NL", 40, 420},
	{demoList{day: -25, file: "wachtlijst-workshops.csv", purpose: workshops, header: demoLists["NL"].header, tag: "workshop list", yes: "ja", no: "nee",
		how: "People put themselves on the waiting list for workshops in the shop.", where: []string{"lijst bij de kassa"}}, "NL", 300, 440},
	{demoList{day: -8, file: "care-tips-sheet.csv", purpose: care, header: demoLists["GB"].header, tag: "plant help", yes: "yes", no: "no",
		how: "Customers asked for care tips on a sheet that went with their order."}, "GB", 30, 190},
}

// planLists imports the people of a country, and some of them again.
func (t *story) planLists(l land, people []*person) {
	t.planList(demoLists[l.code], l, people)
	for _, more := range moreLists {
		if more.country == l.code {
			t.planList(more.demoList, l, people[more.from:more.to])
		}
	}
}

func (t *story) planList(list demoList, l land, people []*person) {
	t.at(t.day(list.day, 9+t.chance.IntN(7), t.chance.IntN(60)), func(ctx context.Context) error {
		text, err := t.write(list, people)
		if err != nil {
			return err
		}
		im, err := models.UploadImport(ctx, t.db, t.marketer, list.file, bytes.NewReader(text))
		if err != nil {
			return err
		}
		t.clock.pass(4 * time.Minute)
		if err := im.Start(ctx, t.db, t.marketer, t.mapping(list, l)); err != nil {
			return fmt.Errorf("list %s: %w", list.file, err)
		}
		for _, p := range people {
			t.arrive(p)
		}
		return t.runErrands(ctx)
	})
}

func (t *story) mapping(list demoList, l land) models.Mapping {
	return models.Mapping{
		Columns: []models.Meaning{models.MeansName, models.MeansPhone, models.MeansLanguage, models.AttributeMeaning("city"), models.MeansTags,
			models.AttributeMeaning("points"), models.MeansAgreed, models.MeansAgreedOn, models.MeansAgreedHow},
		Countries: []string{l.code}, Dates: models.DayFirst, Tag: list.tag, Agreed: true, PurposeID: t.purposes[list.purpose].ID, How: list.how,
	}
}

// write is the list as a file: somebody else's spreadsheet, with a few rows that are no good.
func (t *story) write(list demoList, people []*person) ([]byte, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = ';'
	rows := [][]string{list.header}
	for i, p := range people {
		rows = append(rows, t.row(list, p))
		if i%90 == 40 {
			rows = append(rows, []string{"", "n/a", "", "", "", "", list.yes, "", ""})
		}
	}
	err := w.WriteAll(rows)
	return text.Bytes(), err
}

func (t *story) row(list demoList, p *person) []string {
	agreed, on, where := list.yes, "", ""
	switch {
	case t.sometimes(0.05):
		agreed = list.no
	case t.sometimes(0.04):
		agreed = ""
	case list.where != nil && t.sometimes(0.85):
		on = t.day(list.day-5-t.chance.IntN(500), 12, 0).Format("02-01-2006")
		where = pickOne(t, list.where)
	}
	return []string{
		p.name, models.ShowPhone(p.phone), p.language, p.city, pickOne(t, demoTags), fmt.Sprint(t.chance.IntN(60) * 25), agreed, on, where,
	}
}
