package sysfs

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// panel makes a tree such as the kernel shows, and a place to remember in.
func panel(t *testing.T, now int) *Backlight {
	t.Helper()
	root := t.TempDir()
	for name, files := range map[string]map[string]string{
		"acpi_video0":  {"type": "firmware", "brightness": strconv.Itoa(now), "max_brightness": "1000"},
		"nv_backlight": {"type": "raw", "brightness": "77", "max_brightness": "100"},
	} {
		if err := os.Mkdir(filepath.Join(root, name), 0o700); err != nil {
			t.Fatal(err)
		}
		for file, text := range files {
			write(t, filepath.Join(root, name, file), text)
		}
	}
	return &Backlight{Root: root, File: filepath.Join(t.TempDir(), "backlight.json")}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (b *Backlight) is(t *testing.T, want int) {
	t.Helper()
	for device, want := range map[string]int{"acpi_video0": want, "nv_backlight": 77} {
		if now, err := b.read(device, "brightness"); err != nil || now != want {
			t.Errorf("%s is at %d, %v; want %d", device, now, err, want)
		}
	}
}

func (b *Backlight) remembers(t *testing.T, want bool) {
	t.Helper()
	about, err := os.Stat(b.File)
	if (err == nil) != want || want && about.Mode() != 0o600 {
		t.Errorf("remembered is %v, %v; want %v", about, err, want)
	}
}

// begun takes it down by two steps.
func (b *Backlight) begun(t *testing.T) *Backlight {
	t.Helper()
	if steps, err := b.Begin(t.Context()); err != nil || steps != 40 {
		t.Fatal(steps, err)
	}
	b.remembers(t, true) // before anything is changed
	b.is(t, 800)
	for step := range 2 {
		if err := b.To(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	b.is(t, 800-2*14)
	return b
}

func TestTheLightGoesDownAndComesBack(t *testing.T) {
	b := panel(t, 800).begun(t)
	if err := b.Restore(t.Context()); err != nil {
		t.Error(err)
	}
	b.is(t, 800)
	b.remembers(t, false)
}

// killed is what the next process begins with: one that is killed lets go of its
// locks and does nothing else.
func (b *Backlight) killed() *Backlight {
	b.release()
	return b.another()
}

// another is that of another process.
func (b *Backlight) another() *Backlight { return &Backlight{Root: b.Root, File: b.File} }

func TestTheNextStartPutsBackWhatAKillLeft(t *testing.T) {
	for name, next := range map[string]func(*Backlight) error{
		"a start": func(b *Backlight) error { return b.Restore(context.Background()) },
		"a practice": func(b *Backlight) error {
			if _, err := b.Begin(context.Background()); err != nil {
				return err
			}
			return b.Restore(context.Background())
		},
	} {
		b := panel(t, 800).begun(t).killed()
		if err := next(b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		b.is(t, 800)
		b.remembers(t, false)
	}
}

func TestWhatSomebodyElseHasChangedIsTheirs(t *testing.T) {
	set := func(b *Backlight, to int) {
		write(t, filepath.Join(b.Root, "acpi_video0", "brightness"), strconv.Itoa(to))
	}
	for _, theirs := range []int{20, 600, 744, 795, 1000} {
		b := panel(t, 800).begun(t)
		set(b, theirs)
		if err := b.To(t.Context(), 2); !errors.Is(err, errTheirs) {
			t.Errorf("at %d it goes on: %v", theirs, err)
		}
		if err := b.Restore(t.Context()); err != nil {
			t.Error(err)
		}
		b.is(t, theirs)
		b.remembers(t, false)

		b = panel(t, 800).begun(t).killed()
		set(b, theirs)
		if err := b.Restore(t.Context()); err != nil {
			t.Error(err)
		}
		b.is(t, theirs)
		b.remembers(t, false)
	}
}

func TestOneThatStillRunsIsLeftAlone(t *testing.T) {
	b := panel(t, 800).begun(t)
	if err := b.another().Restore(t.Context()); !errors.Is(err, errBusy) {
		t.Error(err)
	}
	if _, err := b.another().Begin(t.Context()); !errors.Is(err, errBusy) {
		t.Error(err)
	}
	b.is(t, 772)
	if err := b.Restore(t.Context()); err != nil {
		t.Error(err)
	}
}

// sealed lets the light be read and not be written, as for somebody who has no
// rights, root too.
func (b *Backlight) sealed(t *testing.T) {
	t.Helper()
	path := filepath.Join(b.Root, "acpi_video0", "brightness")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fd, err := unix.MemfdCreate("light", unix.MFD_ALLOW_SEALING)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Close(fd) })
	if _, err := unix.Write(fd, text); err != nil {
		t.Fatal(err)
	}
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_ADD_SEALS, unix.F_SEAL_WRITE|unix.F_SEAL_SHRINK|unix.F_SEAL_GROW); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(path), os.Symlink("/proc/self/fd/"+strconv.Itoa(fd), path)); err != nil {
		t.Fatal(err)
	}
}

func TestWhatCannotBePutBackIsTriedAgain(t *testing.T) {
	b := panel(t, 800).begun(t).killed()
	b.sealed(t)
	if err := b.Restore(t.Context()); err == nil {
		t.Error("it says nothing of a light that it may not write")
	}
	b.remembers(t, true)
	var asked string
	b.Set = func(_ context.Context, device string, to int) error {
		asked = device + " " + strconv.Itoa(to)
		return nil
	}
	if err := b.Restore(t.Context()); err != nil || asked != "acpi_video0 800" {
		t.Errorf("logind was asked for %q, %v", asked, err)
	}
	b.remembers(t, false)
}

func TestNonsenseInTheFileIsForgotten(t *testing.T) {
	for _, text := range []string{"", "{", "[]", `{"device":"../nv_backlight","before":99,"ours":[77]}`, `{"device":"gone","before":9,"ours":[1]}`} {
		b := panel(t, 800)
		write(t, b.File, text)
		_ = b.Restore(t.Context()) // what it says of it does not matter
		b.is(t, 800)
		b.remembers(t, false)
	}
}

func TestWhereThereIsNoneNothingIsKept(t *testing.T) {
	b := Backlight{Root: filepath.Join(t.TempDir(), "none"), File: filepath.Join(t.TempDir(), "backlight.json")}
	if _, err := b.Begin(t.Context()); err == nil {
		t.Error("there is a light")
	}
	b.remembers(t, false)
	low := panel(t, 1)
	if _, err := low.Begin(t.Context()); !errors.Is(err, errLow) || low.lock != nil {
		t.Errorf("of one that is as low as it goes it says %v", err)
	}
	low.remembers(t, false)
	if words, works := b.Probe(); works || words != "none here" {
		t.Error(words)
	}
	if words, works := panel(t, 800).Probe(); !works || !strings.HasPrefix(words, "acpi_video0, at 800 of 1000") {
		t.Error(words)
	}
}

// The login manager may do late what it was asked for, or do it and be too slow
// to say so.
func TestASetThatGotNoAnswerIsPutBackToo(t *testing.T) {
	late := errors.New("no answer")
	path := func(b *Backlight) string { return filepath.Join(b.Root, "acpi_video0", "brightness") }
	for name, steps := range map[string]int{"the first step": 0, "a later one": 2} {
		b := panel(t, 800)
		if _, err := b.Begin(t.Context()); err != nil {
			t.Fatal(err)
		}
		for step := range steps {
			if err := b.To(t.Context(), step); err != nil {
				t.Fatal(err)
			}
		}
		lower := 800 - 14*(steps+1)
		// What nobody here may write, the login manager can.
		b.Set = func(_ context.Context, _ string, to int) error {
			if to != lower {
				return errors.Join(os.Rename(path(b)+".writable", path(b)), os.WriteFile(path(b), []byte(strconv.Itoa(to)), 0o600))
			}
			write(t, path(b), strconv.Itoa(to))
			if err := os.Rename(path(b), path(b)+".writable"); err != nil {
				t.Fatal(err)
			}
			write(t, path(b), strconv.Itoa(to))
			b.sealed(t)
			return late
		}
		if err := b.To(t.Context(), steps); err == nil {
			t.Errorf("%s: it says nothing of an answer that did not come", name)
		}
		b.is(t, lower)
		if err := b.Restore(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		b.is(t, 800)
		b.remembers(t, false)
	}
}

func TestWhatCannotBeReadIsNotForgotten(t *testing.T) {
	b := panel(t, 800).begun(t)
	path := filepath.Join(b.Root, "acpi_video0", "brightness")
	write(t, path, "") // as while a driver is busy
	if err := b.Restore(t.Context()); err == nil {
		t.Error("it says nothing of a light that it cannot read")
	}
	b.remembers(t, true)
	if err := b.Restore(t.Context()); err == nil {
		t.Error("the next start says nothing of it")
	}
	b.remembers(t, true)
	write(t, path, "772")
	if err := b.Restore(t.Context()); err != nil {
		t.Error(err)
	}
	b.is(t, 800)
	b.remembers(t, false)
}

// A device that is gone at the end of a practice may be there again at the next
// start, as after a driver was loaded anew.
func TestADeviceThatIsGoneMayComeBack(t *testing.T) {
	b := panel(t, 800).begun(t)
	there := filepath.Join(b.Root, "acpi_video0")
	if err := os.Rename(there, there+"-gone"); err != nil {
		t.Fatal(err)
	}
	if err := b.Restore(t.Context()); err == nil {
		t.Error("it says nothing of a light that is gone")
	}
	b.remembers(t, true)
	if err := os.Rename(there+"-gone", there); err != nil {
		t.Fatal(err)
	}
	if err := b.Restore(t.Context()); err != nil {
		t.Error(err)
	}
	b.is(t, 800)
	b.remembers(t, false)
}
