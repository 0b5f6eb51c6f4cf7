package terminal

import (
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// Ends are the signals after which a program leaves.
var Ends = []os.Signal{os.Interrupt, syscall.SIGTERM}

// Stops are the signals after which it stops for a while; there are none.
var Stops []os.Signal

// resizes tells of changed window sizes; Windows sends no signal for them.
func resizes() (changed <-chan os.Signal, stop func()) {
	return nil, func() {}
}

// Stop does nothing: no signal stops a program here.
func Stop() {}

// Keys has a terminal hand over every key at once and unseen, as a practice
// wants them, and gives what takes that back.
func Keys(in *os.File) (back func(), err error) {
	console := windows.Handle(in.Fd())
	var before uint32
	if err := windows.GetConsoleMode(console, &before); err != nil {
		return nil, err
	}
	if err := windows.SetConsoleMode(console,
		before&^(windows.ENABLE_LINE_INPUT|windows.ENABLE_ECHO_INPUT)); err != nil {
		return nil, err
	}
	return func() { _ = windows.SetConsoleMode(console, before) }, nil // a console that is gone needs none
}

// pixelSize is not known here; a terminal may tell the size of a cell.
func pixelSize(*os.File) (columns, rows, width, height int) { return 0, 0, 0, 0 }

// Unread tells nothing here: it shows when something is written.
func Unread(*os.File) bool { return false }
