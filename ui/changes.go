package ui

import (
	"context"
	"errors"

	"lull/routines/journal"
)

// changes puts the changes of the journal into the outbox.
type changes struct {
	outbox  *outbox
	journal Journal
}

// save writes entries, and calls then once they are written.
func (c changes) save(then func(), entries ...journal.Entry) {
	c.outbox.put(write{what: "saving the entry", reread: true, then: then, do: func(ctx context.Context) error {
		_, err := c.journal.Save(ctx, entries...)
		return err
	}})
}

func (c changes) remove(id string) {
	c.outbox.put(write{what: "deleting the entry", reread: true, do: func(ctx context.Context) error {
		_, err := c.journal.Delete(ctx, id)
		return err
	}})
}

func (c changes) giveBack(entries []journal.Entry) {
	c.outbox.put(write{what: "giving back what was put down", do: func(ctx context.Context) error {
		return c.journal.GiveBack(ctx, entries...)
	}})
}

// undo takes back the last change and tells what it was. That nothing is left is
// an answer like another.
func (c changes) undo(tell func([]journal.Undone)) {
	c.step("taking back the last change", c.journal.Undo, tell)
}

// redo makes the change again that was taken back last, and tells likewise.
func (c changes) redo(tell func([]journal.Undone)) {
	c.step("putting back the last change", c.journal.Redo, tell)
}

func (c changes) step(what string, do func(context.Context) ([]journal.Undone, error), tell func([]journal.Undone)) {
	var done []journal.Undone
	c.outbox.put(write{
		what: what, reread: true, then: func() { tell(done) },
		do: func(ctx context.Context) error {
			var err error
			done, err = do(ctx)
			if errors.Is(err, journal.ErrNothingToUndo) || errors.Is(err, journal.ErrNothingToRedo) {
				return nil
			}
			return err
		},
	})
}
