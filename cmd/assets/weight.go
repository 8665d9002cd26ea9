package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// A website pays for the widget with every visitor: this much and no more, compressed.
const (
	loaderLimit = 5_000
	wholeLimit  = 15_000
)

// weight is what a website loads for the widget, in bytes as they travel. The page in the frame comes on top; a test of the server weighs it too.
type weight struct{ loader, sheet, scripts int }

func (w weight) whole() int { return w.loader + w.sheet + w.scripts }

// String is what the build says of it.
func (w weight) String() string {
	return fmt.Sprintf("the widget's loader is %d bytes compressed, of %d; with the style sheet (%d) and the scripts (%d) in its frame %d, of %d",
		w.loader, loaderLimit, w.sheet, w.scripts, w.whole(), wholeLimit)
}

// weighWidget refuses a build whose widget is too heavy.
func weighWidget(_ string, out *output) (err error) {
	w := weight{}
	for name, into := range map[string]*int{"v1.js": &w.loader, "public.css": &w.sheet, "embed.js": &w.scripts, "signup.js": &w.scripts} {
		content, err := os.ReadFile(filepath.Join(out.dir, out.manifest[name]))
		if err != nil {
			return err
		}
		*into += len(squeeze(content))
	}
	out.weight = w
	if w.loader > loaderLimit || w.whole() > wholeLimit {
		return fmt.Errorf("too heavy: %s", w)
	}
	return nil
}
