package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lull/routines/notation"
	"lull/routines/settings"
)

// group is one idea of the settings: a screen of its own.
type group struct {
	name, about string
	holds       string                         // settings, and groups of them in the file
	says        func(settings.Settings) string // a glance at it, for the list
}

// remindersName is the group from which reminders are turned on and off.
const remindersName = "reminders"

var groups = []group{
	{
		"bedtime", "When the light goes out, and when evenings begin.", "bedtime day_starts",
		func(s settings.Settings) string { return namedInWords("bedtime", s) },
	},
	{
		"getting up", "When you get up, day by day.", "wake",
		func(s settings.Settings) string { return namedInWords("wake", s) },
	},
	{
		"look", "Colours, the shape that breathes, how much moves.", "theme pacer frame_rate still ascii accessible",
		func(s settings.Settings) string { return s.Theme + ", " + s.Pacer },
	},
	{
		"practice", "What is breathed when nothing else is said.", "breath",
		func(s settings.Settings) string {
			return s.Breath.Pattern + ", " + notation.Length(s.Breath.Length)
		},
	},
	{
		"imagery", "How you like to be led through a place, and what no place may have.", "imagery muscles",
		func(s settings.Settings) string {
			return either(s.Imagery.Avoid != "", "without "+s.Imagery.Avoid, string(s.Imagery.Pace))
		},
	},
	{
		"safety", "Questions about breath holds. None has to be answered.", "safety",
		func(s settings.Settings) string {
			return either(s.Holds() == settings.Yes, "holds offered", "holds left out")
		},
	},
	{
		"caffeine and body", "What the curve and the times are worked out from. None has to be answered.",
		"caffeine body",
		func(s settings.Settings) string { return s.Caffeine.UsualDrink + ", " + s.Caffeine.Sensitivity },
	},
	{
		"sound", "The tone of the breath and the noise underneath.", "sound",
		func(s settings.Settings) string {
			return either(s.Sound.On, s.Sound.Tone+", "+s.Sound.Noise, "silent")
		},
	},
	{
		"voice", "Whether words are spoken, and how.", "voice",
		func(s settings.Settings) string {
			rate := fmt.Sprintf("%d words a minute", s.Voice.Rate)
			return either(s.Sound.On && s.Voice.On, rate, "silent")
		},
	},
	{
		remindersName, "What is said and when, and whether reminders come at all.", "remind",
		func(s settings.Settings) string { return notation.Length(s.Remind.Before) + " before" },
	},
	{
		"for a doctor", "Signs that a doctor may want to know of. A yes stands on the page of lull report.", "doctor",
		func(s settings.Settings) string {
			n := len(s.Ticked())
			return either(n > 0, strconv.Itoa(n), "none ticked")
		},
	},
	{
		"machine", "What else of this machine takes part in a practice.", "desktop",
		func(s settings.Settings) string {
			return either(s.Desktop.Awake, "stays awake", "as it likes")
		},
	},
	{
		"your own", "Patterns, drinks and routines of your own.", "",
		func(s settings.Settings) string {
			n := len(s.OwnNames())
			return either(n > 0, strconv.Itoa(n), "none yet")
		},
	},
}

func either(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}

func (g group) keys() []settings.Key {
	holds := strings.Fields(g.holds)
	return slices.DeleteFunc(settings.Keys(), func(k settings.Key) bool {
		return !slices.Contains(holds, k.Name) && !slices.Contains(holds, k.Group())
	})
}

// labels name settings for people where the key does not.
var labels = map[string]string{
	"bedtime": "all days", "wake": "all days", "day_starts": "evenings begin",
	"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday",
	"fri": "Friday", "sat": "Saturday", "sun": "Sunday",
	"frame_rate": "pictures a second", "still": "still picture", "ascii": "plain characters",
	"accessible": "line by line",
	"holds":      "breath holds", "breathing": "lungs", "surgery": "operation",
	"half_life": "half-life", "line": "line of your own", "contraceptive": "contraceptive pill",
	"hits_hard":       "hits me hard",
	"pregnancy_weeks": "weeks of pregnancy", "medicine_unmodelled": "medicine or liver",
	"weight_kg": "weight in kg", "first": "side that comes first",
	"by_day": "jerks by day", "rhythmic": "in a rhythm", "confusion": "tongue, confusion",
	"after_medicine": "since a medicine", "acting_out": "acting out dreams", "lasting": "for a month",
}

func label(k settings.Key) string {
	name := k.Name
	if g := k.Group(); g != "" {
		name = name[len(g)+1:]
	}
	if known, ok := labels[name]; ok {
		return known
	}
	return strings.ReplaceAll(name, "_", " ")
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
			lines = append(lines, line{name: name, value: value,
				about: "In a shell, lull config edit opens the file they stand in."})
		}
	}
	return lines
}
