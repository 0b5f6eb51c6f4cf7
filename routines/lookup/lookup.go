// Package lookup is what screens and commands ask of the journal, and how it is
// answered: one question with a part for each thing that may be wanted, one
// answer with the evening's look always in it.
//
// It refuses to know who asks and where the entries lie; it reads them by small
// interfaces and changes nothing.
package lookup

import (
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/remind"
	"lull/routines/sleep"
	"lull/routines/tonight"
)

// Query names what is wanted of the journal.
type Query struct {
	Day   *evening.Day    // one evening with its entries
	Days  *[2]evening.Day // which evenings count, from one to another
	Weeks *[2]evening.Day // the nights told of, by week, from one to another
	Find  *Find           // the entries that say something

	Titled bool // what the suggestion is called, and how long it takes
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
	Weeks    []sleep.Week     // within Query.Weeks, those with a night that was told of
	Found    []journal.Entry  // for Query.Find, the latest evening first
	Recent   []string         // the newest first, as it is typed
	Title    string           // for Query.Titled
	Lasts    time.Duration    // likewise
	Place    string           // whose turn it is, for Query.Night
	Awake    int              // practices of this night, for Query.Night
	Morning  sleep.Morning    // for Query.Morning
	Patterns [][]insight.Line // for Query.Patterns, one outcome after the other
	Coin     *insight.Line    // what a self-trial says for this evening, from noon on
	Toss     *journal.Entry   // what is to be written down for it to say something

	Due  *remind.Message // what to be reminded of now, while it helps
	Ring *remind.Message // what of it nobody has said yet

	Waiting []journal.Entry // put down on an evening before, to be given back now

	SetAside int // rows of the journal that make no sense and are in nothing of this
}
