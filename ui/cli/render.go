package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/atomicfile"
	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/terminal"
)

// renderFlags holds the flags of render.
type renderFlags struct {
	out     string
	length  string
	seed    uint64
	noVoice bool
	force   bool
}

// renderCommand writes a practice as a sound file.
type renderCommand struct {
	tools
	sounding Sounding
}

func (x renderCommand) command() *cobra.Command {
	var r renderFlags
	cmd := &cobra.Command{
		Use:     "render PRACTICE -o FILE",
		GroupID: "night",
		Args:    takes(1, anyNumber, "wants a practice, such as calm or imagine shore"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return x.run(cmd.Context(), r, strings.Fields(strings.Join(args, " ")))
		},
	}
	f := cmd.Flags()
	f.StringVarP(&r.out, "output", "o", "", "the `file` to write, .wav or .flac")
	f.StringVar(&r.length, "for", "", "how `long`, such as 10m")
	f.Uint64Var(&r.seed, "seed", 0, "the same `number` gives the same words and the same noise")
	f.BoolVar(&r.noVoice, "no-voice", false, "without the spoken words")
	f.BoolVar(&r.force, "force", false, "write over a file that is there")
	return cmd
}

func (x renderCommand) run(ctx context.Context, r renderFlags, words []string) error {
	length, err := r.check()
	if err != nil {
		return Usage{err}
	}
	if _, err := os.Stat(r.out); err == nil && !r.force {
		return fmt.Errorf("%s is already there; --force writes over it", r.out)
	}
	s := x.disk.settings().Current()
	if r.seed == 0 {
		r.seed = x.catalog.seed()
	}
	voice := x.voice(r, s)
	plan, err := x.planNamed(words, length, r.seed, s, voice != nil)
	if err != nil {
		return Usage{err}
	}
	x.stage.caution(plan, s, true)
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	plan, said, err := x.spoken(ctx, voice, plan, s)
	if err != nil {
		return err
	}
	size, err := x.write(ctx, r, s, plan, said)
	if errors.Is(err, context.Canceled) {
		return ErrInterrupted
	}
	if err != nil {
		return err
	}
	return x.done(struct {
		File    string  `json:"file"`
		Seconds float64 `json:"s"`
		Bytes   int64   `json:"bytes"`
	}{r.out, plan.Lasts().Seconds(), size}, fmt.Sprintf("%s: %s, %s, %.0f MB", r.out, plan.Title, repertoire.Minutes(plan.Lasts()), max(float64(size)/1e6, 1)))
}

// check looks at the flags and reads the length.
func (r renderFlags) check() (time.Duration, error) {
	switch strings.ToLower(filepath.Ext(r.out)) {
	case ".wav", ".flac":
		return practiceLength(r.length)
	case "":
		if r.out == "" {
			return 0, errors.New("-o says which file to write, such as -o calm.flac")
		}
	}
	return 0, fmt.Errorf("-o takes a file that ends in .wav or .flac, not %s", letters.Short(r.out))
}

// planNamed finds a practice by its words.
func (x renderCommand) planNamed(words []string, length time.Duration, seed uint64, s settings.Settings, voice bool) (practice.Plan, error) {
	r := repertoire.New(x.catalog.breaths(), s).With(x.catalog.guides, seed)
	if words[0] == "wind" {
		return r.Wished(practice.Choice{Practice: words[0], Name: strings.Join(words[1:], " "), Length: length}, repertoire.Wish{Voice: voice})
	}
	c, err := r.Choice(settings.Step{Practice: strings.Join(words, " "), Lasts: length})
	if err != nil {
		return practice.Plan{}, err
	}
	if c.Practice == practice.KindBreathe {
		p, err := r.Asked(c.Name)
		if err != nil {
			return practice.Plan{}, err
		}
		return practice.Breathe(p, length), nil
	}
	plan, err := r.Wished(c, repertoire.Wish{Voice: voice})
	if err == nil {
		x.stage.warnOfLength(length, plan)
	}
	return plan, err
}

// spokenLine is a clip and the frame at which it begins.
type spokenLine struct {
	clip sound.Clip
	at   int64
}

// voice is what speaks the words, nil for none.
func (x renderCommand) voice(r renderFlags, s settings.Settings) Voice {
	if r.noVoice || !s.Voice.On || s.Sound.Voice == 0 || x.sounding.Voice == nil {
		return nil
	}
	voice, err := x.sounding.Voice(s.Voice)
	if err != nil {
		x.warn(fmt.Errorf("written without a voice: %w", err))
		return nil
	}
	return voice
}

// spoken has all words of a plan spoken, and makes the plan wait for them.
// Without a voice there are none, and the rest is as it would be; with one that
// leaves a word out there is no file, which nobody would listen to beforehand.
func (x renderCommand) spoken(ctx context.Context, voice Voice, plan practice.Plan, s settings.Settings) (practice.Plan, []spokenLine, error) {
	if voice == nil {
		return plan, nil, nil
	}
	if _, any := sound.NewNarration(plan, s.Voice.Phases, 0).Words(sound.Frames(plan.Lasts())); !any {
		return plan, nil, nil
	}
	clips := make(map[string]sound.Clip)
	var failed error
	clip := func(words string) sound.Clip {
		words = strings.Join(strings.Fields(words), " ")
		c, known := clips[words]
		if !known && ctx.Err() == nil {
			var err error
			if c, err = voice.Speak(ctx, words); err != nil {
				failed = err
			}
			clips[words] = c
		}
		return c
	}
	plan = plan.Stretched(func(words string) time.Duration { return sound.Room(clip(words)) })
	var lines []spokenLine
	narration := sound.NewNarration(plan, s.Voice.Phases, 0)
	for {
		words, more := narration.Words(sound.Frames(plan.Lasts()))
		if !more {
			break
		}
		c := clip(words)
		if at, ok := narration.Place(c, 0); ok && len(c.Samples) > 0 {
			lines = append(lines, spokenLine{c, at})
		}
	}
	if failed != nil && ctx.Err() == nil {
		return plan, nil, fmt.Errorf("%w; --no-voice writes it without the words", failed)
	}
	return plan, lines, nil
}

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
	info, err := os.Stat(r.out)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// synthesise writes the samples.
func (x renderCommand) synthesise(ctx context.Context, f io.WriteSeeker, r renderFlags, s settings.Settings, plan practice.Plan, said []spokenLine) error {
	frames := sound.Frames(plan.Lasts())
	out, err := x.soundFile(f, r.out, frames)
	if err != nil {
		return err
	}
	synth := sound.New(plan, sound.OptionsFrom(s, r.seed))
	for _, l := range said {
		synth.Speak(l.clip, l.at)
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

func (x renderCommand) soundFile(f io.WriteSeeker, name string, frames int64) (SoundFile, error) {
	if strings.ToLower(filepath.Ext(name)) == ".flac" {
		return x.sounding.FLAC(&seekable{Writer: bufio.NewWriterSize(f, 1<<16), f: f})
	}
	return x.sounding.WAV(f, frames)
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
