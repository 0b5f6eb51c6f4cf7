//go:build unix && !linux && !darwin

package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// self is this process. Here only its number is known.
func self() owner { return owner{pid: os.Getpid()} }

// alive says whether a process with that number is there. A number used again
// keeps a practice unfinished until that process ends too; nothing is lost.
func alive(o owner) bool {
	err := syscall.Kill(o.pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
