package remind

import (
	"slices"

	"lull/routines/evening"
	"lull/routines/journal"
)

// What a mark says of a notice, or of reminders as a whole.
const (
	MarkShown     = "shown" // it was said
	MarkDone      = "done"  // it was answered with done
	MarkMuted     = "muted" // silent up to and including the mark's evening
	MarkOn        = "on"    // reminders are wanted
	MarkAnnounced = "told"  // others on the machine were told that it is due
)

// The ids of the two marks that belong to no notice.
const (
	MuteID = "mute"
	OnID   = "on"
)

func On(marks []journal.Mark) bool {
	return slices.ContainsFunc(marks, func(m journal.Mark) bool { return m.ID == OnID })
}

// MutedUntil gives the last evening that is to be silent, or 0.
func MutedUntil(marks []journal.Mark) evening.Day {
	if i := slices.IndexFunc(marks, func(m journal.Mark) bool { return m.ID == MuteID }); i >= 0 {
		return marks[i].Evening
	}
	return 0
}

func (f Facts) marked(id, state string) bool {
	return slices.ContainsFunc(f.Marks, func(m journal.Mark) bool { return m.ID == id && m.State == state })
}

// Unsaid is without the marks of having been said, for a screen that goes on showing it.
func (f Facts) Unsaid() Facts {
	f.Marks = slices.DeleteFunc(slices.Clone(f.Marks), func(m journal.Mark) bool { return m.State == MarkShown })
	return f
}
