package lookup

import (
	"context"
	"slices"
	"time"

	"lull/routines/journal"
	"lull/routines/remind"
)

// yielding is how long an open lull leaves a reminder to the desktop before
// its terminal says it, since a timer may come a minute late, and a desktop shows it
// to who sits at another window: not about the body.
const yielding = 2 * time.Minute

// due gives what to be reminded of while lull is open: what is due at all,
// shown as long as it helps, and what of it nobody has said.
func (r Reader) due(
	ctx context.Context, j Glanced, now time.Time, entries []journal.Entry,
) (due, ring *remind.Message, err error) {
	t := remind.Facts{Settings: r.Settings, Drinks: r.Known.Table, Entries: entries}
	if t.Marks, err = j.Marks(ctx); err != nil || !remind.On(t.Marks) {
		return nil, nil, err
	}
	if m, ok := remind.Gather(t.Unsaid().Due(now)); ok {
		due = &m
	}
	unsaid := slices.DeleteFunc(t.Due(now), func(n remind.Notice) bool { return now.Sub(n.At) < yielding })
	if m, ok := remind.Gather(unsaid); ok {
		ring = &m
	}
	return due, ring, nil
}
