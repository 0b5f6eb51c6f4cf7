package screen

import (
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
)

// Intent is what a screen wants. The set is closed: a screen can want nothing
// that is not here, and App.do answers all of it.
type Intent interface{ intent() }

type (
	// Begin starts a practice.
	Begin struct{ Plan practice.Plan }

	// Practise begins a choice; at night the easy breath where it is gone.
	Practise struct {
		Choice practice.Choice
		Night  bool
	}

	// Match listens for somebody's own rate, and glides from it; zero is as usual.
	Match struct{ Lasts time.Duration }

	// Step tells that a phase boundary of the running practice was passed.
	Step struct{ Practised time.Duration }

	// Ended tells that a practice reached its end; touched: a key was pressed.
	Ended struct{ Touched bool }

	// Leave ends the running practice before its end.
	Leave struct{}

	// Visit opens a screen by its name.
	Visit struct{ Name Name }

	// OpenEvening opens one evening of the journal.
	OpenEvening struct{ Day evening.Day }

	// OpenNight opens the check-in after one evening.
	OpenNight struct{ Day evening.Day }

	// OpenYear opens the year that ends with an evening, this one at the latest.
	OpenYear struct{ Last evening.Day }

	// Search looks for words in the journal; without words it asks for them.
	Search struct{ Words string }

	// Save writes entries; an id that exists is an edit.
	Save struct{ Entries []journal.Entry }

	// Note writes a new entry, and those that were noted with it; without an id
	// each is given one.
	Note struct {
		Entry journal.Entry
		With  []journal.Entry
	}

	// GiveBack tells that what was put down in the evening was read again.
	GiveBack struct{ Entries []journal.Entry }

	// Remove deletes entries.
	Remove struct{ IDs []string }

	// Undo takes back the last change.
	Undo struct{}

	// Redo makes the change again that was taken back last.
	Redo struct{}

	// Set changes a setting.
	Set struct{ Key, Value string }

	// Remind turns the reminders on or off.
	Remind struct{ On bool }

	// Mute lets the reminders be quiet for today, or speak again.
	Mute struct{ Today bool }

	// SetAndBegin changes settings and goes on to a practice: the safety question.
	SetAndBegin struct {
		Set  Set
		Then practice.Plan
	}

	// OpenPage opens a page to read.
	OpenPage struct{ Page Page }

	// Refresh looks at the journal again.
	Refresh struct{}

	// Back returns to the screen below, and leaves from the last one.
	Back struct{}

	// Quit leaves the program.
	Quit struct{}
)

func (Begin) intent()       {}
func (Practise) intent()    {}
func (Match) intent()       {}
func (Step) intent()        {}
func (Ended) intent()       {}
func (Leave) intent()       {}
func (Visit) intent()       {}
func (OpenEvening) intent() {}
func (OpenNight) intent()   {}
func (OpenYear) intent()    {}
func (Search) intent()      {}
func (Save) intent()        {}
func (Note) intent()        {}
func (GiveBack) intent()    {}
func (Remove) intent()      {}
func (Undo) intent()        {}
func (Redo) intent()        {}
func (Set) intent()         {}
func (Remind) intent()      {}
func (Mute) intent()        {}
func (SetAndBegin) intent() {}
func (OpenPage) intent()    {}
func (Refresh) intent()     {}
func (Back) intent()        {}
func (Quit) intent()        {}

// Name is that of a screen that can be visited.
type Name int

const (
	TonightScreen Name = iota
	BreatheScreen
	ImagineScreen
	RelaxScreen
	RoutinesScreen
	LogScreen
	ParkScreen
	MorningScreen
	PatternsScreen
	LearnScreen
	JournalScreen
	SettingsScreen
	MoreScreen
	RemindersScreen
	NightScreen
)
