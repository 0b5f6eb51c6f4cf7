package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/guided"
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

	profile  string // for what it is listened with
	captions string // the sort of captions beside it
	nights   int
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
	f.StringVarP(&r.out, "output", "o", "", "the `file` to write, .wav, .flac or .opus")
	f.StringVar(&r.profile, "profile", "", "`phone` for a small loudspeaker")
	f.StringVar(&r.captions, "captions", "", "the words beside it, as `lrc` or srt")
	f.IntVar(&r.nights, "nights", 1, "`how many` different nights, each a file of its own")
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
	nights := r.each()
	for _, night := range nights {
		for _, file := range night.files() {
			if _, err := os.Stat(file); err == nil && !r.force {
				return fmt.Errorf("%s is already there; --force writes over it", file)
			}
		}
	}
	s := x.disk.settings().Current()
	if r.seed == 0 {
		r.seed = x.catalog.seed()
	}
	voice := x.voice(r, s)
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	var heard guided.Memory
	for i, night := range nights {
		night.seed = r.seed + uint64(i)
		plan, err := x.planNamed(words, length, night.seed, s, voice != nil, heard)
		if err != nil {
			return Usage{err}
		}
		if i == 0 {
			x.stage.caution(plan, s, true)
		}
		heard = heard.With(guided.Night{Ago: 1, Heard: guided.Heard(plan, plan.Lasts())})
		if err := x.night(ctx, night, plan, s, voice); err != nil {
			return err
		}
	}
	return nil
}

// night writes one file.
func (x renderCommand) night(ctx context.Context, r renderFlags, plan practice.Plan, s settings.Settings, voice Voice) error {
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
	switch {
	case r.out == "":
		return 0, errors.New("-o says which file to write, such as -o calm.flac")
	case !slices.Contains([]string{".wav", ".flac", ".opus"}, r.sort()):
		return 0, fmt.Errorf("-o takes a file that ends in .wav, .flac or .opus, not %s", letters.Short(r.out))
	case r.profile != "" && r.profile != "phone":
		return 0, fmt.Errorf("--profile is phone or left out, not %s", letters.Short(r.profile))
	case r.captions != "" && r.captions != "lrc" && r.captions != "srt":
		return 0, fmt.Errorf("--captions are lrc or srt, not %s", letters.Short(r.captions))
	case r.nights < 1 || r.nights > mostNights:
		return 0, fmt.Errorf("--nights is from 1 to %d", mostNights)
	}
	return practiceLength(r.length)
}

// mostNights is how many files one command writes: a month.
const mostNights = 31

// sort is how the file is written, as its name ends.
func (r renderFlags) sort() string { return strings.ToLower(filepath.Ext(r.out)) }

// each gives one renderFlags for every night: of several, each has its number in
// its name.
func (r renderFlags) each() []renderFlags {
	if r.nights == 1 {
		return []renderFlags{r}
	}
	nights, ext := make([]renderFlags, r.nights), filepath.Ext(r.out)
	for i := range nights {
		nights[i] = r
		nights[i].out = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(r.out, ext), i+1, ext)
	}
	return nights
}

// files are those that are written.
func (r renderFlags) files() []string {
	if r.captions == "" {
		return []string{r.out}
	}
	return []string{r.out, r.beside()}
}

// beside is the file of the captions.
func (r renderFlags) beside() string {
	return strings.TrimSuffix(r.out, filepath.Ext(r.out)) + "." + r.captions
}

// planNamed finds a practice by its words. What was heard in the files before it
// comes as late as it can.
func (x renderCommand) planNamed(words []string, length time.Duration, seed uint64, s settings.Settings, voice bool, heard guided.Memory) (practice.Plan, error) {
	r := repertoire.New(x.catalog.breaths(), s).With(x.catalog.guides, seed).Remembering(heard)
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
