package health

import (
	"math"
	"slices"
	"time"

	"lull/routines/exchange"
	"lull/routines/journal"
)

// Replaced takes out what an earlier file of a program said of sleep, or of a cup
// or a practice, of which this one says that it was otherwise: a nap that began
// later has another id, and so has a cup of another size. known is the journal as
// it is, gone when what is not in it any more was taken out: what somebody took out
// takes nothing's place, and what only gave way to another file comes back.
//
// What comes is a later version than what gives way, and than itself before. So two
// machines that took in two files in another order, and then hand each other their
// journals, both keep what took a place more often, and of as many the higher id:
// never neither.
func Replaced(b exchange.Batch, known []journal.Entry, gone map[string]time.Time) exchange.Batch {
	said := map[track][]stretch{}
	was := map[string]version{} // of the ids of the batch, the version that follows
	for i, e := range b.Entries {
		v := versionAt(e, gone[e.ID])
		was[e.ID] = v + 1
		if s, ok := stretchOf(e); ok && !v.byHand() {
			s.place = i
			said[s.of] = append(said[s.of], s)
		}
	}
	for _, some := range said {
		slices.SortFunc(some, func(a, b stretch) int { return a.from.Compare(b.from) })
	}
	var gives []giving
	for _, e := range known {
		v := versionAt(e, e.Changed)
		next, again := was[e.ID]
		if again && !v.byHand() {
			was[e.ID] = max(next, v+1)
		}
		if s, ok := stretchOf(e); !again && ok {
			if to := s.meeting(said[s.of]); len(to) > 0 {
				gives = append(gives, giving{e, v, to})
			}
		}
	}
	return replaced(b, gives, was)
}

// giving is an entry that gives way, and to which of the batch.
type giving struct {
	entry journal.Entry
	is    version
	to    []stretch
}

// replaced is a batch with what takes a place as a version later than what gives
// way, and with that taken out.
func replaced(b exchange.Batch, gives []giving, was map[string]version) exchange.Batch {
	comes := map[int]version{} // by places in the batch
	for _, g := range gives {
		for _, o := range g.to {
			comes[o.place] = max(comes[o.place], was[b.Entries[o.place].ID])
			if !g.is.byHand() {
				comes[o.place] = max(comes[o.place], g.is+1)
			}
		}
	}
	for _, g := range gives {
		ends := version(math.MaxInt64)
		for _, o := range g.to {
			at := comes[o.place]
			if b.Entries[o.place].ID < g.entry.ID { // as many there as here: the higher id stays
				at--
			}
			ends = min(ends, at)
		}
		b.Deleted = append(b.Deleted, journal.Tombstone{ID: g.entry.ID, Changed: max(ends, g.is).of(g.entry)})
	}
	b.Entries = slices.Clone(b.Entries)
	for i, v := range comes {
		b.Entries[i].Changed = v.of(b.Entries[i])
	}
	return b
}

// version counts how often what a program recorded was corrected: the milliseconds
// from when it counts as recorded to when it was changed.
type version int64

// versionAt gives the version of an entry that was changed or taken out then;
// none, which is 0 less one, where that is not known.
func versionAt(e journal.Entry, changed time.Time) version {
	if changed.IsZero() {
		return -1
	}
	return version(changed.UnixMilli() - recorded(e).UnixMilli())
}

// byHand tells whether somebody made this version, and no file.
func (v version) byHand() bool { return v >= version(journal.Corrected/time.Millisecond) }

// of gives when an entry of this version was changed.
func (v version) of(e journal.Entry) time.Time {
	return recorded(e).Add(time.Duration(v) * time.Millisecond)
}

// recorded is when an entry of a program counts as written: before anybody can have
// taken it out, and for a night whenever a version of it ends.
func recorded(e journal.Entry) time.Time {
	if e.Kind != journal.KindNight {
		return e.At.UTC()
	}
	y, month, d := e.Evening.Date()
	return time.Date(y, month, d, 0, 0, 0, 0, time.UTC)
}

// track is what can be only once at a time: sleep, a cup, a practice of a source.
type track struct {
	source string
	kind   journal.Kind // a nap is a night here
}

// stretch is from when to when somebody slept, or lay in bed where nothing else
// is known. A cup and a practice are known by their beginning.
type stretch struct {
	of       track
	from, to time.Time
	place    int // of the entry in the batch
}

// stretchOf gives the stretch of what a program recorded, where it has one.
func stretchOf(e journal.Entry) (s stretch, ok bool) {
	s.of = track{e.Source, e.Kind}
	switch n := e.Night; {
	case !e.Imported():
	case e.Intake != nil, e.Session != nil && e.Session.Practised > 0:
		s.from, s.to = e.At, e.At.Add(time.Millisecond)
	case e.Nap != nil:
		s.of.kind, s.from, s.to = journal.KindNight, e.At, e.At.Add(e.Nap.Lasted)
	case n != nil && n.Asleep != nil && n.Woke != nil:
		s.from, s.to = *n.Asleep, *n.Woke
	case n != nil && n.IntoBed != nil && n.OutOfBed != nil:
		s.from, s.to = *n.IntoBed, *n.OutOfBed
	}
	return s, s.to.After(s.from)
}

// meeting gives which of others, which come in order, share time with a stretch.
func (s stretch) meeting(others []stretch) (meet []stretch) {
	from, _ := slices.BinarySearchFunc(others, s.from.Add(-2*journal.Longest),
		func(o stretch, at time.Time) int { return o.from.Compare(at) })
	for _, o := range others[from:] {
		if !o.from.Before(s.to) {
			break
		}
		if o.to.After(s.from) {
			meet = append(meet, o)
		}
	}
	return meet
}

// WithoutReported leaves out what somebody told of as well ([journal.Once]): a cup
// that was noted in two programs was drunk once. What is known of the same program
// takes part, so that a cup of an earlier file and another one of this file are
// not both taken for the one that was told.
func WithoutReported(b exchange.Batch, told, known []journal.Entry) exchange.Batch {
	all, ids := slices.Clone(b.Entries), map[string]bool{}
	for _, e := range b.Entries {
		ids[e.ID] = true
	}
	for _, e := range known {
		if e.Intake != nil && !ids[e.ID] {
			all = append(all, e)
		}
	}
	left := slices.DeleteFunc(journal.WithoutReported(all, told), func(e journal.Entry) bool { return !ids[e.ID] })
	gone := map[journal.Kind]int{}
	for _, e := range b.Entries {
		gone[e.Kind]++
	}
	for _, e := range left {
		gone[e.Kind]--
	}
	b.Entries = left
	for _, why := range []struct {
		of         journal.Kind
		what, said string
	}{
		{journal.KindIntake, "caffeine", "you noted caffeine at that time yourself"},
		{journal.KindSession, "mindful minutes", "you practised here at that time"},
	} {
		if n := gone[why.of]; n > 0 {
			b.Out = append(b.Out[:len(b.Out):len(b.Out)], exchange.Omitted{What: why.what, N: n, Why: why.said})
		}
	}
	return b
}
