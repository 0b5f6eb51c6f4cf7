package terminal

import (
	"encoding/base64"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/letters"
)

// Way is how a terminal is asked to notify its person.
type Way string

// The ways, from the most telling to the least.
const (
	OSC99  Way = "OSC 99"  // kitty's, with a title and a body
	OSC777 Way = "OSC 777" // rxvt's, with a title and a body
	OSC9   Way = "OSC 9"   // iTerm2's, one text
	Bell   Way = "bell"    // every other terminal
)

// WayOf chooses by what the environment says of the terminal. Inside tmux and
// screen the variables of the terminal around them are mostly still there.
func WayOf(getenv func(string) string) Way {
	program, name := getenv("TERM_PROGRAM"), getenv("TERM")
	switch {
	case getenv("KITTY_WINDOW_ID") != "" || name == "xterm-kitty":
		return OSC99
	case program == "ghostty" || getenv("GHOSTTY_RESOURCES_DIR") != "" || name == "xterm-ghostty",
		program == "WezTerm" || getenv("WEZTERM_PANE") != "",
		strings.HasPrefix(name, "foot"), strings.HasPrefix(name, "rxvt-unicode"), strings.HasPrefix(name, "contour"):
		return OSC777
	case program == "iTerm.app" || getenv("LC_TERMINAL") == "iTerm2":
		return OSC9
	}
	return Bell
}

// Notification gives the bytes that make a terminal notify its person without
// a mark on the screen. Inside tmux they are wrapped so that they pass it,
// where its option allow-passthrough is on; inside screen likewise.
func Notification(getenv func(string) string, title, body string) string {
	return wrapped(getenv, notification(WayOf(getenv), title, body))
}

const (
	osc        = "\x1b]"
	terminator = "\x1b\\"
)

func notification(w Way, title, body string) string {
	title, body = letters.Plain(title), letters.Plain(body)
	switch w {
	case OSC99:
		// Two parts of one notification; the words are encoded, so that none of
		// them can end the sequence.
		return osc + "99;i=lull:d=0:e=1:p=title;" + encoded(title) + terminator +
			osc + "99;i=lull:d=1:e=1:p=body;" + encoded(body) + terminator
	case OSC777:
		// The title ends at the first semicolon.
		return osc + "777;notify;" + strings.ReplaceAll(title, ";", ",") + ";" + body + terminator
	case OSC9:
		// A number and a semicolon in front would mean something else.
		return ansi.Notify(strings.ReplaceAll(title+": "+body, ";", ","))
	case Bell:
	}
	return "\a"
}

// encoded writes text in base 64, no more than a terminal takes.
func encoded(text string) string {
	const most = 1500
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "")
	}
	return base64.StdEncoding.EncodeToString([]byte(text))
}

// wrapped lets a sequence pass through what stands between lull and the
// terminal. A bell needs no help.
func wrapped(getenv func(string) string, sequence string) string {
	switch {
	case sequence == "\a":
		return sequence
	case getenv("TMUX") != "":
		return ansi.TmuxPassthrough(sequence)
	case getenv("STY") != "":
		// Screen ends at the first terminator: each sequence goes alone,
		// ended with a bell.
		var b strings.Builder
		for part := range strings.SplitSeq(strings.TrimSuffix(sequence, terminator), terminator) {
			b.WriteString(ansi.ScreenPassthrough(strings.TrimSuffix(part, "\a")+"\a", 0))
		}
		return b.String()
	}
	return sequence
}
