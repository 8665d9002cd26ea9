package lint

// usualAge is from when children agree themselves where national law says nothing else: GDPR Art. 8(1). So in Germany, the Netherlands, Croatia,
// Hungary, Ireland, Liechtenstein, Luxembourg, Poland, Romania and Slovakia. Outside the GDPR it is the careful answer.
const usualAge = 16

// lowerAges are what national laws set instead, no lower than 13, by country.
var lowerAges = map[string]struct {
	age int
	law string
}{
	"AT": {14, "DSG § 4(4)"},
	"BE": {13, "Law of 30 July 2018, Art. 7"},
	"BG": {14, "ZZLD Art. 25c"},
	"CY": {14, "Law 125(I)/2018, s. 8"},
	"CZ": {15, "Act 110/2019, § 7"},
	"DK": {15, "databeskyttelsesloven § 6(2), 13 until the end of 2023"},
	"EE": {13, "IKS § 8"},
	"ES": {14, "LOPDGDD Art. 7"},
	"FI": {13, "tietosuojalaki § 5"},
	"FR": {15, "loi Informatique et Libertés Art. 45"},
	"GB": {13, "Data Protection Act 2018, s. 9"},
	"GR": {15, "Law 4624/2019, Art. 21"},
	"IS": {13, "Act 90/2018, Art. 10"},
	"IT": {14, "Codice privacy Art. 2-quinquies"},
	"LT": {14, "ADTAĮ Art. 6"},
	"LV": {13, "FPDAL Art. 33"},
	"MT": {13, "S.L. 586.11"},
	"NO": {13, "personopplysningsloven § 5"},
	"PT": {13, "Lei 58/2019, Art. 16"},
	"SE": {13, "dataskyddslagen 2 kap. 4 §"},
	"SI": {15, "ZVOP-2 Art. 8"},
}

// DigitalAge is from when somebody may agree to messages without a parent, in years, in the country of the company's seat; and the law that says so.
func DigitalAge(country string) (age int, law string) {
	if lower, ok := lowerAges[country]; ok {
		return lower.age, lower.law
	}
	return usualAge, "GDPR Art. 8(1)"
}
