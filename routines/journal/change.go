package journal

import "errors"

// What a journal answers when it cannot do what it was asked. Compare with
// errors.Is.
var (
	// ErrNotFound is returned when no entry has the id.
	ErrNotFound = errors.New("there is no such entry")
	// ErrNothingToUndo is returned when every change that is remembered was
	// taken back.
	ErrNothingToUndo = errors.New("there is nothing to take back")

	// ErrUnderWay is returned where a practice would be taken out, or a change of
	// it taken back, while its process is still at it.
	ErrUnderWay = errors.New("this practice is still under way")
	// ErrNothingToRedo is returned when nothing was taken back since the last
	// change.
	ErrNothingToRedo = errors.New("there is nothing to put back")
	// ErrReadOnly is returned by everything that writes while the journal can
	// only be read.
	ErrReadOnly = errors.New("the journal can only be read just now")
	// ErrFull is returned when the disk has no room for what was to be written.
	// Nothing of it was; the same call can be made again later.
	ErrFull = errors.New("the disk is full")
)

type Change string

const (
	Made    Change = "made"
	Edited  Change = "edited"
	Deleted Change = "deleted"
)

// Undone is what an undo took back: the change, and the entry as it was before
// it was taken back (for a deletion, the entry that is there again). Of a redo
// it is what was made again, and the entry as it is now, or was until it was
// taken out.
type Undone struct {
	Change Change
	Entry  Entry
}
