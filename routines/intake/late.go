package intake

import (
	"slices"
	"time"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/wording"
)

// Cause is what about an entry may touch the night.
type Cause string

const (
	ByCaffeine Cause = "caffeine"
	ByExercise Cause = "exercise"
	ByAlcohol  Cause = "alcohol"
	ByNicotine Cause = "nicotine"
	ByMeal     Cause = "meal"
)

// Late is one thing that was logged later than it is best had.
type Late struct {
	Entry journal.Entry
	Cause Cause
	Limit Limit        // until when it would have been best
	Name  wording.Line // for a narrow column: "coffee 16:40", "run 19:45, hard"
	Best  wording.Line // for the column beside it: "a cup is best before 15:30"
	Line  wording.Line // the one kind sentence at logging
	Step  wording.Line // the next best step
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
		h := logged{n, e, entries[:i]}
		switch {
		case e.Exercise != nil:
			out = append(out, h.exercise()...)
		case e.Intake != nil:
			out = append(out, h.caffeine()...)
			out = append(out, h.alcohol()...)
			out = append(out, h.nicotineOrMeal()...)
		}
	}
	return out
}

// logged is one thing of an evening, which is judged by what was had before it.
type logged struct {
	of     Tonight
	entry  journal.Entry
	before []journal.Entry
}

func (h logged) caffeine() []Late {
	d, ok := DoseOf(h.entry)
	if !ok || !h.of.Body.Clock() {
		return nil
	}
	l := h.of.Body.limit(d, Doses(h.before), h.of.Bed)
	if l.Holds(h.entry.At) {
		return nil
	}
	late := h.late(ByCaffeine, l)
	mg, all := h.of.atBed(d)
	late.Line.With["mg"] = rounded(mg)
	if all-mg >= 1 {
		late.Line.ID, late.Line.With["all"] = "late.caffeine.all", rounded(all)
	}
	return []Late{late}
}

func (h logged) alcohol() []Late {
	in := h.entry.Intake
	if _, ask := h.of.Body.askFirst(); ask || in.Alcohol < alcoholTrifle {
		return nil
	}
	return h.unless(h.of.clearing(h.before).Limit(in.Alcohol, in.Over, h.of.Bed), ByAlcohol)
}

// nicotineOrMeal judges by hours before bed. An ordinary meal is held to the hour
// that anything eaten is; only a big one to three.
func (h logged) nicotineOrMeal() []Late {
	in := h.entry.Intake
	item, _ := h.of.Table.Find(in.What)
	switch _, ask := h.of.Body.askFirst(); {
	case in.Nicotine && !ask:
		return h.unless(until(h.of.Bed.Add(-NicotineBefore)), ByNicotine)
	case in.What == Meal, in.What == Snack, item.Kind == Food:
		return h.unless(mealLimit(in.Big, h.of.Bed), ByMeal)
	}
	return nil
}

func (h logged) exercise() []Late {
	x := *h.entry.Exercise
	end, l := endOf(x, h.entry.At), exerciseLimit(x.Effort, h.of.Bed)
	if l.Holds(end) {
		return nil
	}
	late := h.late(ByExercise, l)
	late.Name = wording.Of("name.exercise", "what", what(h.entry), "at", h.of.at(h.entry.At),
		"effort", EffortWord(x.Effort))
	if x.Effort == journal.Vigorous && h.of.Bed.Sub(end) < hardStronger {
		late.Line.ID = "late.exercise.close"
	}
	return []Late{late}
}

// unless gives that something was late by its cause, unless the limit holds.
func (h logged) unless(l Limit, c Cause) []Late {
	if l.Holds(h.entry.At) {
		return nil
	}
	return []Late{h.late(c, l)}
}

func (h logged) late(c Cause, l Limit) Late {
	e, thing := h.entry, what(h.entry)
	with := []string{
		"at", h.of.at(e.At), "what", thing, "What", letters.UpperFirst(thing), "kind", kind(e),
		"bed", h.of.at(h.of.Bed),
	}
	out := Late{
		Entry: e, Cause: c, Limit: l,
		Name: wording.Of("name."+string(Drink), "what", thing, "at", h.of.at(e.At)),
		Line: wording.Of("late."+string(c), with...),
		Step: wording.Of("step." + string(c)),
	}
	switch {
	case c == ByExercise:
		out.Best = wording.Of("late.best.exercise")
	case l.Fit == Until:
		out.Best = wording.Of("late.best."+string(c), "latest", h.of.at(l.Latest))
	case c == ByAlcohol:
		out.Best = wording.Of("late.best.alcohol.less")
	case l.Fit == NoRoom:
		out.Best = wording.Of("late.best.noroom")
	case e.At.In(h.of.Bed.Location()).Hour() < 12:
		out.Best = wording.Of("late.best.smaller") // it was had in the morning
	default:
		out.Best = wording.Of("late.best.morning")
	}
	return out
}

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
func (n Tonight) AtLogging(e journal.Entry, now time.Time) []wording.Line {
	if n.quiet(now) || e.Evening != n.Day {
		return nil
	}
	this := func(x journal.Entry) bool { return x.ID == e.ID }
	n.Entries = journal.Once(append(slices.DeleteFunc(slices.Clone(n.Entries), this), e))
	without := n
	without.Entries = slices.DeleteFunc(slices.Clone(n.Entries), this)
	var out []wording.Line
	for _, l := range n.Late() {
		if l.Entry.ID == e.ID {
			out = append(out, l.Line, l.Step)
		}
	}
	d, ok := DoseOf(e)
	if !ok {
		if e.Intake != nil && n.plain(*e.Intake) {
			out = append(out, wording.Of("log.plain", "What", letters.UpperFirst(what(e))))
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
func (n Tonight) plain(in journal.Intake) bool {
	if in.Caffeine > 0 || in.Alcohol > 0 || in.Nicotine {
		return false
	}
	kind := n.Table.kind(in.What)
	return kind == "" || kind == Plain
}

// left says what a drink that was not late leaves by bedtime.
func (n Tonight) left(e journal.Entry, d Dose) []wording.Line {
	mg, all := n.atBed(d)
	with := []string{"at", n.at(e.At), "kind", kind(e), "bed", n.at(n.Bed), "mg", rounded(mg), "all", rounded(all)}
	if mg < trifle {
		return []wording.Line{wording.Of("log.caffeine.little", with...)}
	}
	id := "log.caffeine"
	if all-mg >= 1 {
		id += ".all"
	}
	return []wording.Line{wording.Of(id, with...), wording.Of("zone."+string(n.Body.Zone(all)), "bed", n.at(n.Bed))}
}

// atBed gives the usual bedtime load of one dose, and of all.
func (n Tonight) atBed(d Dose) (mg, all float64) {
	_, usual, _ := n.Body.Kinetics()
	return usual.BedtimeLoad([]Dose{d}, n.Bed), usual.BedtimeLoad(Doses(n.Entries), n.Bed)
}
