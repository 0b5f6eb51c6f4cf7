// Package screens makes what the app shows by the settings as they are now: the
// screen of a name, the plans that can be practised, and how a practice looks.
//
// It knows every screen that is opened by its name, refuses to know which of them
// is seen, and reads nothing.
package screens

import (
	"slices"
	"time"

	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	journalscreen "lull/ui/journal"
	"lull/ui/learn"
	"lull/ui/log"
	morningscreen "lull/ui/morning"
	"lull/ui/night"
	"lull/ui/noting"
	"lull/ui/park"
	"lull/ui/patterns"
	practicescreen "lull/ui/practice"
	"lull/ui/practices"
	"lull/ui/reminders"
	"lull/ui/screen"
	settingsscreen "lull/ui/settings"
	tonightscreen "lull/ui/tonight"
)

// Given is what screens and plans are made of from the start to the end.
type Given struct {
	Now       func() time.Time
	NewID     func() string
	Say       screen.Say         // the sentences of the content
	Breaths   []practice.Pattern // the shipped breathing patterns
	Practised []string           // those practised on many evenings
}

// Parts are what they are made of now.
type Parts struct {
	Given
	Settings settings.Settings
	Contents Contents
}

// InContents tells whether a screen offers or names what stands in the contents.
func InContents(p screen.Name) bool {
	return slices.Contains([]screen.Name{
		screen.ImagineScreen, screen.RelaxScreen, screen.RoutinesScreen, screen.LogScreen, screen.LearnScreen,
		screen.SettingsScreen,
	}, p)
}

// Screen makes the one of a name, nil where there is none.
func (x Parts) Screen(p screen.Name) screen.Screen {
	s, plans := x.Settings, x.Plans()
	list := func(title, kind, usual string) screen.Screen {
		return practices.New(title, plans, practices.Offers(plans, kind), usual, screen.PicturesOf(s))
	}
	switch p {
	case screen.TonightScreen:
		return tonightscreen.New(x.Say)
	case screen.BreatheScreen:
		return list("breathe", practice.KindBreathe, s.Breath.Pattern)
	case screen.ImagineScreen:
		return list("imagine", practice.KindImagine, "")
	case screen.RelaxScreen:
		return list("relax", practice.KindRelax, "")
	case screen.RoutinesScreen:
		return list("routines", practice.KindRoutine, "")
	case screen.LogScreen:
		return log.New(x.Noting(), x.Say)
	case screen.ParkScreen:
		return park.New(x.Now(), x.NewID, x.Say)
	case screen.MorningScreen:
		return morningscreen.New(s.Schedule, x.Say)
	case screen.PatternsScreen:
		return patterns.New(s.Schedule, x.Say)
	case screen.LearnScreen:
		return learn.New(x.Contents.Pages, x.Contents.Search, x.Say)
	case screen.SettingsScreen:
		return settingsscreen.New(s, settingsscreen.Options{
			Breaths: x.Breaths, Drinks: x.Contents.Drinks, Fixed: x.Contents.Fixed, Say: x.Say,
		})
	case screen.JournalScreen:
		return journalscreen.New(s.Schedule, x.Say)
	case screen.RemindersScreen:
		return reminders.New()
	case screen.NightScreen:
		return night.New()
	case screen.MoreScreen: // of the screen below it, which the app knows
	}
	return nil
}

// Moving is how much a practice moves by the settings.
func Moving(s settings.Settings, sound bool) practicescreen.Options {
	return practicescreen.Options{
		Rate: time.Second / time.Duration(s.FrameRate), Heard: sound && s.Sound.On, Pictures: screen.PicturesOf(s),
	}
}

func (x Parts) Plans() repertoire.Repertoire {
	return repertoire.New(x.Breaths, x.Settings).Practised(x.Practised).
		With(func() repertoire.Guided { return x.Contents.Guided },
			guided.SeedAt(x.Now())).Remembering(x.Contents.Heard)
}

// Plan is that of a choice; at night the easy breath stands in for what is not
// there any more. Spoken tells whether words are heard.
func (x Parts) Plan(want screen.Practise, spoken bool) (practice.Plan, error) {
	plans := x.Plans()
	plan, err := plans.Wished(want.Choice, repertoire.Wish{Voice: spoken})
	if err != nil && want.Night {
		plan, err = plans.Plan(practice.Choice{Practice: practice.KindBreathe, Name: practice.Easy})
	}
	if err == nil && want.Night {
		plan = plan.AtNight()
	}
	return plan, err
}

func (x Parts) Noting() noting.Noting {
	if x.Contents.Noting == nil {
		return noting.Noting{Schedule: x.Settings.Schedule}
	}
	return x.Contents.Noting(x.Settings)
}
