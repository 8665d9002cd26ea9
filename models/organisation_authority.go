package models

// Authority is a data protection authority: where people can complain about what a company does with their data.
type Authority struct{ Name, URL string }

// Authorities are those we know, by country. Germany has one in every state; see GermanAuthorities.
var Authorities = map[string]Authority{
	"AT": {"Datenschutzbehörde", "https://dsb.gv.at"},
	"BE": {"Gegevensbeschermingsautoriteit / Autorité de protection des données", "https://www.gegevensbeschermingsautoriteit.be"},
	"CH": {"Eidgenössischer Datenschutz- und Öffentlichkeitsbeauftragter (EDÖB)", "https://www.edoeb.admin.ch"},
	"CZ": {"Úřad pro ochranu osobních údajů", "https://uoou.gov.cz"},
	"DK": {"Datatilsynet", "https://www.datatilsynet.dk"},
	"ES": {"Agencia Española de Protección de Datos", "https://www.aepd.es"},
	"FI": {"Tietosuojavaltuutetun toimisto", "https://tietosuoja.fi"},
	"FR": {"Commission nationale de l’informatique et des libertés (CNIL)", "https://www.cnil.fr"},
	"GB": {"Information Commissioner’s Office", "https://ico.org.uk"},
	"IE": {"Data Protection Commission", "https://www.dataprotection.ie"},
	"IT": {"Garante per la protezione dei dati personali", "https://www.garanteprivacy.it"},
	"LU": {"Commission nationale pour la protection des données", "https://cnpd.public.lu"},
	"NL": {"Autoriteit Persoonsgegevens", "https://autoriteitpersoonsgegevens.nl"},
	"NO": {"Datatilsynet", "https://www.datatilsynet.no"},
	"PL": {"Urząd Ochrony Danych Osobowych", "https://uodo.gov.pl"},
	"PT": {"Comissão Nacional de Proteção de Dados", "https://www.cnpd.pt"},
	"SE": {"Integritetsskyddsmyndigheten", "https://www.imy.se"},
}

// StateAuthority is the authority for companies in one German state.
type StateAuthority struct {
	State string
	Authority
}

// GermanAuthorities are those for companies, by state.
var GermanAuthorities = []StateAuthority{
	{"Baden-Württemberg", Authority{"Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg", "https://www.baden-wuerttemberg.datenschutz.de"}},
	{"Bayern", Authority{"Bayerisches Landesamt für Datenschutzaufsicht", "https://www.lda.bayern.de"}},
	{"Berlin", Authority{"Berliner Beauftragte für Datenschutz und Informationsfreiheit", "https://www.datenschutz-berlin.de"}},
	{"Brandenburg", Authority{"Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg", "https://www.lda.brandenburg.de"}},
	{"Bremen", Authority{"Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen", "https://www.datenschutz.bremen.de"}},
	{"Hamburg", Authority{"Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit", "https://datenschutz-hamburg.de"}},
	{"Hessen", Authority{"Der Hessische Beauftragte für Datenschutz und Informationsfreiheit", "https://datenschutz.hessen.de"}},
	{"Mecklenburg-Vorpommern", Authority{"Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern", "https://www.datenschutz-mv.de"}},
	{"Niedersachsen", Authority{"Der Landesbeauftragte für den Datenschutz Niedersachsen", "https://www.lfd.niedersachsen.de"}},
	{"Nordrhein-Westfalen", Authority{"Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen", "https://www.ldi.nrw.de"}},
	{"Rheinland-Pfalz", Authority{"Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz", "https://www.datenschutz.rlp.de"}},
	{"Saarland", Authority{"Unabhängiges Datenschutzzentrum Saarland", "https://www.datenschutz.saarland.de"}},
	{"Sachsen", Authority{"Sächsische Datenschutz- und Transparenzbeauftragte", "https://www.datenschutz.sachsen.de"}},
	{"Sachsen-Anhalt", Authority{"Landesbeauftragte für den Datenschutz Sachsen-Anhalt", "https://datenschutz.sachsen-anhalt.de"}},
	{"Schleswig-Holstein", Authority{"Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein", "https://www.datenschutzzentrum.de"}},
	{"Thüringen", Authority{"Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit", "https://www.tlfdi.de"}},
}

// withAuthority names the authority of the country where none is named, and the site of one that is known by its name.
func (c Company) withAuthority() Company {
	if c.Authority == "" && c.AuthorityURL == "" {
		known := Authorities[c.Country]
		c.Authority, c.AuthorityURL = known.Name, known.URL
	}
	if c.AuthorityURL == "" {
		c.AuthorityURL = c.siteOfAuthority()
	}
	return c
}

func (c Company) siteOfAuthority() string {
	if known := Authorities[c.Country]; known.Name == c.Authority {
		return known.URL
	}
	for _, known := range GermanAuthorities {
		if known.Name == c.Authority && c.Country == "DE" {
			return known.URL
		}
	}
	return ""
}
