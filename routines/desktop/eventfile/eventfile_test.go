package eventfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
)

func event(n int) desktop.Event {
	at := time.Date(2026, 11, 23, 21, 0, n, 0, time.UTC)
	return desktop.About(desktop.Cutoff, "caffeine", evening.DayOf(2026, 11, 23), at, at)
}

func TestTheLastOnesAreThereAndNotMore(t *testing.T) {
	f := File{t.TempDir()}
	if lines, err := f.Last(5); err != nil || len(lines) != 0 {
		t.Errorf("before anything there are %q, %v", lines, err)
	}
	for n := range 2000 {
		if err := f.Add(event(n)); err != nil {
			t.Fatal(err)
		}
	}
	lines, err := f.Last(100)
	if err != nil || len(lines) != 100 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for i, line := range lines {
		if want := string(event(1900 + i).Line()); string(line) != want {
			t.Fatalf("line %d is %q, want %q", i, line, want)
		}
	}
	there, err := os.ReadDir(f.Folder)
	if err != nil || len(there) != 2 {
		t.Fatal(there, err)
	}
	for _, one := range there {
		about, err := one.Info()
		if err != nil || about.Size() > full+1024 || runtime.GOOS != "windows" && about.Mode() != 0o600 {
			t.Errorf("%s: %v", one.Name(), about)
		}
	}
}

// A follower gets every line once and in order, also past the change of files.
func TestAFollowerMissesNothing(t *testing.T) {
	f := File{t.TempDir()}
	synctest.Test(t, func(t *testing.T) { followed(t, f) })
}

func followed(t *testing.T, f File) {
	if err := f.Add(event(0)); err != nil { // it was before
		t.Fatal(err)
	}
	var mu sync.Mutex
	var got []string
	looking, over := make(chan struct{}, 100), make(chan error)
	ctx, end := context.WithCancel(t.Context())
	go func() {
		over <- f.Follow(ctx, func(line []byte) error {
			mu.Lock()
			defer mu.Unlock()
			got = append(got, string(line))
			return nil
		}, func() error { looking <- struct{}{}; return nil })
	}()
	<-looking
	var want []string
	for n := 1; n <= 700; n++ { // twice and a half as much as one file takes
		if err := f.Add(event(n)); err != nil {
			t.Fatal(err)
		}
		want = append(want, string(event(n).Line()))
		if n%200 == 0 { // a follower that sleeps through two changes would miss some
			<-looking
			<-looking
		}
	}
	<-looking
	<-looking
	end()
	if err := <-over; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if strings.Join(got, "") != strings.Join(want, "") {
		t.Errorf("%d lines came, want %d", len(got), len(want))
	}
}

func TestAFollowerIsThereBeforeTheFile(t *testing.T) {
	f := File{t.TempDir()}
	enough := errors.New("enough")
	looked := 0
	err := f.Follow(t.Context(), func(line []byte) error {
		if string(line) != string(event(1).Line()) {
			t.Errorf("it got %q", line)
		}
		return enough
	}, func() error {
		if looked++; looked == 1 { // half of it first
			text := event(1).Line()
			return os.WriteFile(filepath.Join(f.Folder, newer), text[:10], 0o600)
		}
		return f.rest(event(1).Line()[10:])
	})
	if !errors.Is(err, enough) {
		t.Error(err)
	}
}

func (f File) rest(text []byte) error {
	file, err := os.OpenFile(filepath.Join(f.Folder, newer), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

// A full disk leaves half a line.
func TestHalfALineSpoilsNoOther(t *testing.T) {
	f := File{t.TempDir()}
	half := event(1).Line()[:10]
	if err := os.WriteFile(filepath.Join(f.Folder, newer), half, 0o600); err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	var got []string
	looked := 0
	err := f.Follow(t.Context(), func(line []byte) error {
		got = append(got, string(line))
		if strings.Contains(string(line), string(event(3).Line())) {
			return enough
		}
		return nil
	}, func() error {
		switch looked++; looked {
		case 1:
			return f.Add(event(2))
		case 2:
			path := filepath.Join(f.Folder, newer)
			return errors.Join(f.rest(half), os.Rename(path, filepath.Join(f.Folder, older)), f.Add(event(3)))
		}
		return errors.New("the last event did not come")
	})
	if want := []string{string(event(2).Line()), string(event(3).Line())}; !errors.Is(err, enough) || !slices.Equal(got, want) {
		t.Errorf("it got %q, want %q; %v", got, want, err)
	}
	lines, err := f.Last(1)
	if err != nil || len(lines) != 1 || string(lines[0]) != string(event(3).Line()) {
		t.Errorf("the last is %q, %v", lines, err)
	}
}
