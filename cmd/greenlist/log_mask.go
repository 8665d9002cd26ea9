package main

import (
	"fmt"
	"log/slog"
	"regexp"
)

// traces are what people are known by: a phone number as it is kept, or as it is written; Meta's user id, scoped to a business; and Meta's id of a
// message, in which the number stands, only spelt otherwise.
var traces = regexp.MustCompile(`wamid\.[\w+/=-]+|\b[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{6,}|\+[1-9](?:[ ().-]?\d){7,14}\b|\b[1-9]\d{7,14}\b`)

// maskTraces goes over everything that is logged: databases and Meta quote people's numbers in their errors. What remains tells two people
// apart, and not who they are.
func maskTraces(_ []string, a slog.Attr) slog.Attr {
	if kind := a.Value.Kind(); kind != slog.KindString && kind != slog.KindAny {
		return a
	}
	switch v := a.Value.Any().(type) {
	case string:
		return slog.String(a.Key, masked(v))
	case error, fmt.Stringer, []string, []byte:
		if text := fmt.Sprintf("%s", v); masked(text) != text {
			return slog.String(a.Key, masked(text))
		}
	}
	return a
}

func masked(text string) string {
	return traces.ReplaceAllStringFunc(text, func(t string) string {
		if len(t) < 8 {
			return t[:3] + "…"
		}
		return t[:3] + "…" + t[len(t)-2:]
	})
}
