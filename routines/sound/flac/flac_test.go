package flac

import (
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/meta"

	"lull/routines/practice"
	"lull/routines/sound"
)

// practised writes seconds of a real practice and gives its samples.
func practised(t testing.TB, path string, bed sound.Bed, seconds int) []float32 {
	t.Helper()
	p := practice.Breathe(practice.Pattern{In: 4 * time.Second, Out: 6 * time.Second}, time.Duration(seconds)*time.Second)
	samples := make([]float32, seconds*sound.Rate*sound.Channels+14)
	sound.New(p, sound.Options{Cue: 40, Noise: 30, Bed: bed}).Read(samples, 1)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Create(f, sound.Label{})
	if err != nil {
		t.Fatal(err)
	}
	for rest := samples; len(rest) > 0; {
		n := min(len(rest), 9998)
		if err := w.Write(rest[:n]); err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return samples
}

func TestADecoderReadsBackWhatWasWritten(t *testing.T) {
	for _, bed := range []sound.Bed{sound.Brown, sound.Rain} {
		path := filepath.Join(t.TempDir(), "x.flac")
		samples := practised(t, path, bed, 20)
		s, err := flac.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := int(s.Info.NSamples); got != len(samples)/2 || s.Info.SampleRate != sound.Rate || s.Info.NChannels != 2 {
			t.Errorf("%s: the head says %d frames, %d Hz, %d channels", bed, got, s.Info.SampleRate, s.Info.NChannels)
		}
		i := 0
		for f, err := s.ParseNext(); !errors.Is(err, io.EOF); f, err = s.ParseNext() {
			if err != nil {
				t.Fatal(err)
			}
			for j := range f.Subframes[0].Samples {
				for c, sub := range f.Subframes {
					if d := float64(sub.Samples[j]) - float64(samples[i+c])*32767; math.Abs(d) > 2 {
						t.Fatalf("%s: sample %d is %d, was %.2f", bed, i, sub.Samples[j], samples[i+c]*32767)
					}
				}
				i += 2
			}
		}
		_ = s.Close()
		if i != len(samples) {
			t.Errorf("%s: %d samples of %d", bed, i, len(samples))
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		part := float64(info.Size()) / float64(2*len(samples))
		t.Logf("%s: %.0f %% of a WAV", bed, 100*part)
		if part > 0.7 {
			t.Errorf("%s: it takes %.2f of a WAV", bed, part)
		}
	}
}

// The title and the chapters are there for a decoder, and for players.
func TestItSaysWhatItIs(t *testing.T) {
	label := sound.Label{Title: "The evening", Chapters: []sound.Chapter{{At: 0, Title: "breathe calm"}, {At: 1500 * time.Millisecond, Title: "imagine shore"}}}
	path := filepath.Join(t.TempDir(), "x.flac")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Create(f, label)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(make([]float32, 3*sound.Rate*sound.Channels)), w.Close()); err != nil {
		t.Fatal(err)
	}
	s, err := flac.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if len(s.Blocks) != 1 {
		t.Fatalf("there are %d blocks beside the first", len(s.Blocks))
	}
	if c, ok := s.Blocks[0].Body.(*meta.VorbisComment); !ok || !slices.Equal(c.Tags, label.Comments()) {
		t.Errorf("it says %+v", s.Blocks[0].Body)
	}
	out, err := exec.Command("ffprobe", "-v", "error", "-show_chapters", "-show_format", "-of", "compact", path).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("ffprobe is not installed (Debian: ffmpeg)")
	}
	for _, want := range []string{"tag:TITLE=The evening", "start_time=1.500000", "end_time=3.000000|tag:title=imagine shore"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("ffprobe does not say %q but:\n%s", want, out)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	p := practice.Breathe(practice.Pattern{In: 4 * time.Second, Out: 6 * time.Second}, time.Hour)
	samples := make([]float32, sound.Rate*sound.Channels)
	s := sound.New(p, sound.Options{Cue: 40, Noise: 30})
	s.From(60 * sound.Rate)
	s.Read(samples, 1)
	w, err := Create(io.Discard, sound.Label{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := w.Write(samples); err != nil {
			b.Fatal(err)
		}
	}
}
