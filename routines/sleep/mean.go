package sleep

import (
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Mean is a mean and how many nights it is of, with the least and the most of
// them; it is 0 of 0 where there are none.
type Mean struct {
	Value     float64 // minutes or percent
	N         int
	Low, High float64
}

func (m *Mean) add(v float64) {
	if m.N == 0 {
		m.Low, m.High = v, v
	}
	m.N++
	m.Value += (v - m.Value) / float64(m.N)
	m.Low, m.High = min(m.Low, v), max(m.High, v)
}

// Means are the measures of some nights. Each is the mean of those nights that
// tell it, so that the numbers of nights may differ.
type Means struct {
	Nights       int  // told of in any way
	SOL, WASO    Mean // minutes
	TST, TIB     Mean // minutes
	SE           Mean // percent
	SEFromTrying Mean // percent
	Awakenings   Mean // how many
	Quality      Mean // 1 to 5
	Long         int  // nights with SOL or WASO of [Long] or more
	Timed        int  // nights on which SOL or WASO was answered
	Jerks        int  // nights with a jerk
	Asked        int  // nights on which jerks were answered
	Odd          int  // nights whose times did not fit together
	ToWaking     int  // of SEFromTrying, those that end with the last waking, since getting up was left out
}

func (m *Means) Add(entry journal.Night) {
	n, err := Measure(entry)
	m.Nights++
	if err != nil {
		m.Odd++
	}
	minutes(&m.SOL, n.SOL)
	minutes(&m.WASO, n.WASO)
	minutes(&m.TST, n.TST)
	minutes(&m.TIB, n.TIB)
	if n.SE != nil {
		m.SE.add(*n.SE)
	}
	if n.SEFromTrying != nil {
		m.SEFromTrying.add(*n.SEFromTrying)
		if entry.OutOfBed == nil {
			m.ToWaking++
		}
	}
	if entry.Awakenings != nil {
		m.Awakenings.add(float64(*entry.Awakenings))
	}
	if entry.Quality > 0 {
		m.Quality.add(float64(entry.Quality))
	}
	if n.SOL != nil || n.WASO != nil {
		m.Timed++
	}
	if n.SOL != nil && *n.SOL >= Long || n.WASO != nil && *n.WASO >= Long {
		m.Long++
	}
	if entry.Jerks != "" {
		m.Asked++
		if entry.Jerks != journal.NoJerks {
			m.Jerks++
		}
	}
}

func minutes(m *Mean, d *time.Duration) {
	if d != nil {
		m.add(d.Minutes())
	}
}

// Week is the measures of a week of evenings.
type Week struct {
	Monday evening.Day // the evening on which it begins
	Means
}

// WeekOf gives the week that begins on a Monday, as far as it was told of.
func WeekOf(weeks []Week, monday evening.Day) (told Week) {
	if i := slices.IndexFunc(weeks, func(w Week) bool { return w.Monday == monday }); i >= 0 {
		told = weeks[i]
	}
	return told
}

// Nights gives the nights that somebody told of, in order and one for each
// evening: of two that tell of the same night, as after merging two machines,
// the later one, with what only the earlier one answers. The entries come in order
// of evenings and times.
func Nights(entries []journal.Entry) []journal.Entry {
	return slices.DeleteFunc(EachNight(entries), journal.Entry.Imported)
}

// EachNight is [Nights], with what a device recorded where nobody told of a
// night: what was told outranks it (docs/evidence.md, Diary and ratings).
func EachNight(entries []journal.Entry) []journal.Entry {
	var out []journal.Entry
	for _, e := range entries {
		switch last := len(out) - 1; {
		case e.Night == nil:
		case last >= 0 && out[last].Evening == e.Evening:
			if !e.Imported() && !out[last].Imported() {
				all := e.Night.Over(*out[last].Night)
				e.Night = &all
			}
			if !e.Imported() || out[last].Imported() {
				out[last] = e
			}
		default:
			out = append(out, e)
		}
	}
	return out
}

// Weeks gives the measures by week, Monday to Sunday, in order. The entries
// come in order of their evenings; those that are no nights are left out, and
// weeks without a night too.
func Weeks(entries []journal.Entry) []Week {
	var out []Week
	for _, e := range Nights(entries) {
		monday := e.Evening.Monday()
		if len(out) == 0 || out[len(out)-1].Monday != monday {
			out = append(out, Week{Monday: monday})
		}
		out[len(out)-1].Add(*e.Night)
	}
	return out
}
