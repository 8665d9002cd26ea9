//go:build unix

package scratch

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// stopNow is Postgres' immediate shutdown: the data is thrown away anyway.
const stopNow = syscall.SIGQUIT

// asServerUser runs the command as "postgres" when we are root, because Postgres refuses to run as root.
func asServerUser(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{}
	if uid, gid, ok := serverUser(); ok {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uid, Gid: gid}
	}
}

func handOver(dir string) error {
	uid, gid, ok := serverUser()
	if !ok {
		return nil
	}
	return os.Chown(dir, int(uid), int(gid))
}

func serverUser() (uid, gid uint32, ok bool) {
	if os.Geteuid() != 0 {
		return 0, 0, false
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		return 0, 0, false
	}
	u, errU := strconv.ParseUint(account.Uid, 10, 32)
	g, errG := strconv.ParseUint(account.Gid, 10, 32)
	return uint32(u), uint32(g), errU == nil && errG == nil
}
