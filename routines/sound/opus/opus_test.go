package opus

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lull/routines/sound"
)

var label = sound.Label{Title: "The evening", Chapters: []sound.Chapter{{At: 0, Title: "breathe calm"}, {At: time.Second, Title: "imagine shore"}}}

// only leaves one program on the way there.
func only(t *testing.T, name string) {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	dir := t.TempDir()
	if err := os.Symlink(path, filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
}

func TestBothProgramsWriteIt(t *testing.T) {
	for _, name := range []string{"opusenc", "ffmpeg"} {
		t.Run(name, func(t *testing.T) {
			only(t, name)
			var b bytes.Buffer
			w, err := Create(context.Background(), &b, label)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				second := make([]float32, sound.Rate*sound.Channels)
				for i := range second {
					second[i] = float32(0.1 * math.Sin(float64(i/2)/20))
				}
				if err := w.Write(second); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if b.Len() < 2000 || b.Len() > 60000 || !bytes.HasPrefix(b.Bytes(), []byte("OggS")) {
				t.Errorf("%d bytes, beginning %q", b.Len(), b.Bytes()[:min(4, b.Len())])
			}
			for _, c := range label.Comments() {
				if !strings.Contains(strings.ToUpper(b.String()), strings.ToUpper(c[0]+"="+c[1])) {
					t.Errorf("it does not say %s=%s", c[0], c[1])
				}
			}
		})
	}
}

func TestWithoutAProgramItIsSaid(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Create(context.Background(), &bytes.Buffer{}, label); !errors.Is(err, ErrNone) {
		t.Errorf("without a program: %v", err)
	}
}

func TestAProgramThatFailsIsAnError(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a script for a shell")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "opusenc"), []byte("#!/bin/sh\necho no such rate >&2\nexit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	w, err := Create(context.Background(), &bytes.Buffer{}, label)
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		err = w.Write(make([]float32, 1<<16))
	}
	if err = errors.Join(err, w.Close()); err == nil || !strings.Contains(err.Error(), "no such rate") {
		t.Errorf("a program that fails gives %v", err)
	}
}
