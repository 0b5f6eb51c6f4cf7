//go:build unix

package atomicfile

import (
	"errors"
	"os"
	"syscall"
)

// lockable is the folder itself, so that no file of a lock is left in it.
func lockable(folder string) (*os.File, error) { return os.Open(folder) }

func lock(file *os.File, alone bool) (taken bool, err error) {
	how := syscall.LOCK_SH
	if alone {
		how = syscall.LOCK_EX
	}
	switch err := syscall.Flock(int(file.Fd()), how|syscall.LOCK_NB); {
	case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EINTR):
		return false, nil
	default:
		return err == nil, err
	}
}
