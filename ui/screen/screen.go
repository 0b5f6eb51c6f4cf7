package screen

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/tonight"
	"lull/ui/theme"
)

// Screen is one face of the program. It changes itself and returns an intent;
// it never sends a message, runs a command or knows another screen.
type Screen interface {
	// Press takes a key.
	Press(k tea.KeyPressMsg, now time.Time) Intent
	// Frame lets time pass: it is called at or after the moment due named.
	Frame(now time.Time) Intent
	// Due is when the picture next changes by itself; zero when nothing moves.
	Due(now time.Time) time.Time
	// Draw gives the picture: exactly the area's lines, no clock, no IO.
	Draw(a Area, t *theme.Theme) string
	// Help names the keys of the screen.
	Help() []key.Binding
}

// Area is the window in cells.
type Area struct{ Width, Height int }

// Rester is a screen in which time can stand still: a practice. It is told
// when the machine or the process went away, at the moment that was the last
// one anybody can have seen.
type Rester interface{ Rest(at time.Time) }

// Reader is a screen that shows what is remembered. It names what it needs,
// and is given it when it comes to the top and after every change.
type Reader interface {
	Needs() lookup.Query
	Read(lookup.Answer)
}

// Teller is a reader that wants something because of what it read.
type Teller interface{ Told(lookup.Answer) Intent }

// Paster is a screen that takes pasted text.
type Paster interface{ Paste(line string) }

// Writer is a screen that wants to know when what it noted is on the disk.
type Writer interface{ Written() }

// Noticer is a screen that can show one quiet line.
type Noticer interface{ Notice(text string) }

// Undoer is a screen that says what was taken back.
type Undoer interface{ Undone([]journal.Undone) }

// NextMinute is when a screen that stands still looks at the clock again. A
// longer wait would sleep on behind a closed lid.
func NextMinute(now time.Time) time.Time { return now.Truncate(time.Minute).Add(time.Minute) }

// Turned asks for a fresh look where the night has begun since this one, or
// the day.
func Turned(l tonight.Look, now time.Time) Intent {
	lying, winding := l.Lying(), l.Winding()
	l.Now = now
	if lying != l.Lying() || winding != l.Winding() || !now.Before(l.Wake) {
		return Refresh{}
	}
	return nil
}

// Page is one page to read.
type Page struct{ Name, Title, Summary, Markdown string }

// Library is what there is to read.
type Library interface {
	// All gives the pages in order.
	All() []Page
	// Search gives the pages that have all the words, best first.
	Search(words string) []Page
}

// Say gives a sentence of the content by its id.
type Say func(id string, with map[string]string) string
