// Package history is what was changed in one sitting, in its order, be it an entry
// or a setting.
//
// It refuses to set anything, which it only names, and to know where the journal lies.
package history

import (
	"cmp"
	"context"
	"errors"

	"lull/routines/journal"
	"lull/routines/settings"
	"lull/ui/plain"
)

// Changes is what was changed since the start, the latest last, be it an entry or a
// setting. Before the first change it is the journal that remembers.
type Changes struct{ done, undone []Change }

// Change is one of a setting; without a key one of the journal, which knows
// itself what it was.
type Change struct{ Key, Was, Is string }

// Add adds a change. Several of one setting after the other are one.
func (h *Changes) Add(c Change) {
	h.undone = nil
	if n := len(h.done); n > 0 && c.Key != "" && h.done[n-1].Key == c.Key {
		c.Was = h.done[n-1].Was
		h.done = h.done[:n-1]
		if c.Was == c.Is {
			return
		}
	}
	h.done = append(h.done, c)
}

// Undoing takes the change that is to be taken back next.
func (h *Changes) Undoing() Change { return pop(&h.done) }

// Undone remembers that a change was taken back.
func (h *Changes) Undone(c Change) { h.undone = append(h.undone, c) }

// Redoing takes the change that is to be put back next.
func (h *Changes) Redoing() Change { return pop(&h.undone) }

// Redone remembers that a change was put back.
func (h *Changes) Redone(c Change) { h.done = append(h.done, c) }

// pop takes the last change of some, one of the journal where there is none.
func pop(of *[]Change) (c Change) {
	if n := len(*of); n > 0 {
		c = (*of)[n-1]
		*of = (*of)[:n-1]
	}
	return c
}

// Journal takes back what was changed in it, and puts it back.
type Journal interface {
	Undo(ctx context.Context) ([]journal.Undone, error)
	Redo(ctx context.Context) ([]journal.Undone, error)
}

// Direction is one of the two through what was changed.
type Direction struct {
	Doing, Done string // in a gerund, and afterwards
	Next        func(*Changes) Change
	Remember    func(*Changes, Change) // that it was done
	Leave       func(*Changes, Change) // as it was, where it could not be done
	Value       func(Change) string    // what a setting comes to
	Words       func(plain.Telling, []journal.Undone) string
	step        func(Journal, context.Context) ([]journal.Undone, error)
}

// Back takes back what was changed last, and Forth puts it back.
var (
	Back = Direction{
		"taking back the last change", "taken back", (*Changes).Undoing, (*Changes).Undone, (*Changes).Redone,
		func(c Change) string { return c.Was }, plain.Telling.TookBack, Journal.Undo,
	}
	Forth = Direction{
		"putting back the last change", "put back", (*Changes).Redoing, (*Changes).Redone, (*Changes).Undone,
		func(c Change) string { return c.Is }, plain.Telling.PutBack, Journal.Redo,
	}
)

// Step goes a change of the journal on. That nothing is left is an answer like another.
func (d Direction) Step(ctx context.Context, j Journal) ([]journal.Undone, error) {
	done, err := d.step(j, ctx)
	if errors.Is(err, journal.ErrNothingToUndo) || errors.Is(err, journal.ErrNothingToRedo) {
		return nil, nil
	}
	return done, err
}

// Again says which value a setting has again.
func (d Direction) Again(k settings.Key, s settings.Settings) string {
	return d.Done + ": " + k.Name + ", which is " + cmp.Or(k.Value(s), "not said") + " again"
}
