//go:build unix

package plain_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"lull/ui/plain"
	"lull/ui/terminal/ptytest"
)

func TestMain(m *testing.M) { os.Exit(ptytest.Tests{M: m}.Run()) }

// sheetAndLines is the cue sheet of a practice, and when each line of it came as it
// was played.
func sheetAndLines(t *testing.T, args ...string) (cues []plain.Cue, came []time.Time) {
	t.Helper()
	program, home := ptytest.Build(t), t.TempDir()
	sheet := exec.Command(program, append(args, "--cues", "--json")...)
	sheet.Env = ptytest.Environ(home)
	told, err := sheet.Output()
	if err != nil {
		t.Fatal("printing the cue sheet:", err)
	}
	if err := json.Unmarshal(told, &cues); err != nil {
		t.Fatalf("%v in the cue sheet %s", err, told)
	}
	play := exec.Command(program, args...)
	play.Env = ptytest.Environ(home)
	lines, err := play.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := play.Start(); err != nil {
		t.Fatal(err)
	}
	for scan := bufio.NewScanner(lines); scan.Scan(); {
		came = append(came, time.Now())
	}
	if err := play.Wait(); err != nil {
		t.Fatal("the practice:", err)
	}
	return cues, came
}

// TestLinesComeWhenTheyAreDue measures the line mode of the real program on a
// pipe, in real time: 15 seconds, or as many as LULL_TEST_LONG says (10m). That
// is for a machine with nothing else to do, and there every line must be in
// time. Beside other tests a process may have to wait for its turn, so there
// one line in four may be late; lateness that added up would show all the same.
func TestLinesComeWhenTheyAreDue(t *testing.T) {
	const bound = 20 * time.Millisecond
	length, lenient := 15*time.Second, 4
	if long := os.Getenv("LULL_TEST_LONG"); long != "" {
		lenient = 0
		var err error
		if length, err = time.ParseDuration(long); err != nil {
			t.Fatal("LULL_TEST_LONG:", err)
		}
	}
	cues, came := sheetAndLines(t, "breathe", "2-3.25", "--for", length.String(), "--plain")
	if len(came) != len(cues) {
		t.Fatalf("%d lines came, the sheet has %d", len(came), len(cues))
	}
	var earliest, latest time.Duration
	var wrong []string
	for i, at := range came {
		due := time.Duration(cues[i].At * float64(time.Second))
		late := at.Sub(came[0]) - due
		earliest, latest = min(earliest, late), max(latest, late)
		if late < -bound || late > bound {
			wrong = append(wrong, fmt.Sprintf("line %d was due at %v and came %v late", i, due, late))
		}
	}
	if lenient == 0 && len(wrong) > 0 || lenient > 0 && len(wrong) > len(came)/lenient {
		t.Error(strings.Join(wrong, "\n"))
	}
	t.Logf("%d lines in %v: between %v early and %v late, against the first", len(came), came[len(came)-1].Sub(came[0]).Round(time.Second), -earliest, latest)
}
