//go:build !unix

package graph

import "time"

type peek struct{}

// good tells whether an idle connection was neither closed nor spoken on by
// the other side: whatever it said would be taken for the next answer.
func (w *wire) good() bool { return w.silent(time.Now().Add(glance)) }
