package ledger

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// target is where the files of a bundle go.
type target interface {
	// write puts a whole file.
	write(path string, data []byte) error
	// create opens a file that grows while others are written. It is there once
	// it has been closed.
	create(path string) (io.WriteCloser, error)
	// close ends the bundle; whole is false where something went wrong.
	close(whole bool) error
}

// folder is a target on the disk.
type folder struct {
	root *os.Root
	made map[string]bool
}

func openFolder(dir string) (*folder, error) {
	root, err := os.OpenRoot(dir)
	return &folder{root: root, made: map[string]bool{}}, err
}

func (f *folder) write(path string, data []byte) error {
	if dir := filepath.Dir(path); !f.made[dir] {
		if err := f.root.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		f.made[dir] = true
	}
	return f.root.WriteFile(path, data, 0o644)
}

func (f *folder) create(path string) (io.WriteCloser, error) { return f.root.Create(path) }

func (f *folder) close(bool) error { return f.root.Close() }

// archive is a target that is written as one zip file, from its beginning to
// its end. What is not whole has no table of contents and cannot be unpacked.
type archive struct {
	zip    *zip.Writer
	folder string
	at     time.Time
}

func (a *archive) entry(path string) (io.Writer, error) {
	return a.zip.CreateHeader(&zip.FileHeader{Name: a.folder + "/" + path, Method: zip.Deflate, Modified: a.at})
}

func (a *archive) write(path string, data []byte) error {
	entry, err := a.entry(path)
	if err == nil {
		_, err = entry.Write(data)
	}
	return err
}

// create keeps the file aside, because a zip file takes one after the other. It
// has no name from the start, so that nothing of it stays if the program ends.
func (a *archive) create(path string) (io.WriteCloser, error) {
	f, err := os.CreateTemp("", "bundle-")
	if err != nil {
		return nil, err
	}
	return &aside{File: f, to: a, path: path}, os.Remove(f.Name())
}

func (a *archive) close(whole bool) error {
	if !whole {
		return nil
	}
	return a.zip.Close()
}

// aside is a file on its way into an archive.
type aside struct {
	*os.File
	to   *archive
	path string
}

// Close puts the file into the archive.
func (f *aside) Close() error { return errors.Join(f.put(), f.File.Close()) }

func (f *aside) put() error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	entry, err := f.to.entry(f.path)
	if err == nil {
		_, err = io.Copy(entry, f.File)
	}
	return err
}
