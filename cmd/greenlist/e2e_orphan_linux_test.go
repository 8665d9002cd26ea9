package main

import (
	"os/exec"
	"syscall"
)

// dieWithUs ends a server when the test that started it is killed and cannot stop it.
func dieWithUs(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
