package play

import (
	"context"
	"io"
	"time"

	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/cli/console"
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

// player gives what is heard by a clock; nil with -q, and where nobody is known to
// be there. The caller closes it.
func (s Sounding) player(c *console.Console, now func() time.Time) Player {
	if s.Player == nil || c.Flags.Quiet || !c.Display.OnTerminal() {
		return nil
	}
	return s.Player(now)
}

func (s Sounding) speaks(c *console.Console, with settings.Settings) bool {
	if s.Voice == nil || s.Player == nil || c.Flags.Quiet || !c.Display.OnTerminal() || !with.Speaks() {
		return false
	}
	_, err := s.Voice(with.Voice)
	return err == nil
}

func unspoken(c *console.Console, why error) {
	c.ToStderr("note", c.Say("practice.unspoken", map[string]string{"why": why.Error()}))
}
