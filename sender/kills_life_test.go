package sender

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"slices"
)

// A life is that of one sender, in a process of its own.
type life struct {
	kill func()
	stop func() // asks it to end, and waits until it has
	// up is closed when it listens, over when it is dead.
	up, over <-chan struct{}
}

// start starts a sender.
func (h *hunt) start() life {
	h.t.Helper()
	h.meta.clockOf(h.victim)
	told, err := json.Marshal(h.victim)
	h.check(err)
	words := append(slices.Clone(h.under), os.Args[0], "-test.run=^TestTheSenderThatIsKilled$", "-victim="+string(told))
	command := exec.Command(words[0], words[1:]...)
	in, err := command.StdinPipe()
	h.check(err)
	out, err := command.StdoutPipe()
	h.check(err)
	h.check(command.Start())
	up, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		out.Read(make([]byte, 1))
		close(up)
		io.Copy(io.Discard, out)
		command.Wait()
		in.Close()
	}()
	return life{kill: func() { command.Process.Kill(); <-over }, stop: func() { in.Close(); <-over }, up: up, over: over}
}
