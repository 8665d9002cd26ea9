package models_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func upload(t *testing.T, db *models.DB, list string) models.Import {
	t.Helper()
	im, err := models.UploadImport(context.Background(), db, models.System, "list.csv", strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// utf16Bytes writes text as UTF-16, with a byte order mark or without.
func utf16Bytes(text string, order binary.ByteOrder, mark bool) string {
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	var b bytes.Buffer
	binary.Write(&b, order, units)
	return b.String()
}

// latin1 writes text with one byte a letter; enough of Windows-1252 for what these tests spell.
func latin1(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
	}
	return b.String()
}

func TestTheWritingOfAListIsDetected(t *testing.T) {
	encodings := map[string]struct {
		write func(string) string
		want  string
	}{
		"utf-8":                    {func(s string) string { return s }, models.UTF8},
		"utf-8 with mark":          {func(s string) string { return "\xEF\xBB\xBF" + s }, models.UTF8},
		"windows-1252":             {latin1, models.Windows1252},
		"utf-16 le with mark":      {func(s string) string { return utf16Bytes(s, binary.LittleEndian, true) }, models.UTF16LE},
		"utf-16 be with mark":      {func(s string) string { return utf16Bytes(s, binary.BigEndian, true) }, models.UTF16BE},
		"utf-16 le without a mark": {func(s string) string { return utf16Bytes(s, binary.LittleEndian, false) }, models.UTF16LE},
		"utf-16 be without a mark": {func(s string) string { return utf16Bytes(s, binary.BigEndian, false) }, models.UTF16BE},
		"utf-8 with one broken byte": {func(s string) string {
			return strings.Repeat("Zoë;\n", 40)[:0] + s + strings.Repeat("ë", 40) + "\xE9\n"
		}, models.UTF8},
	}
	signs := map[string]string{"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		for spelled, encoding := range encodings {
			for delimiter, sign := range signs {
				list := strings.Join([]string{"Naam", "Mobiel", "Opmerking"}, sign) + "\r\n" +
					strings.Join([]string{"Zoë Brünn", "+31 970 1000 0001", `"eerste regel` + "\r\n" + `tweede; regel, met | alles"`}, sign) + "\r\n" +
					strings.Join([]string{"Søren", "+31 970 1000 0002", ""}, sign) + "\r\n"
				im := upload(t, db, encoding.write(list))
				if im.Layout != (models.Layout{Encoding: encoding.want, Delimiter: delimiter, Header: true}) {
					t.Errorf("%s, %s: read as %+v", spelled, delimiter, im.Layout)
					continue
				}
				sample, err := im.Preview(context.Background(), db)
				if err != nil {
					t.Fatal(err)
				}
				if len(sample.Rows) < 2 || sample.Rows[0].Name != "Zoë Brünn" || sample.Rows[0].Phone != "+3197010000001" || sample.Rows[1].Line != 4 {
					t.Errorf("%s, %s: %+v", spelled, delimiter, sample.Rows)
				}
			}
		}
	})
}

func TestAListIsReadAsItsToolWroteIt(t *testing.T) {
	for name, c := range map[string]struct {
		list   string
		layout models.Layout
		rows   int
		phone  string
	}{
		"hint of Excel":            {"sep=;\r\nname;phone\r\nAnna;+31 970 1000 0001\r\n", models.Layout{Encoding: models.UTF8, Delimiter: "semicolon", Header: true}, 1, "+3197010000001"},
		"old Mac":                  {"name,phone\rAnna,+31 970 1000 0001\rBo,+31 970 1000 0002\r", models.Layout{Encoding: models.UTF8, Delimiter: "comma", Header: true}, 2, "+3197010000001"},
		"no header":                {"Anna,+31 970 1000 0001\nBo,+31 970 1000 0002\n", models.Layout{Encoding: models.UTF8, Delimiter: "comma"}, 2, "+3197010000001"},
		"numbers only":             {"+31 970 1000 0001\n+31 970 1000 0002\n", models.Layout{Encoding: models.UTF8, Delimiter: "comma"}, 2, "+3197010000001"},
		"empty rows at the end":    {"name;phone\nAnna;+31 970 1000 0001\n;\n\n ; \n", models.Layout{Encoding: models.UTF8, Delimiter: "semicolon", Header: true}, 1, "+3197010000001"},
		"apostrophes of Excel":     {"name,phone\nAnna,'+31 970 1000 0001\n", models.Layout{Encoding: models.UTF8, Delimiter: "comma", Header: true}, 1, "+3197010000001"},
		"marks of direction":       {"name,phone\nAnna,\u202a+31\u00a0970\u00a01000\u00a00001\u202c\n", models.Layout{Encoding: models.UTF8, Delimiter: "comma", Header: true}, 1, "+3197010000001"},
		"letters on the last line": {"name,phone\n" + strings.Repeat("Anna,+31 970 1000 0001\n", 20_000) + "Zo\xEB,+31 970 1000 0001\n", models.Layout{Encoding: models.Windows1252, Delimiter: "comma", Header: true}, 200, "+3197010000001"},
	} {
		t.Run(name, func(t *testing.T) {
			db := modelstest.Open(t, modelstest.SQLite(t), nil)
			im := upload(t, db, c.list)
			sample, err := im.Preview(context.Background(), db)
			if err != nil {
				t.Fatal(err)
			}
			if im.Layout != c.layout || len(sample.Rows) != c.rows || sample.Rows[0].Phone != c.phone {
				t.Errorf("%+v, %d rows, first %+v", im.Layout, len(sample.Rows), sample.Rows[0])
			}
		})
	}
}

func TestWhatIsNoListIsRefused(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), nil)
	for name, list := range map[string]string{
		"nothing": "", "a workbook": "PK\x03\x04rest of it", "an old workbook": "\xD0\xCF\x11\xE0rest", "a PDF": "%PDF-1.7",
	} {
		_, err := models.UploadImport(context.Background(), db, models.System, name, strings.NewReader(list))
		var invalid models.Invalid
		if !errors.As(err, &invalid) || invalid["file"] == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestColumnsAreGuessedInSevenLanguages(t *testing.T) {
	for header, want := range map[string][]models.Meaning{
		"First name,Last name,Mobile,Opt-in":                 {models.MeansFirst, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Voornaam,Achternaam,Mobiel,Toestemming":             {models.MeansFirst, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Vorname,Nachname,Handynummer,Einwilligung":          {models.MeansFirst, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Fornavn,Efternavn,Telefon,Samtykke":                 {models.MeansFirst, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Förnamn,Efternamn,Mobilnummer,Samtycke":             {models.MeansFirst, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Prénom,Nom de famille,Téléphone,Consentement":       {models.MeansFirst, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Nombre,Apellidos,Móvil,Consentimiento":              {models.MeansName, models.MeansLast, models.MeansPhone, models.MeansAgreed},
		"Name,Fax,Mobile,Accepts SMS marketing":              {models.MeansName, models.MeansNothing, models.MeansPhone, models.MeansNothing},
		"Name,Customer ID,Whatsapp,Email opt-in":             {models.MeansName, models.MeansNothing, models.MeansPhone, models.MeansNothing},
		"Company name,Contact,Phone number,Newsletter optin": {models.MeansNothing, models.MeansName, models.MeansPhone, models.MeansNothing},
	} {
		db := modelstest.Open(t, modelstest.SQLite(t), nil)
		im := upload(t, db, header+"\nAnna,Berg,+31 970 1000 0001,ja\nBo,Dal,+31 970 1000 0002,nee\n")
		for i := range want {
			if im.Mapping.Columns[i] != want[i] {
				t.Errorf("%s: column %d holds %q, want %q", header, i+1, im.Mapping.Columns[i], want[i])
			}
		}
	}
}

func TestTheMobileIsChosenAndTheCountryGuessed(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), nil)
	im := upload(t, db, "Name,Phone number,Mobile phone number\nAnna,+31 20 123 4567,+31 970 1000 0001\nBo,+31 20 123 4568,\n")
	if im.Mapping.Columns[1] != models.MeansNothing || im.Mapping.Columns[2] != models.MeansPhone {
		t.Errorf("columns %v", im.Mapping.Columns)
	}
	im = upload(t, db, "Navn,Telefon\nAse,20 12 34 56\nBo,31 12 34 56\nUlla,070-174 06 05\nNils,070-174 06 06\nEva,20 12 34 57\n")
	if got := strings.Join(im.Mapping.Countries, " "); got != "DK SE" {
		t.Errorf("countries %s", got)
	}
}

// Read as French, a Dutch mobile with a digit wrong is a number in use, and somebody else's.
func TestAListIsNotTakenForANeighbours(t *testing.T) {
	db := modelstest.Open(t, modelstest.SQLite(t), nil)
	im := upload(t, db, "Naam,Mobiel\n"+strings.Repeat("Anna,06-12345678\nBo,06-98765432\nCor,+31 970 1000 0001\n", 30))
	if got := strings.Join(im.Mapping.Countries, " "); got != "NL" {
		t.Errorf("numbers without a code are taken to be from %q", got)
	}
}
