package journal

import (
	"time"

	"lull/routines/evening"
)

// Mark is something remembered beside the entries and of no interest to
// anybody later: that a reminder was shown, that reminders are muted. It is
// in no export, and undo does not know it.
type Mark struct {
	ID      string      // one mark an id
	Evening evening.Day // the evening it is about, 0 for none; old ones are forgotten
	State   string      // what is remembered
	At      time.Time   // when it was written, UTC
}
