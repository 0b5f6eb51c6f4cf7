package exchange

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"lull/routines/journal"
	"lull/routines/sleep"
)

// ownColumns are what a table begins with; the columns of the fields follow.
var ownColumns = strings.Fields("kind evening at utc_offset")

// columnOf gives the column of a field. One table holds every kind: a cell that
// does not belong to a row's kind is empty. Times are as the clock on the wall
// showed them, since that is what a spreadsheet can read, with the offset from UTC
// beside. Lengths are in minutes.
func columnOf(field string) string {
	if length, is := strings.CutSuffix(field, "_s"); is {
		return length + "_min"
	}
	switch field {
	case "name", "factor":
		return "what"
	case "note":
		return "text"
	}
	return field
}

// leftOut are the fields without a column: what chance was drawn from, and which
// words were heard, are for the program alone.
var leftOut = []string{"seed", "heard"}

// tableColumns are all of them: of what was taken first, then of the other kinds.
// sri is the sleep regularity index of a night with the one before it from the same
// source; its mean is that of all.
var tableColumns = sync.OnceValue(func() []string {
	columns := slices.Clone(ownColumns)
	for _, kind := range append([]journal.Kind{journal.KindIntake}, journal.Kinds()...) {
		for _, f := range journal.FieldsOf(kind) {
			column := columnOf(f.Name)
			if f.Name != "source" && !slices.Contains(leftOut, f.Name) && !slices.Contains(columns, column) {
				columns = append(columns, column)
			}
		}
	}
	return append(columns, "source", "sri", "id")
})

// TableBegins is what every table written here begins with, so that one can be
// told from somebody else's file. The mark before it says UTF-8 to a
// spreadsheet that would guess otherwise.
var TableBegins = "\ufeff" + strings.Join(ownColumns, ",")

// Table writes a table for a spreadsheet. It leaves out what only another copy
// of the program needs, such as deletions; JSON Lines hold everything.
type Table struct {
	csvWriter
	cell   []string
	before map[string]journal.Entry // the night before by its source, for the index of the two
}

// NewTable writes the row of names and gives what writes the rows after it.
func NewTable(w io.Writer) (*Table, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	t := &Table{csvWriter{out: csv.NewWriter(w)}, make([]string, len(tableColumns())), map[string]journal.Entry{}}
	t.out.UseCRLF = true
	return t, t.out.Write(tableColumns())
}

func (t *Table) set(column, value string) { t.cell[slices.Index(tableColumns(), column)] = value }

// Entry writes an entry as a row. A practice that is going on is left out.
func (t *Table) Entry(e journal.Entry) error {
	if e.Session != nil && e.Session.Ending == journal.Running {
		return nil
	}
	var fields map[string]any
	if err := json.Unmarshal(e.Fields(), &fields); err != nil {
		return err
	}
	clear(t.cell)
	for _, f := range journal.FieldsOf(e.Kind) {
		if value, told := fields[f.Name]; told && !slices.Contains(leftOut, f.Name) {
			t.set(columnOf(f.Name), cell(f, value))
		}
	}
	t.set("kind", string(e.Kind))
	t.set("evening", e.Evening.String())
	t.set("at", wall(e.At))
	t.set("utc_offset", e.At.Format("-07:00"))
	t.set("id", e.ID)
	if e.Night != nil {
		if index, pair := sleep.RegularityIndex(t.before[e.Source], e); pair {
			t.set("sri", strconv.FormatFloat(index, 'f', 1, 64))
		}
		t.before[e.Source] = e
	}
	return t.row(t.cell)
}

// cell writes what a field says, which JSON knows as a text, a number or a yes.
func cell(f journal.Field, value any) string {
	switch v := value.(type) {
	case string:
		if at, err := time.Parse(time.RFC3339, v); f.Moment && err == nil {
			return wall(at)
		}
		return Guarded(v)
	case float64:
		if strings.HasSuffix(f.Name, "_s") { // seconds to the millisecond
			v = (time.Duration(math.Round(v*1000)) * time.Millisecond).Minutes()
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}

// csvWriter is what the tables have in common.
type csvWriter struct {
	out  *csv.Writer
	rows int // below the names
}

func (w *csvWriter) row(cells []string) error {
	w.rows++
	return w.out.Write(cells)
}

// Deleted writes nothing: a table has only what is there.
func (*csvWriter) Deleted(journal.Tombstone) error { return nil }

// Written gives how many rows were written.
func (w *csvWriter) Written() (rows, deleted int) { return w.rows, 0 }

// Close writes what is left. What is behind it stays open.
func (w *csvWriter) Close() error {
	w.out.Flush()
	return w.out.Error()
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
