package modelstest

import (
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// memory is a virtual file system of SQLite's with one file on it, which is kept in memory. As with a write-ahead log, who reads sees one moment and
// keeps nobody waiting, and one at a time writes. Whoever wants to write too waits until that one has left; on a disk SQLite asks again some hundred
// times a second.
type memory struct {
	mu     sync.Mutex
	pages  []*page // who writes changes none, and puts others in their place
	moment int     // how often that was done
	writer *memoryFile
	left   chan struct{} // closed when the writer leaves
}

// pageSize is SQLite's usual one.
const pageSize = 4096

type page [pageSize]byte

// asPages cuts a file into pages.
func asPages(content []byte) (all []*page) {
	for cut := range slices.Chunk(content, pageSize) {
		all = append(all, (*page)(cut))
	}
	return all
}

// Open implements vfs.VFS.
func (m *memory) Open(_ string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	if flags&vfs.OPEN_MAIN_DB == 0 {
		return &vfsutil.SliceFile{}, flags | vfs.OPEN_MEMORY, nil
	}
	return &memoryFile{memory: m}, flags | vfs.OPEN_MEMORY, nil
}

// Delete implements vfs.VFS.
func (*memory) Delete(string, bool) error { return sqlite3.IOERR_DELETE_NOENT }

// Access implements vfs.VFS.
func (*memory) Access(string, vfs.AccessFlag) (bool, error) { return false, nil }

// FullPathname implements vfs.VFS.
func (*memory) FullPathname(name string) (string, error) { return name, nil }

// memoryFile is the file to one connection, which sees it as it was when it took its lock, with what it has written since.
type memoryFile struct {
	*memory
	pages  []*page
	moment int
	level  vfs.LockLevel
	writes bool // is going to
	wrote  bool // has, to pages of its own
}

// Close implements vfs.File.
func (f *memoryFile) Close() error { return f.Unlock(vfs.LOCK_NONE) }

// ReadAt implements vfs.File.
func (f *memoryFile) ReadAt(b []byte, at int64) (n int, err error) {
	pages := f.seen()
	for n < len(b) {
		number := (at + int64(n)) / pageSize
		if number >= int64(len(pages)) {
			return n, io.EOF
		}
		n += copy(b[n:], pages[number][(at+int64(n))%pageSize:])
	}
	return n, nil
}

// seen are the pages as the connection sees them: without a lock those of now.
func (f *memoryFile) seen() []*page {
	if f.level > vfs.LOCK_NONE {
		return f.pages
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.memory.pages
}

// WriteAt implements vfs.File. SQLite writes whole pages.
func (f *memoryFile) WriteAt(b []byte, at int64) (int, error) {
	number := int(at / pageSize)
	if at%pageSize != 0 || len(b) != pageSize {
		return 0, sqlite3.IOERR_WRITE
	}
	f.change(max(number+1, len(f.pages)))
	written := page(b)
	f.pages[number] = &written
	return len(b), nil
}

// Truncate implements vfs.File.
func (f *memoryFile) Truncate(size int64) error {
	f.change(int(size / pageSize))
	return nil
}

// change lets the connection have pages of its own.
func (f *memoryFile) change(pages int) {
	if !f.wrote {
		f.pages, f.wrote = slices.Clone(f.pages), true
	}
	for len(f.pages) < pages {
		f.pages = append(f.pages, &page{})
	}
	f.pages = f.pages[:pages]
}

// Size implements vfs.File.
func (f *memoryFile) Size() (int64, error) {
	return int64(len(f.seen())) * pageSize, nil
}

// Pragma implements vfs.FilePragma: by this one SQLite says, before it reads anything, that it is going to write.
func (f *memoryFile) Pragma(name, _ string) (string, error) {
	if strings.HasPrefix(name, "experimental_pragma_") {
		f.writes = true
	}
	return "", sqlite3.NOTFOUND
}

// Lock implements vfs.File.
func (f *memoryFile) Lock(level vfs.LockLevel) error {
	if f.level >= level {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.writes || level > vfs.LOCK_SHARED {
		if err := f.take(); err != nil {
			return err
		}
	}
	if f.level == vfs.LOCK_NONE {
		f.pages, f.moment = f.memory.pages, f.memory.moment
	}
	f.level = level
	return nil
}

// patience is how long a connection waits before SQLite looks whether that is too long.
const patience = 100 * time.Millisecond

// take makes the connection the one that writes. Who has read an earlier moment cannot be that.
func (f *memoryFile) take() error {
	if f.writer == f {
		return nil
	}
	if f.writer != nil && f.level == vfs.LOCK_NONE {
		f.wait(f.left)
	}
	switch {
	case f.writer != nil:
		return sqlite3.BUSY
	case f.level > vfs.LOCK_NONE && f.moment != f.memory.moment:
		return sqlite3.BUSY_SNAPSHOT
	}
	f.writer, f.left = f, make(chan struct{})
	return nil
}

func (f *memoryFile) wait(left <-chan struct{}) {
	f.mu.Unlock()
	defer f.mu.Lock()
	select {
	case <-left:
	case <-time.After(patience):
	}
}

// Unlock implements vfs.File. What was written is everybody's once it is complete, and SQLite says that it is by the lock it had for it.
func (f *memoryFile) Unlock(level vfs.LockLevel) error {
	f.writes = false
	if f.level <= level {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.writer == f {
		if f.wrote && f.level == vfs.LOCK_EXCLUSIVE {
			f.memory.pages, f.memory.moment = f.pages, f.memory.moment+1
			f.moment = f.memory.moment
		}
		f.writer, f.wrote = nil, false
		close(f.left)
	}
	if f.level = level; level == vfs.LOCK_NONE {
		f.pages = nil
	}
	return nil
}

// CheckReservedLock implements vfs.File.
func (f *memoryFile) CheckReservedLock() (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.writer != nil, nil
}

// Sync implements vfs.File.
func (*memoryFile) Sync(vfs.SyncFlag) error { return nil }

// SectorSize implements vfs.File.
func (*memoryFile) SectorSize() int { return 0 }

// DeviceCharacteristics implements vfs.File.
func (*memoryFile) DeviceCharacteristics() vfs.DeviceCharacteristic {
	return vfs.IOCAP_ATOMIC | vfs.IOCAP_SEQUENTIAL | vfs.IOCAP_SAFE_APPEND | vfs.IOCAP_POWERSAFE_OVERWRITE
}
