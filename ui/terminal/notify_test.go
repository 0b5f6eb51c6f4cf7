package terminal

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestEachTerminalIsNotifiedInItsWay(t *testing.T) {
	for _, c := range []struct {
		why  string
		env  func(string) string
		want string
	}{
		{"kitty", env("KITTY_WINDOW_ID", "1"), "\x1b]99;i=lull:d=0:e=1:p=title;Qjsg\x1b\\\x1b]99;i=lull:d=1:e=1:p=body;dA==\x1b\\"},
		{"foot", env("TERM", "foot-extra"), "\x1b]777;notify;B, ;t\x1b\\"},
		{"wezterm", env("TERM_PROGRAM", "WezTerm"), "\x1b]777;notify;B, ;t\x1b\\"},
		{"ghostty over ssh", env("TERM", "xterm-ghostty"), "\x1b]777;notify;B, ;t\x1b\\"},
		{"iTerm2 over ssh", env("LC_TERMINAL", "iTerm2"), "\x1b]9;B, : t\a"},
		{"a plain one", env("TERM", "xterm-256color"), "\a"},
		{"the Linux console", env("TERM", "linux"), "\a"},
		{"none", env(), "\a"},
		{"tmux in foot", env("TMUX", "/tmp/x", "TERM", "tmux-256color", "TERM_PROGRAM", "tmux"), "\a"},
		{"tmux in wezterm", env("TMUX", "/tmp/x", "WEZTERM_PANE", "0"), "\x1bPtmux;\x1b\x1b]777;notify;B, ;t\x1b\x1b\\\x1b\\"},
		{
			"screen in kitty", env("STY", "1", "KITTY_WINDOW_ID", "1"),
			"\x1bP\x1b]99;i=lull:d=0:e=1:p=title;Qjsg\a\x1b\\\x1bP\x1b]99;i=lull:d=1:e=1:p=body;dA==\a\x1b\\",
		},
	} {
		if got := Notification(c.env, "B; ", "t"); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// asRead is what a terminal makes of the bytes before it looks for sequences:
// letters. The stripper looks at bytes, and takes the 9C within a letter such
// as М for the C1 control that ends a sequence. The control itself stays.
func asRead(s string) string {
	return strings.Map(func(r rune) rune {
		if r != utf8.RuneError && r > 0x9f && strings.Contains(string(r), "\x9c") {
			return 'x'
		}
		return r
	}, s)
}

// Whatever the words are, nothing of them reaches the screen, and nothing is
// left open.
func FuzzNotificationLeavesNoMark(f *testing.F) {
	f.Add("Coffee until 15:30", "Coffee is best before 15:30.")
	f.Add("\x1b[31m\a\x9c", "\x1b\\ ]52;c;x\u009c")
	f.Add("4;1;50", strings.Repeat("schläft", 1000))
	f.Fuzz(func(t *testing.T, title, body string) {
		for _, w := range []Way{OSC99, OSC777, OSC9, Bell} {
			s := notification(w, title, body)
			if left := strings.ReplaceAll(ansi.Strip(asRead(s)), "\a", ""); left != "" {
				t.Errorf("%s leaves %q on the screen: %q", w, left, s)
			}
			if n := strings.Count(s, "\x1b]"); w == OSC99 && n != 2 || (w == OSC777 || w == OSC9) && n != 1 || w == Bell && n != 0 {
				t.Errorf("%s has %d sequences: %q", w, n, s)
			}
		}
	})
}
