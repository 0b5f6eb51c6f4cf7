//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// Unread tells whether whoever read a pipe has gone, which otherwise shows only
// when something is written to it.
func Unread(out *os.File) bool {
	polled := []unix.PollFd{{Fd: int32(out.Fd())}} //nolint:gosec // a descriptor is a small number
	n, err := unix.Poll(polled, 0)
	return err == nil && n > 0 && polled[0].Revents&(unix.POLLERR|unix.POLLHUP|unix.POLLNVAL) != 0
}
