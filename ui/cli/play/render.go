package play

import (
	"context"
	"errors"
	"fmt"
	"os"
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
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

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

type rendering struct {
	renderFlags
	settings settings.Settings
	plan     practice.Plan
	said     []spokenLine
}

type spokenLine struct {
	clip sound.Clip
	at   int64
}

type Render struct {
	*console.Console
	Disk     *storage.Disk
	Catalog  *storage.Catalog
	Sounding Sounding
}

func (x Render) Command() *cobra.Command {
	var r renderFlags
	cmd := &cobra.Command{
		Use:  "render PRACTICE -o FILE",
		Args: console.Takes(1, console.AnyNumber, "wants a practice, such as calm or imagine shore"),
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
	console.Values(cmd, "profile", "phone")
	console.Values(cmd, "captions", "lrc", "srt")
	return cmd
}

func (x Render) run(ctx context.Context, r renderFlags, words []string) error {
	length, err := r.check()
	switch {
	case err != nil:
		return console.Misuse(err)
	case len(words) == 0:
		return console.Misusef("render wants a practice, such as calm or imagine shore")
	}
	nights := r.each()
	for _, night := range nights {
		for _, file := range night.files() {
			if _, err := os.Stat(file); err == nil && !r.force {
				return fmt.Errorf("%s is already there; --force writes over it", file)
			}
		}
	}
	s := x.Disk.Settings().Current()
	if r.seed == 0 {
		r.seed = guided.SeedAt(x.Now())
	}
	voice := x.voice(r, s)
	var heard guided.Memory
	for i, night := range nights {
		night.seed = r.seed + uint64(i)
		plan, err := x.planNamed(words, length, night.seed, s, voice != nil, heard)
		if err != nil {
			return console.Misuse(err)
		}
		if i == 0 {
			WarnOfHolds(x.Console, plan, s, true)
		}
		if len(nights) > 1 { // a phone lists files by their titles
			plan = plan.Titled(fmt.Sprintf("%s (%d)", plan.Title, i+1))
		}
		heard = heard.With(guided.Night{Ago: 1, Heard: guided.Heard(plan, plan.Lasts())})
		if err := x.night(ctx, rendering{renderFlags: night, settings: s, plan: plan}, voice); err != nil {
			return err
		}
	}
	return nil
}

func (x Render) night(ctx context.Context, r rendering, voice Voice) error {
	var size int64
	err := x.LongWork(ctx, "writing "+letters.Short(filepath.Base(r.out)),
		func(ctx context.Context, far func(float64)) (err error) {
			if err = r.speak(ctx, voice); err == nil {
				size, err = x.write(ctx, r, far)
			}
			return err
		})
	if err != nil {
		return err
	}
	return x.Done(console.Data{"file", r.out, "s", r.plan.Lasts().Seconds(), "bytes", size},
		fmt.Sprintf("%s: %s, %s, %.0f MB", letters.Plain(r.out), r.plan.Title, repertoire.Minutes(r.plan.Lasts()),
			max(float64(size)/1e6, 1)))
}

func (r renderFlags) check() (time.Duration, error) {
	switch {
	case r.out == "":
		return 0, errors.New("a file to write is missing, such as -o calm.flac")
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

func (r renderFlags) sort() string { return strings.ToLower(filepath.Ext(r.out)) }

// each gives those of every night: of several, each has its number in its name.
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

func (r renderFlags) files() []string {
	if r.captions == "" {
		return []string{r.out}
	}
	return []string{r.out, r.beside()}
}

func (r renderFlags) beside() string {
	return strings.TrimSuffix(r.out, filepath.Ext(r.out)) + "." + r.captions
}

// planNamed finds a practice by its words. What was heard in the files before it
// comes as late as it can.
func (x Render) planNamed(
	words []string, length time.Duration, seed uint64, s settings.Settings, voice bool, heard guided.Memory,
) (practice.Plan, error) {
	r := repertoire.New(x.Catalog.Breaths(), s).With(x.Catalog.Guides, seed).Remembering(heard)
	if words[0] == practice.KindRoutine {
		return r.Wished(practice.Choice{Practice: words[0], Name: strings.Join(words[1:], " "), Length: length},
			repertoire.Wish{Voice: voice})
	}
	c, err := r.Choice(settings.Step{Practice: strings.Join(words, " "), Lasts: length})
	if err != nil {
		return practice.Plan{}, err
	}
	if c.Practice == practice.KindBreathe {
		p, err := r.Breaths.Asked(c.Name)
		if err != nil {
			return practice.Plan{}, err
		}
		return practice.Breathe(p, length), nil
	}
	plan, err := r.Wished(c, repertoire.Wish{Voice: voice})
	if err == nil {
		warnOfLength(x.Console, length, plan)
	}
	return plan, err
}

// voice is nil where no words are spoken.
func (x Render) voice(r renderFlags, s settings.Settings) Voice {
	if r.noVoice || !s.Voice.On || s.Sound.Voice == 0 || x.Sounding.Voice == nil {
		return nil
	}
	voice, err := x.Sounding.Voice(s.Voice)
	if err != nil {
		x.Warn(fmt.Errorf("written without a voice: %w", err))
		return nil
	}
	return voice
}

// speak has all words of the plan spoken, and makes it wait for them. Without a
// voice there are none, and the rest is as it would be; with one that leaves a
// word out there is no file, which nobody would listen to beforehand.
func (r *rendering) speak(ctx context.Context, voice Voice) error {
	if voice == nil {
		return nil
	}
	narrate := func() *sound.Narration { return sound.NewNarration(r.plan, r.settings.Voice.Phases, 0) }
	if _, any := narrate().Words(sound.Frames(r.plan.Lasts())); !any {
		return nil
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
	r.plan = r.plan.Stretched(-1, func(words string) time.Duration { return sound.Needs(clip(words)) })
	narration, end := narrate(), sound.Frames(r.plan.Lasts())
	for words, more := narration.Words(end); more; words, more = narration.Words(end) {
		c := clip(words)
		if at, ok := narration.Place(c, 0); ok && len(c.Samples) > 0 {
			r.said = append(r.said, spokenLine{c, at})
		}
	}
	if failed != nil && ctx.Err() == nil {
		return fmt.Errorf("%w; --no-voice writes it without the words", failed)
	}
	return nil
}
