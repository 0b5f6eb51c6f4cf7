package settings

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"lull/routines/notation"
	"lull/routines/settings"
	"lull/ui/screen"
)

// glances are what the list of the groups tells of each.
var glances = map[string]func(settings.Settings) string{
	"bedtime": func(s settings.Settings) string { return namedInWords("bedtime", s) },
	"wake":    func(s settings.Settings) string { return namedInWords("wake", s) },
	"look":    func(s settings.Settings) string { return s.Theme + ", " + s.Pacer },
	"practice": func(s settings.Settings) string {
		return s.Breath.Pattern + ", " + notation.Length(s.Breath.Length)
	},
	"imagery": func(s settings.Settings) string {
		return either(s.Imagery.Avoid != "", "without "+s.Imagery.Avoid, string(s.Imagery.Pace))
	},
	"safety": func(s settings.Settings) string {
		return either(s.Holds() == settings.Yes, "holds offered", "holds left out")
	},
	"caffeine": func(s settings.Settings) string { return s.Caffeine.UsualDrink + ", " + s.Caffeine.Sensitivity },
	"sound": func(s settings.Settings) string {
		return either(s.Sound.On, s.Sound.Tone+", "+s.Sound.Noise, "silent")
	},
	"voice": func(s settings.Settings) string {
		rate := fmt.Sprintf("%d words a minute", s.Voice.Rate)
		return either(s.Sound.On && s.Voice.On, rate, "silent")
	},
	"remind": func(s settings.Settings) string { return notation.Length(s.Remind.Before) + " before" },
	"doctor": func(s settings.Settings) string {
		n := len(s.Ticked())
		return either(n > 0, strconv.Itoa(n), "none ticked")
	},
	"desktop": func(s settings.Settings) string {
		return either(s.Desktop.Awake, "stays awake", "as it likes")
	},
	"own": func(s settings.Settings) string {
		n := len(s.OwnNames())
		return either(n > 0, strconv.Itoa(n), "none yet")
	},
}

func either(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}

func named(g settings.Group, say screen.Say) string { return say("group."+g.Name, nil) }

// label is what a setting is called beside the others of its group.
func label(k settings.Key, say screen.Say) string {
	name := k.Name[strings.LastIndexByte(k.Name, '.')+1:]
	return cmp.Or(say("label."+name, nil), strings.ReplaceAll(name, "_", " "))
}

// inWords is the value of a setting as people say it.
func inWords(k settings.Key, s settings.Settings) string {
	value := k.Value(s)
	switch {
	case value == "":
		return "not said"
	case k.Kind == settings.Clocks && strings.Contains(value, ","):
		return "day by day"
	case k.Kind == settings.Flag:
		return map[string]string{"true": "yes", "false": "no"}[value]
	}
	return value
}

func namedInWords(name string, s settings.Settings) string {
	k, _ := settings.Find(name)
	return inWords(k, s)
}

// ownLines are the person's own things, for which a file is better.
func ownLines(s settings.Settings) []line {
	var lines []line
	for _, key := range s.OwnNames() {
		if value, err := s.Value(key); err == nil {
			_, name, _ := strings.Cut(key, ".")
			lines = append(lines, line{
				name: name, value: value,
				about: "In a shell, lull config edit opens the file they stand in.",
			})
		}
	}
	return lines
}
