package health

import (
	"bytes"
	"testing"
)

// FuzzHealth gives every reader bytes of any kind: nothing is read that cannot be
// kept, and the same bytes are the same entries.
func FuzzHealth(f *testing.F) {
	for _, seed := range seeds() {
		f.Add([]byte(seed))
	}
	f.Add([]byte(fitFile(f, true, "24 13:00", 2, "24 13:20", 3, "24 13:30", 101)))
	f.Add(zipped(f, map[string]string{"export.xml": export(asleep("Watch", "Asleep", "23 23:00", "24 06:00"))}))
	f.Fuzz(func(t *testing.T, text []byte) {
		format := recognise(text[:min(len(text), Begins)])
		if format == "" {
			return
		}
		var ids [2][]string
		for i := range ids {
			m := New(usual(t))
			if format.Habits() {
				m.Habit = "x"
			}
			err := errUnknown
			if format == Zip {
				err = m.Zip(bytes.NewReader(text), int64(len(text)), noBounds)
			} else if format != Database {
				err = m.Read(format, bytes.NewReader(text))
			}
			if err != nil {
				return
			}
			for _, e := range m.Done().Entries {
				if err := e.Check(); err != nil || !e.Imported() {
					t.Errorf("%s: %v", e.Line(), err)
				}
				ids[i] = append(ids[i], e.ID)
			}
		}
		same(t, "ids", ids[0], ids[1])
	})
}
