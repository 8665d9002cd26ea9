package models

import "github.com/nyaruka/phonenumbers/v2"

// CallingCode is what one dials for a country (ISO code): 31 for NL; 0 where there are no telephones.
func CallingCode(country string) int { return phonenumbers.GetCountryCodeForRegion(country) }
