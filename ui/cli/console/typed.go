package console

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"lull/routines/letters"
	"lull/ui/plain"
	"lull/ui/terminal"
)

// Typed is what somebody types, or what a pipe has of answers: a line at a
// question, a key in a practice. What is not taken waits for the next one.
type Typed struct {
	in    *os.File
	under chan piece // the read that is under way, nil for none
	rest  []byte     // read and not taken
	ended error      // nothing comes after rest
}

func (t *Typed) ByHand() bool { return term.IsTerminal(t.in.Fd()) }

type piece struct {
	bytes []byte
	err   error
}

// longestLine is how much of one line is taken; nobody types as much.
const longestLine = 4096

// more brings what is read next. To ask again before it came is to wait for the
// same read, so that none of it is lost.
func (t *Typed) more() <-chan piece {
	if t.under == nil {
		t.under = make(chan piece, 1)
		go func(to chan<- piece) {
			buffer := make([]byte, longestLine)
			n, err := t.in.Read(buffer)
			to <- piece{buffer[:n], err}
		}(t.under)
	}
	return t.under
}

func (t *Typed) take(p piece) {
	t.under, t.rest, t.ended = nil, append(t.rest, p.bytes...), p.err
}

// Line gives the next line without its end, as letters. At the end of what is
// typed it gives [io.EOF]; a last line without an end is one.
func (t *Typed) Line(ctx context.Context) (string, error) {
	for {
		if line, rest, whole := bytes.Cut(t.rest, []byte{'\n'}); whole {
			t.rest = rest
			return letters.Line(string(line)), ctx.Err()
		}
		switch {
		case t.ended != nil && len(t.rest) > 0:
			line := t.rest
			t.rest = nil
			return letters.Line(string(line)), ctx.Err()
		case t.ended != nil:
			return "", io.EOF
		case len(t.rest) > longestLine:
			t.rest = t.rest[:longestLine]
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case p := <-t.more():
			t.take(p)
		}
	}
}

// Presses brings what somebody wants of a practice, until the function is
// called that comes with it: each key where it is a terminal, each line
// elsewhere. It is closed where nothing more can come, and nil where nobody is
// listened to: in the background a terminal belongs to somebody else.
func (t *Typed) Presses(ctx context.Context) (pressed <-chan plain.Press, done func()) {
	next, back := t.pressedLine, func() {}
	if t.ByHand() {
		restore, err := terminal.Keys(t.in)
		if err != nil {
			return nil, back
		}
		next, back = t.pressedKey, restore
	}
	out := make(chan plain.Press)
	ctx, end := context.WithCancel(ctx)
	over := make(chan struct{})
	go func() {
		defer close(over)
		defer close(out)
		for {
			press, err := next(ctx)
			if err != nil {
				return
			}
			select {
			case <-ctx.Done():
				return
			case out <- press:
			}
			if press == plain.Leave { // what comes then is an answer again
				return
			}
		}
	}()
	return out, func() {
		end()
		<-over
		back()
	}
}

func (t *Typed) pressedLine(ctx context.Context) (plain.Press, error) {
	line, err := t.Line(ctx)
	switch strings.ToLower(line) {
	case "", "p", "pause", "space":
		return plain.Pause, err
	case "-", "easier":
		return plain.Easier, err
	case "q", "quit", "b", "back", "leave":
		return plain.Leave, err
	}
	return plain.Keys, err
}

func (t *Typed) pressedKey(ctx context.Context) (plain.Press, error) {
	for {
		for len(t.rest) == 0 {
			if t.ended != nil {
				return 0, io.EOF
			}
			select {
			case <-ctx.Done():
				return 0, ctx.Err()
			case p := <-t.more():
				t.take(p)
				if len(t.rest) > 1 { // a terminal inside an editor sends lines
					t.rest = bytes.TrimRight(t.rest, "\r\n")
				}
			}
		}
		key := t.rest[0]
		t.rest = t.rest[1:]
		switch key {
		case ' ', '\n', '\r':
			return plain.Pause, nil
		case '-':
			return plain.Easier, nil
		case '?':
			return plain.Keys, nil
		case 'q', '\x04':
			return plain.Leave, nil
		case '\x1b':
			if len(t.rest) == 0 {
				return plain.Leave, nil
			}
			t.rest = afterArrow(t.rest)
		}
	}
}

// afterArrow leaves out what an arrow or another key sends behind an escape.
func afterArrow(rest []byte) []byte {
	if rest[0] != '[' {
		return rest[1:]
	}
	last := bytes.IndexFunc(rest[1:], func(r rune) bool { return r >= '@' && r <= '~' })
	if last < 0 {
		return nil
	}
	return rest[1+last+1:]
}
