// Package repertoire is what can be practised: the shipped and the own practices,
// by name, and how a choice of one becomes a plan.
//
// It refuses to load anything and to decide what suits whom.
package repertoire

import (
	"fmt"
	"slices"
	"time"

	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/settings"
)

// Repertoire holds what there is. The zero value holds nothing.
type Repertoire struct {
	Breaths  Breaths
	usual    settings.Breath // what is breathed when nothing else is said
	imagery  settings.Imagery
	left     bool // the left side of the muscles comes first
	guided   func() Guided
	seed     uint64
	memory   guided.Memory
	routines []settings.Routine // own ones
	without  []string           // what the safety answers leave out
}

// New puts own patterns among the shipped ones.
func New(shipped []practice.Pattern, s settings.Settings) Repertoire {
	all := Merge(shipped, s.Patterns, func(p practice.Pattern) string { return p.Name })
	return Repertoire{
		Breaths: Breaths{all: all, holds: s.Holds()}, usual: s.Breath, imagery: s.Imagery,
		left:     s.Muscles.First == "left",
		routines: s.Routines, without: withoutFor(s),
	}
}

// Merge puts own things after the shipped ones, or in the place of one of the same name.
func Merge[T any](shipped, own []T, name func(T) string) []T {
	out := slices.Clone(shipped)
	for _, thing := range own {
		if i := slices.IndexFunc(out, func(t T) bool { return name(t) == name(thing) }); i >= 0 {
			out[i] = thing
			continue
		}
		out = append(out, thing)
	}
	return out
}

// withoutFor leaves the phrases about the heart to those who have said that
// neither heart nor panic is a matter for them (docs/evidence.md, Relaxation
// and imagery). Missing is not "no". In pregnancy the belly is left alone.
func withoutFor(s settings.Settings) []string {
	var out []string
	if s.Safety.Heart != settings.No {
		out = append(out, "heart")
	}
	if s.Safety.Panic != settings.No {
		out = append(out, "panic")
	}
	if s.Pregnant() {
		out = append(out, "pregnancy")
	}
	return out
}

// Practised tells it what was practised on [practice.PractisedFrom] evenings.
func (r Repertoire) Practised(names []string) Repertoire {
	r.Breaths.often = names
	return r
}

// Offers tells whether a choice may be suggested: a breath that is there and offered.
func (r Repertoire) Offers(c practice.Choice) bool {
	if c.Practice != practice.KindBreathe {
		return true // nothing else holds the breath, a routine least of all
	}
	p, err := r.Breaths.find(c.Name)
	return err == nil && !r.Breaths.withheld(p)
}

// Usual is what the settings say is breathed, where that may be offered.
func (r Repertoire) Usual() practice.Choice {
	c := practice.Choice{Practice: practice.KindBreathe, Name: r.usual.Pattern, Length: r.usual.Length}
	if r.Offers(c) {
		return c
	}
	c.Name = settings.Default().Breath.Pattern
	if p, err := r.Breaths.Breath(c.Name); err == nil {
		c.Name = p.Name // another one, where it is an own one with a hold
	}
	return c
}

// Minutes writes a length in whole minutes for people; a short one in seconds.
func Minutes(d time.Duration) string {
	if d < 90*time.Second && d != time.Minute {
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
