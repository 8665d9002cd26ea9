// Command assets builds static/dist out of node_modules and our own sources: style sheets, scripts, fonts, the icon sprite and the mark, each
// under a name that holds a hash of its content, and a manifest of those names. Run it from the root of the checkout.
//
// It is a command of its own so that esbuild is never linked into the server.
package main

import (
	"fmt"
	"log"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)
	started := time.Now()
	out, err := build(".")
	if err != nil {
		log.Fatalf("assets: %v", err)
	}
	fmt.Println("assets: " + out.weight.String())
	fmt.Printf("assets: %d files in %s, %v\n", len(out.manifest), out.dir, time.Since(started).Round(time.Millisecond))
}

// build makes everything under root/static/dist afresh. The manifest comes last: a build that failed half-way is not ready.
func build(root string) (*output, error) {
	if _, err := os.Stat(root + "/node_modules"); err != nil {
		return nil, fmt.Errorf("node_modules is missing: run `npm ci --ignore-scripts`, or `make assets`, which does both")
	}
	out, err := emptyOutput(root + "/static/dist")
	if err != nil {
		return nil, err
	}
	for _, step := range []func(string, *output) error{bundleSources, weighWidget, drawSprite, copyMark, gatherLicences} {
		if err := step(root, out); err != nil {
			return nil, err
		}
	}
	return out, out.writeManifest()
}
