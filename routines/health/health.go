// Package health reads what other programs recorded of nights, and of what bears
// on them: Apple Health, Sleep as Android, Oura, Fitbit, Garmin, FIT files, and
// the habits of Loop and Daylio. Each entry it makes says where it is from.
//
// It refuses to open files, to guess (what is not understood is named, counted
// and left out), to take in stages of sleep, and to take in half of a file: what
// it reads is right to its end, or an error and nothing else. How stretches of
// sleep become nights and naps is told in docs/imports.md.
package health

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/letters"
)

// How says what is not in the files.
type How struct {
	Zone     *time.Location                            // where times were that do not say it
	Named    func(name string) (*time.Location, error) // finds a zone by its name: Europe/Berlin
	Schedule evening.Schedule                          // which night is which, and what is a nap
	Habit    string                                    // the habit that is the wind-down, of Loop and Daylio
	// reads a database of Gadgetbridge in a zip; nil where none is read
	Database func(in io.Reader) error
}

// Import is what is being read, one file after the other.
type Import struct {
	How
	recordings map[string]*recording // by source
	entries    []journal.Entry
	out        map[omission]int
	lines      int
	sources    []string
	known      map[string]bool // the ids of entries
}

type omission struct{ what, why string }

func New(how How) *Import {
	return &Import{How: how, recordings: map[string]*recording{}, out: map[omission]int{}, known: map[string]bool{}}
}

// Read reads one file of a format. With an error nothing of the import may be
// used.
func (m *Import) Read(f Format, r io.Reader) error {
	if read, known := readers[f]; known {
		return read(m, r)
	}
	return errUnknown
}

// readers are of the formats that are read from end to end.
var readers = map[Format]func(*Import, io.Reader) error{
	AppleHealth: (*Import).apple, FIT: (*Import).fit, SleepAsAndroid: (*Import).android,
	OuraList: ouraList, OuraTable: ouraTable,
	Fitbit: (*Import).fitbit, FitbitTable: fitbitTable, Garmin: (*Import).garmin,
	Loop: (*Import).loop, LoopOne: (*Import).loop, Daylio: (*Import).daylio,
}

// errUnknown is returned for a file of no format that is known here.
var errUnknown = errors.New("it is of no kind that is known here")

// Done gives what was read of all files.
func (m *Import) Done() exchange.Batch {
	b := exchange.Batch{Lines: m.lines, Sources: m.sources}
	b.Entries, b.Recorded = m.entries, true
	for _, source := range m.sources {
		b.Entries = append(b.Entries, m.recordings[source].entries(m)...)
	}
	for i := range b.Entries {
		b.Entries[i] = b.Entries[i].Clean()
	}
	b.Entries = slices.DeleteFunc(b.Entries, func(e journal.Entry) bool {
		if err := e.Check(); err != nil {
			m.leave("entries that cannot be", err.Error())
			return true
		}
		return false
	})
	for o, n := range m.out {
		b.Out = append(b.Out, exchange.Omitted{What: o.what, Why: o.why, N: n})
	}
	slices.SortFunc(b.Out, func(a, b exchange.Omitted) int {
		return cmp.Or(b.N-a.N, strings.Compare(a.What+a.Why, b.What+b.Why))
	})
	return b
}

// Sleep takes in a stretch of sleep, or of lying in bed, of a source; one that
// cannot be is left out.
func (m *Import) Sleep(source string, s Span) error {
	if !fits(s) {
		m.leave("stretches of sleep", whyTimes)
		return nil
	}
	s.From, s.To = evening.Fixed(s.From), evening.Fixed(s.To)
	m.From(source)
	return m.recordings[source].add(s)
}

// From says that a file of a source is being read.
func (m *Import) From(source string) {
	if m.recordings[source] == nil {
		m.recordings[source] = &recording{source: source}
		m.sources = append(m.sources, source)
	}
}

// mostOmissions is how many sorts of things that are left out are told apart.
const mostOmissions = 400

func (m *Import) leave(what, why string) { m.Leave(what, why, 1) }

// Leave counts several of one sort that are left out, or none.
func (m *Import) Leave(what, why string, n int) {
	if n == 0 {
		return
	}
	o := omission{letters.Short(letters.Line(what)), why}
	if _, known := m.out[o]; !known && len(m.out) >= mostOmissions {
		o = omission{"other things", "there are too many sorts to name"}
	}
	m.out[o] += n
}

// add takes in an entry that is no sleep.
func (m *Import) add(source string, e journal.Entry, key ...string) {
	m.From(source)
	e.Source = source
	e.ID = exchange.ID(append([]string{source, string(e.Kind)}, key...)...)
	if m.known[e.ID] {
		m.leave("records", "they stand there twice")
		return
	}
	m.known[e.ID] = true
	m.entries = append(m.entries, e)
}

// key writes an instant so that it is the same in every zone.
func key(at time.Time) string { return at.UTC().Format(time.RFC3339) }
