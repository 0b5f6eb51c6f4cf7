package ui

import (
	"context"
	"errors"

	"lull/routines/journal"
	"lull/ui/screen"
)

// takeBack takes back the last change of the journal and tells the screen
// what it was. That nothing is left is an answer like another.
func (a *App) takeBack() {
	var undone []journal.Undone
	a.outbox.put(write{
		what: "taking back the last change", reread: true,
		do: func(ctx context.Context) error {
			var err error
			if undone, err = a.deps.Journal.Undo(ctx); errors.Is(err, journal.ErrNothingToUndo) {
				return nil
			}
			return err
		},
		then: func() {
			if s, ok := a.top().(screen.Undoer); ok {
				s.Undone(undone)
			}
		},
	})
}
