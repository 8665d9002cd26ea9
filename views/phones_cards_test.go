package views

import (
	"regexp"
	"testing"
)

// What refreshes a page looks for ids with selectors, so that they must be names; and no two messages may share one.
func TestTheCardsOfAMessageHaveAValidName(t *testing.T) {
	name, seen := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`), map[string]string{}
	for _, id := range []string{"wamid.HBgLMzE5NzA=", "wamid.HBgLMzE5NzA", "wamid.HBg+MzE/NzA==", "wamid.HBg/MzE+NzA==", "", "1"} {
		got := cardsID(id)
		if !name.MatchString(got) {
			t.Errorf("%q becomes %q", id, got)
		}
		if other, taken := seen[got]; taken {
			t.Errorf("%q and %q are both %q", id, other, got)
		}
		seen[got] = id
	}
	if name.MatchString("cards-wamid.HBg=") {
		t.Error("the test takes anything for a name")
	}
}
