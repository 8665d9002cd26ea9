package scratch

import (
	"os/exec"
	"syscall"
)

// dieWithUs ends the server when our process is killed and cannot stop it.
func dieWithUs(cmd *exec.Cmd) { cmd.SysProcAttr.Pdeathsig = syscall.SIGQUIT }
