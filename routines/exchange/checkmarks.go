package exchange

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"lull/routines/evening"
	"lull/routines/journal"
)

const checkmarksBegin = "Date,Wind down,"

// Checkmarks writes a table of the evenings that were kept, as Loop Habit Tracker
// writes one of its habits: the newest first, 2 for kept and 0 for not.
type Checkmarks struct {
	out  io.Writer
	kept map[evening.Day]bool
}

// NewCheckmarks writes nothing yet: the evenings come in the other order.
func NewCheckmarks(w io.Writer) (*Checkmarks, error) {
	return &Checkmarks{w, map[evening.Day]bool{}}, nil
}

func (c *Checkmarks) Entry(e journal.Entry) error {
	if e.Counts() {
		c.kept[e.Evening] = true
	}
	return nil
}

// Deleted takes in nothing: a table has only what is there.
func (c *Checkmarks) Deleted(journal.Tombstone) error { return nil }

// Close writes the table, from the last evening that was kept to the first.
func (c *Checkmarks) Close() error {
	if _, err := io.WriteString(c.out, checkmarksBegin+"\n"); err != nil || len(c.kept) == 0 {
		return err
	}
	days := slices.Sorted(maps.Keys(c.kept))
	for d := days[len(days)-1]; d >= days[0]; d-- {
		mark := 0
		if c.kept[d] {
			mark = 2
		}
		if _, err := fmt.Fprintf(c.out, "%s,%d,\n", d, mark); err != nil {
			return err
		}
	}
	return nil
}
