package models

import (
	"io"

	"greenlist/ledger"
)

// BundlePlace is where a bundle is written: into a folder, or as a folder of that name into a zip file.
type BundlePlace struct {
	// Dir must be empty or absent where it is a folder.
	Dir string
	// Zip is where a zip file goes; nil for a folder.
	Zip io.Writer
	// Told hears how far it is; nil hears nothing.
	Told func(done, of int64)
}

func (p BundlePlace) open(o ledger.WriterOptions) (*ledger.Writer, error) {
	if p.Zip != nil {
		return ledger.NewZipWriter(p.Zip, p.Dir, o)
	}
	return ledger.NewWriter(p.Dir, o)
}
