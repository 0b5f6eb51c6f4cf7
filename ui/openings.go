package ui

import (
	"time"

	"lull/routines"
)

// Opening is what an app shows first.
type Opening func(*App)

// OpenTonight opens on the evening.
func OpenTonight(a *App) { a.stack = append(a.stack, newTonight(a.plans())) }

// OpenPractice opens on a practice; leaving it leaves the program.
func OpenPractice(p routines.Plan) Opening {
	return func(a *App) { a.begin(p) }
}

// OpenAsking opens on the safety question, and then on the practice.
func OpenAsking(p routines.Plan) Opening {
	return func(a *App) { a.stack = append(a.stack, newAsking(p)) }
}

// OpenMatch opens on listening for somebody's own rate, and then glides from
// it for the given length; zero takes the slow-down's own.
func OpenMatch(length time.Duration) Opening {
	return func(a *App) { a.stack = append(a.stack, newMatching(length, a.pacer())) }
}
