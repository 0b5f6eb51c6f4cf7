package systemd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/evening"
	"lull/routines/remind"
)

var anyWakes = []remind.Wake{
	{Day: time.Sunday, At: evening.At(7, 15)},
	{Day: time.Monday, At: evening.At(7, 15)},
	{Day: time.Monday, At: evening.At(15, 0)},
	{Day: time.Tuesday, At: evening.At(7, 15)},
	{Day: time.Wednesday, At: evening.At(7, 15)},
	{Day: time.Thursday, At: evening.At(7, 15)},
	{Day: time.Friday, At: evening.At(7, 15)},
	{Day: time.Saturday, At: evening.At(7, 15)},
	{Day: time.Saturday, At: evening.At(0, 5)},
	{Day: time.Sunday, At: evening.At(0, 5)},
}

func job(t *testing.T, name string) remind.Job {
	t.Helper()
	program := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(program), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return remind.Job{Program: program, Args: []string{"remind", "fire", "--data", "/home/a b/100%/$HOME"}, Wakes: anyWakes}
}

func TestTimesOfTheWeekAreGroupedByClock(t *testing.T) {
	got := calendar(anyWakes)
	want := []string{"Sat,Sun *-*-* 00:05:00", "*-*-* 07:15:00", "Mon *-*-* 15:00:00"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// manager stands in for systemd: it notes what it is asked, and its user
// manager may be missing.
type manager struct {
	asked   []string
	missing bool
	paths   string
	shows   string // what show tells of the service
	fails   bool   // verify refuses
	environ []string
}

func (m *manager) Find(name string) (string, error) { return name, nil }

func (m *manager) Run(_ context.Context, environ []string, name string, args ...string) (string, error) {
	m.environ = environ
	asked := name + " " + strings.Join(args, " ")
	m.asked = append(m.asked, asked)
	switch {
	case m.missing:
		return "", errors.New("failed to connect to bus")
	case slices.Contains(args, Service) && slices.Contains(args, "show"):
		return m.shows, nil
	case slices.Contains(args, "show"):
		return m.paths + "\n", nil
	case slices.Contains(args, "verify") && m.fails:
		return "", errors.New("that is no unit")
	}
	return "", nil
}

func TestOnWritesTwoFilesAndOffTakesThemAway(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	m := &manager{paths: filepath.Join(home, ".config", "systemd", "user")}
	u := Units{Programs: m, Home: home}
	j := job(t, "lull")
	other := filepath.Join(home, ".config", "systemd", "user", "other.timer")
	if err := os.MkdirAll(filepath.Dir(other), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, []byte("[Timer]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := u.Install(ctx, j); err != nil {
		t.Fatal(err)
	}
	want := []string{".config/systemd/user/lull-reminders.service", ".config/systemd/user/lull-reminders.timer", ".config/systemd/user/other.timer"}
	if got := files(t, home); !slices.Equal(got, want) {
		t.Fatalf("after on: %v", got)
	}
	shown, err := u.Files(ctx, j)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range shown {
		if text, err := os.ReadFile(f.Path); err != nil || string(text) != f.Text {
			t.Errorf("%s is not what was shown: %v", f.Path, err)
		}
	}
	if s, err := u.Standing(ctx, j); err != nil || !s.Installed || !s.Same || len(s.Files) != 2 {
		t.Errorf("Standing = %+v, %v", s, err)
	}
	j.Wakes = j.Wakes[1:]
	if s, err := u.Standing(ctx, j); err != nil || !s.Installed || s.Same {
		t.Errorf("of another job: Standing = %+v, %v", s, err)
	}
	for range 2 { // again is the same as once, on and off
		if err := u.Install(ctx, j); err != nil {
			t.Fatal(err)
		}
	}
	// What "systemctl enable" leaves, which this manager does not.
	wants := filepath.Join(home, ".config", "systemd", "user", "timers.target.wants")
	if err := os.Mkdir(wants, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(home, ".config", "systemd", "user", Timer), filepath.Join(wants, Timer)); err != nil {
		t.Fatal(err)
	}
	gone, err := u.Remove(ctx)
	if err != nil || len(gone) != 2 {
		t.Errorf("Remove = %v, %v", gone, err)
	}
	if gone, err := u.Remove(ctx); err != nil || len(gone) != 0 {
		t.Errorf("the second time Remove = %v, %v", gone, err)
	}
	if got := files(t, home); !slices.Equal(got, want[2:]) {
		t.Errorf("after off: %v", got)
	}
	m.want(t, "enable lull-reminders.timer", "restart lull-reminders.timer",
		"disable --now lull-reminders.timer", "stop lull-reminders.timer lull-reminders.service", "reset-failed lull-reminders.timer lull-reminders.service")
}

// want checks that systemctl was asked for these, in this order.
func (m *manager) want(t *testing.T, asks ...string) {
	t.Helper()
	left := asks
	for _, asked := range m.asked {
		if len(left) > 0 && asked == "systemctl --user "+left[0] {
			left = left[1:]
		}
	}
	if len(left) > 0 {
		t.Errorf("%q was not asked in its turn; these were:\n%s", left[0], strings.Join(m.asked, "\n"))
	}
}

// A look that waits for an answer gives way to the next one.
func TestLookTakesTheTurnOfOneThatWaits(t *testing.T) {
	m := &manager{}
	if err := (Units{Programs: m}).Look(context.Background()); err != nil {
		t.Fatal(err)
	}
	m.want(t, "restart lull-reminders.service")
}

// Off leaves nothing running where the files went by another way, and takes the
// stamp of the timer where nobody else does.
func TestOffEndsWhatRunsWithoutItsFiles(t *testing.T) {
	home := t.TempDir()
	m := &manager{paths: filepath.Join(home, ".config", "systemd", "user")}
	stamp := filepath.Join(home, ".local", "share", "systemd", "timers", "stamp-lull-reminders.timer")
	if err := os.MkdirAll(filepath.Dir(stamp), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(stamp, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if gone, err := (Units{Programs: m, Home: home}).Remove(context.Background()); err != nil || len(gone) != 0 {
		t.Errorf("Remove = %v, %v", gone, err)
	}
	m.want(t, "disable --now lull-reminders.timer", "stop lull-reminders.timer lull-reminders.service")
	other := &manager{paths: "/home/ann/.config/systemd/user"}
	if _, err := (Units{Programs: other, Home: home}).Remove(context.Background()); err != nil || len(other.asked) != 1 {
		t.Errorf("of the units of another home were asked %v, %v", other.asked[1:], err)
	}
	if left := files(t, home); len(left) != 0 {
		t.Errorf("left are %v", left)
	}
}

func TestStandingTellsOfAFailedLookAndAProgramThatIsGone(t *testing.T) {
	home, m, ctx := t.TempDir(), &manager{}, context.Background()
	u, j := Units{Programs: m, Home: home}, job(t, "lull")
	if err := u.Install(ctx, j); err != nil {
		t.Fatal(err)
	}
	start := func(program string) string {
		return "ExecStart={ path=" + program + " ; argv[]=" + program + " remind fire ; ignore_errors=no }\n"
	}
	for _, c := range []struct{ shows, want string }{
		{"Result=success\n" + start(j.Program), ""},
		{"Result=exit-code\n" + start(j.Program), "the last look ended with an error"},
		{"Result=core-dump\n" + start(j.Program), "the last look broke off"},
		{"Result=start-limit-hit\n" + start(j.Program), "the last look could not begin"},
		{"Result=success\n" + start(j.Program+"-gone"), j.Program + "-gone is not there any more; lull remind on mends it"},
		{start(j.Program+"-gone") + "Result=exit-code\n", j.Program + "-gone is not there any more; lull remind on mends it"},
	} {
		m.shows = c.shows
		if s, err := u.Standing(ctx, j); err != nil || s.Trouble != c.want {
			t.Errorf("%q: Trouble = %q, %v, want %q", c.shows, s.Trouble, err, c.want)
		}
	}
}

// A shell that was not logged into has no runtime folder in its environment,
// and systemctl finds no user manager without.
func TestSystemctlIsToldTheRuntimeFolder(t *testing.T) {
	m := &manager{}
	_, err := (Units{Programs: m, RuntimeDir: "/run/user/1000"}).paths(context.Background())
	if err != nil || !slices.Equal(m.environ, []string{"XDG_RUNTIME_DIR=/run/user/1000"}) {
		t.Errorf("it was told %v, %v", m.environ, err)
	}
}

func TestFileOfSomebodyElseIsLeftAlone(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	u := Units{Programs: &manager{}, Home: home}
	path := filepath.Join(home, ".config", "systemd", "user", Timer)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("[Timer]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := u.Install(ctx, job(t, "lull")); !errors.Is(err, remind.ErrNotOurs) {
		t.Errorf("Install = %v", err)
	}
	if gone, err := u.Remove(ctx); err != nil || len(gone) != 0 {
		t.Errorf("Remove = %v, %v", gone, err)
	}
	if got := files(t, home); len(got) != 1 {
		t.Errorf("left are %v", got)
	}
}

func TestUnitsThatDoNotPassAreNotLeftBehind(t *testing.T) {
	home, ctx, m := t.TempDir(), context.Background(), &manager{fails: true}
	u := Units{Programs: m, Home: home}
	if err := u.Install(ctx, job(t, "lull")); err == nil || !strings.Contains(err.Error(), "that is no unit") {
		t.Errorf("Install = %v", err)
	}
	if got := files(t, home); len(got) != 0 {
		t.Errorf("left are %v", got)
	}
}

// What systemctl says of itself and its options helps nobody who only wants to know
// whether a reminder comes.
func TestWithoutAManagerThatIsSaidInPlainWords(t *testing.T) {
	err := Units{Programs: &manager{missing: true}}.Ready(context.Background())
	if !errors.Is(err, ErrNoManager) || err.Error() != ErrNoManager.Error() || strings.Contains(err.Error(), "systemctl") {
		t.Errorf("it says %v", err)
	}
}

func TestWithoutAManagerNothingIsWritten(t *testing.T) {
	home := t.TempDir()
	u := Units{Programs: &manager{missing: true}, Home: home}
	if err := u.Install(context.Background(), job(t, "lull")); !errors.Is(err, ErrNoManager) {
		t.Errorf("Install = %v", err)
	}
	if got := files(t, home); len(got) != 0 {
		t.Errorf("written were %v", got)
	}
}

func TestUnitsGoWhereTheManagerLooks(t *testing.T) {
	for _, c := range []struct{ paths, want string }{
		{"/etc/systemd/user /home/me/.config/systemd/user", "/home/me/.config/systemd/user"},
		{"/dots/systemd/user /etc/systemd/user", "/dots/systemd/user"},
	} {
		u := Units{Programs: &manager{paths: c.paths}, Home: "/home/me", ConfigHome: "/dots"}
		if got := u.folder(context.Background()); got != c.want {
			t.Errorf("looking in %s: %s, want %s", c.paths, got, c.want)
		}
	}
}

// real runs systemd's own programs, or skips.
func real(t *testing.T, args ...string) (string, error) {
	t.Helper()
	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		t.Skip("systemd-analyze is not installed (Debian: systemd)")
	}
	cmd := exec.Command("systemd-analyze", args...)
	cmd.Env = append(os.Environ(), "XDG_RUNTIME_DIR="+t.TempDir()) // without one nothing passes
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// The paths have in them all that means something to systemd. verify looks
// whether the program is there and may be run: it read the path right.
func TestUnitsPassSystemdAnalyze(t *testing.T) {
	for _, name := range []string{"lull", "a b/lull", "100%h/lull %n", "$HOME/${x}/lull", `quo"te/back\slash/lull`, "it's/lull;#", "schläft/lull", "new\nline/lull"} {
		j := job(t, name)
		dir := t.TempDir()
		service, timer := remind.File{Path: filepath.Join(dir, Service), Text: service(j)}, remind.File{Path: filepath.Join(dir, Timer), Text: timer(j)}
		for _, f := range []remind.File{service, timer} {
			if err := atomicfile.Text(f.Path, f.Text); err != nil {
				t.Fatal(err)
			}
		}
		if out, err := real(t, "--user", "verify", service.Path, timer.Path); err != nil || strings.TrimSpace(out) != "" {
			t.Errorf("%q: %v\n%s\n%s", name, err, out, service.Text)
		}
	}
}

// The check of the check: what is wrong does not pass.
func TestWrongUnitDoesNotPass(t *testing.T) {
	j := job(t, "lull")
	path := filepath.Join(t.TempDir(), Service)
	if err := atomicfile.Text(path, strings.Replace(service(j), "lull\"", "nobody\"", 1)); err != nil {
		t.Fatal(err)
	}
	if out, err := real(t, "--user", "verify", path); err == nil {
		t.Errorf("a program that is not there passed: %s", out)
	}
}

func TestTimesAreThoseSystemdUnderstands(t *testing.T) {
	loc := time.UTC
	base := time.Date(2026, 11, 23, 12, 0, 0, 0, loc)
	var wakes []remind.Wake
	for day := range time.Weekday(7) {
		wakes = append(wakes, remind.Wake{Day: day, At: evening.At(3*int(day), 7*int(day))})
	}
	for _, w := range wakes {
		line := calendar([]remind.Wake{w})[0]
		out, err := real(t, "calendar", "--base-time="+base.Format("2006-01-02 15:04:05")+" UTC", line+" UTC")
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		want := next(base, w).Format("Mon 2006-01-02 15:04:05 UTC")
		if !strings.Contains(out, "Next elapse: "+want) {
			t.Errorf("%s: want the next at %s, systemd says\n%s", line, want, out)
		}
	}
}

// next gives the first moment after base at a time of the week, in UTC.
func next(base time.Time, w remind.Wake) time.Time {
	at := time.Date(base.Year(), base.Month(), base.Day(), w.At.Hour(), w.At.Minute(), 0, 0, time.UTC)
	for at.Weekday() != w.Day || !at.After(base) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

func files(t *testing.T, root string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(root, path)
			all = append(all, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func Example() {
	fmt.Print(service(remind.Job{Program: "/opt/my lull/lull", Args: []string{"remind", "fire"}}))
	// Output:
	// # Written by "lull remind on"; "lull remind off" takes it away.
	// [Unit]
	// Description=lull: what is worth a word now
	//
	// [Service]
	// Type=exec
	// ExecStart=:"/opt/my lull/lull" "remind" "fire"
	// Nice=10
}
