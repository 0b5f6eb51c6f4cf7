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
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/routines/wording"
)

// Query names what is wanted of the journal.
type Query struct {
	Day    *evening.Day    // one evening with its entries, [ThisEvening] for the one that is
	Days   *[2]evening.Day // which evenings count, from one to another
	Around bool            // the nights and practices of the year on either side of Day
	Find   *Find           // the entries that say something

	Can *intake.Question // whether something still fits

	Parked bool // what was put down, also what was given back

	Reminding bool // how the reminders stand; what knows the machine answers it

	Titled bool // what the suggestion is called, and how long it takes
	Recent bool // what was logged lately
	Night  bool // whether this night has been long

	Morning  bool         // the check-in after the night
	After    *evening.Day // for Morning: after which evening, nil for the last night
	Patterns bool         // what goes with what
	Report   bool         // what the page for a clinician is made from
	Own      bool         // what their own nights say of the caffeine line
}

// ThisEvening stands for the evening of the look, for who does not know yet which
// one that is: not about the body.
const ThisEvening evening.Day = 0

// Find is what to look for in notes and names, and among which kinds of
// entries; among all where none is named.
type Find struct {
	Words string
	Kinds []journal.Kind
}

// MostFound is how many entries a search gives at most, the latest ones: not about
// the body.
const MostFound = 500

// Report is what the page for a clinician is made from: the evenings up to one, and
// what somebody ticked for a doctor.
type Report struct {
	Until   evening.Day // the last evening
	Days    int
	Entries []journal.Entry // of these evenings, in order
	Signs   []settings.Key  // what somebody ticked for a doctor
}

// ReportDays is how many nights it has where nobody says: not about the body.
const ReportDays = 14

type Trial struct {
	All     []insight.Trial // every one there was
	Running *insight.Trial  // the one under way, nil for none: another may start
	Lines   []wording.Line  // of the one that started last, while it is of the present
}

// Around is a year on either side of an evening.
type Around struct {
	From, To  evening.Day                   // what was read, both included
	Nights    []journal.Entry               // those told of, one an evening, in order
	Practised map[evening.Day]time.Duration // of those on which something was practised
}

// reach is how many evenings around another one are read, the weeks that may show
// in a year: not about the body.
const reach = 54 * 7

// Answer is what was asked for. Tonight is always there.
type Answer struct {
	Tonight  tonight.Look
	Day      evening.Day      // Query.Day, by its date
	Entries  []journal.Entry  // of Query.Day
	Curve    *tonight.Curve   // the caffeine of Query.Day, nil where there is none to draw
	Days     []evening.Day    // within Query.Days
	Around   Around           // for Query.Around
	Found    []journal.Entry  // for Query.Find, the latest evening first
	Can      *intake.Answer   // for Query.Can
	Recent   []string         // the newest first, as it is typed
	Title    string           // for Query.Titled
	Lasts    time.Duration    // likewise
	Place    string           // for Query.Night: the one of last time, or whose turn it is
	AtNight  int              // for Query.Night: how many practices this night had
	Morning  sleep.Morning    // for Query.Morning
	Patterns [][]wording.Line // for Query.Patterns, one outcome after the other
	Own      insight.OwnLine  // for Query.Own and Query.Patterns
	Asked    insight.Question // for Query.Patterns: what is watched
	Foretold bool             // for Query.Patterns: that of [Reader.Foretold]
	Trial    Trial            // for Query.Patterns: the self-trial
	Report   Report           // for Query.Report
	Coin     *wording.Line    // what a self-trial says for this evening, from noon on
	Toss     *journal.Entry   // what is to be written down for it to say something

	Due  *remind.Message // what to be reminded of now, while it helps
	Ring *remind.Message // what of it nobody has said yet

	Reminding *Reminding // for Query.Reminding

	Parked []journal.Entry // for Query.Parked, the latest first

	Waiting []journal.Entry // put down on an evening before, to be given back now

	SetAside int // rows of the journal that make no sense and are in nothing of this
}

// Reminding is how the reminders stand, in lines, and what turning them on would
// write where they are off and something can wake them.
type Reminding struct {
	On            bool
	Muted         bool // they are quiet for a while
	Words, Writes string
}
