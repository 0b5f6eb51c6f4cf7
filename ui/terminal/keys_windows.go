package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// Keys has a terminal hand over every key at once and unseen, as a practice
// wants them, and gives what takes that back.
func Keys(in *os.File) (back func(), err error) {
	console := windows.Handle(in.Fd())
	var before uint32
	if err := windows.GetConsoleMode(console, &before); err != nil {
		return nil, err
	}
	if err := windows.SetConsoleMode(console, before&^(windows.ENABLE_LINE_INPUT|windows.ENABLE_ECHO_INPUT)); err != nil {
		return nil, err
	}
	return func() { _ = windows.SetConsoleMode(console, before) }, nil // a console that is gone needs none
}
