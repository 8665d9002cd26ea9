package whatsapp

import (
	"strings"
	"testing"
)

// listed are the codes of Meta's public list, written down a second time: a
// row that gets lost or changes its class by accident shows here.
var listed = map[Class][]int{
	ClassStop: {0, 190, 200, 3, 10, 250, 299, 368, 131031, 131005, 33, 131037, 131042, 131045, 131048, 131064, 132015, 132016, 134102,
		131055, 131061, 131063, 132001, 132068, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 134100},
	ClassNever: {130497, 130403, 130472, 131021, 131026, 131050},
	ClassRetry: {1, 2, 130429, 131000, 131016, 131056, 131057, 131059, 133000, 133004, 2494100},
	ClassWait:  {4, 80007, 131049, 132069, 134101},
	ClassFix: {100, 131008, 131009, 131030, 131051, 131053, 131062, 132000, 132005, 132007, 132012, 132018,
		135000, 137000, 2388019, 2388023, 2388024, 2388027, 2388039, 2388040, 2388042,
		2388043, 2388046, 2388047, 2388060, 2388072, 2388073, 2388155, 2388293, 2388299, 2494164, 2494179},
	ClassUseTemplate: {131047},
	ClassOther: {131052, 138000, 138025, 139000, 139004, 139100, 139101, 139102, 139103, 139200, 1752041, 2388012, 2388077, 2388091, 2388093,
		2388103, 2593107, 2593108, 200005, 200006, 200007},
}

func TestEveryListedCode(t *testing.T) {
	for class, codes := range listed {
		for _, code := range codes {
			e := Explain(code)
			if e.Class != class || e.Code != code {
				t.Errorf("%d: class %s, want %s (%+v)", code, e.Class, class, e)
			}
		}
	}
}

func TestEveryExplanationHasWords(t *testing.T) {
	for _, e := range Explanations() {
		for name, words := range map[string]string{"title": e.Title, "what": e.What, "do": e.Do} {
			if words == "" || strings.TrimSpace(words) != words {
				t.Errorf("%d has the %s %q", e.Code, name, words)
			}
		}
		if strings.HasSuffix(e.Title, ".") || !strings.HasSuffix(e.What, ".") || !strings.HasSuffix(e.Do, ".") {
			t.Errorf("%d: full stops: %+v", e.Code, e)
		}
		if e.Class == "" || e.Class == ClassUnlisted {
			t.Errorf("%d has the class %q", e.Code, e.Class)
		}
	}
}

// Whatever says that Meta itself stumbled may have been accepted.
func TestStumblesAreNotDefinite(t *testing.T) {
	for _, code := range []int{1, 2, 131000, 131016, 133000, 133004, 134102, 2494100, CodeUnreadable, CodeTransport, CodeInvalid, 987654, -4} {
		if Explain(code).Definite {
			t.Errorf("%d is definite", code)
		}
	}
	if !Explain(130429).Definite {
		t.Error("the control failed: 130429 is not definite")
	}
}

func TestUnlistedCode(t *testing.T) {
	if e := Explain(987654); e.Class != ClassUnlisted || e.Code != 987654 || e.Title == "" {
		t.Errorf("%+v", e)
	}
}

func TestSubcodesOfOneHundred(t *testing.T) {
	tests := []struct {
		e    Error
		want int
	}{
		{Error{Code: 100}, 100}, {Error{Code: 100, Subcode: 33}, 33}, {Error{Code: 100, Subcode: 2388046}, 2388046},
		{Error{Code: 100, Subcode: 2494010}, 100}, {Error{Code: 190, Subcode: 463}, 190}, {Error{Code: 131047, Subcode: 33}, 131047},
	}
	for _, tt := range tests {
		if got := tt.e.Explain().Code; got != tt.want {
			t.Errorf("%+v is explained as %d", tt.e, got)
		}
	}
}
