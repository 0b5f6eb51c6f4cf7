package screen

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/measures"
	"lull/routines/morning"
	"lull/routines/remind"
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
	Needs() Query
	Read(Answer)
}

// Query names what a screen needs of the journal.
type Query struct {
	Day   *evening.Day    // one evening with its entries
	Days  *[2]evening.Day // which evenings count, from one to another
	Weeks *[2]evening.Day // the nights told of, by week, from one to another
	Find  *Find           // the entries that say something

	Recent bool // what was logged lately
	Night  bool // whether this night has been long

	Morning  bool         // the check-in after the night
	After    *evening.Day // for Morning: after which evening, nil for the last night
	Patterns bool         // what goes with what
}

// Find is what to look for in notes and names, and among which kinds of
// entries; among all where none is named.
type Find struct {
	Words string
	Kinds []journal.Kind
}

// MostFound is how many entries a search gives at most, the latest ones.
const MostFound = 500

// Answer is what was asked for. Tonight is always there.
type Answer struct {
	Tonight  tonight.Look
	Entries  []journal.Entry  // of Query.Day
	Curve    *tonight.Curve   // the caffeine of Query.Day, nil where there is none to draw
	Days     []evening.Day    // within Query.Days
	Weeks    []measures.Week  // within Query.Weeks, those with a night that was told of
	Found    []journal.Entry  // for Query.Find, the latest evening first
	Recent   []string         // the newest first, as it is typed
	Awake    int              // practices of this night, for Query.Night
	Morning  morning.Sheet    // for Query.Morning
	Patterns [][]insight.Line // for Query.Patterns, one outcome after the other
	Coin     *insight.Line    // what a self-trial says for this evening, from noon on

	Due  *remind.Message // what to be reminded of now, while it helps
	Ring *remind.Message // what of it nobody has said yet

	Waiting []journal.Entry // put down on an evening before, to be given back now

	SetAside int // rows of the journal that make no sense and are in nothing of this
}

// Teller is a reader that wants something because of what it read.
type Teller interface{ Told(Answer) Intent }

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

// BackKey leaves a screen for the one below it.
var BackKey = key.NewBinding(key.WithKeys("esc", "q", "ctrl+c", "?"), key.WithHelp("esc", "back"))

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
