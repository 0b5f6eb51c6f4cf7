//go:build unix

package lines_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"lull/ui/terminal/ptytest"
)

func TestMain(m *testing.M) { os.Exit(ptytest.Tests{M: m}.Run()) }

// talk is the real program in a terminal, and how far it was listened to.
type talk struct {
	*ptytest.Terminal
	t     *testing.T
	heard int
}

// begin starts the program line by line, at a moment.
func begin(t *testing.T, home, now string, args ...string) *talk {
	t.Helper()
	return start(t, ptytest.Options{Home: home, Args: append(args, "--now", now), Environ: []string{"ACCESSIBLE=1"}})
}

// start starts it as it is said.
func start(t *testing.T, o ptytest.Options) *talk {
	t.Helper()
	o.Environ = append(o.Environ, "TZ=UTC")
	return &talk{ptytest.Start(t, o), t, 0}
}

// asked starts it and hears its first question.
func asked(t *testing.T, home, now string) *talk {
	t.Helper()
	k := begin(t, home, now)
	k.hear("What now?")
	return k
}

// hear waits until words come that were not heard yet. Lines are broken where
// the terminal is narrow, and that is no part of the words.
func (k *talk) hear(words string) {
	k.t.Helper()
	k.Until(words, func(string) bool {
		i := strings.Index(k.said()[k.heard:], words)
		if i >= 0 {
			k.heard += i + len(words)
		}
		return i >= 0
	})
}

// said is all that was said so far, as one line.
func (k *talk) said() string { return strings.ReplaceAll(string(k.Written()), "\r\n", " ") }

// says answers a question, and hears what comes then. What is typed comes back
// from the terminal itself.
func (k *talk) says(answer string, then ...string) {
	k.t.Helper()
	k.Press(answer + "\n")
	for _, words := range then {
		k.hear(words)
	}
}

// ends waits for the end, and looks at every byte that was written: nothing was
// drawn, repainted or coloured, and the terminal is as it was.
func (k *talk) ends(code int) {
	k.t.Helper()
	if got := k.Ended(); got != code {
		k.t.Errorf("it ended with %d, want %d", got, code)
	}
	written := k.Written() // before the test itself writes a mark
	if i := bytes.IndexByte(written, '\x1b'); i >= 0 {
		k.t.Errorf("an order to the terminal was written: %q", written[i:min(i+20, len(written))])
	}
	for _, r := range string(written) {
		if r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff {
			k.t.Errorf("%q was drawn", r)
		}
	}
	if bare := bytes.Count(written, []byte("\r")) - bytes.Count(written, []byte("\r\n")); bare != 0 {
		k.t.Errorf("%d times a line was begun anew", bare)
	}
	k.LeftAsFound() // then the last of it is there, too
}

// stops leaves a practice, and then the program.
func (k *talk) stops() {
	k.t.Helper()
	k.Press("q")
	k.hear("What now?")
	k.says("q")
	k.ends(0)
}

// keeps looks at what a command tells of the same home afterwards.
func (k *talk) keeps(words []string, args ...string) {
	k.t.Helper()
	got := lull(k.t, k.Home, args...)
	for _, w := range words {
		if !strings.Contains(got, w) {
			k.t.Errorf("it is kept without %s, as %s", w, got)
		}
	}
}

// lull runs a command in the same home, and gives what it prints.
func lull(t *testing.T, home string, args ...string) string {
	t.Helper()
	cmd := exec.Command(ptytest.Build(t), args...)
	cmd.Env = append(ptytest.Environ(home), "TZ=UTC")
	out, err := cmd.Output() // what a pipe is asked goes to standard error
	if err != nil {
		t.Fatalf("lull %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

const (
	monday = "2026-11-23T15:42:00Z"
	wind   = "2026-11-23T22:20:00Z"
	bed    = "2026-11-24T01:30:00Z"
	risen  = "2026-11-24T07:10:00Z"
)

func TestADayLineByLine(t *testing.T) {
	k := begin(t, "", monday)
	k.hear("lull, line by line, as ACCESSIBLE has it; ACCESSIBLE=0 gives screens.")
	k.hear("7 h 18 min to lights-out.")
	k.hear("What now?")
	k.says("?", "By its name each of these opens from everywhere", "What now?")
	k.says("log", "What was it?")
	k.says("2 espresso at 15:40", "noted: 2 espressos, about 126 mg, 15:40", "And what else?")
	k.says("run 40m hard at 15:00", "noted: run, 40 min, hard, 15:00", "And what else?")
	k.says("undo", "taken back: run", "And what else?")
	k.says("redo", "put back: run", "And what else?")
	k.says("b", "What now?")
	k.says("today", "1. run, 40 min, hard, 15:00", "Enter goes back.")
	k.says("1", "[run 40m hard at 15:00]")
	k.says("run 20m", "changed: run, 20 min, hard, 15:00", "Which one?")
	k.says("2", "[2 espressos at 15:40]")
	k.says("delete", "taken out: 2 espressos", "Which one?")
	k.says("b", "What now?")
	k.says("park", "For tomorrow")
	k.says("call the school", "It is written down", "A next step")
	k.says("the number is on the fridge", "The step is with it.", "And something else?")
	k.says("", "What now?")
	k.says("q")
	k.ends(0)
	if got := lull(t, k.Home, "today", "--now", wind); !strings.Contains(got, "run, 20 min") || !strings.Contains(got, "call the school, the number is on the fridge") || strings.Contains(got, "espresso") {
		t.Errorf("it is kept as %s", got)
	}
}

func TestAPracticeLineByLine(t *testing.T) {
	k := asked(t, "", wind)
	k.says("breathe", "1. Calm, four in and six out, 10 min", "Which one?")
	k.says("calm 1m", "in 4")
	k.Press(" ")
	k.hear("resting here")
	k.Press("\n")
	k.hear("going on")
	k.Press("x\x1b[A?")
	k.hear("space or enter rests and goes on, - is easier, q leaves")
	k.Press("-")
	k.hear("a little easier")
	k.hear("out 6")
	k.stops()
	k.keeps([]string{`"ending":"left"`, `"name":"calm"`}, "--json", "today", "--now", wind)
}

// A practice that came to its end by itself ends the program, and nothing is
// said into the dark.
func TestAPracticeLineByLineEndsInSilence(t *testing.T) {
	k := asked(t, "", wind)
	k.says("breathe", "Which one?")
	k.says("2-3 5s", "in 2", "out 3")
	k.ends(0)
	if rest := k.said()[k.heard:]; !strings.HasPrefix(rest, " \x1b[0n") { // the mark of the test itself
		t.Errorf("after it was said: %q", rest)
	}
	k.keeps([]string{`"ending":"drifted"`}, "--json", "today", "--now", wind)
}

func TestANightLineByLine(t *testing.T) {
	k := begin(t, "", bed)
	k.hear("Monday night. Nothing is left to do.")
	k.hear("What now?")
	k.says("awake", "1. idle pictures", "Which one?")
	k.says("2", "in 3")
	k.Press("q")
	k.hear("Which one?")
	k.says("again", "Enter begins the first.") // a practice left at once was a key in the dark
	if strings.Contains(k.said(), "sit up") {
		t.Errorf("who has not tried anything is told to sit up:\n%s", k.said())
	}
	file := filepath.Join(t.TempDir(), "night.jsonl")
	practised := `{"kind":"lull","version":3}` + "\n" + `{"kind":"session","id":"0b6f9b1e-6c1e-4b7e-9b7e-0b6f9b1e6c1e","evening":"2026-11-23","at":"2026-11-24T01:00:00Z",` +
		`"changed":"2026-11-24T01:00:00Z","practice":"night","planned_s":900,"practised_s":300,"ending":"left"}` + "\n"
	if err := os.WriteFile(file, []byte(practised), 0o600); err != nil {
		t.Fatal(err)
	}
	lull(t, k.Home, "import", file)
	k.says("again", "Or sit up somewhere dim for a bit")
	k.says("morning", "This can wait for the day.")
	said := string(k.Written())
	k.says("q")
	k.ends(0)
	if strings.Contains(said, ":") && strings.ContainsAny(strings.ReplaceAll(said, "begin:", ""), ":") {
		t.Errorf("something like a clock was said: %s", said)
	}
	k.keeps([]string{`"practice":"night"`}, "--json", "review", "--on", "2026-11-23", "--now", risen)
}

func TestAMorningLineByLine(t *testing.T) {
	home := t.TempDir()
	lull(t, home, "park", "call the school", "--now", wind)
	k := begin(t, home, risen)
	k.hear("You put this down last night:   call the school")
	k.hear("1. the night, in the morning")
	k.hear("What now?")
	k.says("", "Into bed when? [23:00]")
	k.says("22:45", "22:45", "Tried to sleep when? [23:00]")
	k.says("=", "23:00", "Minutes until asleep?")
	k.says("20", "20 min", "Awake how often")
	k.says("b", "Minutes until asleep? [20 min]")
	k.says("", "Awake how often")
	k.says("-", "Minutes awake in all?")
	k.says("", "Last waking when? [07:00]")
	k.says("8:00", "So far", "Last waking when? [07:00]")
	k.says("6:50", "06:50", "Out of bed when? [07:00]")
	k.says("=", "07:00", "How was the night")
	k.says("4", "Jerks?")
	k.says("few", "few", "A few words?")
	k.says("rain", "rain", "All of yesterday noted?")
	k.says("y", "noted", "That is kept.", "What now?")
	k.Press("\x04")
	k.ends(0)
	want := "The night of Monday: a few jerks, into bed 22:45, tried to sleep 23:00, asleep after 20 min, last waking 06:50, out of bed 07:00, quality 4 of 5, rain.\n"
	if got := lull(t, home, "morning", "--now", "2026-11-24T09:00:00Z"); got != want {
		t.Errorf("it is kept as %q, want %q", got, want)
	}
}

// In a hurry the morning is six answers: what is usual of all times, how it was,
// the jerks, no words, and that all was noted. What was passed by stays open.
func TestAMorningInAHurryLineByLine(t *testing.T) {
	home := t.TempDir()
	lull(t, home, "log", "coffee at 9:00", "--now", "2026-11-23T09:00:00Z") // there is an evening to have noted all of
	k := begin(t, home, risen)
	k.hear("What now?")
	k.says("", "Into bed when? [23:00]")
	k.says("", "Tried to sleep when? [23:00]")
	k.says("==", "as usual: Tried to sleep when? 23:00 Last waking when? 07:00", "How was the night?")
	k.says("4", "Jerks?")
	k.says("none", "A few words?")
	k.says("", "All of yesterday noted?")
	k.says("y", "That is kept.")
	k.Press("\x04")
	k.ends(0)
	want := "The night of Monday: no jerks, tried to sleep 23:00, last waking 07:00, out of bed 07:00, quality 4 of 5.\n"
	if got := lull(t, home, "morning", "--now", "2026-11-24T09:00:00Z"); got != want {
		t.Errorf("it is kept as %q, want %q", got, want)
	}
}

// Ctrl+C and whatever else ends a program leave from everywhere, with what was
// practised kept and the terminal as it was.
func TestLineByLineIsLeftFromEverywhere(t *testing.T) {
	for name, end := range map[string]func(*talk){
		"ctrl+c":  func(k *talk) { k.Press("\x03") },
		"SIGTERM": func(k *talk) { k.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(k *talk) { k.Signal(syscall.SIGHUP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := asked(t, "", wind)
			k.says("breathe", "Which one?")
			k.says("calm", "in 4")
			end(k)
			k.ends(130)
			k.keeps([]string{`"ending":"interrupted"`}, "--json", "today", "--now", wind)
			k = asked(t, k.Home, wind)
			k.says("log", "What was it?")
			end(k)
			k.ends(130)
		})
	}
}

// Every place there is, in a terminal, with what is done there.
func TestEveryPlaceLineByLine(t *testing.T) {
	k := start(t, ptytest.Options{Args: []string{"--now", monday}, Environ: []string{"TERM=dumb"}})
	k.hear("lull, line by line, since this terminal (TERM=dumb) shows no more.")
	k.hear("What now?")
	for _, practice := range []struct{ place, name string }{{"imagine", "shore"}, {"relax", "scan"}, {"relax", "shuffle"}, {"routines", "1"}} {
		k.says(practice.place, "Which one?")
		k.says(practice.name)
		k.Press("q")
		k.hear("What now?")
	}
	k.says("journal", "2. Sunday 22 November, nothing noted", "Which evening?")
	k.says("2", "nothing noted", "A number opens one")
	k.says("add coffee at 16:00", "noted: coffee", "Which one?")
	k.says("b", "Which evening?")
	k.says("again", "2. Sunday 22 November, 1 entry", "Which evening?")
	k.says("older", "7. ", "Which evening?")
	k.says("search", "Which words?")
	k.says("coffee", "2026-11-22  16:00  coffee", "Which words?")
	k.says("b", "Which evening?")
	k.says("patterns", "1. watch one question", "Which one?")
	k.says("1", "1. late caffeine", "What of the evening")
	k.says("1", "And with what of the night?")
	k.says("jerks", "Watched from 23 November 2026 on", "Which one?")
	k.says("watch", "What of the evening")
	k.says("1", "And with what of the night?")
	k.says("jerks", "The nights since then still count.", "Which one?")
	k.says("trial", "No trial is under way.", "Which one?")
	k.says("start", "What is to be tried?")
	k.says("no tea after 14:00", "1. 28 evenings", "For how many evenings?")
	k.says("", "What is looked at?")
	k.says("", "no tea after 14:00", "Which one?")
	k.says("coin", "Which one?")
	k.says("stop", "Which one?")
	k.says("learn", "Which page?")
	k.says("drinks", "Sources", "Which page?")
	k.says("settings", "Which group?")
	k.says("bedtime 22:30", "bedtime = 22:30", "Which group?")
	k.says("undo", "taken back: bedtime, which is 23:00 again", "Which group?")
	k.says("redo", "put back: bedtime, which is 22:30 again", "Which group?")
	k.says("breath.length", "1m to 2h", "Another value")
	k.says("much", `breath.length is "much"`, "Another value")
	k.says("12m", "breath.length = 12m", "Which group?")
	k.says("reminders", "Reminders are off", "Which one?")
	k.says("can coffee at 17:00", "Which one?")
	k.says("more", "17. reminders", "Which one?")
	k.says("all", "that was all", "Which one?")
	k.says("quit")
	k.ends(0)
}

// A command that opens a screen opens its place; one that reports says its words
// and ends.
func TestCommandsOpenTheirPlaceLineByLine(t *testing.T) {
	for command, words := range map[string]string{
		"log": "What was it?", "park": "For tomorrow", "learn": "Which page?", "night": "1. idle pictures", "morning": "Into bed when?",
	} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			k := begin(t, "", monday, command)
			k.hear("lull, line by line")
			k.hear(words)
			if command == "morning" { // to its end
				for range 10 {
					k.says("")
				}
				k.says("no", "That is kept.")
			} else {
				k.says("b")
			}
			k.ends(0)
		})
	}
	k := begin(t, "", monday, "review")
	k.hear("The evenings you keep will show here.")
	k.ends(0)
}

// Somebody's own rate is listened for by key and word: four breaths in, and what
// comes is at their rate. The breaths are made in real time.
func TestAnOwnRateLineByLine(t *testing.T) {
	k := asked(t, "", bed)
	k.says("breathe", "At your own rate", "Which one?")
	k.says("at your own rate 5m", "Space or enter with each breath in, four times")
	k.Press("?")
	k.hear("four times")
	for i := range 4 {
		if i > 0 {
			time.Sleep(2100 * time.Millisecond) // a breath, which the rate is taken from
		}
		k.Press(" ")
		if i < 3 {
			k.hear("heard")
		}
	}
	k.hear("That is your rate. in ")
	if said := k.said(); strings.Contains(said, " per minute") {
		t.Errorf("a rate was told in bed: %s", said)
	}
	k.stops()
	k.keeps([]string{`"name":"match"`, `"ending":"left"`}, "export")

	// The command does the same, and is left as a practice is.
	k = start(t, ptytest.Options{Home: k.Home, Args: []string{"--now", bed, "--plain", "breathe", "--match"}})
	k.hear("Space or enter with each breath in")
	k.Press("\r")
	k.hear("heard")
	k.Press("q")
	k.ends(0)
}
