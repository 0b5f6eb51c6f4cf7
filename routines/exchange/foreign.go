package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/practice"
)

// ErrWhichHabit is wrapped by the error for a log of several habits of which
// none was named.
var ErrWhichHabit = errors.New("which of the habits is the wind-down is not said")

// collector gathers what a file of another program holds.
type collector struct {
	Foreign
	batch    Batch
	problems Problems
	habits   []string       // all that the file names
	rows     map[string]int // how many rows said the same so far
}

// wanted tells whether a habit is the one that counts, and remembers its name.
func (c *collector) wanted(habit string) bool {
	if !slices.ContainsFunc(c.habits, func(h string) bool { return strings.EqualFold(h, habit) }) {
		c.habits = append(c.habits, habit)
	}
	return c.Habit == "" || strings.EqualFold(c.Habit, habit)
}

// add takes in what a line becomes: entries, none where it is left out, or what
// is wrong with it.
func (c *collector) add(line int, entries []journal.Entry, err error) {
	c.batch.Lines++
	switch {
	case err != nil:
		c.problems.add(line, err.Error())
	case len(entries) == 0:
		c.batch.Left++
	}
	for i := range entries {
		entries[i].Source = c.Source
	}
	c.batch.Entries = append(c.batch.Entries, entries...)
}

func (c *collector) done() (Batch, error) {
	err := c.problems.err()
	if err == nil {
		err = WhichHabit(c.Habit, c.habits)
	}
	if err != nil {
		return Batch{}, err
	}
	return c.batch, nil
}

// WhichHabit refuses a habit that is not there, and none where there are
// several.
func WhichHabit(habit string, habits []string) error {
	shown := lists.Each(habits[:min(len(habits), Named)], letters.Quoted)
	switch {
	case habit == "" && len(habits) > 1:
		return fmt.Errorf("%w; --habit names one of %s", ErrWhichHabit, letters.Listed(shown, "or"))
	case habit != "" && len(habits) > 0 && !slices.ContainsFunc(habits, func(h string) bool {
		return strings.EqualFold(h, habit)
	}):
		return fmt.Errorf("the habit %s is not in it; there is %s", letters.Quoted(habit), letters.Listed(shown, "or"))
	}
	return nil
}

// namespace is what ids of foreign entries are made in: a UUID of version 5 of
// the program's name among names of no other kind.
var namespace = uuid.NewSHA1(uuid.NameSpaceOID, []byte("lull import"))

// id gives the id of a row by its parts, which hold no zero byte: it is made of
// what the row says, so that the same file, taken in twice or on two machines,
// makes the same entries. Rows that say the same are told apart by which of them
// comes first.
func (c *collector) id(parts ...string) string {
	text := strings.Join(parts, "\x00")
	c.rows[text]++
	return ID(text, strconv.Itoa(c.rows[text]))
}

// ID gives the id of an entry that was taken from elsewhere, by what its file
// says of it.
func ID(parts ...string) string {
	return uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x00"))).String()
}

// Rested makes what an evening on which a habit was kept becomes: one that was rested
// at a moment, and a note where somebody wrote one. Their ids are still to be given.
func Rested(day evening.Day, at time.Time, comment string) []journal.Entry {
	at = fixed(at)
	entries := []journal.Entry{{
		Kind: journal.KindSession, At: at, Evening: day,
		Session: &journal.Session{Practice: practice.KindRest, Ending: journal.Logged},
	}}
	if comment == "" {
		return entries
	}
	return append(entries, noted(comment, at, day))
}

// noted makes an entry of what somebody wrote.
func noted(text string, at time.Time, day evening.Day) journal.Entry {
	return journal.Entry{Kind: journal.KindNote, At: at, Evening: day, Note: &journal.Note{Text: letters.Lines(text)}}
}

func (c *collector) rested(from string, day evening.Day, habit, comment string) []journal.Entry {
	entries := Rested(day, c.Bedtime(day), comment)
	key := []string{from, day.String(), strings.ToLower(habit)}
	entries[0].ID = c.id(key...)
	if comment != "" {
		entries[1].ID = c.id(append(key, "comment", comment)...)
	}
	return entries
}

// fixed takes the rules of a zone off an instant, and what a journal does not
// keep.
func fixed(t time.Time) time.Time { return evening.Fixed(t.Truncate(time.Millisecond)) }

// believable refuses a date that is a slip of the finger: a file with a
// hundred years in it is possible, one from the year 226 is not.
func believable(d evening.Day) error {
	if year, _, _ := d.Date(); year < 1900 || year > 2200 {
		return fmt.Errorf("the date %s is too far away", d)
	}
	return nil
}
