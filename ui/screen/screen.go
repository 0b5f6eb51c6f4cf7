// Package screen is what a screen is: the interface, what it can want, what it
// can ask of the journal, and the parts that screens are made of (a page of
// lines, a list, a line that is typed, a text that scrolls).
//
// It refuses to know any one screen and to do anything itself: an [Intent] is
// answered by the app.
package screen

import (
	"image/color"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/routines/wording"
	"lull/ui/orb"
	"lull/ui/theme"
)

// Screen is one face of the program. It changes itself and returns an intent;
// it never sends a message, runs a command or knows another screen.
type Screen interface {
	// Press takes a key.
	Press(k tea.KeyPressMsg, now time.Time) Intent
	// Draw gives the picture: exactly the area's lines, no clock, no IO.
	Draw(a Area, t *theme.Theme) string
	// Help names the keys of the screen.
	Help() []key.Binding
}

// Area is the window in cells.
type Area struct {
	Width, Height int
	Shape         float64 // the height of a cell by its width, 0 where it is not known
	Pixels        bool    // pictures are shown over the cells
}

// Mover is a screen whose picture changes by itself.
type Mover interface {
	// Due is when it changes next; zero when nothing moves.
	Due(now time.Time) time.Time
	// Frame lets time pass: it is called at or after the moment due named.
	Frame(now time.Time) Intent
}

// Pictured is a screen with a picture in pixels, for terminals that show such.
type Pictured interface {
	// Pixels gives the picture, or false where there is none just now.
	Pixels(a Area, t *theme.Theme) (orb.Glow, bool)
}

// Grounded is a screen with a ground of its own.
type Grounded interface {
	// Ground is nil where there are no colours.
	Ground(t *theme.Theme) color.Color
}

// Rester is a screen in which time can stand still. It is told when the machine or
// the process went away, at the last moment anybody can have seen.
type Rester interface{ Rest(at time.Time) }

// Reader is a screen that shows what is remembered. It names what it needs,
// and is given it when it comes to the top and after every change.
type Reader interface {
	Needs() lookup.Query
	Read(lookup.Answer)
}

// AfterReader is a reader that wants something because of what it read.
type AfterReader interface{ AfterRead(lookup.Answer) Intent }

// Paster is a screen that takes pasted text.
type Paster interface{ Paste(line string) }

// Writer is a screen told when what it noted is on the disk, or could not be.
type Writer interface {
	Written()
	Unwritten()
}

// Noticer is a screen that can show one quiet line.
type Noticer interface{ Notice(text string) }

// Setter is a screen that shows settings, and is told when one was set elsewhere.
type Setter interface{ Settings(now settings.Settings) }

// Undoer is a screen that says what was taken back, and what was put back.
type Undoer interface {
	Undone([]journal.Undone)
	Redone([]journal.Undone)
}

// Saying is the quiet line of a screen: about what went wrong, or was done.
type Saying struct{ Said string }

// Notice takes what went wrong.
func (s *Saying) Notice(text string) { s.Said = text }

// Warn adds what is said, where there is something, and air below it.
func Warn(p *Layout, said string) {
	if said != "" {
		p.Wrap(said, p.Theme.Warm)
		p.Gap(1)
	}
}

// Looked is what a screen saw of the evening at its last look. A screen that holds
// it looks again when the night begins, or the day.
type Looked struct {
	Saying
	Look  tonight.Look
	Known bool // there was a look
}

// ForTheDay stands in at night for what can wait.
const ForTheDay = "This can wait for the day."

func (l *Looked) See(a lookup.Answer) { l.Look, l.Known = a.Tonight, true }

// Due is the next minute: a longer wait would sleep on behind a closed lid.
func (l *Looked) Due(now time.Time) time.Time { return evening.WholeMinute(now).Add(time.Minute) }

// Frame asks for a fresh look where the night has begun since, or the day.
func (l *Looked) Frame(now time.Time) Intent {
	then := l.Look
	then.Now = now
	if l.Look.Lying() != then.Lying() || l.Look.Winding() != then.Winding() || !now.Before(then.Wake) {
		return Refresh{}
	}
	return nil
}

// Page is one page to read.
type Page struct{ Name, Title, Summary, Markdown string }

// Say gives a sentence of the content by its id.
type Say = wording.Say
