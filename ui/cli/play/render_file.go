package play

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"

	"lull/routines/atomicfile"
	"lull/routines/sound"
)

func (x Render) write(ctx context.Context, r rendering, far func(float64)) (int64, error) {
	place := atomicfile.Make
	if r.force {
		place = atomicfile.Replace
	}
	err := place(r.out, 0o644, func(f *atomicfile.File) error { // it is made to be copied to a phone
		return x.synthesise(ctx, f, r, far)
	})
	if errors.Is(err, fs.ErrExist) {
		return 0, fmt.Errorf("%s is there by now; --force writes over it", r.out)
	}
	if err != nil {
		return 0, err
	}
	if err := r.writeCaptions(); err != nil {
		return 0, err
	}
	info, err := os.Stat(r.out)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (x Render) synthesise(ctx context.Context, f io.WriteSeeker, r rendering, far func(float64)) error {
	frames := sound.Frames(r.plan.Lasts())
	synth := r.synth()
	if r.profile == "phone" {
		// Twelve places tell how loud the whole is.
		var m sound.Meter
		piece := make([]float32, 10*sound.Rate*sound.Channels)
		for i := range int64(12) {
			one := r.synth()
			one.From(frames * (2*i + 1) / 24)
			one.Read(piece, 1)
			m.Write(piece)
		}
		if measured := m.Loudness(); !math.IsInf(measured, -1) {
			synth.Louder(math.Pow(10, (sound.PhoneLoudness-measured)/20))
		}
	}
	out, err := x.soundFile(ctx, f, r)
	if err != nil {
		return err
	}
	written := int64(0)
	for piece := range synth.Pieces(frames) {
		if err := ctx.Err(); err != nil {
			return err
		}
		far(float64(written) / float64(frames))
		if err := out.Write(piece); err != nil {
			return err
		}
		written += int64(len(piece) / sound.Channels)
	}
	return out.Close()
}

func (r rendering) synth() *sound.Synth {
	o := sound.OptionsFrom(r.settings, r.seed)
	o.Phone = r.profile == "phone"
	synth := sound.New(r.plan, o)
	for _, l := range r.said {
		synth.Speak(l.clip, l.at)
	}
	return synth
}

func (x Render) soundFile(ctx context.Context, f io.WriteSeeker, r rendering) (SoundFile, error) {
	l := sound.LabelOf(r.plan)
	switch r.sort() {
	case ".flac":
		return x.Sounding.FLAC(&seekable{Writer: bufio.NewWriterSize(f, 1<<16), f: f}, l)
	case ".opus":
		return x.Sounding.Opus(ctx, f, l)
	default:
		return x.Sounding.WAV(f, sound.Frames(r.plan.Lasts()), l)
	}
}

// writeCaptions writes the words at the moments at which they are spoken.
func (r rendering) writeCaptions() error {
	if r.captions == "" {
		return nil
	}
	captions := sound.Captions(r.plan)
	for i := range captions {
		for _, l := range r.said {
			if at := sound.Lasts(l.at); at >= captions[i].From && (i+1 == len(captions) || at < captions[i+1].From) {
				captions[i].From = at
				captions[i].To = max(captions[i].To, at+l.clip.Lasts())
				break
			}
		}
	}
	text := sound.SRT(captions)
	if r.captions == "lrc" {
		text = sound.LRC(r.plan.Title, captions)
	}
	return atomicfile.Text(r.beside(), text)
}

// seekable is a buffer that can go back.
type seekable struct {
	*bufio.Writer
	f io.Seeker
}

func (s *seekable) Seek(offset int64, whence int) (int64, error) {
	if err := s.Flush(); err != nil {
		return 0, err
	}
	return s.f.Seek(offset, whence)
}

func (s *seekable) Close() error { return s.Flush() }
