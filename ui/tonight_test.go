package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/tonight"
	morningscreen "lull/ui/morning"
	"lull/ui/night"
	"lull/ui/park"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/screens"
	"lull/ui/theme"
	tonightscreen "lull/ui/tonight"
)

// atHour is Tonight at an hour after Monday 2026-11-23 00:00, with what the
// journal tells.
func atHour(t *testing.T, hour float64, told tonight.Facts) *App {
	t.Helper()
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	now := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC).Add(time.Duration(hour * float64(time.Hour)))
	s := settings.Default()
	a := New(Deps{
		Given:    screens.Given{Now: func() time.Time { return now }, Say: screentest.Words},
		Settings: &wishes{s}, Theme: &look,
	}, openTonight)
	seen := tonight.From(now, s, nil, told)
	c := seen.Suggestion.Choice
	plans := a.contents.parts(&a.deps, a.settings).Plans()
	a.read(readMsg{number: a.reads.number, answer: lookup.Answer{Tonight: seen, Title: plans.Title(c), Lasts: plans.Lasts(c)}})
	return a
}

func (a *App) shown(size screen.Area) string {
	a.area = size
	return ansi.Strip(a.View().Content)
}

// foot gives the last line with words on it: the keys.
func foot(drawn string) string {
	lines := strings.Split(strings.TrimRight(drawn, " \n"), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// After lights-out Tonight is one line, the practice and the night door, in
// the night's ink; nobody is greeted, and no number stands there.
func TestAfterLightsOutThereIsLittleOnTonight(t *testing.T) {
	for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
		for _, hour := range []float64{23.1, 24.5, 27, 29, 30.9} {
			a := atHour(t, hour, tonight.Facts{})
			drawn := a.shown(size)
			if got := strings.Fields(drawn); len(got) > 20 {
				t.Errorf("at %v, %v: %d words:\n%s", hour, size, len(got), drawn)
			}
			for _, want := range []string{"Monday night", "enter", "n       night.door", "?"} {
				if !strings.Contains(drawn, want) {
					t.Errorf("at %v, %v: no %q:\n%s", hour, size, want, drawn)
				}
			}
			if strings.Contains(strings.ToLower(drawn), "good") || strings.ContainsAny(drawn, "0123456789") {
				t.Errorf("at %v, %v:\n%s", hour, size, drawn)
			}
			full := a.looks.day.Ink.Render("x")
			if ink, _, _ := strings.Cut(full, "x"); strings.Contains(a.View().Content, ink) {
				t.Errorf("at %v, %v there is full ink", hour, size)
			}
		}
	}
}

func TestTheNightFitsAnyWindow(t *testing.T) {
	a := atHour(t, 27, tonight.Facts{})
	a.open.top().(*tonightscreen.Screen).Notice("This did not work: saving the entry.")
	for width := 1; width < 50; width++ {
		for height := 1; height < 14; height++ {
			lines := strings.Split(a.shown(screen.Area{Width: width, Height: height}), "\n")
			if len(lines) != height || slices.ContainsFunc(lines, func(l string) bool { return ansi.StringWidth(l) != width }) {
				t.Fatalf("%d by %d: %q", width, height, lines)
			}
		}
	}
}

// A page that is opened from it has the night's ink as well.
func TestTheNightsInkGoesAlong(t *testing.T) {
	a := atHour(t, 27, tonight.Facts{})
	a.area = screentest.Usual
	a.press(tea.KeyPressMsg(tea.Key{Text: "?", Code: '?'}), a.deps.Now())
	ink, _, _ := strings.Cut(a.looks.day.Ink.Render("x"), "x")
	if drawn := a.View().Content; !strings.Contains(ansi.Strip(drawn), "keys") || strings.Contains(drawn, ink) {
		t.Errorf("the keys are shown in full ink: %q", drawn)
	}
}

func TestTheNightDoorIsAKeyAway(t *testing.T) {
	a := atHour(t, 27, tonight.Facts{})
	press := func(r rune) {
		a.do(a.open.top().Press(tea.KeyPressMsg(tea.Key{Text: string(r), Code: r}), a.deps.Now()))
	}
	press('n')
	if _, ok := a.open.top().(*night.Screen); !ok {
		t.Fatalf("n opens %T", a.open.top())
	}
	a.do(a.open.top().Press(tea.KeyPressMsg(tea.Key{Code: tea.KeyEscape}), a.deps.Now()))
	if _, ok := a.open.top().(*tonightscreen.Screen); !ok || a.leaving {
		t.Errorf("esc leads to %T, leaving: %v", a.open.top(), a.leaving)
	}
}

// After a jolt one key is enough, from Tonight at night and from the night door,
// and what is played belongs to the evening before.
func TestAfterAJoltIsAKeyAway(t *testing.T) {
	j := tea.KeyPressMsg(tea.Key{Text: "j", Code: 'j'})
	jolt := screen.Practise{Choice: practice.Choice{Practice: practice.KindRelax, Name: practice.Jolt}, Night: true}
	for hour, want := range map[float64]screen.Intent{15: nil, 22.9: nil, 23.1: jolt, 27: jolt, 30.9: jolt} {
		if got := atHour(t, hour, tonight.Facts{}).open.top().Press(j, time.Time{}); got != want {
			t.Errorf("at %v j wants %v, want %v", hour, got, want)
		}
	}
	if got := night.New().Press(j, time.Time{}); got != jolt {
		t.Errorf("at the night door j wants %v", got)
	}
}

// What came up in the time for worries is put down when it ends; at night it
// gets dark like everything else.
func TestWorriesArePutDownWhenTheirTimeIsOver(t *testing.T) {
	for hour, puts := range map[float64]bool{20: true, 22.9: true, 23.5: false} {
		a := atHour(t, hour, tonight.Facts{})
		worry := practice.NewPlan(practice.KindRelax, practice.Worry, "", []practice.Phase{{Lasts: time.Minute, Ends: true}})
		a.deps.NewID = func() string { return "id" }
		a.begin(worry)
		a.do(screen.Ended{})
		if _, there := a.open.top().(*park.Screen); there != puts || a.leaving == puts {
			t.Errorf("at %v the top is %T, leaving: %v", hour, a.open.top(), a.leaving)
		}
	}
}

// The morning is not asked for before it is there, and comes first then.
func TestTheMorningIsOfferedInTheMorning(t *testing.T) {
	night := journal.Entry{Kind: journal.KindNight, Evening: evening.DayOf(2026, 11, 22), Night: &journal.Night{Quality: 3}}
	for _, c := range []struct {
		hour    float64
		told    tonight.Facts
		offered bool
		first   bool
	}{
		{6.9, tonight.Facts{}, false, false},
		{7, tonight.Facts{}, true, true},
		{12.9, tonight.Facts{}, true, true},
		{13, tonight.Facts{}, true, false},
		{8, tonight.Facts{Entries: []journal.Entry{night}}, true, false},
		{21.9, tonight.Facts{}, true, false},
		{22.5, tonight.Facts{}, false, false},
		{23.7, tonight.Facts{}, false, false},
		{27, tonight.Facts{}, false, false},
	} {
		a := atHour(t, c.hour, c.told)
		m := tea.KeyPressMsg(tea.Key{Text: "m", Code: 'm'})
		offered := false
		for _, k := range a.open.top().Help() {
			offered = offered || key.Matches(m, k)
		}
		if offered != c.offered {
			t.Errorf("at %v: offered %v", c.hour, offered)
		}
		for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
			drawn := foot(a.shown(size))
			if first := strings.HasPrefix(drawn, "m "); first != c.first {
				t.Errorf("at %v: the keys are %q", c.hour, drawn)
			}
			if !strings.Contains(drawn, "? ") {
				t.Errorf("at %v, %v: no ? among %q", c.hour, size, drawn)
			}
		}
		a.do(a.open.top().Press(m, a.deps.Now()))
		if _, ok := a.open.top().(*morningscreen.Screen); ok != c.offered {
			t.Errorf("at %v m opens %T", c.hour, a.open.top())
		}
	}
}

// An evening belongs to the day before midnight.
func TestTheWeekdayIsTheEvenings(t *testing.T) {
	for hour, want := range map[float64]string{9: "Monday morning", 15: "Monday afternoon", 21: "Monday evening", 22.5: "Monday night", 25: "Monday night"} {
		if drawn := atHour(t, hour, tonight.Facts{}).shown(screentest.Usual); !strings.Contains(drawn, want) {
			t.Errorf("at %v, no %q:\n%s", hour, want, drawn)
		}
	}
}
