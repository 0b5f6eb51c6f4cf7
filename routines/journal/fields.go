package journal

import "slices"

// layout goes through the fields of an entry's kind in the order of its line.
// It is the one place that knows them all by name: what writes a line, what
// reads one, what cleans and judges an entry, and what a search looks for.
// Beside each field stand its bounds. Lengths are in seconds.
//
// The source is a field of every kind. A new field has to be made known to older programs: see migrations.
func (e *Entry) layout(f *form) {
	switch e.Kind {
	case KindSession:
		s := own(f, &e.Session)
		f.text("practice", &s.Practice, named)
		f.text("name", &s.Name, always)
		f.length("planned_s", &s.Planned)
		f.length("practised_s", &s.Practised)
		word(f, "ending", &s.Ending, must, Running, Finished, Drifted, Left, Interrupted, Logged)
		f.seed("seed", &s.Seed)
		f.text("heard", &s.Heard, answered)
	case KindIntake:
		i := own(f, &e.Intake)
		f.text("what", &i.What, named)
		f.number("count", &i.Count, one, MostCount)
		f.number("caffeine_mg", &i.Caffeine, always, MostCaffeine)
		f.number("ka", &i.Absorption, answered, FastestKa)
		f.number("alcohol_g", &i.Alcohol, always, MostAlcohol)
		f.yes("nicotine", &i.Nicotine)
		f.yes("big", &i.Big)
		f.length("over_s", &i.Over)
	case KindExercise:
		x := own(f, &e.Exercise)
		f.text("what", &x.What, always)
		word(f, "effort", &x.Effort, must, Light, Moderate, Vigorous)
		f.length("lasted_s", &x.Lasted)
	case KindRating:
		r := own(f, &e.Rating)
		f.text("what", &r.What, must)
		f.integer("value", &r.Value, must, 10)
	case KindNight:
		n := own(f, &e.Night)
		word(f, "jerks", &n.Jerks, answered, "", NoJerks, FewJerks, ManyJerks)
		optional(f, "sol_s", &n.SOL, f.length)
		optional(f, "awakenings", &n.Awakenings, f.count)
		optional(f, "awake_s", &n.WASO, f.length)
		optional(f, "into_bed", &n.IntoBed, f.tonight)
		optional(f, "tried", &n.Tried, f.tonight)
		optional(f, "asleep", &n.Asleep, f.tonight)
		optional(f, "woke", &n.Woke, f.tonight)
		optional(f, "out_of_bed", &n.OutOfBed, f.tonight)
		f.integer("quality", &n.Quality, answered, 5)
		f.prose("note", &n.Note, answered)
	case KindNote:
		f.prose("text", &own(f, &e.Note).Text, must)
	case KindParked:
		p := own(f, &e.Parked)
		f.prose("text", &p.Text, must)
		f.prose("step", &p.Step, answered)
		f.moment("returned", &p.Returned)
	case KindTrial:
		t := own(f, &e.Trial)
		word(f, "trial", &t.Trial, answered)
		word(f, "event", &t.Event, must, "start", "assign", "kept", "stop")
		f.text("text", &t.Text, answered)
		word(f, "outcome", &t.Outcome, answered)
		f.integer("evenings", &t.Evenings, answered, MostEvenings)
		word(f, "arm", &t.Arm, answered, "", "with", "without")
		optional(f, "kept", &t.Kept, f.yes)
		f.seed("seed", &t.Seed)
	case KindWatch:
		w := own(f, &e.Watch)
		word(f, "factor", &w.Factor, answered)
		word(f, "outcome", &w.Outcome, answered)
	case KindNap:
		f.length("lasted_s", &own(f, &e.Nap).Lasted)
	case KindMedicine:
		f.text("what", &own(f, &e.Medicine).What, named)
	case KindNothing:
		own(f, &e.Nothing)
	default: // that one was deleted
		return
	}
	word(f, "source", &e.Source, answered)
}

// own gives the part of an entry that its kind names: the one it has to what
// writes, a copy to what cleans, a new one to what reads.
func own[T any](f *form, part **T) *T {
	switch {
	case f.does == reads || *part == nil:
		*part = new(T)
	case f.does == cleans:
		its := **part
		*part = &its
	}
	return *part
}

// Field is one of those that stand on the line of a kind.
type Field struct {
	Name   string
	Moment bool // it is an instant; a length ends in _s
}

// FieldsOf gives the fields of a kind in the order of its line.
func FieldsOf(kind Kind) []Field {
	f := form{does: names}
	e := Entry{Kind: kind}
	e.layout(&f)
	return f.named
}

// Words gives the texts that somebody may look for: names and notes.
func (e Entry) Words() []string {
	f := form{does: gathers}
	e.layout(&f)
	return f.words
}

// Clean gives the entry with its texts fit to be shown: names on one line,
// notes on several. It is asked before an entry is stored and after one is
// read, so that no face needs to think of what an import or another hand
// brought. The entry given stays as it was.
func (e Entry) Clean() Entry {
	is := e.Kind
	for i, set := range e.parts() {
		if e.Kind = kinds[i]; set {
			e.layout(&form{does: cleans})
		}
	}
	e.Kind = is
	return e
}

func (e *Entry) has(k Kind) bool {
	i := slices.Index(kinds, k)
	return i >= 0 && e.parts()[i]
}

// parts tells of each of the kinds, in their order, whether its part is set.
func (e *Entry) parts() [12]bool {
	return [...]bool{
		e.Session != nil, e.Intake != nil, e.Exercise != nil, e.Rating != nil, e.Night != nil, e.Note != nil,
		e.Parked != nil, e.Trial != nil, e.Watch != nil, e.Nap != nil, e.Medicine != nil, e.Nothing != nil,
	}
}
