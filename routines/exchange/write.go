package exchange

import (
	"bufio"
	"io"

	"lull/routines/journal"
)

// Writer writes JSON Lines.
type Writer struct{ out *bufio.Writer }

// NewWriter writes the header and gives what writes the lines after it.
func NewWriter(w io.Writer) (*Writer, error) {
	lines := &Writer{bufio.NewWriterSize(w, 1<<16)}
	return lines, lines.line([]byte(Header))
}

// Entry writes an entry. A practice that is going on is left out: how it ends
// is not known yet, and it will be in the next export.
func (w *Writer) Entry(e journal.Entry) error {
	if e.Session != nil && e.Session.Ending == journal.Running {
		return nil
	}
	return w.line(e.Line())
}

// Deleted writes that an entry was deleted.
func (w *Writer) Deleted(t journal.Tombstone) error { return w.line(t.Line()) }

func (w *Writer) line(text []byte) error {
	_, err := w.out.Write(append(text, '\n'))
	return err
}

// Close writes what is left. What is behind it stays open.
func (w *Writer) Close() error { return w.out.Flush() }
