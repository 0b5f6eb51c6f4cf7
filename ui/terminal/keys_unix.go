//go:build unix

package terminal

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Keys has a terminal hand over every key at once and unseen, as a practice
// wants them, and gives what takes that back. Unlike the raw mode of a screen
// it leaves the lines that are written and the signals of the keyboard alone.
// In the background it refuses: the terminal would stop who asks.
func Keys(in *os.File) (back func(), err error) {
	fd := int(in.Fd())
	if group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP); err == nil && group != unix.Getpgrp() {
		return nil, errors.New("the terminal belongs to another program just now")
	}
	before, err := unix.IoctlGetTermios(fd, getMode)
	if err != nil {
		return nil, err
	}
	keys := *before
	keys.Lflag &^= unix.ICANON | unix.ECHO
	keys.Cc[unix.VMIN], keys.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(fd, setMode, &keys); err != nil {
		return nil, err
	}
	return func() { _ = unix.IoctlSetTermios(fd, setMode, before) }, nil // a terminal that is gone needs none
}
