package settings

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
)

func TestEverySettingIsThereOnceWithAVariableOfItsOwn(t *testing.T) {
	seen := make(map[string]bool)
	for _, k := range Keys() {
		if seen[k.Name] {
			t.Errorf("%s is there twice", k.Name)
		}
		seen[k.Name] = true
		if v := k.Variable(); v == "LULL_CONFIG" || v == "LULL_DATA" {
			t.Errorf("%s takes the variable %s, which is taken", k.Name, v)
		}
	}
}

func TestDefaultsAreWithinTheirOwnBounds(t *testing.T) {
	for _, k := range Keys() {
		s := Default()
		text := k.Value(s)
		if text == "" && !k.Optional {
			t.Errorf("%s has no default", k.Name)
		}
		if err := k.Set(&s, text); err != nil || !reflect.DeepEqual(s, Default()) {
			t.Errorf("setting %s to its default %q gives %v", k.Name, text, err)
		}
	}
}

// changed has every setting away from its default.
func changed(t *testing.T) Settings {
	t.Helper()
	s := Default()
	for name, text := range map[string]string{
		"bedtime": "22:15", "bedtime.sat": "00:30", "wake.sun": "9:30", "day_starts": "05:00",
		"theme": "Coal", "pacer": "wave", "frame_rate": "12", "still": "yes", "ascii": "on",
		"breath.pattern": "3-4.5", "breath.length": "1h 30m",
		"safety.holds": "yes", "safety.pregnancy": "no", "safety.heart": "true", "safety.panic": "yes",
		"caffeine.half_life": "6h30m", "caffeine.sensitivity": "lenient", "caffeine.usual_drink": "flat white",
		"caffeine.smoker": "yes", "caffeine.pregnancy_weeks": "15", "body.weight_kg": "62.5", "body.under_18": "no",
		"sound.on": "false", "sound.cue": "0", "sound.fade": "0s", "voice.on": "off", "voice.rate": "95", "voice.name": `a "b"`,
		"remind.alcohol": "no", "remind.before": "45m", "remind.days": "mon, fri", "remind.holiday_until": "2026-12-24",
		"patterns.mine": "4-0-6.5-0", "drinks.mate": "mg=80 ml=250", "drinks.tea": "mg=30",
		"routines.evening": "sigh 2m, imagine shore 10m, calm",
	} {
		if err := s.Set(name, text); err != nil {
			t.Fatalf("setting %s to %q: %v", name, text, err)
		}
	}
	// The whole week came first or last, as the map would have it.
	for name, text := range map[string]string{"bedtime.sat": "00:30", "wake.sun": "9:30"} {
		if err := s.Set(name, text); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestWhatIsReadCanBeSet(t *testing.T) {
	s, back := changed(t), Default()
	names := []string{"patterns.mine", "drinks.mate", "drinks.tea", "routines.evening"}
	for _, k := range Keys() {
		names = append(names, k.Name)
	}
	for _, name := range names {
		text, err := s.Value(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := back.Set(name, text); err != nil {
			t.Errorf("setting %s to its own %q: %v", name, text, err)
		}
	}
	if !reflect.DeepEqual(s, back) {
		t.Errorf("got  %+v\nwant %+v", back, s)
	}
}

func TestBedtimeAloneSetsAllSeven(t *testing.T) {
	s := Default()
	if err := s.Set("bedtime", "22:15"); err != nil {
		t.Fatal(err)
	}
	for day, c := range s.Schedule.Bed {
		if c != evening.At(22, 15) {
			t.Errorf("on %v bedtime is %v", time.Weekday(day), c)
		}
	}
	if err := s.Set("bedtime", "mon 21:00, sat 00:30"); err != nil {
		t.Fatal(err)
	}
	if s.Schedule.Bed[time.Monday] != evening.At(21, 0) || s.Schedule.Bed[time.Saturday] != evening.At(0, 30) || s.Schedule.Bed[time.Sunday] != evening.At(22, 15) {
		t.Errorf("a list of days gives %v", s.Schedule.Bed)
	}
}

// The schedule keeps a waking with the evening before it; people say the day.
func TestWakeOnSaturdayIsSaturdayMorning(t *testing.T) {
	s := Default()
	if err := s.Set("wake.sat", "9:30"); err != nil {
		t.Fatal(err)
	}
	friday := evening.DayOf(2026, time.November, 20)
	if at := s.Schedule.WakeTime(friday, time.UTC); at.Weekday() != time.Saturday || at.Hour() != 9 {
		t.Errorf("Friday's evening ends with waking at %v", at)
	}
}

func TestEveningsBeginInTheSleepUnlessATimeIsSet(t *testing.T) {
	s := Default()
	for _, c := range []struct {
		name, text, want string
		moved            bool
	}{
		{"theme", "coal", "04:00", false},
		{"bedtime", "09:00", "13:00", true}, // nobody sleeps to the usual waking at 07:00 then
		{"wake", "17:00", "13:00", true},
		{"bedtime.sat", "23:00", "mon 13:00, tue 13:00, wed 13:00, thu 13:00, fri 13:00, sat 13:00, sun 04:00", true},
		{"day_starts", "04:00", "04:00", false},
		{"day_starts", "", "mon 13:00, tue 13:00, wed 13:00, thu 13:00, fri 13:00, sat 13:00, sun 04:00", true},
	} {
		if err := s.Set(c.name, c.text); err != nil {
			t.Fatal(err)
		}
		if got, moved := s.Evenings(); got != c.want || moved != c.moved {
			t.Errorf("%s %s: evenings begin %s (moved %v), want %s", c.name, c.text, got, moved, c.want)
		}
	}
}

func TestProblemsSayHowToMendThem(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"theme", "embr", `theme is "embr"; perhaps ember; it is one of ember, coal or day`},
		{"theme", "", `theme is empty; it is one of ember, coal or day`},
		{"thme", "coal", `there is no setting "thme"; the nearest is theme`},
		{"breath.lenght", "5m", `there is no setting "breath.lenght"; the nearest is breath.length`},
		{"half_life", "5h", `there is no setting "half_life"; perhaps it is caffeine.half_life`},
		{"zzzzzz", "1", `there is no setting "zzzzzz"; lull config lists them all`},
		{"sound", "on", `"sound" is a group of settings and not one of them; in it there are on, tone, noise, cue, bed, voice and fade`},
		{"patterns", "4-6", `"patterns" is a group of settings and not one of them; a name of your own goes with it: patterns.mine`},
		{"frame_rate", "60", `frame_rate is "60"; it is a whole number from 5 to 30`},
		{"breath.length", "10", `breath.length is "10"; write a length such as 90s, 10m or 1h30m`},
		{"breath.length", "30s", `breath.length is "30s"; it goes from 1m to 2h`},
		{"bedtime", "25:00", `bedtime is "25:00"; write a time of day such as 23:00, or one a day: mon 23:00, sat 00:30`},
		{"bedtime.sat", "late", `bedtime.sat is "late"; write a time of day such as 23:00`},
		{"bedtime.caturday", "23:00", `there is no setting "bedtime.caturday"; in bedtime there are mon, tue, wed, thu, fri, sat and sun`},
		{"safety.holds", "maybe", `safety.holds is "maybe"; it is yes or no, or empty when you would rather not say`},
		{"caffeine.half_life", "1h", `caffeine.half_life is "1h"; it goes from 2h to 15h`},
		{"body.weight_kg", "NaN", `body.weight_kg is "NaN"; it is a number from 30 to 300`},
		{"sound.cue", "-1", `sound.cue is "-1"; it is a whole number from 0 to 100`},
		{"remind.days", "mon, funday", `remind.days is "mon, funday"; write days such as mon, tue, fri, or weekdays, weekend, every day`},
		{"remind.days", "", `remind.days is empty; write days such as mon, tue, fri, or weekdays, weekend, every day`},
		{"remind.holiday_until", "soon", `remind.holiday_until is "soon"; write a date such as 2026-12-24`},
		{"breath.pattern", "1-1", `the pattern "1-1" comes to 30.0 breaths a minute; the quickest here is 12, a breath of 5 seconds; or a pattern's name goes here, such as calm`},
		{"patterns.quick", "1-1", `the pattern "1-1" comes to 30.0 breaths a minute; the quickest here is 12, a breath of 5 seconds; a breath such as 4-0-6-0 goes here`},
		{"patterns.4-6", "4-6", `"4-6" is not a name that can be used here; small letters, digits and hyphens go, beginning with a letter`},
		{"drinks.mate", "80", `drinks.mate is "80"; write its caffeine and its size, such as mg=80 ml=250`},
		{"drinks.mate", "mg=80 strong", `drinks.mate is "mg=80 strong"; write its caffeine and its size, such as mg=80 ml=250`},
		{"drinks.mate", "mg=", `drinks.mate is empty; mg is a number from 0 to 1000`},
		{"drinks.mate", "mg=80 oz=8", `a drink has no "oz"; it has mg, the caffeine, and ml, the size`},
		{"drinks.mate", "mg=NaN", `drinks.mate is "NaN"; mg is a number from 0 to 1000`},
		{"routines.evening", "sigh 2m, 10m 5m", `routines.evening is "10m 5m"; a practice and how long goes here, such as sigh 2m`},
	} {
		s := Default()
		err := s.Set(c.name, c.text)
		var p *Problem
		if !errors.As(err, &p) {
			t.Errorf("%s = %q gives %v, want a problem", c.name, c.text, err)
			continue
		}
		if err.Error() != c.want {
			t.Errorf("%s = %q\ngives %s\nwant  %s", c.name, c.text, err, c.want)
		}
		if !reflect.DeepEqual(s, Default()) {
			t.Errorf("%s = %q was refused and yet changed something", c.name, c.text)
		}
	}
}

func TestAnAnswerOfTheEnvironmentThatCannotBeReadBringsBackNoHold(t *testing.T) {
	for variable, want := range map[string]Answer{"LULL_SAFETY_HEART=yess": No, "LULL_THEME=embr": Unanswered} {
		s := Default()
		if wrong := s.Overlay([]string{variable}); len(wrong) != 1 || s.Holds() != want {
			t.Errorf("%s gives %q and %v, want %q", variable, s.Holds(), wrong, want)
		}
	}
}

func TestHoldsWaitForAYesAndASafetyAnswerOutranksIt(t *testing.T) {
	s := Default()
	if s.Holds() != Unanswered {
		t.Error("holds are offered before the question is answered")
	}
	s.Safety.Holds = Yes
	if s.Holds() != Yes {
		t.Error("holds are not offered after a yes")
	}
	for _, name := range []string{
		"safety.pregnancy", "safety.breathing", "safety.heart", "safety.epilepsy",
		"safety.panic", "safety.eyes", "safety.surgery",
	} {
		with := s
		if err := with.Set(name, "yes"); err != nil {
			t.Fatal(err)
		}
		if with.Holds() != No {
			t.Errorf("holds are offered beside %s", name)
		}
		if err := with.Set(name, "no"); err != nil || with.Holds() != Yes {
			t.Errorf("a no to %s leaves holds out", name)
		}
	}
	s.Caffeine.PregnancyWeeks = 20
	if s.Holds() != No {
		t.Error("holds are offered in pregnancy")
	}
}

func TestTheEnvironmentLiesOverTheFile(t *testing.T) {
	s := Default()
	wrong := s.Overlay([]string{
		"LULL_BEDTIME_SAT=01:00", "LULL_BEDTIME=22:00", "LULL_BREATH_LENGTH=20m", "LULL_PACER=", "LULL_CONFIG=/x",
		"LULL_THEME=dusk", "LULL_FRAME_RATE=99", "THEME=day", "LULL_STILL", "LULL_UNKNOWN=1",
	})
	if s.Schedule.Bed[time.Monday] != evening.At(22, 0) || s.Schedule.Bed[time.Saturday] != evening.At(1, 0) {
		t.Errorf("bedtimes are %v", s.Schedule.Bed)
	}
	if s.Breath.Length != 20*time.Minute || s.Pacer != "orb" || s.Theme != "ember" {
		t.Errorf("got %v, %s, %s", s.Breath.Length, s.Pacer, s.Theme)
	}
	want := []string{
		`in the environment variable LULL_THEME: theme is "dusk"; it is one of ember, coal or day`,
		`in the environment variable LULL_FRAME_RATE: frame_rate is "99"; it is a whole number from 5 to 30`,
	}
	if len(wrong) != len(want) {
		t.Fatalf("got %v", wrong)
	}
	for i := range want {
		if wrong[i].Error() != want[i] {
			t.Errorf("got %s, want %s", wrong[i], want[i])
		}
	}
}

func TestCopiesStayApart(t *testing.T) {
	a := Default()
	if err := a.Set("patterns.mine", "4-6"); err != nil {
		t.Fatal(err)
	}
	b := a
	if err := b.Set("patterns.mine", "5-5"); err != nil {
		t.Fatal(err)
	}
	if text, _ := a.Value("patterns.mine"); text != "4-6" {
		t.Errorf("changing a copy gave the first %q", text)
	}
}

func TestJSONHasEverySettingUnderItsName(t *testing.T) {
	named := map[string]any{}
	for pair := range slices.Chunk(changed(t).Pairs(), 2) {
		named[pair[0].(string)] = pair[1]
	}
	text, err := json.Marshal(named)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]any{
		"bedtime.sat": "00:30", "still": true, "frame_rate": 12.0, "body.weight_kg": 62.5, "breath.length": "1h30m",
		"safety.epilepsy": nil, "caffeine.half_life": "6h30m", "remind.holiday_until": "2026-12-24",
		"patterns": map[string]any{"mine": "4-0-6.5-0"},
		"routines": map[string]any{"evening": []any{"sigh 2m", "imagine shore 10m", "calm"}},
		"drinks":   map[string]any{"mate": map[string]any{"mg": 80.0, "ml": 250.0}, "tea": map[string]any{"mg": 30.0}},
	} {
		if v, there := got[name]; !there || !reflect.DeepEqual(v, want) {
			t.Errorf("%s is %v, want %v", name, v, want)
		}
	}
	if _, there := got["bedtime"]; there {
		t.Error("bedtime is there as a whole and a day at a time")
	}
}

// Whatever is typed, it is refused whole or read back as it stands.
func FuzzSet(f *testing.F) {
	f.Add("theme", "ember")
	f.Add("bedtime", "mon 23:00, tue 1am")
	f.Add("drinks.mate", "mg=1e2 ml=.5")
	f.Add("routines.x", "sigh 2m, 4-6 10m")
	f.Add("patterns.maté", "4-7-8")
	f.Add("drinks.x.mg", "0x10")
	f.Fuzz(func(t *testing.T, name, text string) {
		s := Default()
		if err := s.Set(name, text); err != nil {
			if !reflect.DeepEqual(s, Default()) {
				t.Fatalf("%q = %q was refused and yet changed something", name, text)
			}
			return
		}
		written, err := s.Value(name)
		if err != nil {
			t.Fatal(err)
		}
		back := s
		if err := back.Set(name, written); err != nil || !reflect.DeepEqual(back, s) {
			t.Fatalf("%q = %q is written as %q, which gives %v", name, text, written, err)
		}
	})
}
