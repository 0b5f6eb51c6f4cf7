package console

import (
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// Terminal is where results are printed, and what its environment tells of it.
type Terminal struct {
	Out     *os.File
	Environ []string
	Getenv  func(string) string
}

func (t Terminal) OnTerminal() bool { return term.IsTerminal(t.Out.Fd()) }

// Dumb tells whether it can do no more than one line after the other.
func (t Terminal) Dumb() bool { return t.Getenv("TERM") == "dumb" }

// Size gives its columns and rows, none where it is no terminal.
func (t Terminal) Size() (width, height int) {
	width, height, _ = term.GetSize(t.Out.Fd())
	return width, height
}

// Colours are those the terminal is known to show before it is asked. An xterm
// calls itself one with few colours and has had 256 for decades; GNU screen
// takes 256 and shows the nearest of eight, unless it calls itself otherwise.
func (t Terminal) Colours() colorprofile.Profile {
	profile := colorprofile.Detect(t.Out, t.Environ)
	switch {
	case t.Getenv("STY") != "" && t.Getenv("TERM") == "screen":
		return min(profile, colorprofile.ANSI)
	case profile == colorprofile.ANSI && t.Getenv("XTERM_VERSION") != "":
		return colorprofile.ANSI256
	}
	return profile
}
