// Package tonight is one look at this evening: how long it is to lights-out,
// what was kept lately, what is suggested and why. The Tonight screen, the
// words of "lull tonight", its data and its one line all read the same look.
//
// It refuses to read a journal or a clock; it is told.
package tonight

import (
	"time"

	"lull/routines"
	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/settings"
)

// Look is what there is to see this evening.
type Look struct {
	Now        time.Time
	Day        evening.Day
	Bed        time.Time // lights-out of this evening
	Wake       time.Time // the wake time after it
	Record     journal.Record
	Suggestion routines.Suggestion
	First      bool // nothing was ever written in the journal
}

// Told is what the journal has to say about an evening.
type Told struct {
	Record journal.Record
	Last   *journal.Entry // the last practice, nil before the first
	First  bool
}

// From puts the look together.
func From(now time.Time, s settings.Settings, told Told) Look {
	day := s.Schedule.Of(now)
	return Look{
		Now: now, Day: day,
		Bed:        s.Schedule.Bedtime(day, now.Location()),
		Wake:       s.Schedule.WakeTime(day, now.Location()),
		Record:     told.Record,
		First:      told.First,
		Suggestion: suggest(s, told),
	}
}

// suggest gives yesterday's choice, or the setting where there is none.
func suggest(s settings.Settings, told Told) routines.Suggestion {
	usual := routines.Suggestion{
		Choice:  routines.Choice{Practice: "breathe", Name: s.Breath.Pattern, Length: s.Breath.Length},
		Because: routines.FirstEvening,
	}
	if told.Last == nil || told.Last.Session == nil || told.Last.Session.Name == "" {
		return usual
	}
	was := told.Last.Session
	return routines.Suggestion{
		Choice:  routines.Choice{Practice: was.Practice, Name: was.Name, Length: was.Planned},
		Because: routines.AsLastTime,
	}
}

// ToBed is the time until lights-out; negative afterwards.
func (l Look) ToBed() time.Duration { return l.Bed.Sub(l.Now) }

// Lying tells whether it is past lights-out and before the wake time, when the
// program is only kind and shows no numbers.
func (l Look) Lying() bool { return !l.Now.Before(l.Bed) && l.Now.Before(l.Wake) }
