package taskscheduler

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// checked asks xmllint whether a task is one by the schema.
func checked(t *testing.T, text string) (said string, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "task.xml")
	if err := os.WriteFile(path, wide(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("xmllint", "--noout", "--nonet", "--schema", filepath.Join("testdata", "task.xsd"), path).CombinedOutput()
	return string(out), err
}

// .ci/wine-test does the same with what the Windows program shows.
func TestTaskIsOneByMicrosoftsSchema(t *testing.T) {
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	text, err := document(anyJob())
	if err != nil {
		t.Fatal(err)
	}
	if said, err := checked(t, text); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	// What is no task is told from one, or the schema would hold nothing.
	for right, wrong := range map[string]string{
		"<WeeksInterval>1<":       "<WeeksInterval>0<",
		"<LogonType>Interactive":  "<LogonType>Silent",
		"<Interval>PT30M":         "<Interval>PT30S",
		"2023-01-01T07:15:00<":    "2023-01-01 07:15<",
		"ScheduleByWeek":          "ScheduleByMoon",
		"<Hidden>true</Hidden>":   "<Hidden>very</Hidden>",
		"<Command>":               "<Command/><Command>",
		`version="1.2"`:           `version="new"`,
		"<ExecutionTimeLimit>PT4": "<ExecutionTimeLimit>4",
	} {
		changed := strings.ReplaceAll(text, right, wrong)
		if changed == text {
			t.Errorf("the task has no %q", right)
		}
		if said, err := checked(t, changed); err == nil {
			t.Errorf("with %q it is still a task: %s", wrong, said)
		}
	}
}
