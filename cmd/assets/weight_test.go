package main

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheWidgetIsLight(t *testing.T) {
	out := &output{dir: t.TempDir(), manifest: map[string]string{}}
	root := needPackages(t)
	if err := bundleSources(root, out); err != nil {
		t.Fatal(err)
	}
	if err := weighWidget(root, out); err != nil {
		t.Fatal(err)
	}
	t.Log(out.weight)
	loader, err := os.ReadFile(filepath.Join(out.dir, out.manifest["v1.js"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, sink := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc", "cookie", "localStorage", "sessionStorage", "indexedDB", "fetch(", "XMLHttpRequest", "sendBeacon", ".cssText", `"style"`} {
		if strings.Contains(string(loader), sink) {
			t.Errorf("the loader uses %s", sink)
		}
	}
	heavy := make([]byte, loaderLimit+1)
	rand.Read(heavy)
	if err := out.addAs("v1.js", "v1-HEAVY.js", heavy); err != nil {
		t.Fatal(err)
	}
	if err := weighWidget(root, out); err == nil || !strings.Contains(err.Error(), "too heavy") {
		t.Errorf("a loader of 5 kB and a byte passes: %v", err)
	}
}
