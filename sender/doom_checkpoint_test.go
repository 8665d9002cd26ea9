package sender

import (
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// paper is what the database of v is written on: the machine's files, unless v is to die while its write-ahead log is being carried over.
func (v victim) paper() string {
	if v.Dies != atCheckpoint {
		return ""
	}
	vfs.Register("mortal", mortalFiles{vfs.Find(""), v})
	return "mortal"
}

type mortalFiles struct {
	vfs.VFS
	victim victim
}

func (m mortalFiles) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return vfsutil.WrapOpen(m.VFS, name, flags)
}

func (m mortalFiles) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	file, got, err := vfsutil.WrapOpenFilename(m.VFS, name, flags)
	if err != nil || flags&vfs.OPEN_MAIN_DB == 0 {
		return file, got, err
	}
	return mortalFile{file, m.victim}, got, nil
}

// mortalFile is the database without its log. Nothing is written there but by checkpoints; the first page of one is the last.
type mortalFile struct {
	vfs.File
	victim victim
}

func (m mortalFile) WriteAt(page []byte, at int64) (int, error) {
	n, err := m.File.WriteAt(page, at)
	m.victim.reach(atCheckpoint)
	return n, err
}

func (m mortalFile) SharedMemory() vfs.SharedMemory { return vfsutil.WrapSharedMemory(m.File) }
func (m mortalFile) LockState() vfs.LockLevel       { return vfsutil.WrapLockState(m.File) }
func (m mortalFile) HasMoved() (bool, error)        { return vfsutil.WrapHasMoved(m.File) }
