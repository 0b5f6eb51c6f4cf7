package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/practice"
	eveningscreen "lull/ui/evening"
	journalscreen "lull/ui/journal"
	"lull/ui/learn"
	"lull/ui/match"
	morningscreen "lull/ui/morning"
	"lull/ui/night"
	"lull/ui/park"
	"lull/ui/patterns"
	"lull/ui/screen"
	"lull/ui/search"
	tonightscreen "lull/ui/tonight"
)

// Opening is what an app shows first.
type Opening func(*App)

// OpenTonight opens on the evening.
func OpenTonight(a *App) { a.stack = append(a.stack, tonightscreen.New(a.deps.Say)) }

// OpenPractice opens on a practice, or on the safety question before it.
// Leaving it leaves the program.
func OpenPractice(p practice.Plan) Opening {
	return func(a *App) { a.start(p) }
}

// OpenMatch opens on listening for somebody's own rate, and then glides from
// it for the given length; zero takes the slow-down's own.
func OpenMatch(length time.Duration) Opening {
	return func(a *App) { a.stack = append(a.stack, match.New(length, a.pacer())) }
}

// OpenParking opens on putting the day down.
func OpenParking(a *App) { a.stack = append(a.stack, park.New(a.deps.Now(), a.deps.NewID)) }

// OpenNight opens on the door for whoever lies awake.
func OpenNight(a *App) { a.stack = append(a.stack, night.New()) }

// OpenLearn opens on the list of pages.
func OpenLearn(a *App) { a.stack = append(a.stack, learn.New(a.deps.Library)) }

// OpenPage opens on one page.
func OpenPage(p screen.Page) Opening {
	return func(a *App) { a.stack = append(a.stack, learn.NewReading(p)) }
}

// OpenEvening opens on one evening of the journal.
func OpenEvening(d evening.Day) Opening {
	return func(a *App) {
		s := eveningscreen.New(d, a.noting())
		a.stack = append(a.stack, s)
		a.first = a.needing(func() tea.Cmd {
			s.Knows(a.noting())
			return nil
		})
	}
}

// OpenJournal opens on the calendar of evenings.
func OpenJournal(a *App) { a.stack = append(a.stack, journalscreen.New()) }

// OpenYear opens on a year of evenings that ends with the given one, or with
// this one where that is still to come.
func OpenYear(last evening.Day) Opening {
	return func(a *App) {
		s := journalscreen.New()
		s.View, s.Opened = journalscreen.YearView, last
		a.stack = append(a.stack, s)
	}
}

// OpenMorning opens on the check-in after the night.
func OpenMorning(a *App) {
	a.stack = append(a.stack, morningscreen.New(a.deps.Settings.Current().Schedule, a.deps.Say))
}

// OpenPatterns opens on what goes with what.
func OpenPatterns(a *App) { a.stack = append(a.stack, patterns.New(a.deps.Say)) }

// OpenSearch opens on what the journal has of some words.
func OpenSearch(words string) Opening {
	return func(a *App) { a.stack = append(a.stack, search.New(words)) }
}
