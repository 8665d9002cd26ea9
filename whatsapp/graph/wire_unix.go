//go:build unix

package graph

import (
	"syscall"
	"time"
)

// peek is what looking at an idle connection needs, kept so that a look makes
// no garbage.
type peek struct {
	one  [1]byte
	calm bool
	look func(fd uintptr)
}

// good tells whether an idle connection was neither closed nor spoken on by
// the other side: whatever it said would be taken for the next answer.
func (w *wire) good() bool {
	if w.raw == nil {
		return w.silent(time.Now().Add(glance))
	}
	if w.peek.look == nil {
		w.peek.look = func(fd uintptr) {
			_, err := syscall.Read(int(fd), w.peek.one[:])
			w.peek.calm = err == syscall.EAGAIN
		}
	}
	w.peek.calm = false
	return w.raw.Control(w.peek.look) == nil && w.peek.calm
}
