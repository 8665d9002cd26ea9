package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"greenlist/static"
)

var (
	icon  = regexp.MustCompile(`(?s)<svg[^>]*>(.*)</svg>`)
	blank = regexp.MustCompile(`\s*<path stroke="none" d="M0 0h24v24H0z" fill="none" ?/>`) // the invisible square every Tabler icon begins with
)

// drawSprite gathers the icons of static.Icons in one file of symbols, which a page uses by `<use href="…#name">`: no inline styles, one
// download. Colour and stroke come from the page.
func drawSprite(root string, out *output) error {
	var sprite bytes.Buffer
	sprite.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	for _, name := range static.Icons {
		symbol, err := symbol(root, name)
		if err != nil {
			return err
		}
		sprite.WriteString(symbol)
	}
	sprite.WriteString("</svg>\n")
	return out.add("icons.svg", sprite.Bytes())
}

func symbol(root, name string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(root, "node_modules/@tabler/icons/icons/outline", name+".svg"))
	if err != nil {
		return "", fmt.Errorf("static.Icons names an icon Tabler has not: %w", err)
	}
	drawing := icon.FindSubmatch(raw)
	if drawing == nil {
		return "", fmt.Errorf("icon %s is no svg", name)
	}
	lines := strings.Join(strings.Fields(string(blank.ReplaceAll(drawing[1], nil))), " ")
	return fmt.Sprintf(`<symbol id="%s" viewBox="0 0 24 24">%s</symbol>`, name, lines), nil
}
