package journal

import (
	"errors"
	"fmt"
)

// Rescue is what could be saved of a damaged journal.
type Rescue struct {
	Saved     int    // entries read from the damaged file
	Lost      int    // entries that are known to have been there, and are not any more
	Senseless int    // rows that could be read and tell nothing that can be
	Restored  int    // entries that only the newest backup had
	Backup    string // that backup, empty where there is none
	Damaged   string // where the damaged file lies now, as it was
}

// RescueHow says how far a rescue may go.
type RescueHow struct {
	Backup    bool // take the newest backup where nothing can be read
	Undamaged bool // make the journal anew although no damage is found
}

// ErrUndamaged is returned by a rescue of a journal that is not damaged.
var ErrUndamaged = errors.New("the journal is whole, and nothing has to be rescued")

// ErrInUse is returned where the file of a journal is to be replaced or
// removed while another process has it open.
var ErrInUse = errors.New("another lull has the journal open; once it is closed, this can be done")

// UnreadableError is returned by a rescue when not one entry can be read. The
// file is left exactly as it is.
type UnreadableError struct {
	Path   string
	Backup string // the newest backup with entries, empty where there is none
	Holds  int    // how many entries it has, older versions of one among them
}

func (e *UnreadableError) Error() string {
	if e.Backup == "" {
		return fmt.Sprintf("nothing of %s can be read, and there is no backup; it was left as it is", e.Path)
	}
	return fmt.Sprintf("nothing of %s can be read, and it was left as it is; the newest backup is %s", e.Path, e.Backup)
}

// Restored is what putting a copy in the place of a journal did.
type Restored struct {
	Entries  int    // how many the journal has now
	Replaced string // where what was there lies now, empty where nothing was
}
