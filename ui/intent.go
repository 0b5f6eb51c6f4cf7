package ui

import (
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
)

// intent is what a screen wants. The set is closed: a screen can want nothing
// that is not here, and App.do answers all of it.
type intent interface{ intent() }

type (
	// begin starts a practice.
	begin struct{ plan practice.Plan }

	// step tells that a phase boundary of the running practice was passed.
	step struct{ practised time.Duration }

	// ended tells that the practice reached its end; touched, that a key was
	// pressed on the way.
	ended struct{ touched bool }

	// leave ends the running practice before its end.
	leave struct{}

	// visit opens a place in the program.
	visit struct{ place place }

	// openEvening opens one evening of the journal.
	openEvening struct{ day evening.Day }

	// openNight opens the check-in after one evening.
	openNight struct{ day evening.Day }

	// search looks for words in the journal; without words it asks for them.
	search struct{ words string }

	// save writes entries; an id that exists is an edit.
	save struct{ entries []journal.Entry }

	// note writes one new entry; without an id it is given one.
	note struct{ entry journal.Entry }

	// giveBack tells that what was put down in the evening was read again.
	giveBack struct{ entries []journal.Entry }

	// remove deletes an entry.
	remove struct{ id string }

	// undo takes back the last change.
	undo struct{}

	// set changes a setting.
	set struct{ key, value string }

	// answer changes settings and goes on to a practice: the safety question.
	answer struct {
		set  set
		then practice.Plan
	}

	// read opens a page.
	read struct{ page Page }

	// refresh looks at the journal again.
	refresh struct{}

	// back returns to the screen below, and leaves from the last one.
	back struct{}

	// quit leaves the program.
	quit struct{}
)

func (begin) intent()       {}
func (step) intent()        {}
func (ended) intent()       {}
func (leave) intent()       {}
func (visit) intent()       {}
func (openEvening) intent() {}
func (openNight) intent()   {}
func (search) intent()      {}
func (save) intent()        {}
func (note) intent()        {}
func (giveBack) intent()    {}
func (remove) intent()      {}
func (undo) intent()        {}
func (set) intent()         {}
func (answer) intent()      {}
func (read) intent()        {}
func (refresh) intent()     {}
func (back) intent()        {}
func (quit) intent()        {}

// place is a screen that can be visited by name.
type place int

// The places.
const (
	tonightPlace place = iota
	breathePlace
	imaginePlace
	relaxPlace
	windPlace
	logPlace
	parkPlace
	morningPlace
	patternsPlace
	learnPlace
	journalPlace
	settingsPlace
	morePlace
	nightPlace
)
