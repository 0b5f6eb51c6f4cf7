package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/settings"
	eveningscreen "lull/ui/evening"
	"lull/ui/log"
	"lull/ui/park"
	"lull/ui/screen"
	"lull/ui/search"
	settingsscreen "lull/ui/settings"
	"lull/ui/theme"
)

func control(letter rune) tea.KeyPressMsg {
	return tea.KeyPressMsg(tea.Key{Code: letter, Mod: tea.ModCtrl})
}

// In every line that is typed the shell's habits hold, and none of them reaches
// the journal.
func TestTheHabitsOfTheShellHoldInEveryLine(t *testing.T) {
	now := wakeTime()
	weight, err := settings.Find("body.weight_kg")
	if err != nil {
		t.Fatal(err)
	}
	added := &eveningscreen.Screen{Field: screen.NewField("add", "", nil)}
	asked := settingsscreen.NewQuestion(weight, "")
	form := atDawn(fresh())
	types(form, "<tab>")
	log, park, found := log.New(reads(settings.Default()), words), park.New(now, oneID), search.New("")
	found.Known = true
	for name, line := range map[string]struct {
		screen screen.Screen
		value  func() string
	}{
		"log":     {log, func() string { return log.Field.Input.Value() }},
		"park":    {park, func() string { return park.Field.Input.Value() }},
		"search":  {found, func() string { return found.Field.Input.Value() }},
		"evening": {added, func() string { return added.Field.Input.Value() }},
		"setting": {&settingsscreen.Screen{Asked: asked}, asked.Value},
		"morning": {form, func() string { return form.Rows[form.At].Input.Value() }},
	} {
		types(line.screen, "one two")
		if want := line.screen.Press(control('w'), now); want != nil || line.value() != "one " {
			t.Errorf("%s: ctrl+w leaves %q and wants %#v", name, line.value(), want)
		}
		for range 2 { // on an empty line too
			if want := line.screen.Press(control('u'), now); want != nil || line.value() != "" {
				t.Errorf("%s: ctrl+u leaves %q and wants %#v", name, line.value(), want)
			}
		}
	}
}

func oneID() string { return "one" }

// Escape lets nothing go that was typed before it has asked once.
func TestEscapeAsksOnceBeforeALineIsLetGo(t *testing.T) {
	now := wakeTime()
	weight, err := settings.Find("body.weight_kg")
	if err != nil {
		t.Fatal(err)
	}
	added := eveningscreen.New(lastNight(), reads(settings.Default()))
	added.Read(dawn(fresh()))
	added.Field = screen.NewField("add", "", nil)
	set := settingsscreen.New(settings.Default(), settingsscreen.Options{})
	set.Asked = settingsscreen.NewQuestion(weight, "")
	form := atDawn(fresh())
	types(form, "<tab>")
	found := search.New("")
	found.Known = true
	for name, line := range map[string]struct {
		screen screen.Screen
		gone   func(screen.Intent) bool
	}{
		"log":     {log.New(reads(settings.Default()), words), left},
		"park":    {park.New(now, oneID), left},
		"search":  {found, left},
		"evening": {added, func(screen.Intent) bool { return added.Field == nil }},
		"setting": {set, func(screen.Intent) bool { return set.Asked == nil }},
		"morning": {form, left},
	} {
		types(line.screen, "words")
		if line.gone(types(line.screen, "<esc>")) {
			t.Errorf("%s: one escape lets what was typed go", name)
		}
		types(line.screen, "x") // whoever goes on is asked again
		if line.gone(types(line.screen, "<esc>")) {
			t.Errorf("%s: it was asked once and for ever", name)
		}
		if !strings.Contains(drawn(line.screen), "esc again") {
			t.Errorf("%s: nothing is asked:\n%s", name, drawn(line.screen))
		}
		if !line.gone(types(line.screen, "<esc>")) {
			t.Errorf("%s: the second escape does not leave", name)
		}
	}
}

func left(want screen.Intent) bool { return want == screen.Intent(screen.Back{}) }

func drawn(s screen.Screen) string {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	return ansi.Strip(s.Draw(screen.Area{Width: 80, Height: 24}, &bare))
}

// What was put down is written at once: whatever ends the program while the
// next step is asked for, it stays.
func TestWhatIsPutDownIsWrittenBeforeItsStepIsAskedFor(t *testing.T) {
	s := park.New(wakeTime(), oneID)
	first, ok := types(s, "ring the bank<enter>").(screen.Note)
	if !ok || first.Entry.Parked.Text != "ring the bank" || first.Entry.ID != "one" {
		t.Fatalf("after enter it wants %+v", first)
	}
	second, ok := types(s, "at nine<enter>").(screen.Note)
	if !ok || second.Entry.Parked.Step != "at nine" || second.Entry.ID != "one" {
		t.Errorf("with its step it wants %+v", second)
	}
	if want := types(s, "milk<enter><esc>"); want != nil {
		t.Errorf("without a step it writes again: %+v", want)
	}
	if len(s.Parked) != 2 {
		t.Errorf("it shows %q", s.Parked)
	}
}

// What was noted is taken back by the word of the command, and named.
func TestTheLogTakesBackByAWordAndNamesIt(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("esc")
		b.key("l")
		b.typed("coffee")
		b.key("enter")
		b.pass(10 * time.Millisecond)
		n := len(d.entries)
		b.typed("undo")
		b.key("enter")
		b.pass(10 * time.Millisecond)
		s, ok := b.top().(*log.Screen)
		if !ok || len(d.entries) != n-1 {
			t.Fatalf("on the screen is %T, and %d of %d entries are left", b.top(), len(d.entries), n)
		}
		if len(s.Said) != 1 || !strings.HasPrefix(s.Said[0], "taken back: coffee") {
			t.Errorf("it says %q", s.Said)
		}
	})
}

// What is pasted is one line and turns nothing around, on every screen.
func TestPastedTextIsLetters(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("esc")
		b.key("l")
		b.program.Send(tea.PasteMsg{Content: "cof\u202e\u2066fee\x1b[2J\nat noon"})
		b.pass(10 * time.Millisecond)
		b.wants(t, "coffee [2J at noon")
	})
}
