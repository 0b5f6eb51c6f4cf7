package tomlfile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"lull/routines/settings"
)

// mismatch says how to write a value of which the type is wrong, or nothing
// where it is right. Text is right where nothing else is said; a time of day
// and a date can be written as TOML has them, without quotes.
func mismatch(k settings.Key, e *entry) string {
	switch k.Kind {
	case settings.Flag:
		if e.kind != unstable.Bool {
			return "it is true or false, without quotes"
		}
	case settings.Whole:
		if e.kind != unstable.Integer && !empty(k, e) {
			return "it is a whole number from " + k.Range + ", without quotes"
		}
	case settings.Number:
		if e.kind != unstable.Integer && e.kind != unstable.Float && !empty(k, e) {
			return "it is a number from " + k.Range + ", without quotes"
		}
	case settings.Yesno:
		if e.kind != unstable.Bool && e.kind != unstable.String {
			return `it is "yes" or "no"`
		}
	case settings.Clock, settings.Clocks:
		if e.kind != unstable.LocalTime && e.kind != unstable.String {
			return `write a time of day such as "23:00"`
		}
	case settings.Date:
		if e.kind != unstable.LocalDate && e.kind != unstable.String {
			return "write a date such as 2026-12-24"
		}
	case settings.RoutineOf:
		if e.kind != unstable.Array || e.odd {
			return `write a list such as ["sigh 2m", "calm 10m"]`
		}
	case settings.DrinkOf:
		return "write its caffeine and its size, such as { mg = 80, ml = 250 }"
	case settings.Length:
		if e.kind != unstable.String {
			return `write a length in quotes, such as "10m" or "1h30m"`
		}
	case settings.Breaths:
		if e.kind != unstable.String {
			return `write a breath in quotes, such as "4-0-6-0"`
		}
	case settings.Word:
		if e.kind != unstable.String {
			return "write one of them in quotes: " + quoteAll(k.Allowed)
		}
	case settings.Text:
		if e.kind != unstable.String {
			return "write it in quotes"
		}
	}
	return ""
}

// empty tells whether a setting that can be left out is left out by "".
func empty(k settings.Key, e *entry) bool {
	return k.Optional && e.kind == unstable.String && strings.TrimSpace(e.text) == ""
}

// plain gives a value as the settings read it: TOML lets a time of day have
// seconds and a number underscores.
func plain(e *entry) string {
	switch e.kind {
	case unstable.LocalTime:
		if hours, seconds, ok := cutLast(e.text, ":"); ok && strings.Contains(hours, ":") && strings.Trim(seconds, "0.") == "" {
			return hours
		}
	case unstable.Integer, unstable.Float:
		return strings.TrimPrefix(strings.ReplaceAll(e.text, "_", ""), "+")
	default: // is written as it is read
	}
	return e.text
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func quoteAll(words []string) string {
	quoted := make([]string, 0, len(words))
	for _, w := range words {
		quoted = append(quoted, quote(w))
	}
	return strings.Join(quoted, ", ")
}

// kindName says in plain words what was written.
func kindName(kind unstable.Kind) string {
	switch kind {
	case unstable.String:
		return "text in quotes"
	case unstable.Bool:
		return "true or false"
	case unstable.Integer:
		return "a whole number"
	case unstable.Float:
		return "a number"
	case unstable.Array:
		return "a list"
	case unstable.InlineTable:
		return "a group in braces"
	case unstable.LocalTime:
		return "a time of day"
	case unstable.LocalDate, unstable.LocalDateTime, unstable.DateTime:
		return "a date"
	default:
		return "something else"
	}
}

// notUTF8 is what is said about bytes that are no text.
const notUTF8 = "this is not UTF-8 text"

// syntax words what is no TOML. The commonest slip, a word without its
// quotes, gets the line as it would be right.
func syntax(path string, data []byte, err error) *Problem {
	var wrong *syntaxError
	if !errors.As(err, &wrong) {
		return &Problem{Path: path, Line: 1, Column: 1, Wrong: err.Error(), Mend: "lull config shows what can be set"}
	}
	p := &Problem{Path: path, Wrong: "this line cannot be read: " + wrong.message, Mend: `a setting is written as theme = "ember"`}
	p.Line, p.Column = position(data, wrong.offset)
	if wrong.message == notUTF8 {
		p.Wrong, p.Mend = wrong.message, "an editor can save it as UTF-8"
		return p
	}
	line := lineAt(data, wrong.offset)
	name, value, ok := strings.Cut(line, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	switch {
	case strings.Contains(wrong.message, "already") || strings.Contains(wrong.message, "duplicate") || strings.Contains(wrong.message, "redefine"):
		p.Wrong, p.Mend = "this is set a second time: "+wrong.message, "one of the two can go"
	case ok && value == "":
		p.Wrong, p.Mend = name+" has no value", fmt.Sprintf("write one, or take the line out; lull config get %s shows the present one", name)
	case ok && !strings.ContainsAny(value, "\"'[{#"):
		p.Mend = fmt.Sprintf("text goes in quotes: %s = %s", name, quote(value))
	case !ok && !strings.HasPrefix(strings.TrimSpace(line), "["):
		p.Mend = `there is no = in it; a setting is written as theme = "ember", a remark begins with #`
	}
	return p
}

// lineAt gives the line around an offset, shortened where it is very long.
func lineAt(data []byte, offset int) string {
	const longest = 200
	line := string(data[:min(offset, len(data))])
	line = line[strings.LastIndexByte(line, '\n')+1:]
	rest, _, _ := strings.Cut(string(data[min(offset, len(data)):]), "\n")
	line = strings.TrimSuffix(line+rest, "\r")
	if len(line) > longest {
		return strings.ToValidUTF8(line[:longest], "")
	}
	return line
}

// quote writes text as a TOML basic string.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
