package cli

import (
	"sync"

	"lull/routines/intake"
	"lull/routines/notation"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui"
	"lull/ui/noting"
)

// catalog is what can be practised and what can be had, somebody's own beside
// the shipped.
type catalog struct {
	*console
	breaths func() []practice.Pattern
	drinks  func() *intake.Table
	read    func(config string) (repertoire.Guided, error)
	asked   sync.Mutex         // guards guided: several commands of a screen may ask at once
	guided  *repertoire.Guided // what is guided, once it was asked for
}

// misnamed finds the settings that name something which is not there.
func (c *catalog) misnamed(s settings.Settings) []*settings.Problem {
	return repertoire.New(c.breaths(), s).Misnamed(s, c.drinks)
}

// plans is what can be practised with these settings. Places and the like are
// read only when something of them is asked for.
func (c *catalog) plans(s settings.Settings) repertoire.Repertoire {
	return repertoire.New(c.breaths(), s).With(c.guides, c.seed())
}

// seed is the seed of this moment, so that no two evenings have the same
// words.
func (c *catalog) seed() uint64 { return uint64(max(c.now().Unix(), 1)) }

// guides gives what is guided, and mentions once what is wrong with the person's own.
func (c *catalog) guides() repertoire.Guided {
	c.asked.Lock()
	defer c.asked.Unlock()
	if c.guided == nil {
		c.guided = &repertoire.Guided{}
		if c.read != nil {
			g, err := c.read(c.flags.config)
			c.guided = &g
			c.warn(err)
		}
	}
	return *c.guided
}

// contents reads what the screens offer and name.
func (c *catalog) contents() ui.Contents {
	guided := c.guides()
	return ui.Contents{
		Guided: guided, Drinks: c.drinks(),
		Noting: func(s settings.Settings) noting.Noting { return c.notingWith(s, guided) },
	}
}

// noting is how typed lines are read with some settings.
func (c *catalog) noting(s settings.Settings) noting.Noting { return c.notingWith(s, c.guides()) }

// notingThings is the same without the places and relaxations, for where no
// session is meant.
func (c *catalog) notingThings(s settings.Settings) noting.Noting {
	return c.notingWith(s, repertoire.Guided{})
}

func (c *catalog) notingWith(s settings.Settings, g repertoire.Guided) noting.Noting {
	return noting.Noting{
		Known:    notation.Known{Table: c.table(s), Practices: c.practices(s, g)},
		Schedule: s.Schedule, Usual: s.Breath.Pattern,
	}
}

// table is what can be had, the person's own drinks beside the shipped ones. Those
// that do not fit are left out, so that nobody is kept from noting.
func (c *catalog) table(s settings.Settings) *intake.Table {
	table, err := tonight.Drinks(c.drinks(), s)
	if err != nil {
		c.warn(err)
		return c.drinks()
	}
	return table
}

// practices gives the names a session can have, each with what it is.
func (c *catalog) practices(s settings.Settings, guided repertoire.Guided) map[string]string {
	names := map[string]string{}
	for _, r := range guided.Routines {
		names[r.Name] = practice.KindRoutine
	}
	for _, x := range guided.Relaxations {
		names[x.Name] = practice.KindRelax
	}
	for _, p := range guided.Places {
		names[p.Name] = practice.KindImagine
	}
	for _, r := range s.Routines {
		names[r.Name] = practice.KindRoutine
	}
	for _, name := range repertoire.New(c.breaths(), s).Names() {
		names[name] = practice.KindBreathe
	}
	return names
}
