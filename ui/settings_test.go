package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/screen"
	settingsscreen "lull/ui/settings"
	"lull/ui/theme"
	tonightscreen "lull/ui/tonight"
)

// desktop is an app on the settings screen, without a terminal.
type desktop struct {
	*App
	t      *testing.T
	wishes *wishes
}

// openSettings puts the settings on the screen, with one group open.
func openSettings(t *testing.T, group string) *desktop {
	t.Helper()
	w := &wishes{settings.Default()}
	look := func(s settings.Settings) *theme.Theme {
		t := theme.New(s.Theme, colorprofile.TrueColor, theme.Options{ASCII: s.ASCII})
		return &t
	}
	d := &desktop{t: t, wishes: w}
	d.App = New(Deps{
		Now: d.now, Settings: w, Theme: look(w.s), Breaths: []practice.Pattern{calm(), box()},
		Fixed: func(k settings.Key) bool { return k.Name == "pacer" },
		Say:   func(id string, with map[string]string) string { return id + " " + with["begin"] },
	}, OpenTonight)
	d.visit(screen.SettingsPlace)
	if group == "" {
		return d
	}
	for i, g := range settingsscreen.Groups() {
		if g.Name == group {
			d.screen().At = i
			d.Keys("enter")
			return d
		}
	}
	t.Fatalf("there is no group %q", group)
	return nil
}

func (d *desktop) screen() *settingsscreen.Screen {
	d.t.Helper()
	s, ok := d.top().(*settingsscreen.Screen)
	if !ok {
		d.t.Fatalf("on the screen is %T, want the settings", d.top())
	}
	return s
}

var named = map[string]tea.Key{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "backspace": {Code: tea.KeyBackspace},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
}

// Keys presses keys by name; any other word is typed.
func (d *desktop) Keys(names ...string) {
	for _, name := range names {
		if k, ok := named[name]; ok {
			d.press(tea.KeyPressMsg(k), d.now())
			continue
		}
		for _, r := range name {
			d.press(tea.KeyPressMsg(tea.Key{Text: string(r), Code: r}), d.now())
		}
	}
}

func (d *desktop) now() time.Time { return time.Date(2026, 11, 23, 21, 40, 0, 0, time.UTC) }

// on puts the cursor on a setting of the open group.
func (d *desktop) on(name string) *desktop {
	d.t.Helper()
	s := d.screen()
	for i, k := range s.Rows {
		if k.Name == name {
			s.Row = i
			return d
		}
	}
	d.t.Fatalf("%s is not in the group", name)
	return d
}

// is checks a setting as the app has it, and as it is when all is written.
func (d *desktop) is(name, want string) {
	d.t.Helper()
	if got, _ := d.deps.Settings.Current().Value(name); got != want {
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

// text is what is on the screen, without colours.
func (d *desktop) text(a screen.Area) string {
	d.area = a
	return ansi.Strip(d.View().Content)
}

func TestEverySettingIsOnOneScreen(t *testing.T) {
	seen := make(map[string]int)
	for _, g := range settingsscreen.Groups() {
		for _, k := range g.Keys() {
			seen[k.Name]++
		}
	}
	for _, k := range settings.Keys() {
		if seen[k.Name] != 1 {
			t.Errorf("%s is on %d screens, want one", k.Name, seen[k.Name])
		}
	}
}

func TestAChangeCountsAtOnceAndIsKept(t *testing.T) {
	for _, c := range []struct {
		group, name string
		keys        []string
		want        string
	}{
		{"look", "still", []string{"enter"}, "true"},
		{"look", "still", []string{"right", "right"}, "false"},
		{"look", "theme", []string{"right"}, "coal"},
		{"look", "theme", []string{"left"}, "day"},
		{"look", "frame_rate", []string{"12", "enter"}, "12"},
		{"look", "frame_rate", []string{"enter", "ctrl+u", "9", "enter"}, "9"},
		{"bedtime", "bedtime.sat", []string{"right", "right"}, "23:30"},
		{"bedtime", "bedtime.sat", []string{"right", "right", "right", "right", "right"}, "00:15"},
		{"bedtime", "bedtime", []string{"left"}, "22:45"},
		{"bedtime", "bedtime", []string{"10:20pm", "enter"}, "22:20"},
		{"bedtime", "day_starts", []string{"5:05", "enter", "right"}, "05:15"},
		{"bedtime", "day_starts", []string{"5:05", "enter", "left"}, "05:00"},
		{"bedtime", "day_starts", []string{"right"}, "04:15"},
		{"bedtime", "day_starts", []string{"5:05", "enter", "enter", "ctrl+u", "enter"}, ""},
		{"getting up", "wake.sun", []string{"enter", "ctrl+u", "9:30", "enter"}, "09:30"},
		{"practice", "breath.length", []string{"15m", "enter"}, "15m"},
		{"practice", "breath.pattern", []string{"enter", "ctrl+u", "4-6", "enter"}, "4-6"},
		{"practice", "breath.pattern", []string{"enter", "ctrl+u", "4-6", "enter", "right"}, "calm"},
		{"safety", "safety.heart", []string{"enter", "y", "enter"}, "yes"},
		{"safety", "safety.heart", []string{"enter", "y", "enter", "enter", "left", "enter"}, ""},
		{"safety", "safety.heart", []string{"enter", "y", "esc"}, ""},
		{"caffeine and body", "caffeine.half_life", []string{"6h30m", "enter"}, "6h30m"},
		{"caffeine and body", "body.weight_kg", []string{"62.5", "enter", "enter", "ctrl+u", "enter"}, ""},
	} {
		d := openSettings(t, c.group).on(c.name)
		d.Keys(c.keys...)
		d.is(c.name, c.want)
	}
}

func TestASleepThatMovesTheEveningsIsSaid(t *testing.T) {
	d := openSettings(t, "bedtime").on("bedtime")
	d.Keys("enter", "ctrl+u", "9:00", "enter")
	if text := d.text(screen.Area{Width: 80, Height: 24}); !strings.Contains(text, "Evenings now evenings.asleep 13:00.") {
		t.Errorf("nothing says that the evenings moved:\n%s", text)
	}
}

func TestAllDaysMoveTogetherWhereTheyDiffer(t *testing.T) {
	d := openSettings(t, "bedtime").on("bedtime.fri")
	d.Keys("right")
	d.on("bedtime").Keys("left")
	d.is("bedtime.fri", "23:00")
	d.is("bedtime.mon", "22:45")
	if text := d.text(screen.Area{Width: 80, Height: 24}); !strings.Contains(text, "day by day") {
		t.Errorf("nothing says that the days differ:\n%s", text)
	}
	d.on("bedtime").Keys("enter", "23:00", "enter")
	d.is("bedtime", "23:00")
}

func TestAWrongAnswerIsSaidAndNothingIsLost(t *testing.T) {
	for _, c := range []struct{ group, name, typed, want string }{
		{"practice", "breath.length", "10", `breath.length is "10"; write a length such as 90s, 10m or 1h30m`},
		{"practice", "breath.pattern", "kalm", `there is no breathing pattern "kalm" (perhaps calm)`},
		{"bedtime", "bedtime.mon", "nine", `bedtime.mon is "nine"; write a time of day such as 23:00`},
		{"caffeine and body", "caffeine.half_life", "90h", "it goes from 2h to 15h"},
	} {
		d := openSettings(t, c.group).on(c.name)
		before := d.wishes.s
		d.Keys("enter", "ctrl+u", c.typed, "enter")
		text := strings.Join(strings.Fields(d.text(screen.Area{Width: 80, Height: 24})), " ")
		if !strings.Contains(text, c.want) || !strings.Contains(text, "› "+c.typed) {
			t.Errorf("%s = %s shows\n%s", c.name, c.typed, d.text(screen.Area{Width: 80, Height: 24}))
		}
		if len(d.outbox.waiting) != 0 {
			t.Errorf("%s = %s is written", c.name, c.typed)
		}
		d.Keys("esc")
		value, _ := before.Value(c.name)
		d.is(c.name, value)
	}
}

func TestTheThemeChangesWhileItIsChosen(t *testing.T) {
	d := openSettings(t, "look").on("theme")
	before := d.View().BackgroundColor
	d.Keys("right")
	if d.View().BackgroundColor == before || d.deps.Theme.Name != "coal" {
		t.Errorf("after the change the theme is %s", d.deps.Theme.Name)
	}
	d.on("ascii").Keys("enter")
	if text := d.text(screen.Area{Width: 80, Height: 24}); !strings.Contains(text, "< yes >") {
		t.Errorf("plain characters are on and there is\n%s", text)
	}
}

func TestManyStepsAreWrittenOnce(t *testing.T) {
	d := openSettings(t, "bedtime").on("bedtime.mon")
	d.Keys("left", "left", "left", "left")
	if n := len(d.outbox.waiting); n != 1 {
		t.Errorf("%d writes wait for one setting", n)
	}
	d.is("bedtime.mon", "22:00")
}

func TestWhyIsSaidWhereAQuestionIsOpened(t *testing.T) {
	d := openSettings(t, "safety").on("safety.heart")
	why := "it stays on this machine"
	if strings.Contains(flat(d.text(screen.Area{Width: 80, Height: 24})), why) {
		t.Error("the reason is there before the question is opened")
	}
	d.Keys("enter")
	for _, a := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		if text := flat(d.text(a)); !strings.Contains(text, why) || !strings.Contains(text, "rather not say") {
			t.Errorf("at %v there is\n%s", a, d.text(a))
		}
	}
}

func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestTheEnvironmentStandsOverASetting(t *testing.T) {
	d := openSettings(t, "look").on("pacer")
	d.Keys("right", "enter")
	d.is("pacer", "orb")
	if text := d.text(screen.Area{Width: 80, Height: 24}); !strings.Contains(text, "LULL_PACER is set in the environment") {
		t.Errorf("nothing says why it stays:\n%s", text)
	}
}

func TestAStepBackLeadsUpAndOut(t *testing.T) {
	d := openSettings(t, "safety").on("safety.holds")
	d.Keys("enter", "esc")
	if s := d.screen(); s.Asked != nil || !s.Inside {
		t.Error("esc on a question does not lead back to its group")
	}
	d.Keys("esc")
	if s := d.screen(); s.Inside {
		t.Error("esc in a group does not lead back to the groups")
	}
	d.Keys("esc")
	if _, ok := d.top().(*tonightscreen.Screen); !ok {
		t.Errorf("after leaving there is %T", d.top())
	}
	d.visit(screen.SettingsPlace)
	d.Keys("ctrl+c")
	if !d.leaving {
		t.Error("ctrl+c does not leave from the settings")
	}
}

func TestASettingThatCannotBeKeptIsToldAndStays(t *testing.T) {
	d := openSettings(t, "look").on("still")
	d.Keys("enter")
	d.outbox.send()
	d.saved(savedMsg{number: d.outbox.number, err: errors.New("the disk is full")})
	if text := flat(d.text(screen.Area{Width: 80, Height: 24})); !strings.Contains(text, "the disk is full") || !strings.Contains(text, "‹ yes ›") {
		t.Errorf("there is\n%s", d.text(screen.Area{Width: 80, Height: 24}))
	}
}

func TestPastedTextIsOneLine(t *testing.T) {
	d := openSettings(t, "practice").on("breath.length")
	d.Keys("enter", "ctrl+u")
	d.take(tea.PasteMsg{Content: "12m\n"})
	d.Keys("enter")
	d.is("breath.length", "12m")
}

func TestOwnThingsAreShownWithTheWayToTheirFile(t *testing.T) {
	d := openSettings(t, "")
	for key, value := range map[string]string{"patterns.mine": "5-5", "drinks.mate": "mg=80", "routines.late": "sigh 2m, calm"} {
		if err := d.screen().Now.Set(key, value); err != nil {
			t.Fatal(err)
		}
	}
	d.screen().At = len(settingsscreen.Groups()) - 1
	d.Keys("enter", "down", "x")
	for _, want := range []string{"mine", "5-5", "mate", "mg=80", "late", "sigh 2m, calm", "lull config edit"} {
		if text := flat(d.text(screen.Area{Width: 80, Height: 24})); !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, d.text(screen.Area{Width: 80, Height: 24}))
		}
	}
}

// Wherever the cursor is and whatever is open, the picture has exactly the
// lines of its window, and what the cursor is on is seen.
func TestSettingsDrawAtEverySize(t *testing.T) {
	for _, g := range settingsscreen.Groups() {
		d := openSettings(t, g.Name)
		for i, k := range d.screen().Rows {
			for _, a := range []screen.Area{{Width: 40, Height: 12}, {Width: 60, Height: 20}, {Width: 80, Height: 24}, {Width: 200, Height: 60}} {
				d.screen().Row = i
				if text := d.text(a); !strings.Contains(text, "› "+settingsscreen.Label(k)) {
					t.Errorf("at %v %s is not seen:\n%s", a, k.Name, text)
				}
				d.screen().Asked = settingsscreen.NewQuestion(k, k.Value(settings.Default()))
				for _, wrong := range []string{"", strings.Repeat("too long for a line ", 20)} {
					d.screen().Asked.Wrong = wrong
					lines := strings.Split(d.text(a), "\n")
					if len(lines) != a.Height {
						t.Errorf("%s at %v draws %d lines", k.Name, a, len(lines))
					}
					for _, l := range lines {
						if w := ansi.StringWidth(l); w != a.Width {
							t.Errorf("%s at %v: a line is %d wide", k.Name, a, w)
						}
					}
				}
				d.screen().Asked = nil
			}
		}
	}
}

func TestALongAnswerIsSeenWhereItIsTyped(t *testing.T) {
	d := openSettings(t, "bedtime").on("bedtime")
	d.Keys("enter", "ctrl+u", "mon 23:00, tue 23:00, wed 23:00, thu 23:00, fri 23:45")
	if text := d.text(screen.Area{Width: 40, Height: 12}); !strings.Contains(text, "fri 23:45 ") {
		t.Errorf("the end of it is not seen:\n%s", text)
	}
	d.Keys("enter")
	d.is("bedtime.fri", "23:45")
	if d.deps.Settings.Current().Schedule.Bed[1] != evening.At(23, 0) {
		t.Error("Monday is not what was typed")
	}
}
