package ledger

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
)

// output is a file that grows and is hashed on the way.
type output struct {
	*bufio.Writer
	path string
	file io.WriteCloser
	sum  hash.Hash
	size int64
}

func (w *Writer) create(path string) (*output, error) {
	f, err := w.to.create(path)
	if err != nil {
		return nil, err
	}
	o := &output{path: path, file: f, sum: sha256.New()}
	o.Writer = bufio.NewWriterSize(writerFunc(o.spill), 1<<16)
	return o, nil
}

func (o *output) spill(b []byte) (int, error) {
	o.sum.Write(b)
	o.size += int64(len(b))
	return o.file.Write(b)
}

func (w *Writer) close(o *output) error {
	if err := errors.Join(o.Flush(), o.file.Close()); err != nil {
		return err
	}
	w.manifest.Files = append(w.manifest.Files, file{o.path, o.size, hex.EncodeToString(o.sum.Sum(nil))})
	return nil
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }
