// Package remind knows what is due at a moment of the day, and when to stay
// silent: the last good moment for the usual drink, for hard exercise and for
// a glass, the start of the wind-down, the morning check-in. It also knows at
// which times of the week somebody has to look, and what a calendar on a phone
// would show.
//
// It refuses to know a clock, a disk, a notification or a sentence: the moment
// is an argument, what was said before is told, and the words live in content.
// It says nothing about streaks, and nothing between lights-out and getting
// up.
package remind

import (
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/wording"
)

type Kind string

const (
	Caffeine Kind = "caffeine"
	Exercise Kind = "exercise"
	Alcohol  Kind = "alcohol"
	WindDown Kind = "wind_down"
	Morning  Kind = "morning"
)

// Kinds gives every kind, in the order of a day.
func Kinds() []Kind { return []Kind{Caffeine, Exercise, Alcohol, WindDown, Morning} }

// Notice is one thing to be reminded of on one evening.
type Notice struct {
	ID      string       // the same for the same kind and evening, whatever the zone: caffeine/2026-11-23
	Kind    Kind         // what it is about
	Evening evening.Day  // whose bedtime it is for
	At      time.Time    // from when it is due, on a whole minute
	Until   time.Time    // from when it helps no more
	Title   wording.Line // a few words
	Body    wording.Line // one sentence
	Short   wording.Line // fewer words still, for a prompt
}

// Facts is what a decision is made from.
type Facts struct {
	Settings settings.Settings
	Drinks   *intake.Table
	Entries  []journal.Entry // of the evening of now and of the two before it
	Marks    []journal.Mark  // what was said and asked for before
}

// Silence says why there is nothing to say; empty is that there is something.
type Silence string

const (
	Off        Silence = "off"        // its switch in the settings
	Early      Silence = "early"      // not yet due
	Passed     Silence = "passed"     // it would help no more: the cutoff or the bedtime is over
	NoRoom     Silence = "no room"    // what was had today leaves none, so there is nothing to lose
	NoLimit    Silence = "no limit"   // any time is fine, or only the morning is
	Unsaid     Silence = "unsaid"     // no time is named for this body
	Muted      Silence = "muted"      // asked to be quiet for a while
	Holiday    Silence = "holiday"    // remind.holiday_until
	Weekday    Silence = "weekday"    // remind.days
	Said       Silence = "said"       // once is enough
	Done       Silence = "done"       // it has been done: logged, begun, or answered with done
	Asleep     Silence = "asleep"     // between lights-out and getting up
	Practising Silence = "practising" // a practice is going on
)

// Due gives what is to be said at now, in the order of [Kinds]: each thing
// that became due and still helps, and that nothing speaks against. It is
// empty more often than not.
//
// Evenings overlap for those who sleep by day: the coffee that matters to a
// bedtime at 09:00 is drunk on the evening before. So the neighbours of the
// present evening are looked at too.
func (f Facts) Due(now time.Time) []Notice {
	var due []Notice
	today := f.Settings.Schedule.Of(now)
	for _, k := range Kinds() {
		for d := today - 1; d <= today+1; d++ {
			if n, silence := f.judge(k, d, now); silence == "" {
				due = append(due, n)
			}
		}
	}
	return due
}

// judge tells what speaks against a reminder at now. Its moments are there if known.
func (f Facts) judge(k Kind, d evening.Day, now time.Time) (Notice, Silence) {
	n, silence := f.notice(k, d, now.Location())
	day := f.Settings.Schedule.Of(now)
	switch {
	case silence != "":
		return n, silence
	case now.Before(n.At):
		return n, Early
	case !now.Before(n.Until):
		return n, Passed
	case MutedUntil(f.Marks) >= day:
		return n, Muted
	case f.Settings.Remind.HolidayUntil >= day:
		return n, Holiday
	case !f.Settings.Remind.Days.Has(day.Weekday()):
		return n, Weekday
	case f.marked(n.ID, MarkDone) || f.done(n):
		return n, Done
	case f.marked(n.ID, MarkShown):
		return n, Said
	case f.asleep(now):
		return n, Asleep
	case f.practising(now):
		return n, Practising
	}
	return n, ""
}

func (f Facts) done(n Notice) bool {
	return slices.ContainsFunc(f.Entries, func(e journal.Entry) bool {
		if e.Evening != n.Evening {
			return false
		}
		switch n.Kind {
		case Exercise:
			return e.Exercise != nil && e.Exercise.Effort != journal.Light
		case WindDown:
			return e.Session != nil && e.Session.Practice != practice.KindAfresh && !e.At.Before(n.At.Add(-begunBefore))
		case Morning:
			return e.Night != nil && !e.Imported()
		case Caffeine, Alcohol: // one cup more does not make the last one known
		}
		return false
	})
}

// begunBefore is how long before its time a practice counts as the wind-down
// begun, a judgement and not about the body: a breath at noon is not one, one after
// supper is.
const begunBefore = 3 * time.Hour

func (f Facts) asleep(now time.Time) bool {
	_, asleep := f.Settings.Schedule.Lying(now)
	return asleep
}

// practising tells whether a practice that was begun is probably still going
// on: nobody is called away from one. One that a crash left open is over when
// its planned time is, and some.
func (f Facts) practising(now time.Time) bool {
	const pauses = 15 * time.Minute
	return slices.ContainsFunc(f.Entries, func(e journal.Entry) bool {
		return e.Session != nil && e.Session.Ending == journal.Running &&
			!now.Before(e.At) && now.Before(e.At.Add(e.Session.Planned+pauses))
	})
}

// Happening gives what becomes due at now and others on the machine have not
// been told of yet, a lamp or another program. They are told once, also of what
// needs no words: that somebody asked for quiet, has done it already or was
// told, or is in the middle of a practice. On a holiday, on a day off and in the
// night they are not.
func (f Facts) Happening(now time.Time) []Notice {
	var all []Notice
	day := f.Settings.Schedule.Of(now)
	if f.Settings.Remind.HolidayUntil >= day || !f.Settings.Remind.Days.Has(day.Weekday()) || f.asleep(now) {
		return nil
	}
	for _, k := range Kinds() {
		for d := day - 1; d <= day+1; d++ {
			n, silence := f.notice(k, d, now.Location())
			if silence == "" && !now.Before(n.At) && now.Before(n.Until) && !f.marked(n.AnnouncedID(), MarkAnnounced) {
				all = append(all, n)
			}
		}
	}
	return all
}

func (n Notice) AnnouncedID() string { return "told/" + n.ID }
