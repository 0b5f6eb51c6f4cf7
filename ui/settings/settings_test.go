package settings

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// opened is the settings screen, and what it wanted to be kept.
type opened struct {
	*Screen
	t      *testing.T
	kept   settings.Settings
	writes int
}

// openSettings is the screen with one group open.
func openSettings(t *testing.T, group string) *opened {
	t.Helper()
	breaths := []practice.Pattern{
		{Name: "calm", Title: "Calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute},
		{Name: "box", Title: "Box", In: 4e9, Hold: 4e9, Out: 4e9, Empty: 4e9, Length: time.Minute},
	}
	d := &opened{t: t, kept: settings.Default()}
	d.Screen = New(d.kept, Options{
		Breaths: breaths, Fixed: map[string]bool{"pacer": true}, Say: screentest.SettingsWords(t),
	})
	for i, g := range d.groups {
		if g.Name == group {
			d.list.At = i
			d.Keys("enter")
			return d
		}
	}
	t.Fatalf("there is no group %q", group)
	return nil
}

// Keys presses keys by name; any other word is typed.
func (d *opened) Keys(names ...string) {
	for _, name := range names {
		typed := name
		if k := screentest.Key(name); k.Text == "" {
			typed = "<" + name + ">"
		}
		for typed != "" { // each key by itself, since each may want something
			one := typed[:1]
			if typed[0] == '<' {
				one = typed
			}
			if want, ok := screentest.Type(d.Screen, time.Time{}, one).(screen.Set); ok {
				d.writes++
				if err := d.kept.Set(want.Key, want.Value); err != nil {
					d.t.Error(err)
				}
			}
			typed = typed[len(one):]
		}
	}
}

// on puts the cursor on a setting of the open group.
func (d *opened) on(name string) *opened {
	d.t.Helper()
	for i, k := range d.rows {
		if k.Name == name {
			d.row.At = i
			return d
		}
	}
	d.t.Fatalf("%s is not in the group", name)
	return nil
}

// is checks a setting as the screen has it, and as it is kept.
func (d *opened) is(name, want string) {
	d.t.Helper()
	if got, _ := d.now.Value(name); got != want {
		d.t.Errorf("%s is %q at once, want %q", name, got, want)
	}
	if got, _ := d.kept.Value(name); got != want {
		d.t.Errorf("%s is kept as %q, want %q", name, got, want)
	}
}

// text is what is on the screen, without colours.
func (d *opened) text(a screen.Area) string { return screentest.Drawn(d, a) }

func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestEverySettingIsOnOneScreen(t *testing.T) {
	seen := make(map[string]int)
	for _, g := range settings.Groups() {
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
		{"wake", "wake.sun", []string{"enter", "ctrl+u", "9:30", "enter"}, "09:30"},
		{"practice", "breath.length", []string{"15m", "enter"}, "15m"},
		{"practice", "breath.pattern", []string{"enter", "ctrl+u", "4-6", "enter"}, "4-6"},
		{"practice", "breath.pattern", []string{"enter", "ctrl+u", "4-6", "enter", "right"}, "calm"},
		{"safety", "safety.heart", []string{"enter", "y", "enter"}, "yes"},
		{"safety", "safety.heart", []string{"enter", "y", "enter", "enter", "left", "enter"}, ""},
		{"safety", "safety.heart", []string{"enter", "y", "esc"}, ""},
		{"caffeine", "caffeine.half_life", []string{"6h30m", "enter"}, "6h30m"},
		{"caffeine", "body.weight_kg", []string{"62.5", "enter", "enter", "ctrl+u", "enter"}, ""},
	} {
		d := openSettings(t, c.group).on(c.name)
		d.Keys(c.keys...)
		d.is(c.name, c.want)
	}
}

func TestASleepThatMovesTheEveningsIsSaid(t *testing.T) {
	d := openSettings(t, "bedtime").on("bedtime")
	d.Keys("enter", "ctrl+u", "9:00", "enter")
	if text := d.text(screentest.Usual); !strings.Contains(text, "Evenings now evenings.asleep begin 13:00.") {
		t.Errorf("nothing says that the evenings moved:\n%s", text)
	}
}

func TestAllDaysMoveTogetherWhereTheyDiffer(t *testing.T) {
	d := openSettings(t, "bedtime").on("bedtime.fri")
	d.Keys("right")
	d.on("bedtime").Keys("left")
	d.is("bedtime.fri", "23:00")
	d.is("bedtime.mon", "22:45")
	if text := d.text(screentest.Usual); !strings.Contains(text, "day by day") {
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
		{"caffeine", "caffeine.half_life", "90h", "it goes from 2h to 15h"},
	} {
		d := openSettings(t, c.group).on(c.name)
		before := d.kept
		d.Keys("enter", "ctrl+u", c.typed, "enter")
		text := strings.Join(strings.Fields(d.text(screentest.Usual)), " ")
		if !strings.Contains(text, c.want) || !strings.Contains(text, "› "+c.typed) {
			t.Errorf("%s = %s shows\n%s", c.name, c.typed, d.text(screentest.Usual))
		}
		if d.writes != 0 {
			t.Errorf("%s = %s is written", c.name, c.typed)
		}
		d.Keys("esc")
		value, _ := before.Value(c.name)
		d.is(c.name, value)
	}
}

func TestWhyIsSaidWhereAQuestionIsOpened(t *testing.T) {
	d := openSettings(t, "safety").on("safety.heart")
	why := "it stays on this machine"
	if strings.Contains(flat(d.text(screentest.Usual)), why) {
		t.Error("the reason is there before the question is opened")
	}
	d.Keys("enter")
	for _, a := range []screen.Area{screentest.Usual, screentest.Small} {
		if text := flat(d.text(a)); !strings.Contains(text, why) || !strings.Contains(text, "rather not say") {
			t.Errorf("at %v there is\n%s", a, d.text(a))
		}
	}
}

func TestTheEnvironmentStandsOverASetting(t *testing.T) {
	d := openSettings(t, "look").on("pacer")
	d.Keys("right", "enter")
	d.is("pacer", "orb")
	if text := d.text(screentest.Usual); !strings.Contains(text, "LULL_PACER is set in the environment") {
		t.Errorf("nothing says why it stays:\n%s", text)
	}
}

func TestOwnThingsAreShownWithTheWayToTheirFile(t *testing.T) {
	d := openSettings(t, "own")
	for key, value := range map[string]string{"patterns.mine": "5-5", "drinks.mate": "mg=80", "routines.late": "sigh 2m, calm"} {
		if err := d.now.Set(key, value); err != nil {
			t.Fatal(err)
		}
	}
	d.Keys("down", "x")
	for _, want := range []string{"mine", "5-5", "mate", "mg=80", "late", "sigh 2m, calm", "lull config edit"} {
		if text := flat(d.text(screentest.Usual)); !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, d.text(screentest.Usual))
		}
	}
}

func find(t *testing.T, name string) settings.Key {
	t.Helper()
	k, err := settings.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// A setting that names a drink can take one of your own, and each only once.
func TestTheDrinksThatCanBeNamed(t *testing.T) {
	d := openSettings(t, "caffeine")
	drink := find(t, "caffeine.usual_drink")
	if got := d.choices(drink); len(got) > 0 {
		t.Errorf("without a table these can be named: %q", got)
	}
	d.options.Drinks = screentest.Table()
	if got := d.choices(drink); !slices.Equal(got, []string{"coffee"}) { // a run is no drink
		t.Errorf("these can be named: %q", got)
	}
	d.now.Drinks = []settings.Drink{{Name: "mate"}, {Name: "coffee"}}
	if got := d.choices(drink); !slices.Equal(got, []string{"mate", "coffee"}) {
		t.Errorf("with your own these can be named: %q", got)
	}
	d.now.Safety.Holds = settings.Yes
	if got := d.choices(find(t, "breath.pattern")); !slices.Equal(got, []string{"calm", "box"}) {
		t.Errorf("these can be breathed: %q", got)
	}
	if got := d.choices(find(t, "sound.cue")); got != nil {
		t.Errorf("any text goes, and these can be named: %q", got)
	}
}

// A drink that nobody knows is refused only where it is known what there is.
func TestAMisnamedDrinkIsFoundOnceTheDrinksAreKnown(t *testing.T) {
	drink := find(t, "caffeine.usual_drink")
	if _, wrong := openSettings(t, "caffeine").change(drink, "nectar"); wrong != "" {
		t.Errorf("without a table it is %v", wrong)
	}
	d := openSettings(t, "caffeine")
	d.options.Drinks = screentest.Table()
	if want, wrong := d.change(drink, "nectar"); want != nil || !strings.Contains(wrong, "nectar") {
		t.Errorf("with one it is %v", wrong)
	}
}

// On every line and with everything open the picture has exactly the
// lines of its window, and what the cursor is on is seen.
func TestSettingsDrawAtEverySize(t *testing.T) {
	for _, g := range settings.Groups() {
		d := openSettings(t, g.Name)
		for i, k := range d.rows {
			for _, a := range []screen.Area{{Width: 40, Height: 12}, {Width: 60, Height: 20}, {Width: 80, Height: 24}, {Width: 200, Height: 60}} {
				d.row.At = i
				if text := d.text(a); !strings.Contains(text, "› "+label(k, d.options.Say)) {
					t.Errorf("at %v %s is not seen:\n%s", a, k.Name, text)
				}
				d.question = ask(k, k.Value(settings.Default()), nil)
				for _, wrong := range []string{"", strings.Repeat("too long for a line ", 20)} {
					d.question.refuse(wrong)
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
				d.question = nil
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
	if d.now.Schedule.Bed[1] != evening.At(23, 0) {
		t.Error("Monday is not what was typed")
	}
}

// Where a setting takes names, tab completes them and shows which there are.
func TestTabCompletesTheNamesOfASetting(t *testing.T) {
	d := openSettings(t, "imagery").on("imagery.avoid")
	d.Keys("enter")
	d.Keys("w", "a", "tab")
	if text := d.text(screentest.Usual); !strings.Contains(text, "water ") {
		t.Errorf("it is not completed:\n%s", text)
	}
	d.Keys("ctrl+u", "b", "tab")
	if text := d.text(screentest.Usual); !strings.Contains(text, "birds") || !strings.Contains(text, "boats") {
		t.Errorf("it does not say which there are:\n%s", text)
	}
}
