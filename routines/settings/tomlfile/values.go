package tomlfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/settings"
)

// forms are how a value of each kind is written, and what is said about any other.
var forms = map[settings.Kind]struct {
	as   []unstable.Kind
	mend string
}{
	settings.Flag:    {[]unstable.Kind{unstable.Bool}, "it is true or false, without quotes"},
	settings.Integer: {[]unstable.Kind{unstable.Integer}, "it is a whole number from {range}, without quotes"},
	settings.Number: {
		[]unstable.Kind{unstable.Integer, unstable.Float},
		"it is a number from {range}, without quotes",
	},
	settings.Yesno:     {[]unstable.Kind{unstable.Bool, unstable.String}, `it is "yes" or "no"`},
	settings.Clock:     {[]unstable.Kind{unstable.LocalTime, unstable.String}, `write a time of day such as "23:00"`},
	settings.Clocks:    {[]unstable.Kind{unstable.LocalTime, unstable.String}, `write a time of day such as "23:00"`},
	settings.Date:      {[]unstable.Kind{unstable.LocalDate, unstable.String}, "write a date such as 2026-12-24"},
	settings.RoutineOf: {[]unstable.Kind{unstable.Array}, `write a list such as ["sigh 2m", "calm 10m"]`},
	settings.DrinkOf:   {nil, "write its caffeine and its size, such as { mg = 80, ml = 250 }"},
	settings.Length:    {[]unstable.Kind{unstable.String}, `write a length in quotes, such as "10m" or "1h30m"`},
	settings.Breaths:   {[]unstable.Kind{unstable.String}, `write a breath in quotes, such as "4-0-6-0"`},
	settings.Word:      {[]unstable.Kind{unstable.String}, "write one of them in quotes: {words}"},
	settings.Text:      {[]unstable.Kind{unstable.String}, "write it in quotes"},
}

// mismatch says how to write a value of another type; nothing where it is right.
func mismatch(k settings.Key, e *entry) string {
	form := forms[k.Kind]
	leftOut := k.Optional && e.kind == unstable.String && strings.TrimSpace(e.text) == ""
	if slices.Contains(form.as, e.kind) && !e.odd || leftOut {
		return ""
	}
	return strings.NewReplacer("{range}", k.Range, "{words}", quoteAll(k.Allowed)).Replace(form.mend)
}

// plain gives a value as the settings read it, without TOML's seconds and underscores.
func plain(e *entry) string {
	switch e.kind {
	case unstable.LocalTime:
		if parts := strings.Split(e.text, ":"); len(parts) == 3 && strings.Trim(parts[2], "0.") == "" {
			return parts[0] + ":" + parts[1]
		}
	case unstable.Integer, unstable.Float:
		return strings.TrimPrefix(strings.ReplaceAll(e.text, "_", ""), "+")
	default: // is written as it is read
	}
	return e.text
}

func quoteAll(words []string) string {
	return strings.Join(lists.Each(words, quote), ", ")
}

var kindNames = map[unstable.Kind]string{
	unstable.String: "text in quotes", unstable.Bool: "true or false", unstable.Integer: "a whole number",
	unstable.Float: "a number",
	unstable.Array: "a list", unstable.InlineTable: "a group in braces", unstable.LocalTime: "a time of day",
	unstable.LocalDate: "a date", unstable.LocalDateTime: "a date", unstable.DateTime: "a date",
}

const notUTF8 = "this is not UTF-8 text"

// syntax words what is no TOML. A word without quotes gets the line as it would be right.
func syntax(path string, data []byte, wrong *syntaxError) *Problem {
	p := &Problem{Path: path}
	p.Line, p.Column = position(data, wrong.offset)
	p.Wrong, p.Mend = "this line cannot be read: "+wrong.message, `a setting is written as theme = "ember"`
	if wrong.message == notUTF8 {
		p.Wrong, p.Mend = wrong.message, "an editor can save it as UTF-8"
		return p
	}
	line := lineAt(data, wrong.offset)
	name, value, ok := strings.Cut(line, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	switch {
	case strings.Contains(wrong.message, "already") || strings.Contains(wrong.message, "duplicate") ||
		strings.Contains(wrong.message, "redefine"):
		p.Wrong, p.Mend = "this is set a second time: "+wrong.message, "one of the two can go"
	case ok && value == "":
		p.Wrong, p.Mend = name+" has no value",
			fmt.Sprintf("write one, or take the line out; lull config get %s shows the present one", name)
	case ok && !strings.ContainsAny(value, "\"'[{#"):
		p.Mend = fmt.Sprintf("text goes in quotes: %s = %s", name, quote(value))
	case !ok && !strings.HasPrefix(name, "["):
		p.Mend = `there is no = in it; a setting is written as theme = "ember", a remark begins with #`
	}
	return p
}

// lineAt gives the line around an offset, shortened where it is very long.
func lineAt(data []byte, offset int) string {
	const longest = 200
	offset = min(offset, len(data))
	start := bytes.LastIndexByte(data[:offset], '\n') + 1
	line, _, _ := bytes.Cut(data[start:], []byte("\n"))
	return letters.Plain(strings.ToValidUTF8(string(line[:min(longest, len(line))]), ""))
}

// quote writes text as a TOML basic string. No setting holds control characters.
func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
