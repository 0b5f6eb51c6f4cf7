package tomlfile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/settings"
)

// typical is a file as a person would keep it.
const typical = `# my evenings
theme = "coal"       # the lamp is weak
frame_rate = 12
still = false

[bedtime]
mon = "22:45"
sat = 00:30:00

[wake]
sun = "9:30"

[breath]
pattern = "mine"
length = "20m"

[safety]
holds = "no"
heart = ""

[caffeine]
half_life = "6h"
smoker = false
pregnancy_weeks = 0
usual_drink = "mate"

[body]
weight_kg = 62.5

[sound]
cue = 30
fade = "2m"

[remind]
alcohol = false
holiday_until = 2026-12-24

[patterns]
mine = "4-0-6.5-0"

[drinks]
mate = { mg = 80, ml = 250 }
[drinks.press]
mg = 120

[routines]
evening = [
  "sigh 2m", # first
  "calm 10m",
]
`

func fileWith(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestATypicalFileIsTakenAsAWhole(t *testing.T) {
	for name, text := range map[string]string{
		"as it is":         typical,
		"with a mark":      bom + typical,
		"with CRLF":        strings.ReplaceAll(typical, "\n", "\r\n"),
		"without last end": strings.TrimSuffix(typical, "\n"),
	} {
		s, err := Load(fileWith(t, text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want := settings.Default()
		for _, kv := range [][2]string{
			{"theme", "coal"},
			{"frame_rate", "12"},
			{"bedtime.mon", "22:45"},
			{"bedtime.sat", "00:30"},
			{"wake.sun", "09:30"},
			{"breath.pattern", "mine"},
			{"breath.length", "20m"},
			{"safety.holds", "no"},
			{"caffeine.half_life", "6h"},
			{"caffeine.smoker", "no"},
			{"caffeine.usual_drink", "mate"},
			{"body.weight_kg", "62.5"},
			{"sound.cue", "30"},
			{"sound.fade", "2m"},
			{"remind.alcohol", "false"},
			{"remind.holiday_until", "2026-12-24"},
			{"patterns.mine", "4-0-6.5-0"},
			{"drinks.mate", "mg=80 ml=250"},
			{"drinks.press", "mg=120"},
			{"routines.evening", "sigh 2m, calm 10m"},
		} {
			if err := want.Set(kv[0], kv[1]); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(s, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, s, want)
		}
	}
}

func TestNoFileAndAnEmptyOneGiveTheDefaults(t *testing.T) {
	paths := []string{filepath.Join(t.TempDir(), "no", "config.toml"), fileWith(t, ""), fileWith(t, bom+"\r\n"), fileWith(t, "# nothing\n")}
	for _, path := range paths {
		if s, err := Load(path); err != nil || !reflect.DeepEqual(s, settings.Default()) {
			t.Errorf("%s gives %v", path, err)
		}
	}
}

func TestEveryMistakeIsSaidWithItsPlaceAndItsMending(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"all of them at once", "thme = \"coal\"\nframe_rate = 60\n[sond]\non = true\ncue = 3\n[breath]\nlength = \"10\"\nlenght = \"5m\"\n",
			`F:1:1: there is no setting "thme"; the nearest is theme
F:2:14: frame_rate is "60"; it is a whole number from 5 to 30
F:3:1: there is no group "sond"; the nearest is sound
F:7:10: breath.length is "10"; write a length such as 90s, 10m or 1h30m
F:8:1: there is no setting "breath.lenght"; the nearest is breath.length`,
		},
		{
			"types", "theme = 3\nstill = \"yes\"\nframe_rate = \"20\"\nbedtime = 23\nsound.on = 1\nsafety.holds = 1\nbreath.length = 10\nbody.weight_kg = true\n",
			`F:1:9: theme is a whole number; write one of them in quotes: "ember", "coal", "day"
F:2:9: still is text in quotes; it is true or false, without quotes
F:3:14: frame_rate is text in quotes; it is a whole number from 5 to 30, without quotes
F:4:11: bedtime is a whole number; write a time of day such as "23:00"
F:5:12: sound.on is a whole number; it is true or false, without quotes
F:6:16: safety.holds is a whole number; it is "yes" or "no"
F:7:17: breath.length is a whole number; write a length in quotes, such as "10m" or "1h30m"
F:8:18: body.weight_kg is true or false; it is a number from 30 to 300, without quotes`,
		},
		{
			"columns count letters", "[drinks]\n\"maté\" = { mg = 80, oz = 8 }\n\"thé  vert\" = {mg = 30, ml = 3}\n",
			`F:2:21: a drink has no "oz"; it has mg, the caffeine, and ml, the size
F:3:1: "thé  vert" is not a name that can be used here; small letters, digits and hyphens go, beginning with a letter`,
		},
		{
			"own things", "[patterns]\nquick = \"1-1\"\nnum = 46\n[routines]\nevening = \"sigh 2m\"\nlate = [\"sigh 2m\", 3]\n[drinks]\nmate = 80\ntea = { ml = 200 }\n[drinks.press]\nml = 300\n",
			`F:2:9: the pattern "1-1" comes to 30.0 breaths a minute; the quickest here is 12, a breath of 5 seconds; a breath such as 4-0-6-0 goes here
F:3:7: patterns.num is a whole number; write a breath in quotes, such as "4-0-6-0"
F:5:11: routines.evening is text in quotes; write a list such as ["sigh 2m", "calm 10m"]
F:6:8: routines.late is a list; write a list such as ["sigh 2m", "calm 10m"]
F:8:8: drinks.mate is a whole number; write its caffeine and its size, such as { mg = 80, ml = 250 }
F:9:1: drinks.tea has no mg; its caffeine in milligrams goes here, mg = 0 for none
F:11:1: drinks.press has no mg; its caffeine in milligrams goes here, mg = 0 for none`,
		},
		{
			"groups", "sond = { on = true }\nsound = 3\n[theme]\n[[remind]]\ncaffeine = true\n",
			`F:1:1: there is no setting "sond"; the nearest is the group sound
F:2:1: "sound" is a group of settings and not one of them; in it there are on, tone, noise, cue, bed, voice and fade
F:3:1: theme is a setting and not a group; without brackets it is theme = ...
F:4:1: [[remind]] is a list of groups; single brackets go here`,
		},
		{"a word without quotes", "still = true\ntheme = ember\n", `F:2:9: this line cannot be read: W; text goes in quotes: theme = "ember"`},
		{"a time without quotes", "bedtime = 25:99\n", `F:1:11: this line cannot be read: W; text goes in quotes: bedtime = "25:99"`},
		{"no value", "theme =\n", `F:1:8: theme has no value; write one, or take the line out; lull config get theme shows the present one`},
		{"no sign", "theme \"ember\"\n", `F:1:7: this line cannot be read: W; there is no = in it; a setting is written as theme = "ember", a remark begins with #`},
		{"twice", "theme = \"ember\"\ntheme = \"coal\"\n", `F:2:1: this is set a second time: W; one of the two can go`},
		{"a group twice", "[sound]\n[sound]\n", `F:2:2: this is set a second time: W; one of the two can go`},
		{"no UTF-8", "# gr\xfcn\ntheme = \"coal\"\n", `F:1:5: this is not UTF-8 text; an editor can save it as UTF-8`},
		{"UTF-16", "\xff\xfet\x00h\x00", `F:1:1: this is not UTF-8 text; an editor can save it as UTF-8`},
	} {
		path := fileWith(t, c.text)
		_, err := Load(path)
		got := strings.ReplaceAll(fmt.Sprint(err), path, "F")
		if head, rest, ok := strings.Cut(c.want, "W;"); ok { // the library's own words are its own
			if !strings.HasPrefix(got, head) || !strings.HasSuffix(got, ";"+rest) || strings.Contains(got, "toml:") {
				t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestWhatIsRightIsTakenBesideWhatIsWrong(t *testing.T) {
	s, err := Load(fileWith(t, "theme = \"coal\"\npacer = \"cube\"\nbedtime = \"22:00\"\n"))
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Key != "pacer" || problems[0].Line != 2 {
		t.Fatalf("got %v", err)
	}
	if s.Theme != "coal" || s.Pacer != "orb" || s.Schedule.Bed[time.Sunday] != evening.At(22, 0) {
		t.Errorf("got %+v", s)
	}
}

// An answer that cannot be read may have been the one that forbids holding the
// breath.
func TestAMistakeBringsBackNoHoldOfTheBreath(t *testing.T) {
	const no = "[safety]\nheart = \"yes\"\nholds = \"no\"\n"
	for text, want := range map[string]settings.Answer{
		"theme = ember\n" + no:  settings.No, // nothing of the file is read
		no + "holds = \"no\"\n": settings.No,
		"\xff" + no:             settings.No,
		"[safety]\nheart = \"yess\"\nholds = \"yes\"\n":      settings.No,
		"[safety]\nholds = \"nein\"\n":                       settings.No,
		"[safety]\nhart = \"yes\"\n":                         settings.No,
		"[saftey]\nholds = \"no\"\n":                         settings.No,
		"[[safety]]\nholds = \"no\"\n":                       settings.No,
		"safety = \"no\"\n":                                  settings.No,
		"holds = \"no\"\n":                                   settings.No,
		"[body]\nheart = \"yes\"\n":                          settings.No,
		"[caffeine]\npregnancy_weeks = \"many\"\n":           settings.No,
		"theme = \"embr\"\n[breath]\nlenght = \"5m\"\n":      settings.Unanswered,
		"thme = \"coal\"\n[safety]\nholds = \"yes\"\n":       settings.Yes,
		"[sond]\non = true\n[breath]\npattern = \"4-7-8\"\n": settings.Unanswered,
	} {
		path := fileWith(t, text)
		s, err := Load(path)
		if err == nil || s.Holds() != want {
			t.Errorf("%q gives %q and %v, want %q", text, s.Holds(), err, want)
		}
	}
	path := fileWith(t, "[safety]\nholds = \"nein\"\n")
	f := &File{path: path, getenv: func(string) string { return "" }}
	if err := f.Set("safety.holds", "yes"); err != nil || f.Current().Holds() != settings.Yes {
		t.Errorf("mended it gives %q and %v", f.Current().Holds(), err)
	}
}

func TestWhatIsNoSettingsFileIsSaidPlainly(t *testing.T) {
	dir := t.TempDir()
	big := fileWith(t, strings.Repeat("# nothing to see here\n", 10<<20/22))
	under := filepath.Join(fileWith(t, ""), "config.toml")
	cases := map[string]string{dir: "is a folder", big: "is larger than 1 MB", under: "is a file where a folder was meant"}
	if os.Getuid() != 0 { // to root everything is readable
		locked := fileWith(t, "")
		if err := os.Chmod(locked, 0); err != nil {
			t.Fatal(err)
		}
		cases[locked] = "may not be read by you"
	}
	for path, want := range cases {
		s, err := Load(path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("got %v, want it to say that it %s", err, want)
		}
		want := settings.Default()
		want.Safety.Unread = true
		if !reflect.DeepEqual(s, want) {
			t.Error("the settings are not the defaults, without holds")
		}
	}
}

// A file may hold what a terminal obeys; what is said of it must not.
func TestAMistakeSaysNothingThatATerminalObeys(t *testing.T) {
	for _, text := range []string{
		"\x1b[31mtheme = coal\n", "theme = \x1b[31mcoal\n", "theme\x1b[31m\n", "\u202etheme = coal\n", "\"a\x1b\" = 1\n",
		`"\u001b[31m" = 1`, `["\u001b[31m"]`, `[["\u001b[31m"]]`, `theme."\u001b[31m" = 1`, `drinks."\u001b[31m" = 1`, `theme = "\u001b[31m"`,
	} {
		if _, err := Load(fileWith(t, text)); err == nil || strings.ContainsAny(err.Error(), "\x1b\u202e") {
			t.Errorf("%q gives %q", text, err)
		}
	}
}

func TestWhereFindsASetting(t *testing.T) {
	path := fileWith(t, typical)
	for key, want := range map[string]string{"breath.pattern": path + ":14:11", "drinks.mate.ml": path + ":42:24", "pacer": ""} {
		if got := (&File{path: path}).Where(key); got != want {
			t.Errorf("%s is at %s, want %s", key, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(typical), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(path); err != nil {
			b.Fatal(err)
		}
	}
}

// Whatever the file: what is wrong has a place in it and a way to mend it, and
// the settings that come of it can all be set again.
func FuzzLoad(f *testing.F) {
	for _, text := range []string{
		"", typical, bom + "theme = 'coal'", "[drinks.a]\nmg = -1", "bedtime = 3", "[[sound]]", "x = { y = { z = 1 } }",
		"[routines]\nx = ['sigh', 'nothing 5m']", "[patterns]\np = '4-7-8'", "theme = ", "a.b.c = 1979-05-27", "\x00", "[safety]\nheart = true",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := settings.Default()
		for _, p := range apply(&s, "F", data) {
			if p.Line < 1 || p.Column < 1 || p.Line > bytes.Count(data, []byte("\n"))+1 || p.Wrong == "" || p.Mend == "" {
				t.Errorf("%q: %+v", data, p)
			}
		}
		for _, k := range settings.Keys() {
			again := s
			if err := k.Set(&again, k.Value(s)); err != nil {
				t.Errorf("%q gives %s = %q: %v", data, k.Name, k.Value(s), err)
			}
		}
	})
}
