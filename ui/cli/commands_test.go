package cli_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/routines/practice"
	"lull/routines/sound"
	"lull/ui/cli/console"
	"lull/ui/cli/play"
	"lull/ui/cli/storage"
)

func TestConfigKeepsWhatIsRightAndRefusesTheRest(t *testing.T) {
	a := newAccount(t)
	if said := a.does("config", "set", "bedtime", "22:30"); said != "bedtime = 22:30\n" {
		t.Errorf("it said %q", said)
	}
	var usage console.Usage
	for _, wrong := range [][]string{{"bedtime", "noon-ish"}, {"bedtme", "22:30"}, {"breath.pattern", "zzgrx"}} {
		if _, err := a.run("config", "set", wrong[0], wrong[1]); !errors.As(err, &usage) {
			t.Errorf("%v: got %v", wrong, err)
		}
	}
	if text, _ := os.ReadFile(filepath.Join(a.dir, "config.toml")); !strings.Contains(string(text), "22:30") || strings.Contains(string(text), "noon") {
		t.Errorf("the file has %q", text)
	}
	if said := a.does("config", "get", "bedtime", "--json"); said != "{\"bedtime\":\"22:30\"}\n" {
		t.Errorf("it says %q", said)
	}
}

// A mistake in the settings keeps nobody from a breath.
func TestPatternThatIsNotThereIsTheUsualOne(t *testing.T) {
	a := newAccount(t)
	a.write("config.toml", "[breath]\npattern = \"zzgrx\"\n")
	if said := a.does("config", "get", "breath.pattern"); said != "calm\n" {
		t.Errorf("it says %q", said)
	}
}

func TestListsHaveTheSameThingsAsDataAndInWords(t *testing.T) {
	a := newAccount(t)
	for _, list := range []string{"patterns", "drinks", "places", "relaxations", "routines"} {
		var things []struct{ Name string }
		if err := json.Unmarshal([]byte(a.does("list", list, "--json")), &things); err != nil || len(things) < 3 {
			t.Errorf("%s: %d things, %v", list, len(things), err)
		}
		words := a.does("list", list)
		for _, thing := range things {
			if !strings.Contains("\n"+words, "\n"+thing.Name+" ") {
				t.Errorf("lull list %s does not say %q", list, thing.Name)
			}
		}
	}
}

// The files of the help and the commands are the same ones, by their names.
func TestEveryCommandHasItsWords(t *testing.T) {
	var written []string
	files, err := filepath.Glob("../../content/commands/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no words are here", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, heading := range regexp.MustCompile(`(?m)^# (.+)$`).FindAllStringSubmatch(string(text), -1) {
			written = append(written, heading[1])
		}
	}
	a := newAccount(t)
	var asked []string
	a.Help = func(command string) (short, long, examples string) {
		asked = append(asked, command)
		return "A command", "", ""
	}
	a.does("man")
	slices.Sort(written)
	slices.Sort(asked)
	if !slices.Equal(written, asked) {
		t.Errorf("words are written for %q, and the commands are %q", written, asked)
	}
}

// samples is a sound file that only counts.
type samples struct {
	io.Writer
	frames int
}

func (s *samples) Write(piece []float32) error { s.frames += len(piece) / sound.Channels; return nil }
func (*samples) Close() error                  { return nil }

func TestRenderWritesThePracticeAndNotOverAFile(t *testing.T) {
	a := newAccount(t)
	var made samples
	a.Sounding.WAV = func(io.Writer, int64, sound.Label) (play.SoundFile, error) { return &made, nil }
	file := filepath.Join(a.dir, "calm.wav")
	var told struct {
		Seconds float64 `json:"s"`
	}
	if err := json.Unmarshal([]byte(a.does("render", "calm", "-o", file, "--for", "20s", "--json")), &told); err != nil {
		t.Fatal(err)
	}
	if told.Seconds < 10 || float64(made.frames) != told.Seconds*sound.Rate {
		t.Errorf("%d frames for %v seconds", made.frames, told.Seconds)
	}
	if _, err := a.run("render", "calm", "-o", file); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("over a file: %v", err)
	}
	var usage console.Usage
	if _, err := a.run("render", "calm", "-o", "calm.mp3"); !errors.As(err, &usage) {
		t.Errorf("as mp3: %v", err)
	}
}

func TestBreathIsAsLastTimeWhereNoneIsNamed(t *testing.T) {
	a := newAccount(t)
	a.does("log", "session", "even", "7m", "at", "14:00")
	var sheet []struct {
		T, S float64
	}
	said := a.does("breathe", "--cues", "--json")
	if err := json.Unmarshal([]byte(said), &sheet); err != nil {
		t.Fatal(err)
	}
	// Five in and five out for seven minutes, which is not the usual.
	if last := sheet[len(sheet)-1].T; sheet[0].S != 5 || last < 400 || last > 420 {
		t.Errorf("the first phase takes %v s, the last begins at %v s", sheet[0].S, last)
	}
}

// Its end is written by whoever practises it, over what would be changed here.
func TestAPracticeThatGoesOnIsNeitherChangedNorTakenBack(t *testing.T) {
	a := newAccount(t)
	j, err := sqlite.Open(t.Context(), filepath.Join(a.dir, "journal", "lull.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	id, err := sqlite.NewID()
	if err != nil {
		t.Fatal(err)
	}
	running := journal.Entry{
		ID: id, Kind: journal.KindSession, At: monday, Evening: evening.Of(monday, evening.DayStarts),
		Session: &journal.Session{Practice: practice.KindBreathe, Name: "calm", Ending: journal.Running},
	}
	if err := j.Practise(t.Context(), running); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"edit", "1", "25m"}, {"delete", "1"}, {"undo"}} {
		if said, err := a.run(command...); err == nil || !strings.Contains(err.Error(), "still under way") {
			t.Errorf("%v: it said %q, %v", command, said, err)
		}
	}
	if all := a.entries(); len(all) != 1 {
		t.Errorf("there are %+v", all)
	}
}

// full is a journal on a disk without room.
type full struct{ storage.Archive }

func (full) Mark(context.Context, string, evening.Day, string) error {
	return fmt.Errorf("marking: %w", journal.ErrFull)
}

func TestCheckFailsWhereTheJournalCannotBeWritten(t *testing.T) {
	a := newAccount(t)
	a.does("check")
	open := a.Openers.Archive
	a.Openers.Archive = func(ctx context.Context, dir string, now func() time.Time) (storage.Archive, error) {
		j, err := open(ctx, dir, now)
		return full{j}, err
	}
	if said, err := a.run("check"); !errors.Is(err, journal.ErrFull) || !strings.Contains(said, "the disk is full") {
		t.Errorf("it said %s, %v", said, err)
	}
}
