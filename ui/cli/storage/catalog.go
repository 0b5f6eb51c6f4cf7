package storage

import (
	"sync"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/notation"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/cli/console"
	"lull/ui/noting"
	"lull/ui/screens"
)

// Catalog is what can be practised and what can be had, somebody's own beside
// the shipped.
type Catalog struct {
	Console *console.Console
	Breaths func() []practice.Pattern
	Drinks  func() *intake.Table
	Words   func() *notation.Vocabulary
	Read    func(config string) (repertoire.Guided, error)
	asked   sync.Once         // several commands of a screen may ask at once
	guided  repertoire.Guided // once it was asked for
}

// Misnamed finds the settings that name something that is not there.
func (c *Catalog) Misnamed(s settings.Settings) []*settings.Problem {
	return c.Plans(s).Misnamed(s, c.Drinks)
}

// Plans is what can be practised with these settings. Places and the like are
// read only when something of them is asked for.
func (c *Catalog) Plans(s settings.Settings) repertoire.Repertoire {
	return repertoire.New(c.Breaths(), s).With(c.Guides, guided.SeedAt(c.Console.Now()))
}

// Guides gives what is guided, and mentions once what is wrong with the person's own.
func (c *Catalog) Guides() repertoire.Guided {
	c.asked.Do(func() {
		var err error
		c.guided, err = c.Read(c.Console.Flags.Config)
		c.Console.Warn(err)
	})
	return c.guided
}

// Contents reads what the screens offer and name.
func (c *Catalog) Contents() screens.Contents {
	guided := c.Guides()
	return screens.Contents{
		Guided: guided, Drinks: c.Drinks(),
		Noting: func(s settings.Settings) noting.Noting { return c.notingWith(s, guided) },
	}
}

// Noting is how typed lines are read with some settings.
func (c *Catalog) Noting(s settings.Settings) noting.Noting { return c.notingWith(s, c.Guides()) }

// NotingThings is the same without the places and relaxations, for where no
// session is meant.
func (c *Catalog) NotingThings(s settings.Settings) noting.Noting {
	return c.notingWith(s, repertoire.Guided{})
}

func (c *Catalog) notingWith(s settings.Settings, g repertoire.Guided) noting.Noting {
	return noting.Noting{
		Known:    notation.Known{Table: c.Table(s), Words: c.Words, Practices: c.practices(s, g)},
		Schedule: s.Schedule, Usual: s.Breath.Pattern,
	}
}

// Table is what can be had, the person's own drinks beside the shipped ones. Those
// that do not fit are left out, so that nobody is kept from noting.
func (c *Catalog) Table(s settings.Settings) *intake.Table {
	table, err := tonight.Drinks(c.Drinks(), s)
	if err != nil {
		c.Console.Warn(err)
		return c.Drinks()
	}
	return table
}

func (c *Catalog) practices(s settings.Settings, guided repertoire.Guided) map[string]string {
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
	for _, name := range repertoire.New(c.Breaths(), s).Breaths.Names() {
		names[name] = practice.KindBreathe
	}
	return names
}
