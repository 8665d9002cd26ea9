package views

import (
	"net/url"
	"testing"

	"greenlist/models"
)

// Staff read what was confirmed, but get no key to a person's own pages.
func TestStaffSeeNoKeysOfPeople(t *testing.T) {
	said := Voice{Public: &url.URL{Scheme: "https", Host: "zaailing.example"}}.Welcome(models.Welcome{
		Language: "nl", Company: "Zaailing", Agreed: []models.PurposeWords{{What: "WHAT"}}, ReceiptPath: "/r/AAAAAAAADkCzirUJ1i7oemp3aLfBna4T", PreferencePath: "/p/AAAAAAAAB9FfClAVh_8Ke6l_gkmXR1gf",
	})
	wants(t, withoutKeys(said), "• WHAT", "https://zaailing.example/r/…", "https://zaailing.example/p/…")
	without(t, withoutKeys(said), "AAAAAAAA")
}
