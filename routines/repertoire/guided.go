package repertoire

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/settings"
)

// Guided is what there is besides the breath, own things among the shipped.
type Guided struct {
	Places      []guided.Place
	Common      guided.Common // what all places share
	Relaxations []guided.Relaxation
	Pictures    []guided.Picture
	Opening     guided.Relaxation // of the shuffle: what is said before it
	Routines    []Routine
}

type Routine struct {
	Name, Title string
	For         practice.Reason // what reason of a suggestion it answers; may be empty
	Steps       []settings.Step
}

// Lasts is about how long the routine takes: the lengths of its steps.
func (x Routine) Lasts() time.Duration {
	var whole time.Duration
	for _, s := range x.Steps {
		whole += s.Lasts
	}
	return whole
}

// Wish is how a guided practice is wanted; the zero value leaves all to the practice.
type Wish struct {
	Senses  []guided.Sense // imagine: those that lead
	Steps   bool           // imagine: over the steps
	Level   bool           // imagine: on the level, whatever the settings say
	Pace    guided.Pace    // imagine: how much is said
	Voice   bool           // imagine: a voice speaks, and may count
	Groups  int            // relax muscles: 16, 7 or 4
	Without []string       // relax: parts or groups to leave out
	Every   time.Duration  // shuffle: from picture to picture
}

// With adds what is guided, and the seed that its words are shuffled from.
// Guided is only called when something of it is asked for: reading all places
// costs more than a whole line for a prompt may take.
func (r Repertoire) With(guided func() Guided, seed uint64) Repertoire {
	r.guided, r.seed = guided, seed
	return r
}

// Remembering chooses words by what was heard on the nights before.
func (r Repertoire) Remembering(m guided.Memory) Repertoire {
	r.memory = m
	return r
}

// Guided is what there is besides the breath; nothing where none was given.
func (r Repertoire) Guided() Guided {
	if r.guided == nil {
		return Guided{}
	}
	return r.guided()
}

func (r Repertoire) Place(name string) (guided.Place, error) {
	return named(r.Guided().Places, name, "place", func(p guided.Place) string { return p.Name })
}

// Proposed are the places without anything that somebody avoids.
func (r Repertoire) Proposed() []guided.Place {
	avoided := settings.List(r.imagery.Avoid)
	return slices.DeleteFunc(slices.Clone(r.Guided().Places), func(p guided.Place) bool {
		return slices.ContainsFunc(p.Has, func(tag string) bool { return slices.Contains(avoided, tag) })
	})
}

func (r Repertoire) Relaxation(name string) (guided.Relaxation, error) {
	return named(r.Guided().Relaxations, name, "relaxation", func(x guided.Relaxation) string { return x.Name })
}

// Routines are the shipped and the own ones.
func (r Repertoire) Routines() []Routine {
	shipped := r.Guided().Routines
	own := make([]Routine, len(r.routines))
	for i, x := range r.routines {
		own[i] = Routine{Name: x.Name, Title: strings.Join(r.Shown(x.Steps), ", "), Steps: x.Steps}
		if j := slices.IndexFunc(shipped, func(s Routine) bool { return s.Name == x.Name }); j >= 0 {
			own[i].For = shipped[j].For
		}
	}
	return Merge(shipped, own, func(x Routine) string { return x.Name })
}

// Part is one step of a routine as it is shown.
type Part struct {
	Title string
	Lasts time.Duration
}

// aWalk is what a step is called that leaves the place open until it begins.
const aWalk = "a walk in the mind"

// Parts gives the steps of a routine for people, in few words each. A step that
// cannot be played has the name it was given.
func (r Repertoire) Parts(x Routine) []Part {
	parts := make([]Part, len(x.Steps))
	for i, s := range x.Steps {
		parts[i] = Part{s.Practice, s.Lasts}
		c, err := r.Choice(s)
		if err != nil {
			continue
		}
		title, _, _ := strings.Cut(r.Title(c), ",")
		if s.Practice == practice.KindImagine {
			title = aWalk
		}
		parts[i] = Part{title, r.Lasts(c)}
	}
	return parts
}

// Shown names steps as they are played: without its holds a breath has another name.
func (r Repertoire) Shown(list []settings.Step) []string {
	out := make([]string, len(list))
	for i, s := range list {
		if c, err := r.Choice(s); err == nil && !r.Offers(c) {
			if p, err := r.Breaths.Breath(c.Name); err == nil {
				s.Practice = p.Name
			}
		}
		out[i] = s.String()
	}
	return out
}

// minutesOf are the lengths that may be typed instead of a routine's name.
var minutesOf = map[string]string{"5": "five", "15": "fifteen", "30": "thirty"}

// Routine gives a routine by its name, or by its minutes.
func (r Repertoire) Routine(name string) (Routine, error) {
	if word, ok := minutesOf[strings.TrimSuffix(name, "m")]; ok {
		name = word
	}
	return named(r.Routines(), name, "routine", func(x Routine) string { return x.Name })
}

// named finds a thing by its name, and names the nearest where there is none.
func named[T any](things []T, name, kind string, nameOf func(T) string) (T, error) {
	names := make([]string, len(things))
	for i, t := range things {
		if names[i] = nameOf(t); names[i] == name {
			return t, nil
		}
	}
	var none T
	return none, fmt.Errorf("there is no %s %q%s; there are %s", kind, letters.Short(name),
		letters.Perhaps(name, names), letters.Listed(names, "and"))
}

// PlaceTonight gives the place whose turn it is on an evening. All of them
// come round before one comes again; the one of last time is passed over.
func (r Repertoire) PlaceTonight(day evening.Day, last string) (guided.Place, error) {
	places := r.Proposed()
	if len(places) == 0 {
		return guided.Place{},
			errors.New("there is no place without what you would rather not have (lull config get imagery.avoid)")
	}
	// The place of the day, else not tomorrow's either where there is a third.
	var p guided.Place
	for _, ahead := range []int{0, 2, 1} {
		if p = places[turn(int(day)+ahead, len(places))]; p.Name != last {
			break
		}
	}
	return p, nil
}

// turn gives which of n has its turn on a day: a walk through all of them by
// a stride that shares no divisor with n, so that neighbours in the alphabet
// are not neighbours in the week.
func turn(day, n int) int {
	stride := 1
	for _, s := range []int{5, 7, 3, 11, 2} { // primes
		if s < n && n%s != 0 {
			stride = s
			break
		}
	}
	return ((day*stride)%n + n) % n
}
