package exchange

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"slices"
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
	jerks sol_min awakenings awake_min into_bed tried asleep woke out_of_bed quality text step returned event arm
	kept source sri id`)

// TableBegins is what every table written here begins with, so that one can be
// told from somebody else's file. The mark before it says UTF-8 to a
// spreadsheet that would guess otherwise.
var TableBegins = "\ufeff" + strings.Join(tableColumns[:4], ",")

// Table writes a table for a spreadsheet. It leaves out what only another copy
// of the program needs, such as deletions; JSON Lines hold everything.
type Table struct {
	csvWriter
	cell   []string
	before map[string]journal.Entry // the night before by its source, for how alike the two are
}

// NewTable writes the row of names and gives what writes the rows after it.
func NewTable(w io.Writer) (*Table, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	t := &Table{csvWriter{csv.NewWriter(w)}, make([]string, len(tableColumns)), map[string]journal.Entry{}}
	t.out.UseCRLF = true
	return t, t.out.Write(tableColumns)
}

// called are the columns of the fields that have another name on a line.
var called = map[string]string{"name": "what", "note": "text", "factor": "what"}

var moments = strings.Fields("into_bed tried asleep woke out_of_bed returned")

func (t *Table) set(name, value string) { t.cell[slices.Index(tableColumns, name)] = value }

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
	for name, value := range fields {
		t.field(cmp.Or(called[name], name), value)
	}
	t.set("kind", string(e.Kind))
	t.set("evening", e.Evening.String())
	t.set("at", wall(e.At))
	t.set("utc_offset", e.At.Format("-07:00"))
	t.set("id", e.ID)
	switch {
	case e.Night != nil:
		if index, pair := sleep.RegularityIndex(t.before[e.Source], e); pair {
			t.set("sri", strconv.FormatFloat(index, 'f', 1, 64))
		}
		t.before[e.Source] = e
	case e.Watch != nil:
		t.set("text", Guarded(e.Watch.Outcome))
	}
	return t.out.Write(t.cell)
}

// field fills the cell of a field that has a column.
func (t *Table) field(name string, value any) {
	name, length := strings.CutSuffix(name, "_s")
	if length {
		name += "_min"
	}
	if !slices.Contains(tableColumns, name) {
		return
	}
	switch v := value.(type) {
	case string:
		if at, err := time.Parse(time.RFC3339, v); err == nil && slices.Contains(moments, name) {
			v = wall(at)
		}
		t.set(name, Guarded(v))
	case bool:
		t.set(name, strconv.FormatBool(v))
	case float64:
		if length { // seconds to the millisecond
			v = (time.Duration(math.Round(v*1000)) * time.Millisecond).Minutes()
		}
		t.set(name, strconv.FormatFloat(v, 'f', -1, 64))
	}
}

// csvWriter is what the tables have in common.
type csvWriter struct{ out *csv.Writer }

// Deleted writes nothing: a table has only what is there.
func (csvWriter) Deleted(journal.Tombstone) error { return nil }

// Close writes what is left. What is behind it stays open.
func (w csvWriter) Close() error {
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
