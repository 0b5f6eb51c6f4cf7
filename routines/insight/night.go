package insight

import (
	"cmp"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
)

// Answer is a yes, a no, or neither: missing is missing, and never a no.
type Answer int8

const (
	Missing Answer = iota
	No
	Yes
)

func answer(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// Figure is a number somebody gave, or none.
type Figure struct {
	Value float64
	Known bool
}

func figure(v float64) Figure { return Figure{v, true} }

// Night is one night with the evening before it, as far as each was logged.
type Night struct {
	Evening evening.Day
	Jerk    Answer
	SOL     Figure // minutes to fall asleep
	WASO    Figure // minutes awake in between
	Quality Figure // 1 to 5
	Tension Figure // after the practice less before it, -10 to 10

	Load    Figure // milligrams of caffeine at bedtime
	exposed exposure
}

func (n Night) against(d evening.Day) int { return cmp.Compare(n.Evening, d) }

// Exposed says whether the evening had a factor. For caffeine the threshold
// in milligrams decides; the other factors do not look at it.
func (n Night) Exposed(f Factor, threshold float64) Answer {
	if f != Caffeine {
		return n.exposed.of(f)
	}
	if !n.Load.Known {
		return Missing
	}
	return answer(n.Load.Value >= threshold)
}

// Rules is whose evenings they are: the body, and when bed is on each weekday.
type Rules struct {
	Body     intake.Body
	Schedule evening.Schedule
}

// Nights gives the evenings of which anything is known, in order. The entries
// come in order of evenings and times, as a journal gives them, of all kinds.
// An evening is judged by its own bedtime where the morning told it (when sleep was
// tried, else getting into bed), else by that of the schedule, in the zone in which
// its last thing was logged.
func Nights(entries []journal.Entry, r Rules) []Night {
	m := nightly{rules: r, alcohol: intake.Clearing{Kilograms: r.Body.Kilograms}}
	_, m.usual, _ = r.Body.Kinetics()
	if n := len(entries); n > 0 {
		m.nights = make([]Night, 0, min(n, int(entries[n-1].Evening-entries[0].Evening)+1))
	}
	for i := 0; i < len(entries); {
		j := i + 1
		for j < len(entries) && entries[j].Evening == entries[i].Evening {
			j++
		}
		m.evening(entries[i].Evening, entries[i:j])
		i = j
	}
	return m.nights
}

// nightly turns evenings into nights, one after the other.
type nightly struct {
	rules   Rules
	usual   intake.Kinetics
	carry   []intake.Dose // of this evening and the ones before it that still matter
	alcohol intake.Clearing
	nights  []Night
}

func (m *nightly) evening(on evening.Day, entries []journal.Entry) {
	var d day
	n := Night{Evening: on}
	var before, after Figure
	var morning journal.Night
	for _, e := range entries {
		d.add(e)
		switch {
		case e.Night != nil && e.Imported(): // how a wrist counts minutes is no answer to the same question
		case e.Night != nil:
			morning = e.Night.Over(morning)
		case e.Rating != nil && e.Rating.What == "tension-before":
			before = figure(float64(e.Rating.Value))
		case e.Rating != nil && e.Rating.What == "tension-after":
			after = figure(float64(e.Rating.Value))
		}
	}
	if before.Known && after.Known {
		n.Tension = figure(after.Value - before.Value)
	}
	n.slept(morning)
	var bed time.Time
	own := cmp.Or(morning.Tried, morning.IntoBed)
	switch {
	case own != nil:
		bed = *own
	case d.logged:
		bed = m.rules.Schedule.Bedtime(on, d.zone)
	}
	n.exposed = d.exposures(bed, &m.alcohol)
	if own == nil && len(d.doses) > 0 { // somebody who has a coffee past a planned bedtime was not in bed
		half := bed.Add(m.rules.Schedule.WakeTime(on, d.zone).Sub(bed) / 2)
		for _, x := range d.doses {
			if x.At.Before(half) {
				bed = evening.Later(bed, x.At)
			}
		}
	}
	m.carry = append(m.carry, d.doses...)
	// Where no cutoff may be named there is none to be past.
	if (d.all || len(d.doses) > 0) && m.rules.Body.Clock() {
		n.Load = figure(m.load(bed))
	}
	m.nights = append(m.nights, n)
}

func (n *Night) slept(s journal.Night) {
	switch s.Jerks {
	case journal.FewJerks, journal.ManyJerks:
		n.Jerk = Yes
	case journal.NoJerks:
		n.Jerk = No
	}
	if s.SOL != nil {
		n.SOL = figure(s.SOL.Minutes())
	}
	if s.WASO != nil {
		n.WASO = figure(s.WASO.Minutes())
	}
	if s.Quality > 0 {
		n.Quality = figure(float64(s.Quality))
	}
}

// countsFor is how long a drink still counts: on its evening and on as many after
// it as anywhere (docs/evidence.md, Caffeine in the body).
const countsFor = (intake.EveningsBefore + 1) * 24 * time.Hour

// load gives the bedtime load of what is carried, and forgets what is too old.
func (m *nightly) load(bed time.Time) float64 {
	m.carry = slices.DeleteFunc(m.carry, func(d intake.Dose) bool { return bed.Sub(d.At) > countsFor })
	return m.usual.BedtimeLoad(m.carry, bed)
}
