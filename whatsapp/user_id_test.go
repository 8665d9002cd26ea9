package whatsapp

import (
	"strings"
	"testing"
)

func TestUserIDsAreTold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"NL.4711081542": true, "DE.ENT.4711a": true, "US." + strings.Repeat("9", 128): true,
		"": false, "nl.4711": false, "NL4711": false, "NL.": false, "+3197010000001": false, "NLD.4711": false, "NL.47 11": false, "NL.4711\n": false,
		"US." + strings.Repeat("9", 129): false,
	} {
		if got := IsUserID(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
