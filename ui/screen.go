package ui

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

// screen is one face of the program. It changes itself and returns an intent;
// it never sends a message, runs a command or knows another screen.
type screen interface {
	// press takes a key.
	press(k tea.KeyPressMsg, now time.Time) intent
	// frame lets time pass: it is called at or after the moment due named.
	frame(now time.Time) intent
	// due is when the picture next changes by itself; zero when nothing moves.
	due(now time.Time) time.Time
	// draw gives the picture: exactly the area's lines, no clock, no IO.
	draw(a area, t *theme.Theme) string
	// help names the keys of the screen.
	help() []key.Binding
}

// area is the window in cells.
type area struct{ width, height int }

// rester is a screen in which time can stand still: a practice. It is told
// when the machine or the process went away, at the moment that was the last
// one anybody can have seen.
type rester interface{ rest(at time.Time) }

// reader is a screen that shows what is remembered. It names what it needs,
// and is given it when it comes to the top and after every change.
type reader interface {
	needs() Query
	read(Answer)
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

// teller is a reader that wants something because of what it read.
type teller interface{ told(Answer) intent }

// paster is a screen that takes pasted text.
type paster interface{ paste(line string) }

// writer is a screen that wants to know when what it noted is on the disk.
type writer interface{ written() }

// noticer is a screen that can show one quiet line.
type noticer interface{ notice(text string) }

// undoer is a screen that says what was taken back.
type undoer interface{ undone([]journal.Undone) }
