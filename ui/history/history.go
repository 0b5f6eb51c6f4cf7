// Package history is what was changed in one sitting, in its order, be it an entry
// or a setting.
//
// It refuses to change anything: what is to be taken back it only names.
package history

import (
	"cmp"

	"lull/routines/settings"
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

// Again says which value a setting has again, taken back or put back.
func Again(what string, k settings.Key, s settings.Settings) string {
	return what + ": " + k.Name + ", which is " + cmp.Or(k.Value(s), "not said") + " again"
}
