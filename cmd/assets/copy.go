package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// copyMark puts the favicon among the assets.
func copyMark(root string, out *output) error {
	mark, err := os.ReadFile(filepath.Join(root, "static/mark.svg"))
	if err != nil {
		return err
	}
	return out.add("mark.svg", mark)
}

// shipped are the packages whose work ends up in dist, whose licences ask that they travel along. @tabler/core has no licence file of its own;
// the notice at the head of its style sheet survives the bundling.
var shipped = []string{"@fontsource-variable/inter", "@tabler/icons", "htmx.org"}

// gatherLicences puts the licences of what npm provided beside it.
func gatherLicences(root string, out *output) error {
	var all bytes.Buffer
	for _, name := range shipped {
		text, err := licence(filepath.Join(root, "node_modules", name))
		if err != nil {
			return fmt.Errorf("licence of %s: %w", name, err)
		}
		fmt.Fprintf(&all, "# %s\n\n%s\n\n", name, bytes.TrimSpace(text))
	}
	return out.add("licences.txt", all.Bytes())
}

func licence(dir string) ([]byte, error) {
	found, err := filepath.Glob(filepath.Join(dir, "LICENSE*"))
	if err != nil || len(found) == 0 {
		return nil, fmt.Errorf("no LICENSE file in %s", dir)
	}
	return os.ReadFile(found[0])
}
