package graph

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"
)

const (
	// wireBuffer holds a usual message with its head, so that it goes out in
	// one piece.
	wireBuffer = 4 << 10
	// maxHead is the most of an answer's head that is read, together with all
	// that only announces it.
	maxHead = 64 << 10
	// glance is how long a wire is listened to before it is used again where
	// nobody can look into its socket.
	glance = time.Millisecond
)

// wire is a connection that carries one request at a time. A request that was
// written is never written again, here or elsewhere: there is no code that
// could, whatever the request looks like.
type wire struct {
	net.Conn
	in    *bufio.Reader
	out   *bufio.Writer
	most  io.LimitedReader
	since time.Time // it has been idle
	raw   syscall.RawConn
	peek  peek
	plain bool // nothing lies between in and the socket
}

// newWire is a wire over conn, which is the socket where it is plain, and lies
// above it otherwise.
func newWire(conn, socket net.Conn, plain bool) *wire {
	w := &wire{Conn: conn, plain: plain}
	w.most.R = conn
	w.in, w.out = bufio.NewReaderSize(&w.most, wireBuffer), bufio.NewWriterSize(conn, wireBuffer)
	if s, ok := socket.(syscall.Conn); ok {
		w.raw, _ = s.SyscallConn()
	}
	return w
}

// carry writes a request and reads its answer whole. The wire may be used
// again where again is true.
func (w *wire) carry(req *http.Request) (a answer, again bool, err error) {
	a.connected = true
	if err := w.write(req); err != nil {
		return a, false, err
	}
	res, err := w.head(req)
	if err != nil {
		return a, false, err
	}
	a.status, a.header = res.StatusCode, res.Header
	w.most.N = maxHead + maxAnswer
	a.body, err = readAnswer(res)
	return a, err == nil && res.StatusCode != http.StatusSwitchingProtocols && !res.Close && w.drained(), err
}

func (w *wire) write(req *http.Request) error {
	if err := req.Write(w.out); err != nil {
		return err
	}
	return w.out.Flush()
}

// head reads the head of the answer, past those that only announce it.
func (w *wire) head(req *http.Request) (*http.Response, error) {
	w.most.N = maxHead
	for {
		res, err := http.ReadResponse(w.in, req)
		if err != nil && w.most.N <= 0 {
			return nil, errors.New("graph: the head of the answer is too long")
		}
		if err != nil || res.StatusCode >= http.StatusOK || res.StatusCode == http.StatusSwitchingProtocols {
			return res, err
		}
	}
}

// drained tells whether all that was read from the socket belonged to the
// answer. TLS reads ahead, so it is asked what it holds.
func (w *wire) drained() bool {
	return w.in.Buffered() == 0 && (w.plain || w.silent(time.Unix(0, 1)))
}

// silent tells whether the other side neither says anything nor hangs up
// until then.
func (w *wire) silent(until time.Time) bool {
	if w.SetReadDeadline(until) != nil {
		return false
	}
	_, err := w.in.Peek(1)
	return errors.Is(err, os.ErrDeadlineExceeded)
}
