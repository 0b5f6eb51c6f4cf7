package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/screens"
	"lull/ui/theme"
)

// settingsApp is an app on the settings screen, without a terminal.
type settingsApp struct {
	*App
	t      *testing.T
	wishes *wishes
}

// openSettings puts a group of the settings on the screen.
func openSettings(t *testing.T, group string) *settingsApp {
	t.Helper()
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	d := &settingsApp{t: t, wishes: &wishes{settings.Default()}}
	d.App = New(Deps{
		Given:    screens.Given{Now: d.now, Breaths: []practice.Pattern{calm(), box()}, Say: words(t)},
		Settings: d.wishes, Theme: &look,
	}, openTonight)
	d.visit(screen.SettingsScreen)
	d.down(group)
	d.keys("enter")
	return d
}

// down leads down to a line.
func (d *settingsApp) down(line string) {
	d.t.Helper()
	for range 20 {
		if strings.Contains(d.shown(screentest.Usual), d.looks.day.Shapes.Cursor+" "+line) {
			return
		}
		d.keys("down")
	}
	d.t.Fatalf("there is no %s", line)
}

// keys presses keys by name.
func (d *settingsApp) keys(names ...string) {
	for _, name := range names {
		d.press(screentest.Key(name), d.now())
	}
}

func (d *settingsApp) now() time.Time { return time.Date(2026, 11, 23, 21, 40, 0, 0, time.UTC) }

// is checks a setting as the app has it, and as it is when all is written.
func (d *settingsApp) is(name, want string) {
	d.t.Helper()
	if got, _ := d.settings.Value(name); got != want {
		d.t.Errorf("%s is %q at once, want %q", name, got, want)
	}
	for _, w := range d.outbox.waiting {
		if err := w.do(d.t.Context()); err != nil {
			d.t.Errorf("%s: %v", w.what, err)
		}
	}
	d.outbox.waiting = nil
	if got, _ := d.wishes.s.Value(name); got != want {
		d.t.Errorf("%s is kept as %q, want %q", name, got, want)
	}
}

func TestTheThemeChangesWhileItIsChosen(t *testing.T) {
	d := openSettings(t, "look")
	before := d.View().BackgroundColor
	d.keys("right")
	if d.View().BackgroundColor == before || d.looks.day.Name != "coal" {
		t.Errorf("after the change the theme is %s", d.looks.day.Name)
	}
	d.is("theme", "coal")
	d.down("plain characters")
	d.keys("enter")
	if text := d.shown(screentest.Usual); !strings.Contains(text, "< yes >") {
		t.Errorf("plain characters are on and there is\n%s", text)
	}
}

func TestManyStepsAreWrittenOnce(t *testing.T) {
	d := openSettings(t, "bedtime")
	d.keys("left", "left", "left", "left")
	if n := len(d.outbox.waiting); n != 1 {
		t.Errorf("%d writes wait for one setting", n)
	}
	d.is("bedtime", "22:00")
}

func TestAStepBackLeadsUpAndOut(t *testing.T) {
	d := openSettings(t, "safety")
	d.keys("enter")
	for _, want := range []string{"rather not say", "not said", "getting up"} {
		if text := d.shown(screentest.Usual); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
		d.keys("esc")
	}
	if len(d.open) != 1 {
		t.Errorf("after leaving there is %T", d.open.top())
	}
	d.visit(screen.SettingsScreen)
	d.keys("ctrl+c")
	if !d.leaving {
		t.Error("ctrl+c does not leave from the settings")
	}
}

func TestASettingThatCannotBeKeptIsToldAndStays(t *testing.T) {
	d := openSettings(t, "look")
	d.keys("right")
	d.outbox.send()
	d.saved(savedMsg{number: d.outbox.number, err: errors.New("the disk is full")})
	if text := d.shown(screentest.Usual); !strings.Contains(text, "the disk is full") || !strings.Contains(text, "‹ coal ›") {
		t.Errorf("there is\n%s", text)
	}
}

func TestPastedTextIsOneLine(t *testing.T) {
	d := openSettings(t, "practice")
	d.down("length")
	d.keys("enter", "ctrl+u")
	d.take(tea.PasteMsg{Content: "12m\n"})
	d.keys("enter")
	d.is("breath.length", "12m")
}

// words are the settings' own, and of all else what it is called.
func words(t *testing.T) screen.Say {
	t.Helper()
	own := screentest.SettingsWords(t)
	return func(id string, with map[string]string) string {
		if said := own(id, nil); said != id {
			return own(id, with)
		}
		return id
	}
}
