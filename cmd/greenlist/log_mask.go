package main

import (
	"log/slog"
	"regexp"
)

// longNumber finds what may be somebody's phone number, with or without its plus.
var longNumber = regexp.MustCompile(`\+?\b[1-9]\d{7,14}\b`)

// maskNumbers goes over everything that is logged: databases and Meta quote people's numbers in their errors. What remains tells two numbers
// apart, and not whose they are.
func maskNumbers(_ []string, a slog.Attr) slog.Attr {
	switch v := a.Value.Any().(type) {
	case string:
		return slog.String(a.Key, masked(v))
	case error:
		return slog.String(a.Key, masked(v.Error()))
	}
	return a
}

func masked(text string) string {
	return longNumber.ReplaceAllStringFunc(text, func(n string) string { return n[:3] + "…" + n[len(n)-2:] })
}
