//go:build unix

package graph

import (
	"io"
	"net"
	"syscall"
	"testing"
	"time"
)

// told waits until something from the other side has arrived on the idle
// connection, without taking it.
func told(t *testing.T, conn net.Conn) {
	t.Helper()
	raw, err := conn.(*net.TCPConn).SyscallConn()
	if err == nil {
		err = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	}
	if err != nil {
		t.Fatal(err)
	}
	err = raw.Read(func(fd uintptr) bool {
		_, _, err := syscall.Recvfrom(int(fd), make([]byte, 1), syscall.MSG_PEEK)
		return err != syscall.EAGAIN
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What happened to a connection while it was idle is noticed before anything
// is written: the message goes over another one, and is known to have arrived.
func TestIdleConnectionsThatChangedAreNotUsed(t *testing.T) {
	for _, way := range ways {
		for name, change := range map[string]func(conn io.Writer) (stay bool){
			"closed":   func(io.Writer) bool { return false },
			"spoke on": func(conn io.Writer) bool { _, err := io.WriteString(conn, accepting(1000)); return err == nil },
		} {
			t.Run(way.name+"/"+name, func(t *testing.T) {
				idle, changed := make(chan struct{}), make(chan struct{})
				s := speaking(t, func(conn io.Writer, n int) bool {
					if !always(conn, n) || n > 1 {
						return n > 1
					}
					<-idle
					defer close(changed)
					return change(conn)
				})
				c, d := way.to(t, s, Options{})
				sent(t, c, 1)
				close(idle)
				<-changed
				told(t, d.conns[0].Conn)
				sent(t, c, 2)
				if s.heard() != 2 || d.opened() != 2 {
					t.Errorf("%d requests over %d connections, want 2 over 2", s.heard(), d.opened())
				}
			})
		}
	}
}
