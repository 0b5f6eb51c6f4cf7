package intake

import (
	"slices"
	"strconv"
	"time"

	"lull/routines/journal"
)

// Cause is what about an entry may touch the night.
type Cause string

// The causes.
const (
	ByCaffeine Cause = "caffeine"
	ByExercise Cause = "exercise"
	ByAlcohol  Cause = "alcohol"
	ByNicotine Cause = "nicotine"
	ByMeal     Cause = "meal"
)

// Late is one thing that was logged later than it is best had.
type Late struct {
	Entry    journal.Entry
	Cause    Cause
	Limit    Limit // until when it would have been best
	Stronger bool  // hard exercise that ends within the hour before bed
	Name     Line  // for a narrow column: "coffee 16:40", "run 19:45, hard"
	Best     Line  // for the column beside it: "a cup is best before 15:30"
	Line     Line  // the one kind sentence at logging
	Step     Line  // the next best step
}

// Late gives what was logged late on the evening, in order of time. A drink is
// late when it was one too many at its moment, after what had been had before
// it. Whether to show any of it after lights-out is not for here: [Outlook]
// does not.
func (n Tonight) Late() []Late {
	var out []Late
	entries := inOrder(n.Entries)
	for i, e := range entries {
		if e.Evening != n.Day {
			continue
		}
		switch {
		case e.Exercise != nil:
			out = append(out, n.lateExercise(e)...)
		case e.Intake != nil:
			out = append(out, n.lateCaffeine(e, entries[:i])...)
			out = append(out, n.lateAlcohol(e, entries[:i])...)
			out = append(out, n.lateRest(e)...)
		}
	}
	return out
}

func (n Tonight) lateCaffeine(e journal.Entry, before []journal.Entry) []Late {
	d, ok := DoseOf(e)
	if !ok || !n.Body.Clock() {
		return nil
	}
	_, usual, _ := n.Body.Kinetics()
	l := usual.Limit(d, Doses(before), n.Bed, n.Body.Threshold())
	if l.Holds(e.At) {
		return nil
	}
	late := n.late(e, ByCaffeine, l)
	mg, all := usual.BedtimeLoad([]Dose{d}, n.Bed), usual.BedtimeLoad(Doses(n.Entries), n.Bed)
	late.Line.With["mg"] = rounded(mg)
	if all-mg >= 1 {
		late.Line.ID, late.Line.With["all"] = "late.caffeine.all", rounded(all)
	}
	return []Late{late}
}

func (n Tonight) lateAlcohol(e journal.Entry, before []journal.Entry) []Late {
	if _, ask := n.Body.askFirst(); ask || e.Intake.Alcohol < alcoholTrifle {
		return nil
	}
	l := n.clearing(before).Limit(e.Intake.Alcohol, e.Intake.Over, n.Bed)
	if l.Holds(e.At) {
		return nil
	}
	return []Late{n.late(e, ByAlcohol, l)}
}

// lateRest judges nicotine and meals. An ordinary meal is held to the hour
// that anything eaten is; only a big one to three.
func (n Tonight) lateRest(e journal.Entry) []Late {
	item, _ := n.Table.Find(e.Intake.What)
	l, cause := Limit{Fit: Anytime}, ByMeal
	switch _, ask := n.Body.askFirst(); {
	case e.Intake.Nicotine && !ask:
		l, cause = until(n.Bed.Add(-nicotineBefore)), ByNicotine
	case e.Intake.What == Meal, e.Intake.What == Snack, item.Kind == Food:
		l = mealLimit(e.Intake.Big, n.Bed)
	}
	if l.Holds(e.At) {
		return nil
	}
	return []Late{n.late(e, cause, l)}
}

func (n Tonight) lateExercise(e journal.Entry) []Late {
	end := endOf(*e.Exercise, e.At)
	l := exerciseLimit(e.Exercise.Effort, n.Bed)
	if l.Holds(end) {
		return nil
	}
	late := n.late(e, ByExercise, l)
	late.Name = LineOf("name.exercise", "what", what(e), "at", n.at(e.At), "effort", EffortWord(e.Exercise.Effort))
	if late.Stronger = e.Exercise.Effort == journal.Vigorous && n.Bed.Sub(end) < hardStronger; late.Stronger {
		late.Line.ID = "late.exercise.close"
	}
	return []Late{late}
}

// late makes what is common to all of them.
func (n Tonight) late(e journal.Entry, c Cause, l Limit) Late {
	thing := what(e)
	with := []string{"at", n.at(e.At), "what", thing, "What", capital(thing), "kind", kind(e), "bed", n.at(n.Bed)}
	out := Late{
		Entry: e, Cause: c, Limit: l,
		Name: LineOf("name."+string(Drink), "what", thing, "at", n.at(e.At)),
		Line: LineOf("late."+string(c), with...),
		Step: LineOf("step." + string(c)),
	}
	switch {
	case c == ByExercise:
		out.Best = LineOf("late.best.exercise")
	case l.Fit == Until:
		out.Best = LineOf("late.best."+string(c), "latest", n.at(l.Latest))
	case c == ByAlcohol:
		out.Best = LineOf("late.best.alcohol.less")
	case l.Fit == NoRoom:
		out.Best = LineOf("late.best.noroom")
	case e.At.In(n.Bed.Location()).Hour() < 12:
		out.Best = LineOf("late.best.smaller") // it was had in the morning
	default:
		out.Best = LineOf("late.best.morning")
	}
	return out
}

// what names the thing of an entry.
func what(e journal.Entry) string {
	if e.Exercise != nil {
		return e.Exercise.What
	}
	return Counted(e.Intake.What, e.Intake.Count)
}

// kind names the thing of an entry without its number.
func kind(e journal.Entry) string {
	switch {
	case e.Exercise != nil:
		return e.Exercise.What
	case e.Intake.Count > 1:
		return several(e.Intake.What)
	}
	return e.Intake.What
}

// AtLogging gives what to say when e has just been logged at now: for a late
// thing one kind sentence and the next best step, for other caffeine what is
// left of it by bedtime, and the notes about amounts. After lights-out, and
// for everything else, it says nothing. e may be among the entries already.
func (n Tonight) AtLogging(e journal.Entry, now time.Time) []Line {
	if n.quiet(now) || e.Evening != n.Day {
		return nil
	}
	n.Entries = slices.DeleteFunc(slices.Clone(n.Entries), func(x journal.Entry) bool { return x.ID == e.ID })
	without := n
	n.Entries = append(n.Entries, e)
	var out []Line
	for _, l := range n.Late() {
		if l.Entry.ID == e.ID {
			out = append(out, l.Line, l.Step)
		}
	}
	d, ok := DoseOf(e)
	if !ok {
		if n.plain(e) {
			out = append(out, LineOf("log.plain", "What", capital(what(e))))
		}
		return out
	}
	if ask, silent := n.Body.askCaffeine(); silent {
		out = append(out, ask)
	} else if len(out) == 0 {
		out = append(out, n.left(e, d)...)
	}
	return append(out, without.notes(d.Milligrams, d.Over)...)
}

// plain tells whether something has no part in the model.
func (n Tonight) plain(e journal.Entry) bool {
	in := e.Intake
	if in == nil || in.Caffeine > 0 || in.Alcohol > 0 || in.Nicotine {
		return false
	}
	it, known := n.Table.Find(in.What)
	return !known || it.Kind == Plain
}

// left says what a drink that was not late leaves by bedtime.
func (n Tonight) left(e journal.Entry, d Dose) []Line {
	_, usual, _ := n.Body.Kinetics()
	mg, all := usual.BedtimeLoad([]Dose{d}, n.Bed), usual.BedtimeLoad(Doses(n.Entries), n.Bed)
	with := []string{"at", n.at(e.At), "kind", kind(e), "bed", n.at(n.Bed), "mg", rounded(mg), "all", rounded(all)}
	switch {
	case mg < trifle:
		return []Line{LineOf("log.caffeine.little", with...)}
	case all-mg < 1:
		return []Line{LineOf("log.caffeine", with...), LineOf("zone."+string(n.Body.Zone(all)), "bed", n.at(n.Bed))}
	}
	return []Line{LineOf("log.caffeine.all", with...), LineOf("zone."+string(n.Body.Zone(all)), "bed", n.at(n.Bed))}
}

// decimal writes a count with as few digits as it needs.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
