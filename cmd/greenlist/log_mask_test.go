package main

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"regexp"
	"strings"
	"testing"
)

func TestWhomALogSpeaksOfIsMasked(t *testing.T) {
	for text, want := range map[string]string{
		"sent to +31 and 4712":                        "sent to +31 and 4712",
		"Key (phone)=(+31970102001) already exists":   "Key (phone)=(+31…01) already exists",
		"recipient 447700900123":                      "recipient 447…23",
		"called +31 970 102 00-123, and again":        "called +31…23, and again",
		"no such message: wamid.HBgLMzE5NzAxMDIwMDE=": "no such message: wam…E=",
		"user NL.913491208655302741918 is gone":       "user NL.…18 is gone",
		"user US.ENT.9A8b7C6d5E4f":                    "user US.…4f",
		"took 12.5ms at 2026-11-21T10:00:00Z, v26.0":  "took 12.5ms at 2026-11-21T10:00:00Z, v26.0",
	} {
		if got := masked(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Whatever a thing to log is, what it says of people is masked; all else stays as it is.
func TestEverythingThatIsLoggedIsMasked(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: maskTraces}))
	log.With(slog.Group("who", "number", "+3197010200123")).Warn("wrote to 3197010200123", "error", fmt.Errorf("wrapped: %w", errors.New("at NL.91349120865")),
		"all", []string{"3197010200123"}, "raw", []byte("3197010200123"), "from", netip.MustParseAddr("192.0.2.7"), "took", 12)
	if said := out.String(); tellsOfSomebody(said) != "" || strings.Count(said, "…") != 5 || !strings.Contains(said, "from=192.0.2.7 took=12") {
		t.Error(said)
	}
	if tellsOfSomebody("time=now msg=\"wrote to 3197010200123\"") == "" || tellsOfSomebody("time=now to=NL.91349120865") == "" || tellsOfSomebody("time=now id=wamid.HBgLMzE5NzAx") == "" {
		t.Error("a number in a log is not noticed")
	}
}

// madeUp are the people of the tests: numbers that nobody has, user ids, and ids of messages.
var madeUp = regexp.MustCompile(`(?m)^time=.*(?:(?:3197\d|4477009\d|1555\d?01)\d{3,}|NL\.\d{6,}|wamid\.\w{6,}).*$`)

// tellsOfSomebody is a line of a log that does.
func tellsOfSomebody(said string) string { return madeUp.FindString(said) }
