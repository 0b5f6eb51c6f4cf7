package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"lull/ui/theme"
)

// The keys that are the same on every screen.
var (
	// LeaveKey leaves from everywhere; the app takes it before any screen.
	LeaveKey = Bind("ctrl+c", "leave lull", "ctrl+c")
	// HelpKey shows the keys. The app takes it, unless it is a letter.
	HelpKey = Bind("?", "keys", "?")
	// BackKey leaves a screen for the one below it.
	BackKey = Bind("esc", "back", "esc", "q")
	// EscapeKey is the same where q is a letter of what is typed.
	EscapeKey = Bind("esc", "back", "esc")
	// QuitKey is the same where it is called by its letter, since nothing but the
	// end is behind it.
	QuitKey = Bind("q", "leave", "q", "esc")
	// StopKey stops the process, as a shell's job. The app takes it.
	StopKey = Bind("ctrl+z", "stop lull for a while", "ctrl+z")
	// PauseKey and EasierKey are, with QuitKey, those that matter in a practice.
	PauseKey  = Bind("space", "pause", "space")
	EasierKey = Bind("-", "easier", "-")
	// JoltKey begins what is for after a jolt, wherever somebody lies.
	JoltKey = Bind("j", "after a jolt", "j")
	// KeepKey takes an answer.
	KeepKey = Bind("enter", "keep", "enter")
	// UndoKey takes back what was changed last, and RedoKey puts it back. The app
	// takes them, unless they are letters just now ([Typist]).
	UndoKey = Bind("u", "take back", "u")
	RedoKey = Bind("U", "put back", "U")
	// UpKey and DownKey go through a list, UpArrow and DownArrow through one
	// below a line that is typed.
	UpKey     = Bind("↑", "up", "up", "k")
	DownKey   = Bind("↓", "down", "down", "j")
	UpArrow   = Bind("↑", "up", "up")
	DownArrow = Bind("↓", "down", "down")
	// The ways through a long list.
	homeKey     = Bind("home", "first", "home")
	endKey      = Bind("end", "last", "end")
	pageUpKey   = Bind("pgup", "a page up", "pgup")
	pageDownKey = Bind("pgdown", "a page down", "pgdown")
	letterKey   = Bind("a-z", "the next that begins so")
	capitalKey  = Bind("A-Z", "the one before it")
)

// Bind makes a binding: how it is shown, what it does, and the keys.
func Bind(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

// Called gives a binding that does something else on one screen.
func Called(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// called tells whether a binding is one of others, whatever it is called.
func called(b key.Binding, of ...key.Binding) bool {
	return slices.ContainsFunc(of, func(o key.Binding) bool { return slices.Equal(b.Keys(), o.Keys()) })
}

// Written is how a key is written: an arrow by its name in plain characters.
func Written(k key.Binding, t *theme.Theme) string {
	if t.ASCII {
		return arrows.Replace(k.Help().Key)
	}
	return k.Help().Key
}

var arrows = strings.NewReplacer("←", "left", "→", "right", "↑", "up", "↓", "down")

// Typist is a screen on which letters are typed at times.
type Typist interface{ Types() bool }

// Explained is a screen with a line on how to read it, for the page of keys.
type Explained interface{ Explains() string }

// Lettered is a screen that takes ? itself at times: as a letter of what is
// typed, or as a practice does, which nothing covers.
type Lettered interface{ TakesLetters() bool }
