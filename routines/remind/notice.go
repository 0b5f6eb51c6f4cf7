package remind

import (
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/tonight"
	"lull/routines/wording"
)

// For how long a reminder helps: judgements, and not about the body.
const (
	// atOnce is how long a reminder is worth saying that comes at the cutoff itself.
	atOnce = 10 * time.Minute
	// freshMorning is how long the check-in is about the night that was.
	freshMorning = 4 * time.Hour
)

// notice makes the reminder of a kind for an evening, or says why there is none.
func (f Facts) notice(k Kind, d evening.Day, loc *time.Location) (Notice, Silence) {
	s := f.Settings
	n := Notice{ID: string(k) + "/" + d.String(), Kind: k, Evening: d}
	if !f.wanted(k) {
		return n, Off
	}
	// Timers of all systems have whole minutes, and one must not come seconds
	// before its notice is due.
	bed := s.Schedule.Bedtime(d, loc)
	id := "remind." + string(k)
	with := map[string]string{"bed": bed.Format("15:04")}
	switch k {
	case Caffeine, Exercise, Alcohol:
		c, silence := f.cutoff(k, d, bed)
		if silence != "" {
			return n, silence
		}
		n.At = evening.WholeMinute(c.Limit.Latest.Add(-s.Remind.Before))
		n.Until = evening.Later(c.Limit.Latest, n.At.Add(atOnce))
		n.Short = c.Line
		with["what"], with["What"], with["latest"] = c.Line.With["what"], c.Line.With["What"], c.Line.With["latest"]
	case WindDown:
		n.At, n.Until = evening.WholeMinute(bed.Add(-s.Remind.WindDownBefore)), bed
		n.Short = wording.Line{ID: id + ".short", With: with}
	case Morning:
		n.At = evening.WholeMinute(s.Schedule.WakeTime(d, loc).Add(s.Remind.MorningAfter))
		n.Until = n.At.Add(freshMorning)
		n.Short = wording.Line{ID: id + ".short", With: with}
	}
	n.Title, n.Body = wording.Line{ID: id + ".title", With: with}, wording.Line{ID: id, With: with}
	return n, ""
}

func (f Facts) wanted(k Kind) bool {
	r := f.Settings.Remind
	return map[Kind]bool{
		Caffeine: r.Caffeine, Exercise: r.Exercise, Alcohol: r.Alcohol, WindDown: r.WindDown,
		Morning: r.Morning,
	}[k]
}

// causes are what of the day's outlook each kind follows.
var causes = map[Kind]intake.Cause{Caffeine: intake.ByCaffeine, Exercise: intake.ByExercise, Alcohol: intake.ByAlcohol}

// cutoff gives the last good moment that the rules about the day name, from
// what is logged. A limit without a time on the clock is nothing to be
// reminded of.
func (f Facts) cutoff(k Kind, d evening.Day, bed time.Time) (intake.Cutoff, Silence) {
	n := intake.Tonight{
		Day: d, Entries: f.Entries, Bed: bed, Body: tonight.Body(f.Settings),
		Table: f.Drinks, Usual: f.Settings.Caffeine.UsualDrink,
	}
	// The limits do not depend on the moment they are asked at.
	for _, c := range n.Outlook(bed.Add(-24 * time.Hour)).Cutoffs {
		if c.Cause != causes[k] {
			continue
		}
		switch c.Limit.Fit {
		case intake.Until:
			return c, ""
		case intake.NoRoom:
			return c, NoRoom
		case intake.Unsaid:
			return c, Unsaid
		case intake.Anytime, intake.Morning:
			return c, NoLimit
		}
	}
	return intake.Cutoff{}, Unsaid
}
