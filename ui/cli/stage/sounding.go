package stage

import (
	"context"
	"io"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/session"
)

// Sounding is what main hands the commands for the ear.
type Sounding struct {
	Player func(now func() time.Time) Player // nil for silence
	Voice  func(v settings.Voice) (Voice, error)
	WAV    func(w io.Writer, frames int64, l sound.Label) (SoundFile, error)
	FLAC   func(w io.WriteSeeker, l sound.Label) (SoundFile, error)
	Opus   func(ctx context.Context, w io.Writer, l sound.Label) (SoundFile, error)
}

type Player interface {
	session.Sound
	// Close lets the last of it be heard, half a second at most.
	Close()
}

type Voice interface {
	Speak(ctx context.Context, words string) (sound.Clip, error)
}

// SoundFile takes interleaved samples; Close completes the file.
type SoundFile interface {
	Write(samples []float32) error
	Close() error
}

// follow plays a plan as its stopwatch says, from the first time it is told.
func follow(p Player, s settings.Settings) func(practice.Plan, practice.Stopwatch) {
	begun := false
	return func(plan practice.Plan, w practice.Stopwatch) {
		if begun {
			p.Follow(plan, w)
			return
		}
		begun = true
		p.Play(plan, w, s)
	}
}
