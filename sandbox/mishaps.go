package sandbox

import (
	"net"
	"net/http"
)

// hangUp keeps the client waiting until it gives up or the sandbox closes.
func (s *Sandbox) hangUp(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-s.ctx.Done():
	}
	panic(http.ErrAbortHandler)
}

// cut ends the connection without a word, with a reset where that can be done.
func cut(rw http.ResponseWriter) {
	conn, _, err := http.NewResponseController(rw).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	conn.Close()
}
