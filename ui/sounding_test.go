package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/screens"
	"lull/ui/theme"
)

// ear writes down what the sound is told.
type ear struct {
	began time.Time
	heard []string
}

func (e *ear) Play(p practice.Plan, w practice.Stopwatch, _ settings.Settings) {
	e.heard = append(e.heard, fmt.Sprint("play ", p.Name, " ", w.Running()))
}

func (e *ear) Follow(p practice.Plan, w practice.Stopwatch) {
	e.heard = append(e.heard, fmt.Sprint("follow ", w.Running(), " ", w.Elapsed(e.began).Round(time.Second)))
}
func (e *ear) Quieter() { e.heard = append(e.heard, "quieter") }
func (e *ear) Mix(part sound.Part, steps int) {
	e.heard = append(e.heard, fmt.Sprint("mix ", part, " ", steps))
}
func (e *ear) Stop()                    { e.heard = append(e.heard, "stop") }
func (e *ear) Tells(func(sound.Speech)) {}

// hearing is an app whose clock is moved by hand, and what its sound was told.
func hearing(t *testing.T, first screen.Intent) (*App, *ear, *time.Time) {
	t.Helper()
	now := time.Date(2026, 11, 23, 22, 45, 0, 0, time.UTC)
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	e := &ear{began: now.Add(time.Hour)}
	kept := &shelf{}
	a := New(Deps{
		Given: screens.Given{
			Now: func() time.Time { return now }, NewID: func() string { return "id" }, Breaths: []practice.Pattern{calm()},
			Say: func(id string, _ map[string]string) string { return id },
		},
		Sound:     e,
		Practices: kept, Journal: kept, Read: kept.Read, Settings: &wishes{settings.Default()},
		Theme: &look,
	}, first)
	a.Init()
	return a, e, &now
}

func TestSoundIsToldWhatChanges(t *testing.T) {
	a, e, now := hearing(t, openPractice(practice.Breathe(calm(), time.Minute)))
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, key := range []tea.KeyPressMsg{
		{Code: tea.KeySpace, Text: " "}, {Code: 'x', Text: "x"}, {Code: tea.KeySpace, Text: " "}, {Code: '-', Text: "-"}, {Code: 'q', Text: "q"},
	} {
		*now = now.Add(time.Second)
		a.Update(key)
	}
	// Two of the five seconds were a pause.
	want := []string{"play calm true", "follow false 1s", "follow true 59m58s", "follow true 59m58s", "stop"}
	if !slices.Equal(e.heard, want) {
		t.Errorf("the sound was told %q", e.heard)
	}
}

func TestWhatCannotBeEasierGetsQuieter(t *testing.T) {
	words := practice.NewPlan("imagine", "shore", "Shore", []practice.Phase{{Cue: practice.Say, Lasts: time.Minute, Words: "Sand.", Ends: true}})
	a, e, _ := hearing(t, openPractice(words))
	minus := tea.KeyPressMsg{Code: '-', Text: "-"}
	a.Update(minus)
	a.Update(minus)
	if want := []string{"play shore true", "quieter", "quieter"}; !slices.Equal(e.heard, want) {
		t.Errorf("the sound was told %q", e.heard)
	}
	if seen := a.shown(screentest.Usual); !strings.Contains(seen, "a little quieter") {
		t.Errorf("and the screen says:\n%s", seen)
	}
}

func TestEachPartOfTheSoundHasKeys(t *testing.T) {
	a, e, _ := hearing(t, openPractice(practice.Breathe(calm(), time.Minute)))
	for _, k := range []string{"t", "b", "B", "V", "v", "v"} {
		a.Update(tea.KeyPressMsg{Code: rune(k[0]), Text: k})
	}
	want := []string{"play calm true", "mix 0 -1", "mix 1 -1", "mix 1 1", "mix 2 1", "mix 2 -1", "mix 2 -1"}
	if !slices.Equal(e.heard, want) {
		t.Errorf("the sound was told %q", e.heard)
	}
	if seen := a.shown(screentest.Usual); !strings.Contains(seen, "voice softer") {
		t.Errorf("and the screen says:\n%s", seen)
	}
}

func TestAPracticeThatEndsStopsTheSound(t *testing.T) {
	a, e, now := hearing(t, openPractice(practice.Breathe(calm(), 10*time.Second)))
	*now = now.Add(time.Second)
	a.Update(Hangup{})
	if want := []string{"play calm true", "stop"}; !slices.Equal(e.heard, want) {
		t.Errorf("the sound was told %q", e.heard)
	}
}

// A voice that fails is spoken of once, where nobody lies down.
func TestThatNobodySpeaksIsSaidOnce(t *testing.T) {
	a, _, now := hearing(t, screen.Visit{Name: screen.TonightScreen})
	*now = now.Add(-3 * time.Hour)
	a.Update(sound.Speech{Err: errors.New("no voice today")})
	if seen := a.shown(screentest.Usual); !strings.Contains(seen, "practice.unspoken") {
		t.Errorf("by day it is not said:\n%s", seen)
	}
	for _, hour := range []time.Duration{0, 3} { // before lights-out, and after
		a, _, now := hearing(t, screen.Visit{Name: screen.TonightScreen})
		*now = now.Add((hour - 2) * time.Hour)
		begin := screen.Begin{Plan: practice.Breathe(calm(), time.Minute)}
		a.do(begin)
		a.Update(sound.Speech{Err: errors.New("no voice today")})
		if seen := a.shown(screentest.Usual); strings.Contains(seen, "practice.unspoken") {
			t.Errorf("it is said in a practice:\n%s", seen)
		}
		a.Update(tea.KeyPressMsg{Code: 'q', Text: "q"})
		if seen := a.shown(screentest.Usual); strings.Contains(seen, "practice.unspoken") != (hour == 0) {
			t.Errorf("hour %d, after the practice:\n%s", hour, seen)
		}
		if hour != 0 {
			continue
		}
		if a.Unspoken() != nil {
			t.Error("it would be said again on the way out")
		}
		a.open.top().(screen.Noticer).Notice("")
		a.do(begin)
		a.Update(sound.Speech{Err: errors.New("no voice today")})
		a.Update(tea.KeyPressMsg{Code: 'q', Text: "q"})
		if seen := a.shown(screentest.Usual); strings.Contains(seen, "practice.unspoken") {
			t.Errorf("it is said twice:\n%s", seen)
		}
	}
}
