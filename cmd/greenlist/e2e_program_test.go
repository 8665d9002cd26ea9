package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"greenlist/static"
)

// built is the program as people install it, made once for all the tests that run it.
var built struct {
	once sync.Once
	dir  string
	err  error
}

// binary is the path of the real program.
func binary(t *testing.T) string {
	t.Helper()
	built.once.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "greenlist-e2e-"); built.err != nil {
			return
		}
		if out, err := exec.Command("go", "build", "-o", built.dir, ".").CombinedOutput(); err != nil {
			built.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "greenlist")
}

func removeBinary() { os.RemoveAll(built.dir) }

// missing skips a test for what this machine lacks. CI has everything, so there it fails.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func needAssets(t *testing.T) {
	t.Helper()
	if !static.Ready() {
		missing(t, "the style sheets and scripts are not built: make assets")
	}
}

// patience is how long a test waits for what should happen within seconds: the machine may be very busy.
const patience = 2 * time.Minute

// until asks again and again until the answer is yes, and fails the test when it never is.
func until(t *testing.T, what string, ask func() bool) {
	t.Helper()
	untilWithin(t, patience, what, ask)
}

func untilWithin(t *testing.T, limit time.Duration, what string, ask func() bool) {
	t.Helper()
	if !comes(limit, ask) {
		t.Fatalf("waited %s for %s", limit, what)
	}
}

// comes asks again and again, until the answer is yes or the limit is over.
func comes(limit time.Duration, ask func() bool) bool {
	deadline, again := time.After(limit), new(glances)
	for !ask() {
		select {
		case <-deadline:
			return false
		case <-again.next():
		}
	}
	return true
}

// glances are looks at something that is waited for: soon again at first, and less often where it takes its time. Who looks takes the processor from
// whoever is looked at.
type glances time.Duration

func (g *glances) next() <-chan time.Time {
	twice := 2 * time.Duration(*g)
	wait := min(max(twice, 10*time.Millisecond), 160*time.Millisecond)
	*g = glances(wait)
	return time.After(wait)
}

// An install is a database with its keys, on which commands are run.
type install struct {
	t   *testing.T
	env []string
}

// with is the same installation with more settings.
func (i *install) with(env ...string) *install {
	return &install{t: i.t, env: append(append([]string{}, i.env...), env...)}
}

func (i *install) command(args ...string) *exec.Cmd {
	cmd := exec.Command(binary(i.t), args...)
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}, i.env...)
	dieWithUs(cmd)
	return cmd
}

// run runs a command to its end and returns what it printed.
func (i *install) run(args ...string) string {
	i.t.Helper()
	out, code := i.try(args...)
	if code != 0 {
		i.t.Fatalf("greenlist %s: exit %d: %s", strings.Join(args, " "), code, out)
	}
	return out
}

// try is run for a command that may fail; it returns both outputs and the exit code.
func (i *install) try(args ...string) (string, int) {
	i.t.Helper()
	cmd := i.command(args...)
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		i.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// A child is the program running beside the test.
type child struct {
	t    *testing.T
	cmd  *exec.Cmd
	said transcript
	gone chan struct{}
	url  string
}

var addresses = regexp.MustCompile(`(?:Greenlist serves|pretends to be Meta on) (https?://\S+)`)

// start starts a server and returns when it says where it serves.
func (i *install) start(args ...string) *child {
	i.t.Helper()
	c := i.begin(args...)
	c.url = c.awaits(addresses)[1]
	return c
}

// begin starts a server and does not wait for it.
func (i *install) begin(args ...string) *child {
	i.t.Helper()
	c := &child{t: i.t, cmd: i.command(args...), gone: make(chan struct{})}
	c.cmd.Stdout, c.cmd.Stderr = &c.said, &c.said
	if err := c.cmd.Start(); err != nil {
		i.t.Fatal(err)
	}
	go func() { c.cmd.Wait(); close(c.gone) }()
	i.t.Cleanup(func() {
		c.stop()
		c.keepsSilent()
		if said := c.said.tail(); i.t.Failed() && said != "" {
			i.t.Logf("greenlist %s said:\n%s", strings.Join(args, " "), said)
		}
	})
	return c
}

// awaits waits until the child has said something.
func (c *child) awaits(pattern *regexp.Regexp) (found []string) {
	c.t.Helper()
	until(c.t, "the program to say "+pattern.String(), func() bool {
		found = pattern.FindStringSubmatch(c.said.String())
		return found != nil || c.ended()
	})
	if found == nil {
		c.t.Fatalf("the program ended: %s", c.said.tail())
	}
	return found
}

func (c *child) ended() bool {
	select {
	case <-c.gone:
		return true
	default:
		return false
	}
}

// stop asks for an orderly end.
func (c *child) stop() { c.end(syscall.SIGTERM) }

// kill ends it in the middle of whatever it is doing.
func (c *child) kill() { c.end(syscall.SIGKILL) }

func (c *child) end(signal syscall.Signal) {
	if c.ended() {
		return
	}
	c.cmd.Process.Signal(signal)
	select {
	case <-c.gone:
	case <-time.After(patience):
		c.t.Errorf("greenlist did not end on %s", signal)
		c.cmd.Process.Kill()
		<-c.gone
	}
}

// A transcript is what a program has said so far.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

// keepsSilent fails the test where what the program said tells of somebody.
func (c *child) keepsSilent() {
	c.t.Helper()
	if line := tellsOfSomebody(c.said.String()); line != "" {
		c.t.Errorf("a log tells of somebody: %s", line)
	}
}

// forget is for those of whom there are too many to hear them all.
func (t *transcript) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text.Reset()
}

func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

func (t *transcript) tail() string {
	said := t.String()
	return said[max(0, len(said)-8000):]
}
