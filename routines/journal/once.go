package journal

import (
	"slices"
	"time"
)

// sameThing is how far apart two accounts of one thing may begin: a cup is noted
// within a quarter of an hour of being drunk, or its time is rounded to one
// (docs/evidence.md, Diary and ratings).
const sameThing = 15 * time.Minute

// Once gives entries without what a program recorded of a cup, a nap, a practice
// or an exercise that somebody reported as well: it was had once, and what was
// reported outranks the record (docs/evidence.md, Diary and ratings). Two accounts
// are of one thing when they share time or begin within a quarter of an hour. A
// drink that was reported is one of each program, and not a much larger one.
func Once(entries []Entry) []Entry { return WithoutReported(entries, entries) }

// WithoutReported is [Once] for records that lie elsewhere than what was reported.
func WithoutReported(entries, reported []Entry) []Entry {
	if !slices.ContainsFunc(entries, Entry.Imported) {
		return entries
	}
	had := map[thing][]moment{}
	for _, e := range reported {
		if t, m := e.had(); !e.Imported() && e.Intake == nil && t != (thing{}) {
			had[t] = append(had[t], m)
		}
	}
	for _, some := range had {
		slices.SortFunc(some, func(a, b moment) int { return a.at.Compare(b.at) })
	}
	drunk := reportedDrinks(entries, reported)
	left := make([]Entry, 0, len(entries))
	for i, e := range entries {
		if t, m := e.had(); e.Imported() && t != (thing{}) && (drunk[i] || m.among(had[t])) {
			continue
		}
		left = append(left, e)
	}
	return left
}

// thing is what two accounts have to agree on to be of one.
type thing struct {
	kind Kind
	what string // empty where a program does not tell which it was
}

// moment is when something was had, and how long it lasted.
type moment struct {
	at     time.Time
	lasted time.Duration
}

// had gives what an entry says was had, and when; no thing for what can be had
// twice at once, or is no such thing.
func (e Entry) had() (thing, moment) {
	switch {
	case e.Intake != nil && e.Intake.Caffeine > 0:
		return thing{kind: e.Kind}, moment{at: e.At}
	case e.Intake != nil:
		return thing{e.Kind, e.Intake.What}, moment{at: e.At}
	case e.Exercise != nil:
		return thing{e.Kind, e.Exercise.What}, moment{e.At, e.Exercise.Lasted}
	case e.Nap != nil:
		return thing{kind: e.Kind}, moment{e.At, e.Nap.Lasted}
	case e.Session != nil && e.Session.Practised > 0:
		return thing{kind: e.Kind}, moment{e.At, e.Session.Practised}
	}
	return thing{}, moment{}
}

// among tells whether one of others, which come in order, is of the same thing.
func (m moment) among(others []moment) bool {
	from, _ := slices.BinarySearchFunc(others, m.at.Add(-Longest),
		func(o moment, at time.Time) int { return o.at.Compare(at) })
	for _, o := range others[from:] {
		if o.at.After(m.at.Add(max(m.lasted, sameThing))) {
			return false
		}
		if !o.at.Add(max(o.lasted, sameThing)).Before(m.at) {
			return true
		}
	}
	return false
}
