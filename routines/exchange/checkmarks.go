package exchange

import (
	"encoding/csv"
	"io"
	"maps"
	"slices"
	"strings"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Checkmarks writes a table of the evenings that count, as Loop Habit Tracker
// writes one of its habits: the newest first, 2 for those that do and 0 for not.
type Checkmarks struct {
	csvWriter
	counting map[evening.Day]bool
}

// NewCheckmarks writes the row of names; the evenings come in the other order.
func NewCheckmarks(w io.Writer) (*Checkmarks, error) {
	c := &Checkmarks{csvWriter{out: csv.NewWriter(w)}, map[evening.Day]bool{}}
	return c, c.out.Write(strings.Split("Date,Wind down,", ","))
}

func (c *Checkmarks) Entry(e journal.Entry) error {
	if e.Counts() {
		c.counting[e.Evening] = true
	}
	return nil
}

// Close writes the rows, from the last evening that counts to the first.
func (c *Checkmarks) Close() error {
	if days := slices.Sorted(maps.Keys(c.counting)); len(days) > 0 {
		for d := days[len(days)-1]; d >= days[0]; d-- {
			mark := "0"
			if c.counting[d] {
				mark = "2"
			}
			if err := c.row([]string{d.String(), mark, ""}); err != nil {
				return err
			}
		}
	}
	return c.csvWriter.Close()
}
