package modelstest

import (
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"

	"greenlist/models/scratch"
)

// A Disk lies under SQLite files and can be full: then no file grows, and nothing in one is written over, as on file systems that never write twice
// to one place.
type Disk struct {
	vfs.VFS
	mu      sync.Mutex
	full    bool
	left    int
	refused int
}

var disks atomic.Int64

// NewDisk puts d on a disk of its own.
func NewDisk(t *testing.T, d *scratch.Database) (*Disk, *scratch.Database) {
	t.Helper()
	disk, name := &Disk{VFS: vfs.Find("")}, fmt.Sprint("disk-", disks.Add(1))
	vfs.Register(name, disk)
	t.Cleanup(func() { vfs.Unregister(name) })
	return disk, d.On(name)
}

// Fill leaves room for so many bytes. A write that finds less is refused whole.
func (d *Disk) Fill(left int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.full, d.left = true, left
}

// Empty makes room for everything.
func (d *Disk) Empty() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.full = false
}

// Refused is how many writes found no room.
func (d *Disk) Refused() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.refused
}

func (d *Disk) take(bytes int) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.full {
		return nil
	}
	if d.left < bytes {
		d.refused++
		return &fs.PathError{Op: "write", Path: "disk", Err: syscall.ENOSPC}
	}
	d.left -= bytes
	return nil
}

// Room is what keeps the disk from taking a page.
func (d *Disk) Room() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.full && d.left < 4096 {
		return syscall.ENOSPC
	}
	return nil
}

// OpenFilename implements vfs.VFSFilename.
func (d *Disk) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	file, flags, err := vfsutil.WrapOpenFilename(d.VFS, name, flags)
	if err != nil {
		return nil, flags, err
	}
	return &diskFile{file, d}, flags, nil
}

type diskFile struct {
	vfs.File
	disk *Disk
}

// WriteAt implements io.WriterAt.
func (f *diskFile) WriteAt(b []byte, at int64) (int, error) {
	if err := f.disk.take(len(b)); err != nil {
		return 0, err
	}
	return f.File.WriteAt(b, at)
}

// SharedMemory implements vfs.FileSharedMemory: without it there is no write-ahead log.
func (f *diskFile) SharedMemory() vfs.SharedMemory { return vfsutil.WrapSharedMemory(f.File) }
