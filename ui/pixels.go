package ui

import (
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/ui/orb"
	"lull/ui/screen"
	"lull/ui/terminal"
	"lull/ui/theme"
)

// pixels is what a terminal shows over its cells, where it has said that it
// shows pictures. It is asked at the start, and until it answers a breath is
// seen in cells.
type pixels struct {
	known bool     // it has answered
	image made     // what the image is of; zero for none yet
	send  string   // the images, until they are sent
	ready bool     // it can be shown
	shown orb.Glow // zero for nothing

	// past writes without the renderer, which would look for it later; nil
	// where there is only that.
	past func(said string)
}

// made is what an image is of, and the look in which it was made.
type made struct {
	of   orb.Picture
	look *theme.Theme
}

// imageMsg is an image and its veils, ready to be sent.
type imageMsg struct {
	made
	send string
}

func images(m made) tea.Cmd {
	return func() tea.Msg {
		return imageMsg{m, terminal.Upload(terminal.Veil, orb.Veils(m.look)) +
			terminal.Upload(terminal.Picture, m.of.Image(m.look))}
	}
}

func (p *pixels) show(s screen.Screen, a screen.Area, t *theme.Theme) tea.Cmd {
	if !p.known {
		return nil
	}
	var glow orb.Glow
	pictured, wanted := s.(screen.Pictured)
	if wanted {
		glow, wanted = pictured.Pixels(a, t)
	}
	switch {
	case wanted && p.image != made{glow.Of, t}:
		p.image, p.ready = made{glow.Of, t}, false
		return images(p.image)
	case !wanted || !p.ready:
		return p.hide()
	}
	said, where := p.send, glow.Cells
	p.send = ""
	place := func(id int, part, was image.Rectangle) {
		if part != was || where != p.shown.Cells {
			said += terminal.Place(id, part, where.X, where.Y, where.Width, where.Height)
		}
	}
	place(terminal.Veil, glow.Veil, p.shown.Veil)
	place(terminal.Picture, glow.Part, p.shown.Part)
	p.shown = glow
	return p.say(said)
}

func (p *pixels) hide() tea.Cmd {
	if p.shown == (orb.Glow{}) {
		return nil
	}
	p.shown = orb.Glow{}
	return p.say(terminal.Unplace())
}

func (p *pixels) arrived(m imageMsg) {
	if m.made == p.image { // no other look was chosen meanwhile
		p.send, p.ready = m.send, true
	}
}

// again places the picture anew: it was erased with the cells.
func (p *pixels) again() { p.shown = orb.Glow{} }

// lost is told that the terminal was given back: the image is gone as well.
func (p *pixels) lost() { *p = pixels{known: p.known, past: p.past} }

// erasedMsg tells that a terminal has had the time to erase its cells.
type erasedMsg struct{}

// erasing is when the renderer has erased the cells of a window with a new
// size, and once more for a machine that is busy.
func erasing() tea.Cmd {
	late := func(after time.Duration) tea.Cmd {
		return tea.Tick(after, func(time.Time) tea.Msg { return erasedMsg{} })
	}
	return tea.Batch(late(100*time.Millisecond), late(500*time.Millisecond))
}

func (p *pixels) say(said string) tea.Cmd {
	switch {
	case said == "":
		return nil
	case p.past == nil:
		return tea.Raw(said)
	}
	p.past(said)
	return nil
}
