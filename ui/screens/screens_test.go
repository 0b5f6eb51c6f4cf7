package screens

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/noting"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

func parts() Parts {
	breath := func(name string) practice.Pattern {
		return practice.Pattern{Name: name, Title: name, In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}
	}
	return Parts{
		Given: Given{
			Now:   func() time.Time { return time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC) },
			NewID: func() string { return "id" }, Say: screentest.Words,
			Breaths: []practice.Pattern{breath("calm"), breath(practice.Easy)},
		},
		Settings: settings.Default(),
	}
}

// Every name has a screen that fills a window, with the contents and without, but
// for the page of keys, which is of the screen below it.
func TestEveryPlaceHasAScreen(t *testing.T) {
	with := parts()
	with.Contents = Contents{Drinks: screentest.Table(), Noting: screentest.Reads, Pages: []screen.Page{{Title: "a page"}}}
	for _, x := range []Parts{parts(), with} {
		seen := make(map[string]screen.Name)
		for p := screen.TonightScreen; p <= screen.NightScreen; p++ {
			s := x.Screen(p)
			if (s == nil) != (p == screen.MoreScreen) {
				t.Errorf("screen %d has %T", p, s)
			}
			if s == nil {
				continue
			}
			if lines := strings.Count(s.Draw(screentest.Usual, screentest.Bare()), "\n") + 1; lines != screentest.Usual.Height {
				t.Errorf("screen %d draws %d lines", p, lines)
			}
			if kind := fmt.Sprintf("%T", s); kind != "*practices.Screen" {
				if other, twice := seen[kind]; twice {
					t.Errorf("places %d and %d are both %s", other, p, kind)
				}
				seen[kind] = p
			}
		}
	}
	if s := parts().Screen(screen.NightScreen + 1); s != nil {
		t.Errorf("what is no screen has %T", s)
	}
}

// The lists of practices are four, each under its own name.
func TestEachListOfPracticesHasItsName(t *testing.T) {
	for name, title := range map[screen.Name]string{
		screen.BreatheScreen: "breathe", screen.ImagineScreen: "imagine", screen.RelaxScreen: "relax", screen.RoutinesScreen: "routines",
	} {
		if first := strings.Fields(screentest.Drawn(parts().Screen(name), screentest.Usual))[0]; first != title {
			t.Errorf("screen %d is called %s, want %s", name, first, title)
		}
	}
}

// What is gone is no way to lie awake: at night the easy breath stands in for it,
// and by day it is said.
func TestAtNightTheEasyBreathStandsIn(t *testing.T) {
	gone := practice.Choice{Practice: practice.KindImagine, Name: "gone"}
	if plan, err := parts().Plan(screen.Practise{Choice: gone}, false); err == nil {
		t.Errorf("by day it is %s", plan.Name)
	}
	plan, err := parts().Plan(screen.Practise{Choice: gone, Night: true}, false)
	if err != nil || plan.Name != practice.Easy || plan.Practice != practice.KindNight {
		t.Errorf("at night it is %s of %s, %v", plan.Name, plan.Practice, err)
	}
	calm := screen.Practise{Choice: practice.Choice{Practice: practice.KindBreathe, Name: "calm"}}
	if plan, err := parts().Plan(calm, false); err != nil || plan.Name != "calm" || plan.Practice != practice.KindBreathe {
		t.Errorf("by day calm is %s of %s, %v", plan.Name, plan.Practice, err)
	}
	calm.Night = true
	if plan, err := parts().Plan(calm, false); err != nil || plan.Name != "calm" || plan.Practice != practice.KindNight {
		t.Errorf("at night calm is %s of %s, %v", plan.Name, plan.Practice, err)
	}
}

// A voice counts on the way to a place; where none is heard no number is said.
func TestAPlanKnowsWhetherItIsSpoken(t *testing.T) {
	x := parts()
	x.Contents.Guided = repertoire.Guided{
		Places: []guided.Place{{Name: "shore", Title: "A shore", Words: guided.Words{Level: guided.Way{Slots: []guided.Slot{{"Sand."}, {"Salt."}, {"Wood."}}}}}},
		Common: guided.Common{Count: []guided.Slot{{"Ten."}, {"Nine."}}},
	}
	want := screen.Practise{Choice: practice.Choice{Practice: practice.KindImagine, Name: "shore", Length: 20 * time.Minute}}
	for _, spoken := range []bool{true, false} {
		plan, err := x.Plan(want, spoken)
		aloud := slices.ContainsFunc(plan.Phases, func(p practice.Phase) bool { return p.Aloud })
		if err != nil || aloud != spoken {
			t.Errorf("spoken %v: it counts aloud: %v, %v", spoken, aloud, err)
		}
	}
}

// Without the contents a line is read by nothing but the schedule, and with them as they
// read it, by the settings of now.
func TestLinesAreReadByTheSettingsOfNow(t *testing.T) {
	x := parts()
	x.Settings.Schedule.Starts = evening.At(5, 0)
	if got := x.Noting(); got.Schedule != x.Settings.Schedule || got.Usual != "" {
		t.Errorf("without contents it is %+v", got)
	}
	x.Contents.Noting = func(s settings.Settings) noting.Noting {
		return noting.Noting{Schedule: s.Schedule, Usual: s.Breath.Pattern}
	}
	x.Settings.Breath.Pattern = "slow"
	if got := x.Noting(); got.Usual != "slow" || got.Schedule != x.Settings.Schedule {
		t.Errorf("with contents it is %+v", got)
	}
}

// What names what stands in the contents waits for them; a breath never does.
func TestABreathWaitsForNoContents(t *testing.T) {
	for name, waits := range map[screen.Name]bool{
		screen.BreatheScreen: false, screen.TonightScreen: false, screen.NightScreen: false, screen.ParkScreen: false, screen.JournalScreen: false,
		screen.ImagineScreen: true, screen.RelaxScreen: true, screen.RoutinesScreen: true, screen.LogScreen: true, screen.LearnScreen: true, screen.SettingsScreen: true,
	} {
		if InContents(name) != waits {
			t.Errorf("screen %d waits: %v", name, !waits)
		}
	}
}

// How a practice moves is by the settings: it is heard where there is a sound and
// the wish for it.
func TestHowAPracticeMoves(t *testing.T) {
	s := settings.Default()
	s.FrameRate, s.Sound.On = 10, true
	if got := Moving(s, true); got.Rate != 100*time.Millisecond || !got.Heard || got.Still {
		t.Errorf("it moves by %+v", got)
	}
	if Moving(s, false).Heard {
		t.Error("without a sound it is heard")
	}
	s.Sound.On, s.Still = false, true
	if got := Moving(s, true); got.Heard || !got.Still {
		t.Errorf("still and silent it moves by %+v", got)
	}
}
