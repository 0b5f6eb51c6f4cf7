// Package screentest is what tests of screens share: keys by their names, a
// picture compared with the one that is kept, and a past to look at.
//
// It refuses to know any one screen.
package screentest

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"lull/ui/screen"
	"lull/ui/theme"
)

// The usual windows.
var (
	Usual = screen.Area{Width: 80, Height: 24}
	Small = screen.Area{Width: 40, Height: 12}
)

var keys = map[string]tea.Key{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"space": {Code: tea.KeySpace, Text: " "}, "backspace": {Code: tea.KeyBackspace},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "pgup": {Code: tea.KeyPgUp},
	"pgdown":    {Code: tea.KeyPgDown},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"ctrl+c":    {Code: 'c', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	"ctrl+w": {Code: 'w', Mod: tea.ModCtrl},
}

// Key is a key by its name, or a letter.
func Key(name string) tea.KeyPressMsg {
	if k, ok := keys[name]; ok {
		return tea.KeyPressMsg(k)
	}
	return tea.KeyPressMsg{Text: name, Code: []rune(name)[0]}
}

// Type presses keys, names in brackets, and gives what the last one wants.
func Type(s screen.Screen, now time.Time, typed string) screen.Intent {
	var want screen.Intent
	for typed != "" {
		name := typed[:1]
		if end := strings.IndexByte(typed, '>'); typed[0] == '<' && end > 0 {
			name = typed[1:end]
			typed = typed[end+1:]
		} else {
			typed = typed[1:]
		}
		want = s.Press(Key(name), now)
	}
	return want
}

// Bare is the look without colours, Letters the same in plain characters.
func Bare() *theme.Theme    { return look(theme.Options{}) }
func Letters() *theme.Theme { return look(theme.Options{ASCII: true}) }

func look(o theme.Options) *theme.Theme {
	t := theme.New("ember", colorprofile.Ascii, o)
	return &t
}

// Drawn is what a screen shows, without colours.
func Drawn(s screen.Screen, size screen.Area) string { return ansi.Strip(s.Draw(size, Bare())) }

// Picture compares a screen with its picture; it has to fill the window.
func Picture(t *testing.T, s screen.Screen, size screen.Area, look *theme.Theme) {
	t.Helper()
	lines := strings.Split(ansi.Strip(s.Draw(size, look)), "\n")
	if len(lines) != size.Height {
		t.Errorf("%d lines, want %d", len(lines), size.Height)
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w != size.Width {
			t.Errorf("line %d is %d wide: %q", i, w, l)
		}
		lines[i] = strings.TrimRight(l, " ")
	}
	golden.RequireEqual(t, strings.Join(lines, "\n"))
}

// Shot compares a screen that reads a diary with its picture, after some keys.
func Shot(
	t *testing.T, name string, d *Diary, at time.Time, size screen.Area, s screen.Screen, keys string,
	look *theme.Theme,
) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		Open(t, d, at, s, keys)
		Picture(t, s, size, look)
	})
}

// Open lets a screen read a diary and presses some keys.
func Open(t *testing.T, d *Diary, at time.Time, s screen.Screen, keys string) {
	t.Helper()
	read := func() {
		r := s.(screen.Reader)
		answer, _ := d.Read(t.Context(), at, r.Needs())
		r.Read(answer)
	}
	read()
	for _, k := range keys {
		if _, again := s.Press(Key(string(k)), at).(screen.Refresh); again {
			read()
		}
	}
}

// Words says an id with what was filled in, for screens of sentences.
func Words(id string, with map[string]string) string {
	var out []string
	for k, v := range with {
		out = append(out, k+" "+v)
	}
	slices.Sort(out)
	return strings.TrimSpace(id + " " + strings.Join(out, ", "))
}
