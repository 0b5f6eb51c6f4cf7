package exchange

import (
	"bufio"
	"encoding/json"
	"io"

	"lull/routines/journal"
)

// Writer writes JSON Lines.
type Writer struct {
	out  *bufio.Writer
	json *json.Encoder
}

// NewWriter writes the header and gives what writes the lines after it.
func NewWriter(w io.Writer) (*Writer, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	lines := &Writer{out: out, json: json.NewEncoder(out)}
	lines.json.SetEscapeHTML(false)
	_, err := out.WriteString(Header + "\n")
	return lines, err
}

// Entry writes an entry. A practice that is going on is left out: how it ends
// is not known yet, and it will be in the next export.
func (w *Writer) Entry(e journal.Entry) error {
	if e.Session != nil && e.Session.Ending == journal.Running {
		return nil
	}
	return w.json.Encode(Line(e))
}

// Deleted writes that an entry was deleted.
func (w *Writer) Deleted(t journal.Tombstone) error {
	return w.json.Encode(deleted{kindDeleted, t.ID, moment(t.Changed)})
}

// Close writes what is left. What is behind it stays open.
func (w *Writer) Close() error { return w.out.Flush() }
