package static

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
)

// Loader is the script that companies put on their own websites. Its address is for ever, so it does not stand under Prefix.
type Loader struct {
	Body, Squeezed []byte // as it is, and compressed
	// Hash names this build of it; Integrity is what a page writes beside its address, so that a browser runs this build or none.
	Hash, Integrity string
}

var loader = built.loader("v1.js")

// WidgetLoader gives the loader; ok is false when the assets were not built.
func WidgetLoader() (l Loader, ok bool) { return loader, len(loader.Body) > 0 }

func (b bundle) loader(name string) Loader {
	body, err := fs.ReadFile(b.files, b.hashed[name])
	if err != nil || b.hashed[name] == "" {
		return Loader{}
	}
	squeezed, err := fs.ReadFile(b.files, b.hashed[name]+".gz")
	if err != nil {
		squeezed = nil // too small to be worth it
	}
	short, long := sha256.Sum256(body), sha512.Sum384(body)
	return Loader{
		Body: body, Squeezed: squeezed,
		Hash: hex.EncodeToString(short[:6]), Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
	}
}
