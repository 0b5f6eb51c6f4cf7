package speech

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lull/routines/settings"
	"lull/routines/sound"
)

var passage = "The stove door has a mica window the size of a playing card. Rain reaches the far end of the roof, and the kettle is nearly warm."

func usual() settings.Voice { return settings.Default().Voice }

// engineHere finds one that is installed.
func engineHere(t *testing.T, name string) *Speaker {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed (Debian: %s)", name, name)
	}
	v := usual()
	v.Program = name
	s, err := Find(v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWordsBecomeASlowClip(t *testing.T) {
	s := engineHere(t, "espeak-ng")
	began := time.Now()
	c, err := s.Speak(context.Background(), passage)
	if err != nil {
		t.Fatal(err)
	}
	took, rate := time.Since(began), float64(len(strings.Fields(passage)))/c.Lasts().Minutes()
	t.Logf("%v of speech in %v, %.0f words a minute", c.Lasts(), took, rate)
	if rate < 85 || rate > 130 {
		t.Errorf("%.0f words a minute, with 110 set", rate)
	}
	if took > c.Lasts() {
		t.Errorf("it took %v to say what takes %v", took, c.Lasts())
	}
}

func TestWordsAreNeverACommand(t *testing.T) {
	s := engineHere(t, "espeak-ng")
	dir := t.TempDir()
	for _, words := range []string{
		"$(touch " + dir + "/a)", "`touch " + dir + "/b`", "; touch " + dir + "/c", "--version", "-w " + dir + "/d", "<speak>a & b</speak>",
	} {
		if _, err := s.Speak(context.Background(), words); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("the words left %s behind", left[0].Name())
	}
}

// program writes a small program of the test's own.
func program(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a script for a shell")
	}
	path := filepath.Join(t.TempDir(), "say-it")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// tone is half a second of silence, half a second of something, silence again.
func tone(t *testing.T) string {
	t.Helper()
	data := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\xff\xff\xff\x7f")
	for i := range 12000 {
		b := byte(0)
		if i >= 4000 && i < 8000 {
			b = byte(16 + i%2*208)
		}
		data = append(data, 0, b)
	}
	path := filepath.Join(t.TempDir(), "tone.wav")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAProgramThatIsSetGetsWordsOnItsInput(t *testing.T) {
	heard := filepath.Join(t.TempDir(), "heard")
	v := usual()
	v.Name = "anna"
	v.Program = program(t, `cat >`+heard+`; echo "|$1|$LULL_VOICE_NAME|$LULL_VOICE_RATE" >>`+heard+`; cat `+tone(t)+"\n") + " --soft"
	s, err := Find(v)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Speak(context.Background(), "It is 'quiet' here.")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(heard); string(got) != "It is 'quiet' here.|--soft|anna|110\n" {
		t.Errorf("it was given %q", got)
	}
	if d := c.Lasts() - 540*time.Millisecond; c.Rate != 8000 || d > time.Millisecond || d < -time.Millisecond {
		t.Errorf("a clip of %v at %d Hz; the silence around half a second should be gone", c.Lasts(), c.Rate)
	}
}

func TestAProgramThatFailsIsAnErrorAndNoMore(t *testing.T) {
	for name, script := range map[string]string{
		"fails": "exit 3\n", "is silent": "exit 0\n", "writes something else": "echo hello\n",
		"writes a header": "head -c 44 " + tone(t) + "\n", "writes silence": "head -c 4044 " + tone(t) + "\n",
	} {
		v := usual()
		v.Program = program(t, script)
		s, err := Find(v)
		if err != nil {
			t.Fatal(err)
		}
		if c, err := s.Speak(context.Background(), "words"); err == nil {
			t.Errorf("a program that %s gave a clip of %v", name, c.Lasts())
		}
	}
}

func TestAProgramThatHangsIsLeft(t *testing.T) {
	v := usual()
	v.Program = program(t, "exec sleep 60\n")
	s, err := Find(v)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := s.Speak(ctx, "words"); err == nil || time.Since(began) > 5*time.Second {
		t.Errorf("left after %v with %v", time.Since(began), err)
	}
}

// stands puts programs of the test's own in the place of all others.
func stands(t *testing.T, scripts map[string]string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("scripts for a shell")
	}
	dir := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

// Piper has its interface stood in for: words on its input, a model, and a file
// to write. Debian's piper is another program, so its name alone calls nobody.
func TestPiperIsTakenByItsModelAndNotByItsName(t *testing.T) {
	heard := filepath.Join(t.TempDir(), "heard")
	stands(t, map[string]string{
		"piper":     `read words; echo "$words|$1|$2|$3|$4|$5" >` + heard + `; while [ $# -gt 1 ]; do [ "$1" = --output_file ] && exec /bin/cp ` + tone(t) + ` "$2"; shift; done`,
		"espeak-ng": "exec /bin/cat " + tone(t) + "\n",
	})
	v := usual()
	if s, err := Find(v); err != nil || len(s.engines) != 1 || s.engines[0].name != "espeak-ng" {
		t.Fatalf("by its name alone: %v", err)
	}
	v.Name = "/voices/en_GB-alba-medium.onnx"
	s, err := Find(v)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Speak(t.Context(), "It is late."); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(heard); string(got) != "It is late.|--model|/voices/en_GB-alba-medium.onnx|--length_scale|1.50|--output_file\n" {
		t.Errorf("it was called as %q", got)
	}
}

func TestCheckNamesTheVoicesAndThoseThatFail(t *testing.T) {
	stands(t, map[string]string{"espeak-ng": "exec /bin/cat " + tone(t) + "\n", "flite": "exit 3\n", "espeak": "exec /bin/cat " + tone(t) + "\n"})
	if got, works := Probe(t.Context(), usual()); !works || got != "espeak-ng, espeak; speaking with flite: exit status 3" {
		t.Errorf("the voices are %q", got)
	}
	stands(t, map[string]string{"flite": "exit 3\n"})
	if got, works := Probe(t.Context(), usual()); works || got != "captions only: speaking with flite: exit status 3" {
		t.Errorf("with one that fails: %q", got)
	}
}

func TestTheNextProgramTakesOver(t *testing.T) {
	good := engine{name: "good", path: "/bin/cat", call: func(settings.Voice, string, string) call { return call{args: []string{tone(t)}} }}
	bad := engine{name: "bad", path: "/bin/false", call: func(settings.Voice, string, string) call { return call{} }}
	if runtime.GOOS == "windows" {
		t.Skip("it has no cat")
	}
	s := &Speaker{set: usual(), engines: []engine{bad, good}}
	if _, err := s.Speak(context.Background(), "words"); err != nil || len(s.engines) != 1 {
		t.Errorf("%v, and %d programs are left", err, len(s.engines))
	}
}

func TestMissingProgramsAreSaidKindly(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if got, works := Probe(t.Context(), usual()); works || got != "captions only: no speech program is here" {
		t.Errorf("without any: %q", got)
	}
	v := usual()
	v.Program = "murmur"
	if got, works := Probe(t.Context(), v); works || got != `captions only: the speech program "murmur" is not here` {
		t.Errorf("with one that is not there: %q", got)
	}
}

var _ interface {
	Speak(context.Context, string) (sound.Clip, error)
} = (*Speaker)(nil)

// A program of that name in the folder that the process is in hides no real one.
func TestProgramFurtherAlongThePathIsFound(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("programs there have an ending")
	}
	here, there := t.TempDir(), t.TempDir()
	for _, folder := range []string{here, there} {
		if err := os.WriteFile(filepath.Join(folder, "speaks"), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(here)
	t.Setenv("PATH", "."+string(filepath.ListSeparator)+there)
	if found := installed(settings.Voice{Program: "speaks"}); len(found) != 1 || found[0].path != filepath.Join(there, "speaks") {
		t.Errorf("found %+v", found)
	}
	t.Setenv("PATH", ".")
	if found := installed(settings.Voice{Program: "speaks"}); len(found) != 0 {
		t.Errorf("found %+v in the folder that the process is in", found)
	}
}
