package sender

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// socketName is what Postgres calls its socket.
const socketName = ".s.PGSQL.5432"

// A wire stands between the senders and Postgres.
type wire struct {
	dir, server string

	mu    sync.Mutex
	pairs map[net.Conn]net.Conn
	cuts  int
}

func newWire(t *testing.T, server string) *wire {
	t.Helper()
	dir, err := os.MkdirTemp("", "wire") // the name of a socket may not be long
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{dir: dir, server: server, pairs: map[net.Conn]net.Conn{}}
	listener, err := net.Listen("unix", filepath.Join(dir, socketName))
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go w.connect(near)
		}
	}()
	t.Cleanup(func() { listener.Close(); w.cut(); os.RemoveAll(dir) })
	return w
}

// through is the address of a database by way of this wire.
func (w *wire) through(address string) string { return strings.Replace(address, w.server, w.dir, 1) }

func (w *wire) connect(near net.Conn) {
	far, err := net.Dial("unix", filepath.Join(w.server, socketName))
	if err != nil {
		near.Close()
		return
	}
	w.mu.Lock()
	w.pairs[near] = far
	w.mu.Unlock()
	var both sync.WaitGroup
	both.Go(func() { io.Copy(far, near); far.Close() })
	both.Go(func() { io.Copy(near, far); near.Close() })
	both.Wait()
	w.mu.Lock()
	delete(w.pairs, near)
	w.mu.Unlock()
}

// cut ends all connections. Every second time only what the server says is lost at first, and what it is told still arrives: its commits count, and
// nobody hears of them.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cuts++
	for near, far := range w.pairs {
		if w.cuts%2 == 0 {
			near.(*net.UnixConn).CloseWrite()
			time.AfterFunc(20*time.Millisecond, func() { near.Close() })
			continue
		}
		near.Close()
		far.Close()
	}
}
