package settings

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lull/routines/evening"
	"lull/routines/letters"
)

// The makers of rows. Each knows how one kind of value is read, checked and
// written; at finds the field.

func flag(name, help string, at func(*Settings) *bool) Key {
	return Key{
		Name: name, Kind: Flag, Allowed: []string{"true", "false"}, Help: help,
		value: func(s *Settings) string { return strconv.FormatBool(*at(s)) },
		set: func(s *Settings, text string) error {
			switch strings.ToLower(text) {
			case "true", "yes", "on", "1":
				*at(s) = true
			case "false", "no", "off", "0":
				*at(s) = false
			default:
				return problem(name, text, "it is true or false")
			}
			return nil
		},
	}
}

func whole(name string, low, high int, help string, at func(*Settings) *int) Key {
	bounds := fmt.Sprintf("%d to %d", low, high)
	return Key{
		Name: name, Kind: Whole, Range: bounds, Help: help,
		value: func(s *Settings) string { return strconv.Itoa(*at(s)) },
		set: func(s *Settings, text string) error {
			n, err := strconv.Atoi(text)
			if err != nil || n < low || n > high {
				return problem(name, text, "it is a whole number from "+bounds)
			}
			*at(s) = n
			return nil
		},
	}
}

// number is a number that may be left out; its zero means that it is.
func number(name string, low, high float64, help, why string, at func(*Settings) *float64) Key {
	bounds := fmt.Sprintf("%g to %g", low, high)
	return Key{
		Name: name, Kind: Number, Range: bounds, Optional: true, Help: help, Why: why,
		value: func(s *Settings) string {
			if *at(s) == 0 {
				return ""
			}
			return strconv.FormatFloat(*at(s), 'f', -1, 64)
		},
		set: func(s *Settings, text string) error {
			if text == "" {
				*at(s) = 0
				return nil
			}
			n, err := strconv.ParseFloat(text, 64)
			if err != nil || math.IsNaN(n) || n < low || n > high {
				return problem(name, text, "it is a number from "+bounds)
			}
			*at(s) = n
			return nil
		},
	}
}

// count is a whole number that may be left out; its zero means that it is.
func count(name string, low, high int, help, why string, at func(*Settings) *int) Key {
	k := whole(name, low, high, help, at)
	set := k.set
	k.Optional, k.Why = true, why
	k.value = func(s *Settings) string {
		if *at(s) == 0 {
			return ""
		}
		return strconv.Itoa(*at(s))
	}
	k.set = func(s *Settings, text string) error {
		if text == "" || text == "0" {
			*at(s) = 0
			return nil
		}
		return set(s, text)
	}
	return k
}

func word(name string, allowed []string, help string, at func(*Settings) *string) Key {
	return Key{
		Name: name, Kind: Word, Allowed: allowed, Help: help,
		value: func(s *Settings) string { return *at(s) },
		set: func(s *Settings, text string) error {
			w := strings.ToLower(text)
			if slices.Contains(allowed, w) {
				*at(s) = w
				return nil
			}
			mend := "it is one of " + letters.Listed(allowed, "or")
			if near := letters.Nearest(w, allowed); len(near) > 0 && text != "" {
				mend = "perhaps " + near[0] + "; " + mend
			}
			return problem(name, text, mend)
		},
	}
}

// text is free text of one short line; empty where optional.
func text(name string, optional bool, help string, at func(*Settings) *string) Key {
	const longest = 80
	return Key{
		Name: name, Kind: Text, Optional: optional, Help: help,
		value: func(s *Settings) string { return *at(s) },
		set: func(s *Settings, text string) error {
			switch {
			case text == "" && !optional:
				return problem(name, text, "a name goes here")
			case len(text) > longest || letters.Plain(text) != text || !utf8.ValidString(text):
				return problem(name, text, fmt.Sprintf("one short line goes here, up to %d letters", longest))
			}
			*at(s) = text
			return nil
		},
	}
}

func answer(name, help, why string, at func(*Settings) *Answer) Key {
	return Key{
		Name: name, Kind: Yesno, Allowed: []string{"yes", "no"}, Optional: true, Help: help, Why: why,
		value: func(s *Settings) string { return string(*at(s)) },
		set: func(s *Settings, text string) error {
			switch strings.ToLower(text) {
			case "":
				*at(s) = Unanswered
			case "yes", "true":
				*at(s) = Yes
			case "no", "false":
				*at(s) = No
			default:
				return problem(name, text, "it is yes or no, or empty when you would rather not say")
			}
			return nil
		},
	}
}

func length(name string, low, high time.Duration, optional bool, help, why string, at func(*Settings) *time.Duration) Key {
	bounds := FormatLength(low) + " to " + FormatLength(high)
	return Key{
		Name: name, Kind: Length, Range: bounds, Optional: optional, Help: help, Why: why,
		value: func(s *Settings) string {
			if optional && *at(s) == 0 {
				return ""
			}
			return FormatLength(*at(s))
		},
		set: func(s *Settings, text string) error {
			if optional && text == "" {
				*at(s) = 0
				return nil
			}
			d, ok := parseLength(text)
			switch {
			case !ok:
				return problem(name, text, "write a length such as 90s, 10m or 1h30m")
			case d < low || d > high:
				return problem(name, text, "it goes from "+bounds)
			}
			*at(s) = d
			return nil
		},
	}
}

func date(name, help string, at func(*Settings) *evening.Day) Key {
	return Key{
		Name: name, Kind: Date, Optional: true, Help: help,
		value: func(s *Settings) string {
			if *at(s) == 0 {
				return ""
			}
			return at(s).String()
		},
		set: func(s *Settings, text string) error {
			if text == "" {
				*at(s) = 0
				return nil
			}
			day, err := evening.ParseDay(text)
			if err != nil || day <= 0 {
				return problem(name, text, "write a date such as 2026-12-24")
			}
			*at(s) = day
			return nil
		},
	}
}

// parseLength reads a length of whole seconds: 90s, 10m, 1h30m, 1h 30m, 0.
func parseLength(text string) (time.Duration, bool) {
	d, err := time.ParseDuration(strings.ReplaceAll(strings.ToLower(text), " ", ""))
	return d, err == nil && d >= 0 && d%time.Second == 0
}

// FormatLength writes a length without its empty parts: 10m, 1h30m, 90s as
// 1m30s.
func FormatLength(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = text[:len(text)-2]
	}
	if strings.HasSuffix(text, "h0m") {
		text = text[:len(text)-2]
	}
	return text
}
