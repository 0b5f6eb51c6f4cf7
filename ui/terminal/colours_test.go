//go:build unix

package terminal_test

import (
	"bytes"
	"testing"

	"lull/ui/terminal/ptytest"
)

// On a light terminal where no colours are wanted the picture is in reverse
// video, to the end, and the terminal is as it was.
func TestWithoutColoursALightTerminalIsReversed(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe"}, Environ: []string{"NO_COLOR=1"}})
	p.Until("reverse video", func(string) bool { return bytes.Contains(p.Written(), []byte("\x1b[7m")) })
	p.Press("q")
	if code := p.Ended(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	p.LeftAsFound()
	if bytes.Contains(p.Written(), []byte("\x1b[38;")) {
		t.Error("there are colours")
	}
}

// A terminal says itself how many colours it has; its name and the environment
// often tell of fewer.
func TestColoursAreAskedFor(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe"}, Environ: []string{"TERM=xterm", "COLORTERM="}})
	writes := func(what string) func(string) bool {
		return func(string) bool { return bytes.Contains(p.Written(), []byte(what)) }
	}
	p.Until("a picture in sixteen colours", writes("\x1b[31;40m"))
	p.Press("\x1bP1+r436F=323536\x1b\\")
	p.Until("one in 256", writes("\x1b[38;5;"))
	p.Press("\x1bP1+r524742=382F382F38\x1b\\")
	p.Until("one in all colours", writes("48;2;"))
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
}

// GNU screen that calls itself no more than that shows the nearest of eight
// colours: a dark red would become a glaring one.
func TestInGNUScreenThereAreFewColours(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe"}, Environ: []string{"TERM=screen", "STY=1.tty", "COLORTERM="}})
	p.Until("a picture in sixteen colours", func(string) bool { return bytes.Contains(p.Written(), []byte("\x1b[31;40m")) })
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
	if bytes.Contains(p.Written(), []byte("\x1b[38;5;")) {
		t.Error("there are colours of a palette of 256")
	}
}
