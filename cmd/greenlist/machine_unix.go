//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"

	"greenlist/models"
)

// keepPrivate makes every file of this program its owner's alone. SQLite's write-ahead log holds people's data too, and takes no advice.
func keepPrivate() { syscall.Umask(0o077) }

// lockDatabase refuses a second server on one SQLite file: two would each believe that the pace is theirs. The lock ends with the process,
// however it ends.
func lockDatabase(path string) (release func(), err error) {
	f, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, models.Refusal{Reason: "locked", Message: "Another greenlist serves this database already. Several processes can share one Postgres."}
	}
	return func() { f.Close() }, err
}
