package whatsapp

import "testing"

func TestLimitOf(t *testing.T) {
	for tier, want := range map[string]int{"TIER_50": 50, "TIER_250": 250, "tier_1k": 1000, "TIER_2K": 2000, "TIER_10K": 10_000, "TIER_100K": 100_000,
		"TIER_UNLIMITED": Unlimited, "UNLIMITED": Unlimited, "-1": Unlimited, "3000": 3000} {
		if n, known := LimitOf(tier); !known || n != want {
			t.Errorf("%s: %d, %v", tier, n, known)
		}
		if back, _ := LimitOf(TierOf(want)); back != want {
			t.Errorf("%d is written as %s", want, TierOf(want))
		}
	}
	for _, tier := range []string{"", "TIER_NOT_SET", "TIER_", "-2", "lots", "1e3"} {
		if n, known := LimitOf(tier); known || n != 0 {
			t.Errorf("%q: %d, %v", tier, n, known)
		}
	}
}
