package tomlfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/settings"
)

func TestOneValueChangesAndNothingElse(t *testing.T) {
	for _, c := range []struct{ name, key, text, before, after string }{
		{"an empty file", "theme", "coal", "", "theme = \"coal\"\n"},
		{"an empty file, in a group", "sound.cue", "5", "", "[sound]\ncue = 5\n"},
		{"in its place", "theme", "day", "a = 1\n", ""},
		{
			"beside a remark", "frame_rate", "25", "# mine\nframe_rate   =  12   # slow line\nstill = true\n",
			"# mine\nframe_rate   =  25   # slow line\nstill = true\n",
		},
		{"with its blanks", "theme", "day", "\t theme='coal'\t\n", "\t theme=\"day\"\t\n"},
		{
			"after the others at the top", "pacer", "wave", "theme = \"coal\"\n# a remark\n\n[sound]\non = true\n",
			"theme = \"coal\"\npacer = \"wave\"\n# a remark\n\n[sound]\non = true\n",
		},
		{
			"before the first group and its remark", "pacer", "wave", "# my file\n\n# about sound\n[sound]\non = true\n",
			"# my file\n\npacer = \"wave\"\n\n# about sound\n[sound]\non = true\n",
		},
		{
			"within its group", "sound.cue", "5", "[sound]\n  on = true # yes\n\n# next\n[voice]\non = true\n",
			"[sound]\n  on = true # yes\n  cue = 5\n\n# next\n[voice]\non = true\n",
		},
		{"in an empty group", "sound.cue", "5", "[sound] # soft\n# nothing yet\n", "[sound] # soft\ncue = 5\n# nothing yet\n"},
		{"in a new group", "sound.cue", "5", "still = true", "still = true\n\n[sound]\ncue = 5\n"},
		{"beside dotted names", "sound.cue", "5", "sound.on = true\nstill = true\n", "sound.on = true\nsound.cue = 5\nstill = true\n"},
		{"within braces", "sound.cue", "5", "sound = { on = true }\n", "sound = { cue = 5, on = true }\n"},
		{"within empty braces", "sound.cue", "5", "sound = {}\n", "sound = { cue = 5 }\n"},
		{"a value within braces", "sound.cue", "5", "sound = { cue = 40, on = true }\n", "sound = { cue = 5, on = true }\n"},
		{"with CRLF", "still", "true", "theme = \"coal\"\r\n", "theme = \"coal\"\r\nstill = true\r\n"},
		{"behind a mark", "theme", "coal", bom, bom + "theme = \"coal\"\n"},
		{"behind a mark, before a group", "theme", "coal", bom + "[sound]\n", bom + "theme = \"coal\"\n\n[sound]\n"},
		{"a week in one", "bedtime", "22:15", "bedtime = \"23:00\" # all\n", "bedtime = \"22:15\" # all\n"},
		{
			"one day of a week in one", "bedtime.sat", "00:30", "bedtime = \"22:15\" # all\n",
			`bedtime = { mon = "22:15", tue = "22:15", wed = "22:15", thu = "22:15", fri = "22:15", sat = "00:30", sun = "22:15" } # all` + "\n",
		},
		{
			"a week written in days", "wake", "08:00", "[wake]\nmon = \"7:00\"\n# and\nsat = \"9:00\" # late\n",
			"[wake]\nmon = \"08:00\"\n# and\nsat = \"08:00\" # late\ntue = \"08:00\"\nwed = \"08:00\"\nthu = \"08:00\"\nfri = \"08:00\"\nsun = \"08:00\"\n",
		},
		{"one day alone", "bedtime.sat", "00:30", "still = true\n", "still = true\n\n[bedtime]\nsat = \"00:30\"\n"},
		{"a list in several lines", "routines.x", "calm 5m, sigh", "[routines]\nx = [\n 'sigh 2m',\n] # chain\n", "[routines]\nx = [\"calm 5m\", \"sigh\"] # chain\n"},
		{"a drink", "drinks.maté", "mg=80 ml=250", "", "[drinks]\n\"maté\" = { mg = 80, ml = 250 }\n"},
		{"a drink in braces", "drinks.mate", "mg=90", "[drinks]\nmate = { ml = 250, mg = 80 }\n", "[drinks]\nmate = { ml = 0, mg = 90 }\n"},
		{"a drink with a header", "drinks.mate", "mg=90 ml=100", "[drinks.mate] # strong\nmg = 80\n", "[drinks.mate] # strong\nmg = 90\nml = 100\n"},
		{"half a drink", "drinks.mate.ml", "100", "[drinks]\nmate.mg = 80\n", "[drinks]\nmate.mg = 80\nmate.ml = 100\n"},
		{"a drink beside a header", "drinks.tea", "mg=30", "[drinks.mate]\nmg = 80\n", "[drinks.mate]\nmg = 80\n\n[drinks]\ntea = { mg = 30 }\n"},
		{"an answer taken back", "safety.heart", "", "[safety]\nheart = \"yes\"\n", "[safety]\nheart = \"\"\n"},
		{"an answer that was never given", "safety.heart", "", "[safety]\n", "[safety]\n"},
		{"beside a mistake", "theme", "day", "thme = 3\ntheme = \"dusk\"\n", "thme = 3\ntheme = \"day\"\n"},
		{"text with quotes", "voice.name", `a "b" \c`, "", "[voice]\nname = \"a \\\"b\\\" \\\\c\"\n"},
	} {
		if c.after == "" {
			c.after = c.before + "theme = \"day\"\n"
		}
		got, err := set([]byte(c.before), c.key, c.text)
		if err != nil || string(got) != c.after {
			t.Errorf("%s: %v\ngot\n%s\nwant\n%s", c.name, err, got, c.after)
		}
	}
}

func TestSaveRefusesWhatLoadWouldRefuse(t *testing.T) {
	path := fileWith(t, typical)
	var wrong *settings.Problem
	if err := Save(path, "theme", "dusk"); !errors.As(err, &wrong) || wrong.Key != "theme" {
		t.Errorf("a wrong value gives %v", err)
	}
	if err := Save(path, "thme", "coal"); !errors.As(err, &wrong) || wrong.Mend != "the nearest is theme" {
		t.Errorf("a wrong name gives %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != typical {
		t.Error("the file was changed all the same")
	}
	broken := fileWith(t, "theme = ember\n")
	var place *Problem
	if err := Save(broken, "theme", "coal"); !errors.As(err, &place) || place.Path != broken || place.Line != 1 {
		t.Errorf("a broken file gives %v", err)
	}
	if got, _ := os.ReadFile(broken); string(got) != "theme = ember\n" {
		t.Error("the broken file was changed")
	}
}

func TestSaveMakesFolderAndFileForOneself(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "lull", "config.toml")
	if err := Save(path, "breath.length", "20m"); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for place, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(place); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v (%v), want %v", place, info.Mode().Perm(), err, want)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the settings there are %v", left)
	}
}

func TestALinkStaysALinkAndAModeStays(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "dots"), 0o755); err != nil {
		t.Fatal(err)
	}
	real, link := filepath.Join(dir, "dots", "lull.toml"), filepath.Join(dir, "config.toml")
	if err := os.Symlink(filepath.Join("dots", "lull.toml"), link); err != nil {
		t.Skip("no links here")
	}
	for _, theme := range []string{"coal", "day"} { // the link leads nowhere at first
		if err := Save(link, "theme", theme); err != nil {
			t.Fatal(err)
		}
		if s, err := Load(real); err != nil || s.Theme != theme {
			t.Errorf("the file behind the link has %q, %v", s.Theme, err)
		}
		if err := os.Chmod(real, 0o640); err != nil {
			t.Fatal(err)
		}
	}
	if err := Save(link, "still", "yes"); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is a %v now, %v", info.Mode(), err)
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v now, %v", info.Mode().Perm(), err)
	}
	if err := os.Symlink("round", filepath.Join(dir, "round")); err != nil {
		t.Fatal(err)
	}
	if err := Save(filepath.Join(dir, "round"), "theme", "coal"); err == nil {
		t.Error("a link in a circle is taken")
	}
}

func TestAReadOnlyFileIsLeftAlone(t *testing.T) {
	path := fileWith(t, "theme = \"coal\"\n")
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := Save(path, "theme", "day"); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("got %v", err)
	}
	if err := Save(t.TempDir(), "theme", "day"); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder gives %v", err)
	}
}

func TestAFileChangedMeanwhileIsReadAgain(t *testing.T) {
	path := fileWith(t, "theme = \"coal\"\n")
	if err := replace(path, []byte("theme = \"ember\"\n"), []byte("x = 1\n")); !errors.Is(err, errChanged) {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// A reader sees the old file or the new one while somebody saves.
func TestAReaderNeverSeesHalfAFile(t *testing.T) {
	path := fileWith(t, typical)
	var readers sync.WaitGroup
	done := make(chan struct{})
	readers.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := Load(path); err != nil {
				t.Errorf("while saving: %v", err)
				return
			}
		}
	})
	for i := range 20 {
		if err := Save(path, "theme", []string{"coal", "day"}[i%2]); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}

// Whatever the file, a saved value is read back, everything else is read as
// before, and of one value only its own bytes are gone.
func FuzzSetThenLoad(f *testing.F) {
	for _, text := range []string{
		"", typical, bom + "[sound]\r\non = true\r\n", "sound = { on = true, # x\n cue = 3 }", "bedtime.mon = \"22:00\"\n[drinks.a]\nmg=1",
		"\"theme\" = 'coal' # a\n", "[routines]\nx = [ # a\n'sigh', # b\n]", "drinks = { a = { mg = 1 }, b.mg = 2 }", "[ sound ]\n\"on\" = true",
	} {
		for _, kv := range [][2]string{
			{"theme", "day"},
			{"sound.cue", "7"},
			{"bedtime", "21:00"},
			{"wake.tue", "6:15"},
			{"drinks.a", "mg=5 ml=6"},
			{"routines.x", "calm 5m"},
			{"patterns.p", "4-7-8"},
			{"voice.name", "a\"\\é"},
			{"safety.heart", "yes"},
		} {
			f.Add(text, kv[0], kv[1])
		}
	}
	f.Fuzz(func(t *testing.T, text, key, value string) {
		before := settings.Default()
		apply(&before, "F", []byte(text))
		edited, err := set([]byte(text), key, value)
		if err != nil {
			return
		}
		after, want := settings.Default(), before
		apply(&after, "F", edited)
		if err := want.Set(key, value); err != nil {
			t.Fatalf("%s = %q is saved and cannot be set: %v", key, value, err)
		}
		if !reflect.DeepEqual(after, want) {
			t.Fatalf("%q with %s = %q is\n%s\nwhich reads as %+v", text, key, value, edited, after)
		}
		if strings.HasPrefix(key, "bedtime") || strings.HasPrefix(key, "wake") || strings.HasPrefix(key, "drinks") {
			for line := range strings.Lines(text) {
				if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") && !bytes.Contains(edited, []byte(line)) {
					t.Fatalf("%q with %s = %q lost %q", text, key, value, line)
				}
			}
			return
		}
		d, wrong := parse([]byte(text))
		if wrong != nil {
			t.Fatal(wrong.message)
		}
		old := span{-1, -1}
		if e := d.find(key); e != nil {
			old = e.value
		}
		if !keeps(text, string(edited), old) {
			t.Fatalf("%q with %s = %q is\n%q", text, key, value, edited)
		}
	})
}

// keeps tells whether edited is text with the bytes of old changed, or with
// something put in.
func keeps(text, edited string, old span) bool {
	if old.from >= 0 {
		return strings.HasPrefix(edited, text[:old.from]) && strings.HasSuffix(edited, text[old.to:])
	}
	same := 0
	for same < len(text) && same < len(edited) && text[same] == edited[same] {
		same++
	}
	return strings.HasSuffix(edited, text[same:])
}

// Every setting goes into every way of writing the file.
func TestEverySettingFindsItsPlaceInAnyFile(t *testing.T) {
	files := map[string]string{
		"empty": "", "typical": typical, "with CRLF": strings.ReplaceAll(typical, "\n", "\r\n"), "with a mark": bom + typical,
		"in braces": "sound = { on = true }\nbreath={}\nbedtime = { mon = \"22:00\", # early\n sat = \"00:30\" }\nwake = \"6:30\"\n" +
			"drinks = { mate = { mg = 80 } }\nroutines = { evening = [] }\nremind = {\n # none\n}",
		"dotted": "sound.on = true\nbedtime.mon = \"22:00\"\ndrinks.mate.mg = 80\npatterns.mine = '4-6'\nsafety.\"holds\" = \"no\"\n" +
			"caffeine . half_life = '5h' # tried\nremind.before = \"1h\"",
		"headers": "# top\n[sound]\n[breath]\n\n[bedtime]\n[wake] # up\n[drinks]\n[drinks.mate]\nmg = 80\n[patterns]\n[routines]\n[safety]\n" +
			"[caffeine]\n[body]\n[voice]\n[remind]\n# the end",
		"mistakes": "thme = 1\ntheme = 3\nbedtime = 5\n[sound]\non = \"yes\"\nsuond = 3\n[brth]\nlength = 1\n",
	}
	values := map[settings.Kind][]string{
		settings.Flag: {"true", "false"}, settings.Integer: {"7", "20", "90"}, settings.Number: {"70.5", ""}, settings.Text: {"calm", "x", "mon, fri"},
		settings.Yesno: {"yes", "no", ""}, settings.Clock: {"21:15"}, settings.Clocks: {"21:15", "mon 21:00, sun 22:00"},
		settings.Length: {"2m", "1h", "3h"}, settings.Date: {"2027-01-02", ""},
	}
	type setting struct {
		name   string
		values []string
	}
	all := []setting{
		{"patterns.mine", []string{"4-7-8"}},
		{"patterns.maté", []string{"5-5"}},
		{"drinks.mate", []string{"mg=1", "mg=2 ml=3"}},
		{"drinks.tea", []string{"mg=30 ml=200"}},
		{"drinks.mate.ml", []string{"12"}},
		{"routines.evening", []string{"sigh 2m, calm"}},
	}
	for _, k := range settings.Keys() {
		all = append(all, setting{k.Name, append(values[k.Kind], k.Allowed...)})
	}
	for name, text := range files {
		for _, s := range all {
			taken := 0
			for _, value := range s.values {
				want := settings.Default()
				apply(&want, name, []byte(text))
				if want.Set(s.name, value) != nil {
					continue
				}
				taken++
				edited, err := set([]byte(text), s.name, value)
				if err != nil {
					t.Errorf("%s, %s = %q: %v", name, s.name, value, err)
					continue
				}
				got := settings.Default()
				apply(&got, name, edited)
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s, %s = %q is\n%s", name, s.name, value, edited)
				}
				for line := range strings.Lines(text) {
					if _, remark, ok := strings.Cut(line, "#"); ok && !strings.Contains(string(edited), "#"+remark) && s.name != "routines.evening" {
						t.Errorf("%s, %s = %q lost the remark %q", name, s.name, value, remark)
					}
				}
			}
			if taken == 0 {
				t.Errorf("no value was tried for %s", s.name)
			}
		}
	}
}

// set gives the text of a settings file with one setting changed, and every
// other byte as it was.
func set(data []byte, key, text string) ([]byte, error) {
	k, err := settings.Find(key)
	if err != nil {
		return nil, err
	}
	return edit("config.toml", data, k, text)
}

// Both say that they are done: the second has to see what the first wrote, also in
// the moment between its last look and the new name of its file.
func TestTwoThatSaveAtOnceBothKeepTheirs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lull", "config.toml")
	values := map[string]string{
		"theme": "coal", "still": "true", "safety.holds": "no", "breath.length": "7m",
		"frame_rate": "12", "pacer": "wave", "sound.cue": "30", "body.weight_kg": "70",
	}
	var all sync.WaitGroup
	for key, value := range values {
		all.Go(func() {
			if err := Save(path, key, value); err != nil {
				t.Errorf("%s: %v", key, err)
			}
		})
	}
	all.Wait()
	s, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for key, value := range values {
		if got, _ := s.Value(key); got != value {
			t.Errorf("%s is %q, want %q", key, got, value)
		}
	}
}

func TestASaveWaitsForAnother(t *testing.T) {
	path := fileWith(t, "")
	unlock, err := atomicfile.Lock(t.Context(), filepath.Dir(path), true)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- Save(path, "theme", "coal") }()
	select {
	case err := <-done:
		t.Fatalf("it did not wait: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	if text, err := os.ReadFile(path); err != nil || len(text) > 0 {
		t.Errorf("the file has %q, %v", text, err)
	}
	unlock()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
