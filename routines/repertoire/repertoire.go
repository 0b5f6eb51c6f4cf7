// Package repertoire is what can be practised: the shipped practices and one's
// own, by name, and how a choice of one becomes a plan.
//
// It refuses to load anything and to decide what suits whom.
package repertoire

import (
	"fmt"
	"slices"
	"time"

	"lull/routines"
	"lull/routines/settings"
)

// Repertoire holds what there is. The zero value holds nothing.
type Repertoire struct {
	Breaths []routines.Pattern // shipped ones first, then one's own
	Holds   bool               // whether patterns with breath holds are offered

	guided  func() Guided
	seed    uint64
	chains  []settings.Routine // one's own
	without []string           // what the safety answers leave out
}

// New puts the shipped patterns and one's own together. An own pattern of a
// shipped name takes its place.
func New(shipped []routines.Pattern, s settings.Settings) Repertoire {
	breaths := slices.Clone(shipped)
	for _, own := range s.Patterns {
		i := slices.IndexFunc(breaths, func(p routines.Pattern) bool { return p.Name == own.Name })
		if i < 0 {
			breaths = append(breaths, own)
			continue
		}
		breaths[i] = own
	}
	return Repertoire{Breaths: breaths, Holds: s.HoldsOffered(), chains: s.Routines, without: withoutFor(s)}
}

// withoutFor leaves the phrases about the heart to those who have said that
// neither heart nor panic is a matter for them (EVIDENCE section 6). Missing
// is not "no".
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

// Offered gives the breathing patterns that may be listed and suggested.
func (r Repertoire) Offered() []routines.Pattern {
	return slices.DeleteFunc(slices.Clone(r.Breaths), func(p routines.Pattern) bool { return p.OptIn && !r.Holds })
}

// Breath gives a breathing pattern by its name or from its numbers.
func (r Repertoire) Breath(name string) (routines.Pattern, error) {
	for _, p := range r.Breaths {
		if p.Name == name {
			return p, nil
		}
	}
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return routines.ParsePattern(name)
	}
	names := make([]string, len(r.Breaths))
	for i, p := range r.Breaths {
		names[i] = p.Name
	}
	return routines.Pattern{}, fmt.Errorf("there is no breathing pattern %q%s; there are %s, or numbers such as 4-6",
		Short(name), perhaps(name, names), list(r.offeredNames()))
}

func (r Repertoire) offeredNames() []string {
	var names []string
	for _, p := range r.Offered() {
		names = append(names, p.Name)
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
