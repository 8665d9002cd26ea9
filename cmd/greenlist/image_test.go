package main

import (
	"bytes"
	"context"
	"debug/elf"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"greenlist/static"
)

// repository is where the Makefile lies.
var repository = filepath.Join("..", "..")

// TestEveryStepOfTheImageIsAMakeTarget reads the Dockerfile: a step that only a container engine can run is a step nobody tests.
func TestEveryStepOfTheImageIsAMakeTarget(t *testing.T) {
	dockerfile, err := os.ReadFile(filepath.Join(repository, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join(repository, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	steps := regexp.MustCompile(`(?m)^RUN (.*)$`).FindAllStringSubmatch(string(dockerfile), -1)
	if len(steps) == 0 {
		t.Fatal("the Dockerfile has no steps")
	}
	for _, step := range steps {
		target, ok := strings.CutPrefix(step[1], "make ")
		if !ok || !bytes.Contains(makefile, []byte("\n"+target+":")) {
			t.Errorf("RUN %s is no make target", step[1])
		}
	}
}

// TestTheImageServes lays the image's files out, as the last build step does, and runs what is in them with nothing else around.
func TestTheImageServes(t *testing.T) {
	if !static.Ready() {
		needed(t, "the assets; run `make assets`")
	}
	root := filepath.Join(t.TempDir(), "image")
	execute(t, "make", "-C", repository, "packages", "modules")
	execute(t, "make", "-C", repository, "image-root", "image="+root, "bin="+filepath.Join(t.TempDir(), "greenlist"))
	program := filepath.Join(root, "greenlist")
	refuseDynamic(t, program)

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	environment := []string{"GREENLIST_ADDR=127.0.0.1:" + freePort(t), "GREENLIST_DATA=" + filepath.Join(root, "data"), "GREENLIST_DATABASE=" + filepath.Join(root, "data", "greenlist.db")}
	server := exec.CommandContext(ctx, program, "serve")
	server.Env, server.Dir, server.WaitDelay = environment, root, 10*time.Second
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { cancel(); server.Wait() }()
	deadline, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	for {
		health := exec.CommandContext(deadline, program, "health")
		health.Env = environment
		out, err := health.CombinedOutput()
		if err == nil {
			return
		}
		if deadline.Err() != nil {
			t.Fatalf("the image's server was never well: %s", out)
		}
	}
}

func execute(t *testing.T, name string, arguments ...string) {
	t.Helper()
	if out, err := exec.Command(name, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, arguments, err, out)
	}
}

// refuseDynamic: the image has no C library, so the program must not ask for one.
func refuseDynamic(t *testing.T, path string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return
	}
	program, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	if libraries, _ := program.ImportedLibraries(); len(libraries) > 0 {
		t.Fatalf("the program needs %v", libraries)
	}
}

// needed skips a test for want of something, but never in CI.
func needed(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("this machine lacks %s", what)
	}
	t.Skipf("this machine lacks %s", what)
}

// freePort is one that nobody listens on now.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}
