package intake

import (
	"cmp"
	"slices"
	"time"

	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/wording"
)

// Cutoff is the latest time for one thing tonight.
type Cutoff struct {
	Cause  Cause
	What   string        // the drink's name for caffeine and alcohol, else empty
	Limit  Limit         // after what was logged
	Passed bool          // now is later, or there is no room
	Left   time.Duration // from now to it, 0 when passed or when there is no clock time
	Line   wording.Line  // "a coffee until 15:30"
}

// Outlook is everything about an evening that the Tonight screen shows. What
// is late, what is past and the notes are empty after lights-out: bad news is
// for the day.
type Outlook struct {
	Quiet    bool         // after lights-out
	Silence  Silence      // why no figure and no curve may be shown, empty when they may
	Caffeine Load         // milligrams at bedtime with their band, zero where silent
	Zone     Zone         // of the usual figure, empty where silent
	Logged   float64      // milligrams logged today
	Headline wording.Line // one sentence about all that
	Band     wording.Line // what the band holds, empty where silent
	Late     []Late
	Cutoffs  []Cutoff       // the usual drink, hard exercise, alcohol, nicotine, a big meal
	Still    []Option       // drinks that still fit now although the usual one does not
	Notes    []wording.Line // much at once, much in a day
}

// StillNames are the names of what still fits.
func (o Outlook) StillNames() []string {
	return lists.Each(o.Still, func(option Option) string { return option.What })
}

func (n Tonight) Outlook(now time.Time) Outlook {
	o := Outlook{Quiet: n.quiet(now), Silence: n.Body.Silence(), Logged: n.caffeineOfDay()}
	doses := n.Doses()
	if o.Silence == "" {
		o.Caffeine = n.Body.Load(doses, n.Bed)
		o.Zone = n.Body.Zone(o.Caffeine.Usual)
	}
	if !o.Quiet {
		o.Late = n.Late()
	}
	if o.Zone == Low && slices.ContainsFunc(o.Late, func(l Late) bool { return l.Cause == ByCaffeine }) {
		o.Zone = Disagree // so near to the line that only its rounding made it late
	}
	o.Headline, o.Band = n.headline(o), n.band()
	if o.Quiet {
		return o
	}
	o.Cutoffs = n.cutoffs(doses, now)
	o.Notes = n.dayNotes()
	if usual, ok := n.usual(); ok && n.Body.Clock() && len(o.Cutoffs) > 0 && o.Cutoffs[0].Passed {
		o.Still = n.offers(now, usual.Milligrams, doses)
	}
	return o
}

func (n Tonight) headline(o Outlook) wording.Line {
	switch {
	case o.Quiet:
		return wording.Of("tonight.quiet")
	case o.Silence != "":
		return wording.Of("ask." + string(o.Silence))
	case o.Caffeine.High < trifle:
		return wording.Of("tonight.none", "bed", n.at(n.Bed))
	}
	return wording.Of("tonight."+string(o.Zone), "bed", n.at(n.Bed), "mg", rounded(o.Caffeine.Usual),
		"low", rounded(o.Caffeine.Low), "high", rounded(o.Caffeine.High))
}

func (n Tonight) usual() (Item, bool) {
	it, ok := n.Table.Find(cmp.Or(n.Usual, Coffee))
	return it, ok && it.Milligrams > 0
}

func (n Tonight) cutoffs(doses []Dose, now time.Time) []Cutoff {
	var out []Cutoff
	add := func(cause Cause, what string, l Limit) {
		c := Cutoff{Cause: cause, What: what, Limit: l, Passed: !l.Holds(now)}
		if l.Fit == Until && !c.Passed {
			c.Left = l.Latest.Sub(now)
		}
		id := "cutoff." + string(cause)
		with := []string{"what", what, "What", letters.UpperFirst(what)}
		switch l.Fit {
		case Until:
			with = append(with, "latest", n.at(l.Latest))
		case Anytime, NoRoom, Morning:
			id += "." + string(l.Fit)
		case Unsaid:
		}
		c.Line = wording.Of(id, with...)
		out = append(out, c)
	}
	if it, ok := n.usual(); ok && n.Body.Clock() {
		add(ByCaffeine, it.Name, n.Body.limit(n.doseOfItem(it), doses, n.Bed))
	}
	add(ByExercise, "", until(n.Bed.Add(-HardBefore)))
	if _, ask := n.Body.askFirst(); !ask {
		name, grams := n.glass()
		add(ByAlcohol, name, n.clearing(n.Entries).Limit(grams, 0, n.Bed))
		add(ByNicotine, "", until(n.Bed.Add(-NicotineBefore)))
	}
	add(ByMeal, "", mealLimit(true, n.Bed))
	return out
}

// glass gives the drink by which alcohol's cutoff is told: a glass of wine,
// or a standard drink.
func (n Tonight) glass() (string, float64) {
	if it, ok := n.Table.Find(Wine); ok && it.Kind == Alcohol {
		return it.Name, Grams(it.Millilitres, it.Strength)
	}
	return Wine, standardDrink
}

func (n Tonight) dayNotes() []wording.Line {
	if n.caffeineOfDay() == 0 {
		return nil
	}
	if n.Body.Silence() != "" {
		return n.notes(0, 0)
	}
	var out []wording.Line
	if n.Body.Pregnant {
		out = append(out, wording.Of("ask.pregnant"))
	}
	for _, e := range inOrder(n.Entries) {
		d, ok := DoseOf(e)
		if ok && e.Evening == n.Day && d.Milligrams > singleLimit && d.Over <= 0 {
			out = append(out, wording.Of("note.single", "mg", rounded(d.Milligrams)))
			break
		}
	}
	return append(out, n.notes(0, 0)...)
}
