package sleep

import (
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
)

// StaysOpen is how long after the wake time a morning's answers are still
// waited for; until then, or until they are there, nothing is told that could
// colour them: a diary is best filled in within an hour of getting up (Carney
// 2012), and people forget until lunch (docs/evidence.md, Diary and ratings).
const StaysOpen = 6 * time.Hour

// ToldFrom is the moment from which the night after an evening is told of, the last
// one where none is named: now, or where it was long ago the end of the day after it,
// to which the hours on the clock belong.
func ToldFrom(s evening.Schedule, of *evening.Day, now time.Time) time.Time {
	if of != nil {
		if next := s.Bedtime(*of+1, now.Location()); next.Before(now) {
			return next
		}
	}
	return now
}

// MorningOf gives the evening that a check-in at now is about: the latest one whose
// night is half over by the schedule, so that somebody who wakes at four and
// somebody who is late to bed both mean the right one. open says whether the
// morning after it is still going on.
func MorningOf(s evening.Schedule, now time.Time) (day evening.Day, open bool) {
	loc := now.Location()
	day = s.Of(now) + 1
	for {
		bed, wake := s.Bedtime(day, loc), s.WakeTime(day, loc)
		if !now.Before(bed.Add(wake.Sub(bed) / 2)) {
			return day, now.Before(wake.Add(StaysOpen))
		}
		day--
	}
}

// Morning is the check-in after a night as it stands. It says nothing about what
// the day before may have done to the night, since expecting a jerk is a good
// way of noticing one.
type Morning struct {
	Day      evening.Day
	Open     bool           // the morning is still going on
	Answered bool           // something was told of this night
	Night    journal.Night  // what was told so far
	Usual    journal.Night  // what is usually answered, ready to be taken; never an answer by itself
	LeftOpen bool           // nobody said of that evening that all of it was noted
	Unnoted  bool           // lull was not there yet to note any of that evening
	Trial    *insight.Trial // the one that is under way and spoke on that evening, or nil
	Followed *bool          // whether its coin was followed, nil when not told

	entry  journal.Entry
	before []journal.Entry // earlier accounts of the same night, from other machines
}

// NewMorning puts together what is known of a night: night are the nights of its
// evening and whether all was noted. What a device recorded of the night is no
// answer.
func NewMorning(day evening.Day, open bool, night []journal.Entry, trials []insight.Trial) Morning {
	s := Morning{Day: day, Open: open, LeftOpen: !journal.AllNoted(night)}
	for _, x := range night {
		if x.Night != nil && !x.Imported() {
			if s.Answered {
				s.before = append(s.before, s.entry)
			}
			s.Answered, s.Night, s.entry = true, x.Night.Over(s.Night), x
		}
	}
	if t, ok := insight.Running(trials); ok {
		if _, spoke := t.Arm(day); spoke {
			s.Trial = &t
			if followed, told := t.Followed[day]; told {
				s.Followed = &followed
			}
		}
	}
	return s
}

// AsksForAll says that it may be asked whether all of that evening was noted.
func (s Morning) AsksForAll() bool { return s.LeftOpen && !s.Unnoted }

// Withheld says that nothing may be told yet that could colour the answers.
func (s Morning) Withheld() bool { return s.Open && !s.Answered }

// Account is what a morning's answers come to.
type Account struct {
	Night    journal.Night
	Followed *bool // whether the coin was followed, nil when not answered
	AllNoted bool  // all of the evening was noted
}

// Save gives the entries that keep the answers of a morning at now: the night,
// the answer about the coin where there is one, and that all of the evening was
// noted. A night that was told of already is changed, not doubled; what is taken
// back is taken out of earlier accounts of it too, which would fill it in again.
func (s Morning) Save(t Account, now time.Time) []journal.Entry {
	e := s.entry
	if !s.Answered {
		e = journal.Entry{Kind: journal.KindNight, At: now, Evening: s.Day}
	}
	e.Night = &t.Night
	out := []journal.Entry{e}
	for _, x := range s.before {
		if only, less := x.Night.Only(t.Night); less {
			x.Night = &only
			out = append(out, x)
		}
	}
	if s.Trial != nil && t.Followed != nil && (s.Followed == nil || *s.Followed != *t.Followed) {
		out = append(out, s.Trial.Answer(journal.Entry{At: now, Evening: s.Day}, *t.Followed))
	}
	if s.LeftOpen && t.AllNoted {
		nothing := journal.Entry{Kind: journal.KindNothing, At: now, Evening: s.Day, Nothing: &journal.Nothing{}}
		out = append(out, nothing)
	}
	return out
}
