//go:build unix && !linux && !darwin

package sqlite

import (
	"errors"
	"syscall"
)

// birth says only whether a process with that number is there. A number used
// again keeps a practice unfinished until that process ends too; nothing is lost.
func birth(pid int) (born string, there bool) {
	err := syscall.Kill(pid, 0)
	return "", err == nil || errors.Is(err, syscall.EPERM)
}
