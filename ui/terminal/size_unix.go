//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// pixelSize is the size of a terminal in cells and in pixels, as far as the
// system knows it.
func pixelSize(out *os.File) (columns, rows, width, height int) {
	size, err := unix.IoctlGetWinsize(int(out.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0, 0, 0
	}
	return int(size.Col), int(size.Row), int(size.Xpixel), int(size.Ypixel)
}
