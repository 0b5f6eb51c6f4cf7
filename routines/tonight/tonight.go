// Package tonight is one look at this evening: how long it is to lights-out,
// what was kept lately, what is suggested and why. The Tonight screen, the
// words of "lull tonight", its data and its one line all read the same look.
//
// It refuses to read a journal or a clock: both are arguments.
package tonight

import (
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/wording"
)

// Look is what there is to see this evening.
type Look struct {
	Now        time.Time
	Day        evening.Day
	Bed        time.Time // lights-out of this evening
	Wake       time.Time // the wake time after it
	WindDown   time.Time // when the wind-down could start, before Bed
	Streak     journal.Streak
	Last       *practice.Choice // what was practised last, nil before the first time
	Suggestion practice.Suggestion
	Outlook    intake.Outlook
	Intake     intake.Tonight // what the outlook was judged from
	Curve      *Curve         // nil where the model is silent, or nothing was had
	First      bool           // nothing was ever written in the journal
	CheckIn    bool           // the check-in about last night is due
	AllNoted   bool           // somebody said that all of this evening was noted
	usual      practice.Choice
}

// Facts is what the journal has to say about an evening.
type Facts struct {
	Plans   repertoire.Repertoire // what may be suggested
	Streak  journal.Streak
	Last    *journal.Entry  // the last practice, nil before the first
	Entries []journal.Entry // of this evening and of the two before it
	First   bool
}

// From puts the look together. drinks is the table of what can be named as
// still fine. Until the wake time the night still belongs to the evening it
// began with: at five in the morning nobody wants to hear of the next one.
func From(now time.Time, s settings.Settings, drinks *intake.Table, facts Facts) Look {
	l := Glance(now, s, drinks, facts.Entries)
	l.Streak, l.First, l.usual, l.Last = facts.Streak, facts.First, facts.Plans.Usual(), facts.last()
	if l.Outlook.Silence == "" && l.Outlook.Caffeine.High >= 1 {
		c := curve(l.Intake, s.Schedule.WakeTime(l.Day-1, now.Location()))
		l.Curve = &c
	}
	l.Suggestion = practice.Suggest(l.day())
	return l
}

// last is what was practised last, nil where it has no name or is not there any more.
func (f Facts) last() *practice.Choice {
	if f.Last == nil || f.Last.Session == nil || f.Last.Session.Name == "" {
		return nil
	}
	was := f.Last.Session
	c := practice.Choice{Practice: was.Practice, Name: was.Name, Length: was.Planned}
	if !f.Plans.Offers(c) {
		return nil
	}
	return &c
}

// Glance is the little of a look for which nothing has to be known but the
// entries: nothing is drawn of it, and nothing suggested.
func Glance(now time.Time, s settings.Settings, drinks *intake.Table, entries []journal.Entry) Look {
	t := on(s.Schedule.ForNight(now), now, s, drinks, entries)
	return Look{
		Now: now, Day: t.Day, Bed: t.Bed,
		Wake:     s.Schedule.WakeTime(t.Day, now.Location()),
		WindDown: t.Bed.Add(-s.Remind.WindDownBefore),
		CheckIn:  checkInDue(now, s.Schedule, entries),
		Outlook:  t.Outlook(now),
		Intake:   t,
		AllNoted: slices.ContainsFunc(entries,
			func(e journal.Entry) bool { return e.Evening == t.Day && e.Nothing != nil }),
	}
}

// checkInDue tells that somebody is up and has told nothing of the night yet.
func checkInDue(now time.Time, s evening.Schedule, entries []journal.Entry) bool {
	night, open := sleep.MorningOf(s, now)
	told := slices.ContainsFunc(entries, func(e journal.Entry) bool {
		return e.Evening == night && e.Night != nil && !e.Imported()
	})
	return open && !told && !now.Before(s.WakeTime(night, now.Location()))
}

// Evening is the evening to which something at now belongs, to be judged.
func Evening(now time.Time, s settings.Settings, drinks *intake.Table, entries []journal.Entry) intake.Tonight {
	return on(s.Schedule.Of(now), now, s, drinks, entries)
}

func on(
	day evening.Day, now time.Time, s settings.Settings, drinks *intake.Table, entries []journal.Entry,
) intake.Tonight {
	return intake.Tonight{
		Day: day, Entries: entries,
		Bed:  s.Schedule.Bedtime(day, now.Location()),
		Body: Body(s), Table: drinks, Usual: s.Caffeine.UsualDrink, Ranges: s.Caffeine.WithDrinks(),
	}
}

func (l Look) day() practice.Day {
	d := practice.Day{ToBed: l.ToBed(), Usual: l.usual, Last: l.Last}
	for _, late := range l.Outlook.Late {
		switch {
		case late.Cause == intake.ByCaffeine:
			d.Caffeine = true
		case late.Cause == intake.ByExercise && late.Entry.Exercise.Effort == journal.Vigorous:
			d.Exercise = true
		case late.Cause == intake.ByAlcohol:
			d.Alcohol = true
		}
	}
	for _, e := range l.Intake.Entries {
		if e.Evening == l.Day && e.Rating != nil && e.Rating.What == "stress" {
			d.Stress = e.Rating.Value // the last word counts
		}
	}
	return d
}

// ToBed is the time until lights-out; negative afterwards.
func (l Look) ToBed() time.Duration { return l.Bed.Sub(l.Now) }

// Lying tells whether it is past lights-out and before the wake time, when the
// program is only kind and shows no numbers.
func (l Look) Lying() bool { return !l.Now.Before(l.Bed) && l.Now.Before(l.Wake) }

// Winding tells whether the wind-down has begun and the wake time has not come:
// from then on what is not needed is shown without its numbers.
func (l Look) Winding() bool { return !l.Now.Before(l.WindDown) && l.Now.Before(l.Wake) }

// Changed says why the suggestion is another one for e, which has just been
// logged, and false where it is not. e may be among the entries already.
func (l Look) Changed(e journal.Entry, now time.Time) (wording.Line, bool) {
	without := slices.DeleteFunc(slices.Clone(l.Intake.Entries), func(x journal.Entry) bool { return x.ID == e.ID })
	before, after := l.given(without, now), l.given(append(slices.Clip(without), e), now)
	line := after.Because()
	line.ID = "changed." + string(after.Suggestion.Because)
	return line, after.Suggestion != before.Suggestion && !after.Lying()
}

func (l Look) given(entries []journal.Entry, now time.Time) Look {
	l.Now, l.Intake.Entries = now, journal.Once(entries)
	l.Outlook = l.Intake.Outlook(now)
	l.Suggestion = practice.Suggest(l.day())
	return l
}

func (l Look) Because() wording.Line {
	with, most := map[string]string{}, 0.0
	for _, late := range l.Outlook.Late {
		switch late.Cause {
		case intake.ByExercise:
			with["exercise"] = late.Entry.Exercise.What
		case intake.ByCaffeine: // of several the one with the most of it
			if had := late.Entry.Intake; had.Caffeine > most {
				most, with["caffeine"] = had.Caffeine, had.What
			}
		default: // the others change no suggestion
		}
	}
	return wording.Line{ID: "because." + string(l.Suggestion.Because), With: with}
}
