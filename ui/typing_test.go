package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/settings"
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
	added := &eveningScreen{field: newField("add", "", nil)}
	asked := newQuestion(weight, "")
	form := atDawn(fresh())
	types(form, "<tab>")
	log, park, found := newLogging(reads(settings.Default()), words), newParking(now, oneID), newSearch("")
	found.known = true
	for name, line := range map[string]struct {
		screen screen
		value  func() string
	}{
		"log":     {log, func() string { return log.field.input.Value() }},
		"park":    {park, func() string { return park.field.input.Value() }},
		"search":  {found, func() string { return found.field.input.Value() }},
		"evening": {added, func() string { return added.field.input.Value() }},
		"setting": {&settingsScreen{asked: asked}, asked.value},
		"morning": {form, func() string { return form.rows[form.at].input.Value() }},
	} {
		types(line.screen, "one two")
		if want := line.screen.press(control('w'), now); want != nil || line.value() != "one " {
			t.Errorf("%s: ctrl+w leaves %q and wants %#v", name, line.value(), want)
		}
		for range 2 { // on an empty line too
			if want := line.screen.press(control('u'), now); want != nil || line.value() != "" {
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
	added := newEvening(lastNight(), reads(settings.Default()))
	added.read(dawn(fresh()))
	added.field = newField("add", "", nil)
	set := newSettings(settings.Default(), shop{})
	set.asked = newQuestion(weight, "")
	form := atDawn(fresh())
	types(form, "<tab>")
	found := newSearch("")
	found.known = true
	for name, line := range map[string]struct {
		screen screen
		gone   func(intent) bool
	}{
		"log":     {newLogging(reads(settings.Default()), words), left},
		"park":    {newParking(now, oneID), left},
		"search":  {found, left},
		"evening": {added, func(intent) bool { return added.field == nil }},
		"setting": {set, func(intent) bool { return set.asked == nil }},
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

func left(want intent) bool { return want == intent(back{}) }

func drawn(s screen) string {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	return ansi.Strip(s.draw(area{80, 24}, &bare))
}

// What was put down is written at once: whatever ends the program while the
// next step is asked for, it stays.
func TestWhatIsPutDownIsWrittenBeforeItsStepIsAskedFor(t *testing.T) {
	s := newParking(wakeTime(), oneID)
	first, ok := types(s, "ring the bank<enter>").(note)
	if !ok || first.entry.Parked.Text != "ring the bank" || first.entry.ID != "one" {
		t.Fatalf("after enter it wants %+v", first)
	}
	second, ok := types(s, "at nine<enter>").(note)
	if !ok || second.entry.Parked.Step != "at nine" || second.entry.ID != "one" {
		t.Errorf("with its step it wants %+v", second)
	}
	if want := types(s, "milk<enter><esc>"); want != nil {
		t.Errorf("without a step it writes again: %+v", want)
	}
	if len(s.parked) != 2 {
		t.Errorf("it shows %q", s.parked)
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
		s, ok := b.top().(*logging)
		if !ok || len(d.entries) != n-1 {
			t.Fatalf("on the screen is %T, and %d of %d entries are left", b.top(), len(d.entries), n)
		}
		if len(s.said) != 1 || !strings.HasPrefix(s.said[0], "taken back: coffee") {
			t.Errorf("it says %q", s.said)
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
