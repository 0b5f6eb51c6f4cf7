// Package repertoire is what can be practised: the shipped practices and one's
// own, by name, and how a choice of one becomes a plan.
//
// It refuses to load anything and to decide what suits whom.
package repertoire

import (
	"fmt"
	"slices"
	"time"

	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/settings"
)

// Repertoire holds what there is. The zero value holds nothing.
type Repertoire struct {
	breaths []practice.Pattern // shipped ones first, then one's own
	usual   settings.Breath    // what is breathed when nothing else is said
	holds   settings.Answer    // whether the breath may be held
	often   []string           // what was practised on many evenings
	guided  func() Guided
	seed    uint64
	chains  []settings.Routine // one's own
	without []string           // what the safety answers leave out
}

// New puts the shipped patterns and one's own together. An own pattern of a
// shipped name takes its place.
func New(shipped []practice.Pattern, s settings.Settings) Repertoire {
	breaths := slices.Clone(shipped)
	for _, own := range s.Patterns {
		i := slices.IndexFunc(breaths, func(p practice.Pattern) bool { return p.Name == own.Name })
		if i < 0 {
			breaths = append(breaths, own)
			continue
		}
		breaths[i] = own
	}
	return Repertoire{breaths: breaths, usual: s.Breath, holds: s.Holds(), chains: s.Routines, without: withoutFor(s)}
}

// withoutFor leaves the phrases about the heart to those who have said that
// neither heart nor panic is a matter for them (docs/evidence.md, Relaxation
// and imagery). Missing is not "no".
func withoutFor(s settings.Settings) []string {
	var out []string
	if s.Safety.Heart != settings.No {
		out = append(out, "heart")
	}
	if s.Safety.Panic != settings.No {
		out = append(out, "panic")
	}
	return out
}

// Practised tells it what was practised on [routines.PractisedFrom] evenings.
func (r Repertoire) Practised(names []string) Repertoire {
	r.often = names
	return r
}

// Offered gives the breathing patterns that may be listed and suggested: none
// that holds the breath without a yes.
func (r Repertoire) Offered() []practice.Pattern {
	return slices.DeleteFunc(slices.Clone(r.breaths), r.withheld)
}

func (r Repertoire) withheld(p practice.Pattern) bool { return p.Holds() && r.holds != settings.Yes }

// Offers tells whether a choice may be suggested: no breath that is not there
// any more, and none of those that are not [Repertoire.Offered].
func (r Repertoire) Offers(c practice.Choice) bool {
	if c.Practice != practice.KindBreathe {
		return true // nothing else holds the breath, a routine least of all
	}
	p, err := r.find(c.Name)
	return err == nil && !r.withheld(p)
}

// Usual is what is breathed when nothing else is said: what the settings say,
// where that may be offered.
func (r Repertoire) Usual() practice.Choice {
	c := practice.Choice{Practice: practice.KindBreathe, Name: r.usual.Pattern, Length: r.usual.Length}
	if r.Offers(c) {
		return c
	}
	c.Name = settings.Default().Breath.Pattern
	if p, err := r.Breath(c.Name); err == nil {
		c.Name = p.Name // another one, where it is one's own and held
	}
	return c
}

// Breath gives a breathing pattern by its name or from its numbers. It is the
// one gate for breath holds: without a yes they are taken out here, so that no
// list, default, suggestion or routine has any.
func (r Repertoire) Breath(name string) (practice.Pattern, error) {
	p, err := r.find(name)
	if r.withheld(p) {
		p = p.Unheld()
	}
	return p, err
}

// Asked is Breath for what somebody asked for by its name. Holds that have not
// been answered for stay in, for whoever plays it to ask or to caution first;
// after a no they are taken out here too.
func (r Repertoire) Asked(name string) (practice.Pattern, error) {
	if r.holds == settings.Unanswered {
		return r.find(name)
	}
	return r.Breath(name)
}

func (r Repertoire) find(name string) (practice.Pattern, error) {
	p, err := r.named(name)
	p.Practised = slices.Contains(r.often, name)
	return p, err
}

func (r Repertoire) named(name string) (practice.Pattern, error) {
	for _, p := range r.breaths {
		if p.Name == name {
			return p, nil
		}
	}
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return practice.ParsePattern(name)
	}
	return practice.Pattern{}, fmt.Errorf("there is no breathing pattern %q%s; there are %s, or numbers such as 4-6",
		letters.Short(name), letters.Perhaps(name, r.Names()), letters.Listed(r.offeredNames(), "and"))
}

// Names are those of all breathing patterns that can be asked for.
func (r Repertoire) Names() []string { return namesOf(r.breaths) }

func (r Repertoire) offeredNames() []string { return namesOf(r.Offered()) }

func namesOf(patterns []practice.Pattern) []string {
	names := make([]string, len(patterns))
	for i, p := range patterns {
		names[i] = p.Name
	}
	return names
}

// Minutes writes a length in whole minutes for people; a short one in seconds.
func Minutes(d time.Duration) string {
	if d < 90*time.Second {
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
