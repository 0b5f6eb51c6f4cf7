package reminders

import (
	"strings"
	"testing"
	"time"

	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

const words, writes = "Reminders are off.\nBy day, and never once you lie down:\n  caffeine     before half past three\n  wind-down    half an hour before lights-out",
	"Turning them on writes\n  ~/.config/systemd/user/lull.timer\n  ~/.config/systemd/user/lull.service"

func at(hour int) tonight.Look {
	now := time.Date(2026, 11, 23, hour, 10, 0, 0, time.UTC)
	return tonight.From(now, settings.Default(), nil, tonight.Facts{})
}

// stands is the screen at an hour, as the reminders are then.
func stands(hour int, is lookup.Reminding) *Screen {
	s := New()
	s.Read(lookup.Answer{Tonight: at(hour), Reminding: &is})
	return s
}

var (
	off   = lookup.Reminding{Words: words, Writes: writes}
	on    = lookup.Reminding{On: true, Words: strings.Replace(words, "are off", "are on", 1)}
	muted = lookup.Reminding{On: true, Muted: true, Words: "Quiet until the evening is over."}
)

func TestOneKeyTurnsThemOnAndOff(t *testing.T) {
	for _, c := range []struct {
		is   lookup.Reminding
		key  string
		want screen.Intent
	}{
		{off, "o", screen.Remind{On: true}},
		{on, "o", screen.Remind{On: false}},
		{muted, "o", screen.Remind{On: false}},
		{on, "m", screen.Mute{Today: true}},
		{muted, "m", screen.Mute{Today: false}},
		{off, "m", nil},
		{on, "<esc>", screen.Back{}},
		{on, "x", nil},
	} {
		if got := screentest.Type(stands(15, c.is), at(15).Now, c.key); got != c.want {
			t.Errorf("%+v, %s: it wants %+v, want %+v", c.is, c.key, got, c.want)
		}
	}
}

// What was asked for once is not asked for again until it is answered: by how they
// stand then, or by what went wrong.
func TestNothingIsAskedForTwice(t *testing.T) {
	for name, answer := range map[string]func(*Screen){
		"done":       func(s *Screen) { s.Read(lookup.Answer{Tonight: at(15), Reminding: &off}) },
		"went wrong": func(s *Screen) { s.Notice("no timer could be made") },
	} {
		s := stands(15, off)
		if want := screentest.Type(s, at(15).Now, "o"); want != (screen.Remind{On: true}) {
			t.Fatalf("it wants %+v", want)
		}
		if want := screentest.Type(s, at(15).Now, "om"); want != nil {
			t.Errorf("%s: on its way, it wants %+v", name, want)
		}
		answer(s)
		if want := screentest.Type(s, at(15).Now, "o"); want != (screen.Remind{On: true}) {
			t.Errorf("%s: afterwards it wants %+v", name, want)
		}
	}
}

// Nothing of it is for the night, and nothing is for a moment at which it is not known.
func TestItWaitsForTheDayAndForTheAnswer(t *testing.T) {
	night := stands(23, on)
	for name, s := range map[string]*Screen{"at night": night, "not read yet": New()} {
		for _, key := range []string{"o", "m", "<down>"} {
			if want := screentest.Type(s, at(23).Now, key); want != nil {
				t.Errorf("%s, %s: it wants %+v", name, key, want)
			}
		}
		if n := len(s.Help()); n != 2 {
			t.Errorf("%s: there are %d keys, and back and the keys are all", name, n)
		}
	}
	if drawn := screentest.Drawn(night, screentest.Usual); !strings.Contains(drawn, screen.ForTheDay) ||
		strings.Contains(drawn, "half past") {
		t.Errorf("at night it shows\n%s", drawn)
	}
}

// All that would be written on the machine can be read before it is.
func TestWhatIsWrittenIsShownBefore(t *testing.T) {
	for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
		s, seen := stands(15, off), ""
		for range 12 {
			seen += strings.NewReplacer(" ", "", "\n", "").Replace(screentest.Drawn(s, size)) // a long name is broken
			screentest.Type(s, at(15).Now, "<down>")
		}
		for line := range strings.Lines(writes) {
			if !strings.Contains(seen, strings.Join(strings.Fields(line), "")) {
				t.Errorf("%dx%d: %q is nowhere", size.Width, size.Height, line)
			}
		}
	}
}

func TestPictures(t *testing.T) {
	wrong := stands(15, off)
	wrong.Notice("This did not work: turning the reminders on or off. no timer could be made")
	for name, c := range map[string]struct {
		screen *Screen
		size   screen.Area
		look   *theme.Theme
	}{
		"off":        {stands(15, off), screentest.Usual, screentest.Bare()},
		"on":         {stands(15, on), screentest.Usual, screentest.Bare()},
		"quiet":      {stands(15, muted), screentest.Usual, screentest.Bare()},
		"small":      {stands(15, off), screentest.Small, screentest.Bare()},
		"in letters": {stands(15, off), screentest.Usual, screentest.Letters()},
		"wrong":      {wrong, screentest.Usual, screentest.Bare()},
		"night":      {stands(23, on), screentest.Small, screentest.Bare()},
	} {
		t.Run(name, func(t *testing.T) { screentest.Picture(t, c.screen, c.size, c.look) })
	}
}
