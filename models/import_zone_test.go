package models_test

import (
	"testing"

	"greenlist/models"
)

func TestZonesAreReadAsToolsWriteThem(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"Europe/Amsterdam": "Europe/Amsterdam", "europe/lisbon": "Europe/Lisbon", "EUROPE/MADRID": "Europe/Madrid",
		"(GMT+01:00) Central European Time (Europe/Amsterdam)": "Europe/Amsterdam", "UTC +01:00 Europe Copenhagen": "Europe/Copenhagen",
		"america_slash_argentina_slash_buenos_aires": "America/Argentina/Buenos_Aires", "America/Port_of_Spain": "America/Port_of_Spain",
		"America/New York": "America/New_York", "America/Port-au-Prince": "America/Port-au-Prince",
		"W. Europe Standard Time": "Europe/Berlin", "Central Standard Time (Mexico)": "America/Mexico_City", "UTC": "UTC",
		"": "", "CET": "", "+01:00": "", "Europe": "", "Europe/Atlantis": "", "Amsterdam": "", "../etc/passwd": "", "Local": "",
	} {
		if got := models.ReadZone(cell); got != want {
			t.Errorf("%q is %q, not %q", cell, got, want)
		}
	}
}
