package static

import (
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func sample() bundle {
	return openBundle(fstest.MapFS{
		ManifestName:       {Data: []byte(`{"app.css":"app-1234.css","mark.svg":"mark-5678.svg"}`)},
		"app-1234.css":     {Data: []byte("body{}")},
		"app-1234.css.gz":  {Data: []byte("squeezed")},
		"mark-5678.svg":    {Data: []byte("<svg/>")},
		"left-over-99.css": {Data: []byte("old")},
	})
}

func TestURLNamesTheContent(t *testing.T) {
	if got := sample().url("app.css"); got != "/static/app-1234.css" {
		t.Errorf("url = %q", got)
	}
	if got := sample().url("unknown.css"); got != "/static/unknown.css" {
		t.Errorf("url of what nobody built = %q", got)
	}
}

func TestHashedFilesAreKeptForEver(t *testing.T) {
	w := httptest.NewRecorder()
	sample().ServeHTTP(w, httptest.NewRequest("GET", "/static/mark-5678.svg", nil))
	for name, want := range map[string]string{
		"Cache-Control":          "public, max-age=31536000, immutable",
		"Content-Type":           "image/svg+xml",
		"X-Content-Type-Options": "nosniff",
		"Content-Encoding":       "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if w.Code != 200 || w.Body.String() != "<svg/>" {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
}

func TestCompressedCopyGoesToThoseWhoTakeIt(t *testing.T) {
	for accepts, want := range map[string]string{"gzip, br": "squeezed", "": "body{}"} {
		r := httptest.NewRequest("GET", "/static/app-1234.css", nil)
		r.Header.Set("Accept-Encoding", accepts)
		w := httptest.NewRecorder()
		sample().ServeHTTP(w, r)
		if w.Body.String() != want || w.Header().Get("Content-Type") != "text/css; charset=utf-8" || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: got %q %v", accepts, w.Body, w.Header())
		}
	}
}

func TestOnlyTheManifestsFilesAreServed(t *testing.T) {
	for _, path := range []string{"/static/manifest.json", "/static/app.css", "/static/left-over-99.css", "/static/app-1234.css.gz", "/static/", "/static/../static.go"} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/static/x", nil)
		r.URL.Path = path
		sample().ServeHTTP(w, r)
		if w.Code != 404 || w.Header().Get("Cache-Control") != "" {
			t.Errorf("%s: %d, cached %q", path, w.Code, w.Header().Get("Cache-Control"))
		}
	}
}

func TestMissingBundleIsNotReadyAndNotFatal(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"empty":      {".gitkeep": {}},
		"unreadable": {ManifestName: {Data: []byte("{")}},
		"no names":   {ManifestName: {Data: []byte("{}")}},
	} {
		b := openBundle(files)
		w := httptest.NewRecorder()
		b.ServeHTTP(w, httptest.NewRequest("GET", "/static/app.css", nil))
		if b.ready() || w.Code != 404 || b.url("app.css") != "/static/app.css" {
			t.Errorf("%s: ready %v, %d", name, b.ready(), w.Code)
		}
	}
	if !sample().ready() {
		t.Error("a built bundle is not ready")
	}
}
