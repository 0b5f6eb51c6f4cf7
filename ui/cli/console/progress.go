package console

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/progress"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"lull/ui/terminal"
)

const (
	// patience is how long nothing is said: most of it is over by then.
	patience = 400 * time.Millisecond
	// between is the time from one look of the bar to the next.
	between = 200 * time.Millisecond
	// barWidth is how wide the bar is, in cells.
	barWidth = 20
)

// LongWork does what may take long. A signal breaks it off, by the context that
// do is given, and then it is [ErrInterrupted]. Where somebody looks at standard
// error a quiet bar shows how far it is, by the shares from 0 to 1 that do tells
// to far; where none is told only the words stand there.
func (c *Console) LongWork(
	ctx context.Context, words string, do func(ctx context.Context, far func(share float64)) error,
) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	var share atomic.Uint64
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		if out, width := watched(c); out != nil {
			draw(c, out, width, words, &share, done)
		}
	}()
	err := do(ctx, func(s float64) { share.Store(math.Float64bits(s)) })
	close(done)
	<-gone
	if err != nil && ctx.Err() != nil {
		return ErrInterrupted
	}
	return err
}

// watched is standard error and how many cells it is wide, where somebody looks
// at it and something may move there; else it is nil.
func watched(c *Console) (io.Writer, int) {
	f, ok := c.Stderr.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) || c.Flags.JSON || c.Flags.Quiet || c.Flags.Plain || c.Display.Dumb() {
		return nil, 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil || width == 0 { // one that does not tell
		width = 80
	}
	w := colorprofile.NewWriter(f, c.Environ)
	if c.Display.Colourless() {
		w.Profile = colorprofile.Ascii
	}
	return w, width
}

// draw draws the bar until done is closed, on one line that is empty afterwards.
func draw(c *Console, w io.Writer, width int, words string, share *atomic.Uint64, done <-chan struct{}) {
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case <-done:
		return
	case <-wait.C:
	}
	wait.Reset(0)
	s := c.Display.Settings()
	look, full, empty := c.Display.Theme(s), '▪', '·'
	if s.ASCII {
		full, empty = '#', '.'
	}
	bar := progress.New(progress.WithWidth(barWidth), progress.WithoutPercentage(),
		progress.WithColors(look.Curve.GetForeground()), progress.WithFillCharacters(full, empty))
	bar.EmptyColor = look.Hair.GetForeground()
	// Room is left for the ^C of a terminal, which would begin another line.
	words = ansi.Truncate(words, max(width-barWidth-len("  ")-len("^C")-1, 0), "")
	for drawn := ""; ; wait.Reset(between) {
		select {
		case <-done:
			if drawn != "" {
				fmt.Fprint(w, "\r\x1b[K")
			}
			return
		case <-wait.C:
		}
		line := words
		if s := math.Float64frombits(share.Load()); s > 0 {
			line += "  " + bar.ViewAs(s)
		}
		if line != drawn {
			fmt.Fprint(w, "\r"+line+"\x1b[K")
			drawn = line
		}
	}
}
