package repertoire

import (
	"fmt"
	"slices"

	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/settings"
)

// Breaths are the breathing patterns, shipped ones first, then own ones.
type Breaths struct {
	all   []practice.Pattern
	holds settings.Answer // whether the breath may be held
	often []string        // what was practised on many evenings
}

// Offered gives the patterns that may be listed: none that holds without a yes.
func (b Breaths) Offered() []practice.Pattern {
	return slices.DeleteFunc(slices.Clone(b.all), b.withheld)
}

func (b Breaths) withheld(p practice.Pattern) bool { return p.Holds() && b.holds != settings.Yes }

// Breath gives a breathing pattern by its name or from its numbers. It is the
// one gate for breath holds: without a yes they are taken out here, so that no
// list, default, suggestion or routine has any.
func (b Breaths) Breath(name string) (practice.Pattern, error) {
	p, err := b.find(name)
	if b.withheld(p) {
		p = p.Unheld()
	}
	return p, err
}

// Asked is Breath for what somebody asked for by its name. Holds that have not
// been answered for stay in, so that the player can ask or caution first; after
// a no they are taken out here too.
func (b Breaths) Asked(name string) (practice.Pattern, error) {
	if b.holds == settings.Unanswered {
		return b.find(name)
	}
	return b.Breath(name)
}

func (b Breaths) find(name string) (practice.Pattern, error) {
	p, err := b.named(name)
	p.Practised = slices.Contains(b.often, name)
	return p, err
}

func (b Breaths) named(name string) (practice.Pattern, error) {
	if i := slices.IndexFunc(b.all, func(p practice.Pattern) bool { return p.Name == name }); i >= 0 {
		return b.all[i], nil
	}
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return practice.ParsePattern(name)
	}
	wrong, mend := b.unknown(name)
	return practice.Pattern{}, fmt.Errorf("%s; %s", wrong, mend)
}

// unknown says that there is no pattern of a name, and what there is.
func (b Breaths) unknown(name string) (wrong, mend string) {
	wrong = fmt.Sprintf("there is no breathing pattern %q%s", letters.Short(name), letters.Perhaps(name, b.Names()))
	return wrong, "there are " + letters.Listed(namesOf(b.Offered()), "and") + ", or numbers such as 4-6"
}

// Names are those of all breathing patterns that can be asked for.
func (b Breaths) Names() []string { return namesOf(b.all) }

func namesOf(patterns []practice.Pattern) []string {
	return lists.Each(patterns, func(p practice.Pattern) string { return p.Name })
}

func (b Breaths) misnamed(key, name string) *settings.Problem {
	if _, err := b.Breath(name); err == nil {
		return nil
	}
	wrong, mend := b.unknown(name)
	return &settings.Problem{Key: key, Wrong: key + ": " + wrong, Mend: mend}
}
