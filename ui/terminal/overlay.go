package terminal

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// overlay lies over the picture of the renderer. The renderer takes every
// picture apart, cell by cell, and compares all of it with the last: of a
// breath, of which a few cells change twenty times a second, that is most of
// the work of the whole program. So while something moves the renderer keeps
// one picture, and what differs from it is written past it, line by line.
//
// What the renderer believes must be true whenever it draws. Each picture that
// it is given carries a number, in a sequence that the curtain takes out of
// what is written: so it is known when that picture is on the screen. When the
// renderer is given the next one, what lies over the last is wiped off in the
// same write.
type overlay struct {
	seen   string   // the last picture, where it is known to be on its way
	given  string   // what the renderer has, with its number
	number int      // of it
	base   []string // its lines
	lies   bool     // they are on the screen, and what is over them is known
	window Window   // as large as it was then
	shown  []string // what is on the screen, where it lies
	wanted []string // what is to be there, nil for what is
	top    []string // the last that was wanted, nil where the base is to be seen
	laid   int      // how many pictures were laid over it
	wipe   []byte   // goes out before the renderer's next words
	synced bool     // the terminal shows a whole write at once
	broken bool     // there was a mistake of ours: the renderer has it all
	brush  brush
	past   []byte        // is to be written as it is
	wants  chan struct{} // there is something to be laid, or written
}

// outlives is how many pictures are laid over one of the renderer at most: what
// is wiped off is never much older, or lighter, than what stood there.
const outlives = 400

const (
	saveCursor, restoreCursor = "\x1b7", "\x1b8"
	together, apart           = ansi.SetModeSynchronizedOutput, ansi.ResetModeSynchronizedOutput
)

// marked is the sequence with the number of a picture. It is carried in a
// cell, and comes out with it.
var marked = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b_lull(\\d+)\x1b\\\\") })

// Under takes the picture that is to be seen, in a window that was told to be so
// large, and gives the one that the renderer is to have. Where nothing moves that
// is the same one. It writes nothing and asks the terminal nothing.
func (c *Curtain) Under(picture string, moves bool, in Window) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	o := &c.overlay
	moves = moves && !o.broken
	resized := o.lies && o.window != in // the renderer will draw it anew
	if moves && !resized && picture == o.seen {
		return o.given
	}
	o.seen = picture
	lines := strings.Split(picture, "\n")
	if moves && !resized && !c.drawn && o.covers(lines) {
		o.wanted, o.top = lines, lines
		o.tell()
		return o.given
	}
	if o.lies {
		o.wipe = o.wiped()
	}
	o.lies, o.wanted, o.top = false, nil, nil
	if !moves {
		o.given, o.base = picture, nil
		return picture
	}
	// With something to be wiped off there must be next words, also where the
	// picture is again the one that the renderer has.
	if o.base == nil || o.wipe != nil || !slices.Equal(o.base, lines) {
		o.number++
		o.given, o.base = "\x1b_lull"+strconv.Itoa(o.number)+"\x1b\\"+picture, lines
	}
	return o.given
}

// Past writes what is no part of a picture of cells, without the renderer.
func (c *Curtain) Past(said string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.overlay.past = append(c.overlay.past, said...)
	c.overlay.tell()
}

// tell wakes what lays and writes.
func (o *overlay) tell() {
	select {
	case o.wants <- struct{}{}:
	default: // it is awake already
	}
}

// covers tells whether lines can be laid over the renderer's, and whether that
// is the lesser work: when nearly all is another, as with less light, it is not.
func (o *overlay) covers(lines []string) bool {
	if !o.lies || len(lines) != len(o.shown) || o.laid >= outlives {
		return false
	}
	others := 0
	for y, l := range lines {
		if l == o.shown[y] {
			continue
		}
		others++
		o.brush.buf = o.brush.buf[:0]
		if !o.brush.line(y, o.shown[y], l) {
			return false
		}
	}
	return others <= len(lines)/2
}

// wiped is what takes away what lies over the renderer's picture, nil for
// nothing. After a mistake of ours that is done by whole lines.
func (o *overlay) wiped() []byte {
	if !o.broken {
		return bytes.Clone(o.over(o.shown, o.base))
	}
	return append(appendLines([]byte(saveCursor), o.base), restoreCursor...)
}

// appendLines adds what draws lines from the first row on.
func appendLines(b []byte, lines []string) []byte {
	for y, l := range lines {
		b = append(strconv.AppendInt(append(b, "\x1b["...), int64(y+1), 10), "H\x1b[m"...)
		b = append(b, l...)
	}
	return b
}

// over is what turns some lines on the screen into others, until the next time
// that it is asked; nil for nothing.
func (o *overlay) over(was, is []string) []byte {
	b := &o.brush
	b.buf, b.pen = append(b.buf[:0], saveCursor+"\x1b[m"...), cell{}
	clean := len(b.buf)
	for y := range is {
		if is[y] != was[y] && !b.line(y, was[y], is[y]) {
			return nil // covers has seen to it that this does not happen
		}
	}
	if len(b.buf) == clean {
		return nil
	}
	b.buf = append(b.buf, restoreCursor...)
	return b.buf
}

// Lay lays what is to be seen over the renderer's picture, whenever there is
// something, until it is stopped. It is there when this returns: on a busy machine
// the first picture would else wait for whatever was begun before.
func (c *Curtain) Lay() (stop func()) {
	begun, done, ended := make(chan struct{}), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		close(begun)
		for {
			select {
			case <-c.overlay.wants:
				c.lay()
			case <-done:
				return
			}
		}
	}()
	<-begun
	return func() { close(done); <-ended }
}

func (c *Curtain) lay() {
	c.mu.Lock()
	defer c.mu.Unlock()
	o := &c.overlay
	defer func() {
		if recover() != nil { // the terminal is raw: a mistake must not end the program here
			o.broken, o.wanted = true, nil
		}
	}()
	c.open()
	if len(o.past) > 0 {
		_ = c.send(c.ground.outgoing(o.past)) // a terminal that is gone hangs up, and that ends the program
		o.past = o.past[:0]
	}
	if c.drawn || !o.lies || o.wanted == nil || o.window != c.Size() {
		return
	}
	said := o.over(o.shown, o.wanted)
	o.shown, o.wanted = o.wanted, nil
	o.laid++
	if said == nil {
		return
	}
	if o.synced {
		said = slices.Concat([]byte(together), said, []byte(apart))
	}
	_ = c.send(said) // as above
}

// Window is a size in cells, none where it is not known.
type Window struct{ Columns, Rows int }

// Size asks what the window has now. The program is told of another size later, and
// then draws all of it again: until then nothing may be laid.
func (c *Curtain) Size() Window {
	columns, rows, err := term.GetSize(c.File.Fd())
	if err != nil {
		return Window{}
	}
	return Window{columns, rows}
}

// holds tells whether lines fit in it. The renderer may draw, in a window that
// has just become another, a picture that was made for the old one.
func (w Window) holds(lines []string) bool {
	return len(lines) <= w.Rows && !slices.ContainsFunc(lines, func(l string) bool {
		return ansi.StringWidth(l) > w.Columns
	})
}

// through is what reaches the terminal of the renderer's words.
func (c *Curtain) through(b []byte) []byte {
	o := &c.overlay
	if o.number == 0 {
		return b
	}
	o.synced = o.synced || bytes.Contains(b, []byte(together))
	for _, m := range marked().FindAllSubmatch(b, -1) {
		o.seen = "" // what lay over it is gone, if it is not a new one
		if string(m[1]) == strconv.Itoa(o.number) && o.base != nil {
			o.window = c.Size()
			o.lies, o.shown, o.laid = o.window.holds(o.base), o.base, 0
			if o.wanted = o.top; o.wanted != nil {
				o.tell() // nobody may ask for it again
			}
		}
	}
	b = marked().ReplaceAll(b, nil)
	gone := bytes.Contains(b, []byte(ansi.ResetModeAltScreenSaveCursor))
	if gone {
		o.lies, o.wanted, o.top, o.base, o.seen = false, nil, nil, nil, ""
		o.synced = false // another renderer has to find out
	}
	if gone || bytes.Contains(b, []byte(ansi.EraseEntireScreen)) {
		o.wipe = nil // nothing of it is left
	}
	return o.off(b)
}

// off puts what is to be wiped off before what the renderer draws. What it
// wipes to is an older picture, and a lighter one, so it must not be seen:
// where the terminal shows a whole write at once it is in the same one.
func (o *overlay) off(b []byte) []byte {
	if o.wipe == nil {
		return b
	}
	before, after, drawn := bytes.Cut(b, []byte(together))
	switch {
	case drawn:
		b = slices.Concat(before, []byte(together), o.wipe, after)
	case o.synced:
		return b // a question, or the like: it is not drawn yet
	default:
		b = append(o.wipe, b...)
	}
	o.wipe = nil
	return b
}
