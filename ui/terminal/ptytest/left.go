//go:build unix

package ptytest

import (
	"bytes"
	"image/color"
)

// LeftAsFound checks that the terminal is as it was before the program: in the
// mode it had, on its main screen, with a cursor, in its own colours.
func (p *Terminal) LeftAsFound() {
	p.t.Helper()
	p.readAll()
	if now := p.state(); now != p.before {
		p.t.Errorf("the terminal's mode was %+v and is %+v", p.before, now)
	}
	p.mu.Lock()
	alt, hidden, now := p.alt, p.hidden, p.screen.BackgroundColor()
	p.mu.Unlock()
	if alt {
		p.t.Error("the alternate screen was not left")
	}
	if color.RGBAModel.Convert(now) != color.Color(ground) {
		p.t.Errorf("the ground was %v and is %v", ground, now)
	}
	if hidden {
		p.t.Error("the cursor is still hidden")
	}
	written := p.Written()
	for _, pair := range []struct{ what, on, off string }{
		{"focus reports", "\x1b[?1004h", "\x1b[?1004l"},
		{"bracketed paste", "\x1b[?2004h", "\x1b[?2004l"},
	} {
		on, off := bytes.LastIndex(written, []byte(pair.on)), bytes.LastIndex(written, []byte(pair.off))
		if on >= 0 && off < on {
			p.t.Errorf("%s stayed on: %q came at byte %d, %q at %d", pair.what, pair.on, on, pair.off, off)
		}
	}
}

// readAll waits until everything the ended program wrote was read: nothing can
// come after a mark that is written last to the same terminal.
func (p *Terminal) readAll() {
	p.t.Helper()
	const mark = "\x1b[0n\x1b[0n\x1b[0n"
	if _, err := p.slave.WriteString(mark); err != nil {
		p.t.Fatal("writing to the terminal:", err)
	}
	p.Until("all that was written", func(string) bool { return bytes.Contains(p.Written(), []byte(mark)) })
}
