package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// frameMsg asks for the next picture. It carries the number of the chain it
// belongs to, so that one armed before a key changed everything is dropped
// instead of starting a second chain beside the first.
type frameMsg struct {
	chain int
	due   time.Time
}

// chain is the one chain of frames, armed after an update while something moves.
type chain struct {
	number int
	due    time.Time // the moment armed for; zero when nothing is
	looked time.Time // when the clock was last read, to notice being away

	blurred bool // the window is not in front
}

// unfocused is the time between two pictures while the window is not in front:
// there may still be somebody watching, but nobody closely.
const unfocused = 125 * time.Millisecond

// arm makes sure that a frame comes at the moment due, and no other one.
func (c *chain) arm(due, now time.Time) tea.Cmd {
	c.looked = now
	if soonest := now.Add(unfocused); c.blurred && !due.IsZero() && due.Before(soonest) {
		due = soonest
	}
	if due.Equal(c.due) {
		return nil
	}
	c.number++
	c.due = due
	if due.IsZero() {
		return nil
	}
	number := c.number
	return tea.Tick(due.Sub(now), func(time.Time) tea.Msg { return frameMsg{number, due} })
}

// takes tells whether a frame belongs to the chain, and lets the next be armed.
func (c *chain) takes(f frameMsg) bool {
	if f.chain != c.number {
		return false
	}
	c.due = time.Time{}
	return true
}
