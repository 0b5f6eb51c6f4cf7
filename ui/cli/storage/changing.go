package storage

import (
	"context"

	"lull/routines/journal"
	"lull/ui/history"
)

// changing is a journal whose changes are remembered in their order with those
// of the settings.
type changing struct {
	Journal
	history *history.Changes
}

func (c changing) Save(ctx context.Context, entries ...journal.Entry) ([]journal.Entry, error) {
	saved, err := c.Journal.Save(ctx, entries...)
	if err == nil && len(saved) > 0 {
		c.history.Add(history.Change{})
	}
	return saved, err
}

func (c changing) Delete(ctx context.Context, id string) (journal.Entry, error) {
	deleted, err := c.Journal.Delete(ctx, id)
	if err == nil {
		c.history.Add(history.Change{})
	}
	return deleted, err
}
