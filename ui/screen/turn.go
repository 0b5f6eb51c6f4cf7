package screen

import (
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

// Turn is the way from one screen to the next: the one goes down, the other
// comes up, and none is brighter than it is. The next screen has the keys at
// once.
type Turn struct {
	from      Screen       // nil where nothing turns
	look      *theme.Theme // in which it was seen
	began, at time.Time    // and when the last picture was
}

// How long a screen goes down and the next comes up, and how far apart the
// pictures are meanwhile.
const (
	goesDown = 300 * time.Millisecond
	comesUp  = 500 * time.Millisecond
	turning  = 50 * time.Millisecond
)

// Begin starts a turn away from a screen. Where motion is too much, and where
// there are no fine colours, the next screen stands there at once.
func (t *Turn) Begin(from Screen, look *theme.Theme, still bool, now time.Time) {
	*t = Turn{}
	if !still && look.Profile == colorprofile.TrueColor {
		*t = Turn{from: from, look: look, began: now, at: now}
	}
}

// Turns tells whether one screen gives way to the next just now.
func (t *Turn) Turns() bool { return t.from != nil }

// Pass lets time go on, and tells whether something turned.
func (t *Turn) Pass(now time.Time) bool {
	if !t.Turns() {
		return false
	}
	if t.at = now; now.Sub(t.began) >= goesDown+comesUp {
		*t = Turn{}
	}
	return true
}

// Due is the moment of the next picture, on a grid from the start.
func (t *Turn) Due(now time.Time) time.Time {
	return t.began.Add((now.Sub(t.began)/turning + 1) * turning)
}

// Seen is the screen of the last picture.
func (t *Turn) Seen(to Screen) Screen {
	if t.from != nil && t.at.Sub(t.began) < goesDown {
		return t.from
	}
	return to
}

// Draw gives the picture of a turn to a screen, or of the screen itself.
func (t *Turn) Draw(to Screen, a Area, look *theme.Theme) string {
	since := t.at.Sub(t.began)
	switch {
	case t.from == nil:
		return to.Draw(a, look)
	case since < goesDown:
		return theme.Darker(t.from.Draw(a, t.look), 1-float64(since)/float64(goesDown))
	}
	return theme.Darker(to.Draw(a, look), float64(since-goesDown)/float64(comesUp))
}
