package static

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// ManifestName is the file in which cmd/assets writes which hashed name each asset got.
const ManifestName = "manifest.json"

// types are spelled out because the machine's own table may lack fonts, or be wrong about scripts.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// bundle is one build: the files, the hashed name of each plain name, and the set of names that may be served.
type bundle struct {
	files  fs.FS
	hashed map[string]string
	served map[string]bool
}

// openBundle reads the manifest. Without one, or with one it cannot read, the bundle is empty and not ready.
func openBundle(files fs.FS) bundle {
	b := bundle{files: files, served: map[string]bool{}}
	raw, err := fs.ReadFile(files, ManifestName)
	if err != nil || json.Unmarshal(raw, &b.hashed) != nil {
		return bundle{files: files}
	}
	for _, name := range b.hashed {
		b.served[name] = true
	}
	return b
}

func (b bundle) ready() bool { return len(b.hashed) > 0 }

func (b bundle) url(name string) string {
	if hashed, ok := b.hashed[name]; ok {
		return Prefix + hashed
	}
	return Prefix + name
}

func (b bundle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	if !b.served[name] {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", types[path.Ext(name)])
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	http.ServeFileFS(w, r, b.files, b.squeezed(w, r, name))
}

// squeezed picks the copy compressed at build time, where there is one and the browser takes it: Tabler's style sheet is 600 KB plain, 80 KB so.
func (b bundle) squeezed(w http.ResponseWriter, r *http.Request, name string) string {
	w.Header().Add("Vary", "Accept-Encoding")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || !b.has(name+".gz") {
		return name
	}
	w.Header().Set("Content-Encoding", "gzip")
	return name + ".gz"
}

func (b bundle) has(name string) bool {
	_, err := fs.Stat(b.files, name)
	return err == nil
}
