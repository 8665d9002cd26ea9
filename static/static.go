// Package static holds what browsers download: style sheets, scripts, fonts, icons and the mark. cmd/assets builds them into dist, which git
// ignores; the program embeds whatever is there and can say whether that is anything.
package static

import (
	"embed"
	"io/fs"
	"net/http"
)

// Prefix is where Handler is mounted; every address URL gives begins with it.
const Prefix = "/static/"

//go:embed all:dist
var embedded embed.FS

var built = openBundle(sub(embedded, "dist"))

// Ready reports whether the assets were built before this program was. When not, pages should be replaced by views.NotBuilt.
func Ready() bool { return built.ready() }

// URL gives the address of an asset by its plain name, such as "app.css". The address names the content and so never goes stale. A name
// nobody built gives an address that answers 404.
func URL(name string) string { return built.url(name) }

// Handler serves the addresses URL gives, and nothing else.
func Handler() http.Handler { return built }

func sub(files fs.FS, dir string) fs.FS {
	found, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // only an invalid name errs, and the names are ours
	}
	return found
}
