package play

import (
	"context"
	"io"
	"time"

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
