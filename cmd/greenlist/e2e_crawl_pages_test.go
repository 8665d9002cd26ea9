package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// patternOf is the route that an address belongs to.
func patternOf(path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(path, "/")
	for n, part := range parts {
		switch {
		case n == 2 && slices.Contains([]string{"f"}, parts[1]):
			parts[n] = ":form"
		case n == 4 && parts[3] == "versions":
			parts[n] = ":number"
		case n == 4 && parts[3] == "proofs":
			parts[n] = ":evidence"
		case n == 4 && parts[3] == "items":
			parts[n] = ":place"
		case n == 4 && parts[3] == "merge":
			parts[n] = ":other"
		case n == 4 && parts[1] == "counter":
			parts[n] = ":signup"
		case n == 2 && slices.Contains([]string{"p", "r", "sign-in", "counter"}, parts[1]) || n == 4 && parts[1] == "f":
			parts[n] = ":token"
		case regexp.MustCompile(`^\d+$|^[A-Z]{2}\.\d+$`).MatchString(part):
			parts[n] = ":id"
		}
	}
	return strings.Join(parts, "/")
}

var pageRoutes = regexp.MustCompile(`method: get, path: "([^"]+)"`)

// noPages are addresses at which programs look, or from which files come.
var noPages = []string{
	"/templates.json", "/templates/files/:hash", "/acts.jsonl", "/acts/:id/proof",
	"/cases/:id/access.zip", "/cases/:id/portability.json", "/cases/:id/dossiers/:dossier",
	"/samples/:id/report.json", "/samples/:id/items/:place/dossiers/:revision",
	"/healthz", "/readyz", "/static/*", "/webhooks/whatsapp", "/forms/:id/code/:kind", "/forms/:id/links/:link/code/:kind", "/forms/:id/invitations/:invitation/links.csv", "/l/:code", "/i/:token", "/imports/:id/rejected.csv", "/imports/:id/never.csv", "/widget/:file", "/api/v1/openapi.json", "/look/:sheet", "/pictures/:hash", "/attachments/:id", "/forms/:id/versions/:number/notice",
	"/data-protection/records/versions/:number/file", "/data-protection/assessment/versions/:number/file",
	"/r/:token/proof", "/evidence/checkpoints/:size", "/contacts/:id/dossier.json", "/contacts/:id/dossier.jsonld", "/notices/:id", "/notices/:id/bytes",
}

// pagesOfThePolicy are the pages that the routes speak of.
func pagesOfThePolicy(t *testing.T) (pages []string) {
	t.Helper()
	files, err := filepath.Glob("../../handlers/routes*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range pageRoutes.FindAllStringSubmatch(string(source), -1) {
			if !slices.Contains(noPages, match[1]) && !strings.HasPrefix(match[1], "/api/v1/") && !strings.HasSuffix(match[1], ".csv") {
				pages = append(pages, match[1])
			}
		}
	}
	if len(pages) < 60 {
		t.Fatalf("only %d pages found among the routes", len(pages))
	}
	return pages
}
