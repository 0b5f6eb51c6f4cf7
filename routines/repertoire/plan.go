package repertoire

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/guided"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/settings"
)

const ShuffleName = practice.KindShuffle

// Plan turns a choice into a plan. A choice of length zero takes the
// practice's own. Words are shuffled from the seed of [Repertoire.With].
func (r Repertoire) Plan(c practice.Choice) (practice.Plan, error) {
	return r.Wished(c, Wish{})
}

// Wished is Plan with wishes about a guided practice.
func (r Repertoire) Wished(c practice.Choice, w Wish) (practice.Plan, error) {
	if c.Practice == practice.KindRoutine {
		return r.routine(c.Name, w)
	}
	return r.part(c, w, guided.Within{})
}

func (r Repertoire) part(c practice.Choice, w Wish, in guided.Within) (practice.Plan, error) {
	switch c.Practice {
	case practice.KindBreathe:
		p, err := r.Breaths.Breath(c.Name)
		if err != nil {
			return practice.Plan{}, err
		}
		return practice.Breathe(p, c.Length), nil
	case practice.KindImagine:
		place, err := r.Place(c.Name)
		if err != nil {
			return practice.Plan{}, err
		}
		return guided.Imagine(place, r.Guided().Common, r.walk(c, w, in)), nil
	case practice.KindRelax:
		x, err := r.Relaxation(c.Name)
		if err != nil {
			return practice.Plan{}, err
		}
		if err := missing(x, w.Without); err != nil {
			return practice.Plan{}, err
		}
		return guided.Relax(x, guided.Ease{
			Length: c.Length, Groups: w.Groups, Left: r.left, Without: slices.Concat(r.without, w.Without),
			Seed: r.seed, Within: in, Memory: r.memory,
		}), nil
	case practice.KindShuffle:
		g := r.Guided()
		if len(g.Pictures) == 0 {
			return practice.Plan{}, errors.New("there are no pictures to shuffle")
		}
		return guided.Shuffle(g.Pictures, guided.Deal{
			Length: c.Length, Every: w.Every, Seed: r.seed, Opens: g.Opening.Settle, Memory: r.memory,
		}), nil
	}
	return practice.Plan{}, fmt.Errorf("there is no practice %q", letters.Short(c.Practice))
}

// walk is how somebody is led: as they wish, else as their settings have it.
func (r Repertoire) walk(c practice.Choice, w Wish, in guided.Within) guided.Walk {
	walk := guided.Walk{
		Length: c.Length, Seed: r.seed, Senses: w.Senses, Steps: (w.Steps || r.imagery.Steps) && !w.Level,
		Pace: cmp.Or(w.Pace, r.imagery.Pace), Voice: w.Voice, Within: in, Memory: r.memory,
	}
	if len(w.Senses) == 0 {
		for _, name := range settings.List(r.imagery.Senses) {
			walk.Senses = append(walk.Senses, guided.Sense(name))
		}
	}
	return walk
}

func missing(x guided.Relaxation, without []string) error {
	parts := lists.Each(x.Parts, func(p guided.Part) string { return p.Name })
	names := append(parts, lists.Each(x.Groups, func(g guided.Group) string { return g.Name })...)
	for _, name := range without {
		if !slices.Contains(names, name) {
			return fmt.Errorf("%s has no part %q%s; there are %s", x.Name, letters.Short(name),
				letters.Perhaps(name, names), letters.Listed(names, "and"))
		}
	}
	return nil
}

func (r Repertoire) routine(name string, w Wish) (practice.Plan, error) {
	x, err := r.Routine(name)
	if err != nil {
		return practice.Plan{}, err
	}
	var plans []practice.Plan
	for i, step := range x.Steps {
		var p practice.Plan
		c, err := r.Choice(step)
		if err == nil {
			p, err = r.part(c, w, guided.Within{After: i > 0, Before: i < len(x.Steps)-1})
		}
		if err != nil {
			return practice.Plan{}, fmt.Errorf("in the routine %s: %w", x.Name, err)
		}
		plans = append(plans, p)
		// nothing is said twice in one routine
		r.memory = r.memory.With(guided.Night{Heard: guided.Heard(p, p.Lasts())})
	}
	return practice.Routine(x.Name, plans...).Titled(x.Title), nil
}

// Choice reads a step of a routine: a practice and its name, or the name of a
// breath or a relaxation alone. A step that leaves the place open gets one by
// the seed.
func (r Repertoire) Choice(s settings.Step) (practice.Choice, error) {
	first, rest, _ := strings.Cut(s.Practice, " ")
	c := practice.Choice{Practice: first, Name: rest, Length: s.Lasts}
	switch first {
	case practice.KindBreathe:
		if rest == "" {
			return c, errors.New("breathe goes with a pattern here, such as breathe calm")
		}
	case practice.KindImagine:
		if places := r.Proposed(); rest == "" && len(places) > 0 {
			c.Name = places[r.seed%uint64(len(places))].Name
		}
	case practice.KindRelax:
		if rest == "" {
			c.Name = practice.Muscles
		}
	case practice.KindShuffle:
		c.Name = ShuffleName
	case practice.KindRoutine:
		return c, errors.New("a routine is made of practices and not of other routines")
	default:
		c.Practice, c.Name = practice.KindBreathe, s.Practice
		if _, err := r.Relaxation(s.Practice); err == nil {
			c.Practice = practice.KindRelax
		}
	}
	return c, nil
}

func (r Repertoire) Lasts(c practice.Choice) time.Duration {
	if c.Length > 0 {
		return c.Length
	}
	if c.Practice == practice.KindRoutine {
		// The steps say it without a word being read.
		if x, err := r.Routine(c.Name); err == nil {
			return x.Lasts()
		}
		return 0
	}
	plan, err := r.Plan(c)
	if err != nil {
		return 0
	}
	return plan.Lasts()
}

// Title names a choice for people: "Calm, four in and six out".
func (r Repertoire) Title(c practice.Choice) string {
	switch c.Practice {
	case practice.KindBreathe:
		if p, err := r.Breaths.Breath(c.Name); err == nil {
			return p.Title
		}
	case practice.KindImagine:
		if p, err := r.Place(c.Name); err == nil {
			return p.Title
		}
	case practice.KindRelax:
		if x, err := r.Relaxation(c.Name); err == nil {
			return x.Title
		}
	case practice.KindShuffle:
		return r.Guided().Opening.Title
	case practice.KindRoutine:
		if x, err := r.Routine(c.Name); err == nil {
			return x.Title
		}
	}
	return c.Name
}
