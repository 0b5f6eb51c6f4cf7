package exchange

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
	"lull/routines/sleep"
)

// tableColumns are the columns of a table. One table holds every kind: a cell
// that does not belong to a row's kind is empty. Times are as the clock on the
// wall showed them, since that is what a spreadsheet can read, with the offset
// from UTC beside. Lengths are in minutes. sri is the sleep regularity index of a
// night with the one before it from the same source; its mean is that of all.
var tableColumns = strings.Fields(`kind evening at utc_offset what count caffeine_mg alcohol_g nicotine big
	practice practised_min planned_min ending effort lasted_min value
	jerks sol_min awakenings awake_min into_bed tried asleep woke out_of_bed quality text step returned event arm kept source sri id`)

// TableBegins is what every table written here begins with, so that one can be
// told from somebody else's file. The mark before it says UTF-8 to a
// spreadsheet that would guess otherwise.
var TableBegins = "\ufeff" + strings.Join(tableColumns[:4], ",")

// Table writes a table for a spreadsheet. It leaves out what only another copy
// of the program needs, such as deletions; JSON Lines hold everything.
type Table struct {
	sheet
	cell   []string
	before map[string]journal.Entry // the night before by its source, for how alike the two are
}

// NewTable writes the row of names and gives what writes the rows after it.
func NewTable(w io.Writer) (*Table, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	t := &Table{sheet: sheet{csv.NewWriter(w)}, cell: make([]string, len(tableColumns)), before: map[string]journal.Entry{}}
	t.out.UseCRLF = true
	return t, t.out.Write(tableColumns)
}

// column gives the place of a column.
var column = func() map[string]int {
	at := map[string]int{}
	for i, name := range tableColumns {
		at[name] = i
	}
	return at
}()

func (t *Table) set(name, value string)            { t.cell[column[name]] = value }
func (t *Table) number(name string, v float64)     { t.set(name, strconv.FormatFloat(v, 'f', -1, 64)) }
func (t *Table) words(name, value string)          { t.set(name, Guarded(value)) }
func (t *Table) yes(name string, v bool)           { t.set(name, strconv.FormatBool(v)) }
func (t *Table) minutes(n string, d time.Duration) { t.number(n, d.Minutes()) }

// Entry writes an entry as a row. A practice that is going on is left out.
func (t *Table) Entry(e journal.Entry) error {
	clear(t.cell)
	t.set("kind", string(e.Kind))
	t.set("evening", e.Evening.String())
	t.set("at", wall(e.At))
	t.set("utc_offset", e.At.Format("-07:00"))
	t.words("source", e.Source)
	t.set("id", e.ID)
	switch e.Kind {
	case journal.KindSession:
		s := e.Session
		if s.Ending == journal.Running {
			return nil
		}
		t.words("practice", s.Practice)
		t.words("what", s.Name)
		t.minutes("practised_min", s.Practised)
		t.minutes("planned_min", s.Planned)
		t.set("ending", string(s.Ending))
	case journal.KindIntake:
		i := e.Intake
		t.words("what", i.What)
		t.number("count", i.Count)
		t.number("caffeine_mg", i.Caffeine)
		t.number("alcohol_g", i.Alcohol)
		t.yes("nicotine", i.Nicotine)
		t.yes("big", i.Big)
	case journal.KindExercise:
		t.words("what", e.Exercise.What)
		t.set("effort", string(e.Exercise.Effort))
		t.minutes("lasted_min", e.Exercise.Lasted)
	case journal.KindRating:
		t.words("what", e.Rating.What)
		t.set("value", strconv.Itoa(e.Rating.Value))
	case journal.KindNight:
		t.night(e.Night)
		if index, pair := sleep.Alike(t.before[e.Source], e); pair {
			t.set("sri", strconv.FormatFloat(index, 'f', 1, 64))
		}
		t.before[e.Source] = e
	case journal.KindNote:
		t.words("text", e.Note.Text)
	case journal.KindParked:
		t.words("text", e.Parked.Text)
		t.words("step", e.Parked.Step)
		if !e.Parked.Returned.IsZero() {
			t.set("returned", wall(e.Parked.Returned))
		}
	case journal.KindTrial:
		t.set("event", e.Trial.Event)
		t.words("text", e.Trial.Text)
		t.set("arm", e.Trial.Arm)
		if e.Trial.Kept != nil {
			t.yes("kept", *e.Trial.Kept)
		}
	case journal.KindWatch:
		t.words("what", e.Watch.Factor)
		t.words("text", e.Watch.Outcome)
	case journal.KindNap:
		t.minutes("lasted_min", e.Nap.Lasted)
	case journal.KindMedicine:
		t.words("what", e.Medicine.What)
	case journal.KindNothing:
	}
	return t.out.Write(t.cell)
}

func (t *Table) night(n *journal.Night) {
	t.set("jerks", string(n.Jerks))
	t.words("text", n.Note)
	if n.SOL != nil {
		t.minutes("sol_min", *n.SOL)
	}
	if n.WASO != nil {
		t.minutes("awake_min", *n.WASO)
	}
	if n.Awakenings != nil {
		t.set("awakenings", strconv.Itoa(*n.Awakenings))
	}
	for name, at := range map[string]*time.Time{"into_bed": n.IntoBed, "tried": n.Tried, "asleep": n.Asleep, "woke": n.Woke, "out_of_bed": n.OutOfBed} {
		if at != nil {
			t.set(name, wall(*at))
		}
	}
	if n.Quality > 0 {
		t.set("quality", strconv.Itoa(n.Quality))
	}
}

// sheet is a table that is written, which has only what is there.
type sheet struct{ out *csv.Writer }

// Deleted writes nothing.
func (sheet) Deleted(journal.Tombstone) error { return nil }

// Close writes what is left. What is behind it stays open.
func (s sheet) Close() error {
	s.out.Flush()
	return s.out.Error()
}

// wall is what the clock on the wall showed.
func wall(t time.Time) string { return t.Format(time.DateTime) }

// Guarded keeps a spreadsheet from taking words for a formula: what begins like
// one, also behind blanks, gets the apostrophe that spreadsheets read as
// "text". The wide signs are those of Chinese and Japanese keyboards, which
// some spreadsheets take for the narrow ones.
func Guarded(s string) string {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return "'" + s
	}
	switch first := []rune(strings.TrimLeft(s, " \t\r\n\u00a0") + " ")[0]; first {
	case '=', '+', '-', '@', '|', '%', '\uff1d', '\uff0b', '\uff0d', '\uff20':
		return "'" + s
	}
	return s
}
