package play

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/cli/console"
)

func TestWhatIsWrittenOfEachNight(t *testing.T) {
	r := renderFlags{out: "walks/shore.tar.Flac", captions: "lrc", nights: 3}
	nights := r.each()
	var files []string
	for _, night := range nights {
		files = append(files, night.files()...)
	}
	want := "walks/shore.tar-1.Flac walks/shore.tar-1.lrc walks/shore.tar-2.Flac walks/shore.tar-2.lrc " +
		"walks/shore.tar-3.Flac walks/shore.tar-3.lrc"
	if got := strings.Join(files, " "); got != want || r.sort() != ".flac" {
		t.Errorf("got %s, a %s", got, r.sort())
	}
	r.nights = 1
	if one := r.each(); len(one) != 1 || one[0].out != r.out {
		t.Errorf("one night is %+v", one)
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	fine := renderFlags{out: "a.wav", nights: 1, length: "10m"}
	if length, err := fine.check(); err != nil || length != 10*time.Minute {
		t.Errorf("what is fine gives %v, %v", length, err)
	}
	for wrong, change := range map[string]func(*renderFlags){
		"a file to write is missing": func(r *renderFlags) { r.out = "" },
		"ends in .wav":               func(r *renderFlags) { r.out = "a.mp3" },
		"--profile is phone":         func(r *renderFlags) { r.profile = "radio" },
		"--captions are lrc":         func(r *renderFlags) { r.captions = "vtt" },
		"--nights is from 1 to 31":   func(r *renderFlags) { r.nights = 32 },
		"--for takes a length":       func(r *renderFlags) { r.length = "soon" },
	} {
		r := fine
		change(&r)
		if _, err := r.check(); err == nil || !strings.Contains(err.Error(), wrong) {
			t.Errorf("%+v: got %v, want %q", r, err, wrong)
		}
	}
}

// tape is a file of sound that counts what is written, and breaks after so much.
type tape struct {
	to      io.Writer
	samples int
	breaks  int
	closed  bool
}

func (p *tape) Write(samples []float32) error {
	if p.samples += len(samples); p.breaks > 0 && p.samples > p.breaks {
		return io.ErrShortWrite
	}
	_, err := p.to.Write(make([]byte, len(samples)))
	return err
}

func (p *tape) Close() error { p.closed = true; return nil }

// A file of sound has all of the plan in it, or it is not there.
func TestAFileOfSoundIsWholeOrNotThere(t *testing.T) {
	plan := practice.Breathe(practice.Pattern{Name: "calm", Title: "calm", In: 4 * time.Second, Out: 6 * time.Second}, time.Minute)
	for name, c := range map[string]struct {
		breaks int
		stops  bool
		wrong  error
	}{
		"whole":   {},
		"no room": {breaks: sound.Rate, wrong: io.ErrShortWrite},
		"stopped": {stops: true, wrong: context.Canceled},
	} {
		p := &tape{breaks: c.breaks}
		x := Render{Console: console.New(console.Given{}), Sounding: Sounding{
			WAV: func(w io.Writer, _ int64, _ sound.Label) (SoundFile, error) { p.to = w; return p, nil },
		}}
		ctx, stop := context.WithCancel(t.Context())
		if c.stops {
			stop()
		}
		out, told := filepath.Join(t.TempDir(), "calm.wav"), 0.0
		size, err := x.write(ctx, rendering{
			renderFlags: renderFlags{out: out}, settings: settings.Default(), plan: plan,
		}, func(far float64) { told = far })
		stop()
		_, missing := os.Stat(out)
		frames := int(sound.Frames(plan.Lasts()))
		switch {
		case c.wrong != nil:
			if !errors.Is(err, c.wrong) || missing == nil {
				t.Errorf("%s: %v, and the file is there: %v", name, err, missing == nil)
			}
		case err != nil || missing != nil || size != int64(p.samples) || p.samples != frames*sound.Channels || !p.closed || told <= 0:
			t.Errorf("%s: %v, %d bytes of %d samples of %d frames, told %v", name, err, size, p.samples, frames, told)
		}
		if c.wrong == nil {
			again := func() error {
				_, err := x.write(t.Context(), rendering{renderFlags: renderFlags{out: out}, plan: plan}, func(float64) {})
				return err
			}
			if err := again(); err == nil || !strings.Contains(err.Error(), "is there by now") {
				t.Errorf("a second one gives %v", err)
			}
		}
	}
}

// reciter speaks each word in a second, but for one.
type reciter struct{ mute string }

func (r reciter) Speak(_ context.Context, words string) (sound.Clip, error) {
	if words == r.mute {
		return sound.Clip{}, errors.New("no breath")
	}
	return sound.Clip{Samples: make([]float32, sound.Rate), Rate: sound.Rate}, nil
}

// A plan waits for what is spoken in it; where a word is left out there is no file.
func TestAFileWaitsForItsWords(t *testing.T) {
	plan := practice.NewPlan(practice.KindImagine, "gate", "a walk", []practice.Phase{
		{Cue: practice.Say, Words: "You stand at a gate.", Lasts: 1500 * time.Millisecond},
		{Cue: practice.Say, Words: "It opens.", Lasts: 5 * time.Second, Ends: true},
	})
	r := rendering{settings: settings.Default(), plan: plan}
	if err := r.speak(t.Context(), reciter{}); err != nil || len(r.said) != 2 {
		t.Fatalf("%v, spoken is %d times", err, len(r.said))
	}
	if r.plan.Lasts() <= plan.Lasts() || r.said[0].at >= r.said[1].at {
		t.Errorf("it lasts %v and not longer than %v; spoken at %d and %d", r.plan.Lasts(), plan.Lasts(), r.said[0].at, r.said[1].at)
	}
	mute := rendering{settings: settings.Default(), plan: plan}
	if err := mute.speak(t.Context(), reciter{mute: "It opens."}); err == nil || !strings.Contains(err.Error(), "--no-voice") {
		t.Errorf("with a word left out: %v", err)
	}
	silent := rendering{settings: settings.Default(), plan: plan}
	if err := silent.speak(t.Context(), nil); err != nil || silent.said != nil || silent.plan.Lasts() != plan.Lasts() {
		t.Errorf("without a voice: %v, %d words", err, len(silent.said))
	}
}
