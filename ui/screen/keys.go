package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// The keys that are the same on every screen.
var (
	// LeaveKey leaves the program from everywhere. The app takes it before any
	// screen does.
	LeaveKey = Bind("ctrl+c", "leave lull", "ctrl+c")
	// HelpKey shows the keys of a screen. The app takes it, unless it is a
	// letter just now ([Lettered]).
	HelpKey = Bind("?", "keys", "?")
	// BackKey leaves a screen for the one below it.
	BackKey = Bind("esc", "back", "esc", "q")
	// EscapeKey is the same where q is a letter of what is typed.
	EscapeKey = Bind("esc", "back", "esc")
	// UpKey and DownKey go through a list, UpArrow and DownArrow through one
	// below a line that is typed.
	UpKey     = Bind("↑", "up", "up", "k")
	DownKey   = Bind("↓", "down", "down", "j")
	UpArrow   = Bind("↑", "up", "up")
	DownArrow = Bind("↓", "down", "down")
)

// Move takes a key that goes up or down among n lines, and tells whether it was
// one.
func Move(k tea.KeyPressMsg, at *int, n int, up, down key.Binding) bool {
	switch {
	case key.Matches(k, up):
		*at = max(*at-1, 0)
	case key.Matches(k, down):
		*at = max(min(*at+1, n-1), 0)
	default:
		return false
	}
	return true
}

// Bind makes a binding: how it is shown, what it does, and the keys.
func Bind(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

// Called gives a binding that does something else on one screen.
func Called(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// Lettered is a screen that takes ? itself at times: as a letter of what is
// typed, or as a practice does, which nothing covers.
type Lettered interface{ TakesLetters() bool }
