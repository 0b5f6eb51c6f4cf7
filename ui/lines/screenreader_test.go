//go:build unix

package lines_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"lull/ui/terminal/ptytest"
)

// listener is a real screen reader (yasr) between the program and the terminal,
// with a synthesizer that writes down what it is given to speak.
func listener(t *testing.T, now string) (*talk, func() string) {
	t.Helper()
	yasr, err := exec.LookPath("yasr")
	if err != nil {
		t.Skip("yasr, a screen reader for the terminal, is not installed")
	}
	home := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(home, name)
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	spoken := filepath.Join(home, "spoken")
	voice := write("voice", "#!/bin/sh\nexec cat >> '"+spoken+"'\n")
	program := write("program", "#!/bin/sh\nexec '"+ptytest.Build(t)+"' --now "+now+"\n")
	write(".yasr.conf", "[options]\ncursor tracking=full\nsynthesizer=emacspeak server\nsynthesizer port=|"+voice+"\nkey echo=off\nspecial=off\nup and down arrows=speak line\n")
	k := start(t, ptytest.Options{Home: home, Command: []string{yasr, program}, Environ: []string{"ACCESSIBLE=1", "TERM=xterm"}})
	said := regexp.MustCompile(`(?m)^q \{(.*)\}$`)
	return k, func() string {
		text, _ := os.ReadFile(spoken) // not there yet: nothing was spoken
		var all []string
		for _, m := range said.FindAllStringSubmatch(string(text), -1) {
			all = append(all, strings.TrimSpace(m[1]))
		}
		return strings.Join(all, "\n") + "\n"
	}
}

// A screen reader speaks every line of a day, in the order in which it is
// written, and the question last.
func TestAScreenReaderSpeaksEveryLine(t *testing.T) {
	k, spoken := listener(t, monday)
	// A key shuts the reader up: a listener answers when all was spoken.
	from := 0
	spoke := func(words string) {
		t.Helper()
		k.hear(words)
		for limit := time.After(ptytest.Patience); ; {
			all := strings.Join(strings.Fields(spoken()), " ")
			if i := strings.Index(all[from:], words); i >= 0 {
				from += i + len(words)
				return
			}
			select {
			case <-limit:
				t.Fatalf("%q was not spoken; this was:\n%s", words, all[from:])
			case <-time.After(10 * time.Millisecond): // a file tells nobody
			}
		}
	}
	spoke("What now?")
	for _, c := range [][2]string{
		{"log", "What was it?"}, {"coffee", "And what else?"}, {"b", "What now?"}, {"breathe", "Which one?"}, {"calm 1m", "in 4"},
	} {
		k.Press(c[0] + "\n")
		spoke(c[1])
	}
	k.Press(" ")
	spoke("resting here")
	k.Press("q")
	spoke("What now?")
	k.says("q")
	k.Ended()
	rest := spoken()
	if os.Getenv("LULL_SPOKEN") != "" {
		fmt.Print(rest)
	}
	inOrder(t, rest,
		"lull, line by line, as ACCESSIBLE has it; ACCESSIBLE=0 gives screens.",
		"7 h 18 min to lights-out.",
		"Tonight: Calm, four in and six out, 10 min.",
		"1. begin: Calm, four in and six out, 10 min",
		"8. more",
		"Enter takes the first, ? says more.",
		"What now?",
		"For example: 2 espresso at 15:40. Enter goes back.",
		"What was it?",
		"noted: coffee, about 96 mg, 15:42",
		"And what else?",
		"What now?",
		"6. Sighs, 5 min",
		"A length may follow, such as 2 5m. Enter takes the first.",
		"Which one?",
		"in 4",
		"resting here",
	)
}

// inOrder fails a test where a line was not spoken, or not after the one before it.
// Where the reader takes what was written in two parts it speaks one line as two.
func inOrder(t *testing.T, spoken string, lines ...string) {
	t.Helper()
	rest := " " + strings.Join(strings.Fields(spoken), " ") + " "
	for _, line := range lines {
		_, after, found := strings.Cut(rest, " "+line+" ")
		if !found {
			t.Fatalf("%q was not spoken in its turn; what was left:\n%s", line, rest)
		}
		rest = " " + after
	}
}
