package handlers

import (
	"io"
	"os"
	"sync"
)

// spool is a file that is read while it is written: what is made quickly goes to somebody who takes it slowly, without being held in memory and without
// making whoever writes wait. It has no name, so that nothing of it stays.
type spool struct {
	file  *os.File
	mu    sync.Mutex
	more  *sync.Cond
	size  int64
	ended bool
	err   error
}

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "spool-")
	if err != nil {
		return nil, err
	}
	s := &spool{file: f}
	s.more = sync.NewCond(&s.mu)
	return s, os.Remove(f.Name())
}

// Write implements io.Writer.
func (s *spool) Write(b []byte) (int, error) {
	n, err := s.file.Write(b)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.size += int64(n)
	s.more.Broadcast()
	return n, err
}

// end says that nothing more comes, and what went wrong, if anything did.
func (s *spool) end(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended, s.err = true, err
	s.more.Broadcast()
}

// await waits for more than was read, or for the end.
func (s *spool) await(read int64) (size int64, ended bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.size == read && !s.ended {
		s.more.Wait()
	}
	return s.size, s.ended, s.err
}

// copyTo hands over everything there is and will be; breathe is called before each piece. It returns what went wrong on either side.
func (s *spool) copyTo(w io.Writer, breathe func()) error {
	piece := make([]byte, 64<<10)
	for read := int64(0); ; {
		size, ended, err := s.await(read)
		if ended && (err != nil || size == read) {
			return err
		}
		n, err := s.file.ReadAt(piece[:min(int64(len(piece)), size-read)], read)
		if err != nil {
			return err
		}
		breathe()
		if _, err := w.Write(piece[:n]); err != nil {
			return err
		}
		read += int64(n)
	}
}
