package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"

	"lull/routines/acoustics"
	"lull/routines/atomicfile"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
)

// write writes the file, and gives how large it is.
func (x renderCommand) write(ctx context.Context, r renderFlags, s settings.Settings, plan practice.Plan, said []spokenLine) (int64, error) {
	place := atomicfile.Make
	if r.force {
		place = atomicfile.Replace
	}
	err := place(r.out, 0o644, func(f *atomicfile.File) error { // it is made to be copied to a phone
		return x.synthesise(ctx, f, r, s, plan, said)
	})
	if errors.Is(err, fs.ErrExist) {
		return 0, fmt.Errorf("%s is there by now; --force writes over it", r.out)
	}
	if err != nil {
		return 0, err
	}
	if err := r.writeCaptions(plan, said); err != nil {
		return 0, err
	}
	info, err := os.Stat(r.out)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// synthesise writes the samples.
func (x renderCommand) synthesise(ctx context.Context, f io.WriteSeeker, r renderFlags, s settings.Settings, plan practice.Plan, said []spokenLine) error {
	frames := sound.Frames(plan.Lasts())
	synth := synthOf(r, s, plan, said)
	if r.profile == "phone" {
		// Twelve places tell how loud the whole is.
		var m acoustics.Meter
		piece := make([]float32, 10*sound.Rate*sound.Channels)
		for i := range int64(12) {
			one := synthOf(r, s, plan, said)
			one.From(frames * (2*i + 1) / 24)
			one.Read(piece, 1)
			m.Write(piece)
		}
		if measured := m.Loudness(); !math.IsInf(measured, -1) {
			synth.Louder(math.Pow(10, (sound.PhoneLoudness-measured)/20))
		}
	}
	out, err := x.soundFile(ctx, f, r, frames, sound.LabelOf(plan))
	if err != nil {
		return err
	}
	samples := make([]float32, sound.Rate*sound.Channels)
	for ; frames > 0; frames -= sound.Rate {
		if err := ctx.Err(); err != nil {
			return err
		}
		piece := samples[:min(frames, sound.Rate)*sound.Channels]
		synth.Read(piece, 1)
		if err := out.Write(piece); err != nil {
			return err
		}
	}
	return out.Close()
}

// synthOf makes what makes the samples, with all that is spoken.
func synthOf(r renderFlags, s settings.Settings, plan practice.Plan, said []spokenLine) *sound.Synth {
	o := sound.OptionsFrom(s, r.seed)
	o.Phone = r.profile == "phone"
	synth := sound.New(plan, o)
	for _, l := range said {
		synth.Speak(l.clip, l.at)
	}
	return synth
}

func (x renderCommand) soundFile(ctx context.Context, f io.WriteSeeker, r renderFlags, frames int64, l sound.Label) (SoundFile, error) {
	switch r.sort() {
	case ".flac":
		return x.sounding.FLAC(&seekable{Writer: bufio.NewWriterSize(f, 1<<16), f: f}, l)
	case ".opus":
		return x.sounding.Opus(ctx, f, l)
	default:
		return x.sounding.WAV(f, frames, l)
	}
}

// writeCaptions writes the words beside the sound, at the moments at which they
// are spoken.
func (r renderFlags) writeCaptions(plan practice.Plan, said []spokenLine) error {
	if r.captions == "" {
		return nil
	}
	captions := sound.Captions(plan)
	for i := range captions {
		for _, l := range said {
			if at := sound.Lasts(l.at); at >= captions[i].From && (i+1 == len(captions) || at < captions[i+1].From) {
				captions[i].From = at
				captions[i].To = max(captions[i].To, at+l.clip.Lasts())
				break
			}
		}
	}
	text := sound.SRT(captions)
	if r.captions == "lrc" {
		text = sound.LRC(plan.Title, captions)
	}
	return atomicfile.Replace(r.beside(), 0o644, func(f *atomicfile.File) error {
		_, err := io.WriteString(f, text)
		return err
	})
}

// seekable is a buffer that can go back.
type seekable struct {
	*bufio.Writer
	f io.Seeker
}

// Seek writes what is held back first.
func (s *seekable) Seek(offset int64, whence int) (int64, error) {
	if err := s.Flush(); err != nil {
		return 0, err
	}
	return s.f.Seek(offset, whence)
}

// Close writes what is held back.
func (s *seekable) Close() error { return s.Flush() }
