package ui

import (
	"time"

	"lull/routines/practice"
)

// Opening is what an app shows first.
type Opening func(*App)

// OpenTonight opens on the evening.
func OpenTonight(a *App) { a.stack = append(a.stack, newTonight(a.plans(), a.deps.Say)) }

// OpenPractice opens on a practice, or on the safety question before it.
// Leaving it leaves the program.
func OpenPractice(p practice.Plan) Opening {
	return func(a *App) { a.start(p) }
}

// OpenMatch opens on listening for somebody's own rate, and then glides from
// it for the given length; zero takes the slow-down's own.
func OpenMatch(length time.Duration) Opening {
	return func(a *App) { a.stack = append(a.stack, newMatching(length, a.pacer())) }
}

// OpenParking opens on putting the day down.
func OpenParking(a *App) { a.stack = append(a.stack, newParking(a.deps.Now(), a.deps.NewID)) }

// OpenNight opens on the door for whoever lies awake.
func OpenNight(a *App) { a.stack = append(a.stack, newNight(a.plans())) }

// OpenLearn opens on the list of pages.
func OpenLearn(a *App) { a.stack = append(a.stack, newLearn(a.deps.Library)) }

// OpenPage opens on one page.
func OpenPage(p Page) Opening {
	return func(a *App) { a.stack = append(a.stack, newReading(p)) }
}
