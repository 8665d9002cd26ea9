package whatsapp

import (
	"testing"
	"time"
)

func TestARestGrowsUntilItIsTheHourThatMetaCountsBy(t *testing.T) {
	for _, code := range []int{CodeAppLimit, CodeAccountLimit} {
		for inARow, want := range []time.Duration{1, 1, 2, 4, 8, 16, 32, 60, 60} {
			if got := RestFor(code, inARow); got != want*time.Minute {
				t.Errorf("%d, %d in a row: %s", code, inARow, got)
			}
		}
		if got := RestFor(code, 1000); got != time.Hour {
			t.Errorf("%d, a thousand in a row: %s", code, got)
		}
	}
	if RestFor(131057, 5) != time.Minute || RestFor(2494100, 5) != time.Minute {
		t.Error("maintenance is waited for longer than a minute")
	}
}

func TestMetaSaysHowLongARestIs(t *testing.T) {
	for _, c := range []struct {
		code, inARow int
		says, want   time.Duration
	}{
		{4, 1, 0, time.Minute},
		{4, 1, 7 * time.Second, 7 * time.Second},
		{4, 2, 7 * time.Second, 2 * time.Minute},
		{80007, 2, 40 * time.Minute, 40 * time.Minute},
		{80007, 1, 1000 * time.Hour, 24 * time.Hour},
		{131057, 1, 5 * time.Minute, 5 * time.Minute},
		{131026, 1, time.Hour, 0},
	} {
		if got := (&Error{Code: c.code, RetryAfter: c.says}).Rest(c.inARow); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// Only what nobody has to see to rests and goes on by itself, and it is known how far it reaches.
func TestWhatRestsGoesOnByItself(t *testing.T) {
	want := map[int]Scope{4: ScopeAccount, 80007: ScopeAccount, 131057: ScopeNumber, 2494100: ScopeNumber}
	for _, e := range Explanations() {
		scope, rests := want[e.Code]
		switch {
		case rests != (RestFor(e.Code, 1) > 0):
			t.Errorf("%d rests for %s", e.Code, RestFor(e.Code, 1))
		case rests && (ScopeOf(e.Code) != scope || e.Class == ClassStop):
			t.Errorf("%d rests, reaches %s, and is of class %s", e.Code, ScopeOf(e.Code), e.Class)
		}
	}
}
