// Package speech has words spoken by a speech program that is there, slowly
// and low, into samples that the sound mixes itself. So it is known how long
// words take, and none are cut.
//
// It refuses to put words on a command line that a shell reads, to wait long
// for a program, and to reach a speaker itself.
package speech

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"lull/routines/settings"
	"lull/routines/sound"
)

var ErrNone = errors.New("no speech program is here")

// Speaker speaks with the first program that can.
type Speaker struct {
	set settings.Voice

	mu      sync.Mutex
	engines []engine // those that did not fail, the best first
}

// Find looks for speech programs, or for the one that is set. It runs none.
func Find(v settings.Voice) (*Speaker, error) {
	engines := installed(v)
	if len(engines) == 0 {
		if v.Program != "" {
			return nil, fmt.Errorf("the speech program %q is not here", v.Program)
		}
		return nil, ErrNone
	}
	return &Speaker{set: v, engines: engines}, nil
}

// Probe has every program that is here say a word, and tells which can, the most
// natural first; the first of them speaks.
func Probe(ctx context.Context, v settings.Voice) (words string, works bool) {
	s, err := Find(v)
	if err != nil {
		return "captions only: " + err.Error(), false
	}
	var can, cannot []string
	for _, e := range s.engines {
		one := &Speaker{set: v, engines: []engine{e}}
		if _, err := one.Speak(ctx, "Good evening."); err != nil {
			cannot = append(cannot, err.Error())
			continue
		}
		can = append(can, e.name)
	}
	if len(can) == 0 {
		return "captions only: " + strings.Join(cannot, "; "), false
	}
	return strings.Join(append([]string{strings.Join(can, ", ")}, cannot...), "; "), true
}

// Limits of one call: a passage takes a few hundredths of its length, and the
// slowest program measured a third of a second for 58 words.
const (
	longest  = 20 * time.Second
	most     = 64 << 20 // bytes of WAV
	mostText = 4000     // bytes of words
)

// Speak gives the words as a clip without silence around them. A program that
// fails is not asked again while another one is there.
func (s *Speaker) Speak(ctx context.Context, words string) (sound.Clip, error) {
	if words == "" || len(words) > mostText {
		return sound.Clip{}, errors.New("these are no words to speak")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		e := s.engines[0]
		clip, err := e.speak(ctx, s.set, words)
		if e.hard {
			soften(clip)
		}
		if clip = trim(clip); err == nil && len(clip.Samples) == 0 {
			err = errors.New("nothing can be heard in what it gave")
		}
		if err == nil {
			return clip, nil
		}
		if ctx.Err() != nil || len(s.engines) == 1 {
			return sound.Clip{}, fmt.Errorf("speaking with %s: %w", e.name, err)
		}
		s.engines = s.engines[1:]
	}
}

// run has a program speak and gives its output.
func run(ctx context.Context, path string, c call) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, c.args...)
	cmd.Env = c.env
	cmd.WaitDelay = time.Second
	out := &capped{}
	cmd.Stdout = out
	if c.input != "" {
		cmd.Stdin = strings.NewReader(c.input)
	}
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// capped holds an output of a sensible size.
type capped struct{ bytes.Buffer }

func (c *capped) Write(p []byte) (int, error) {
	if c.Len()+len(p) > most {
		return 0, errors.New("the program writes without end")
	}
	return c.Buffer.Write(p)
}

// soften takes the edge off a voice: 6 dB an octave from 2.5 kHz on, where
// machines hiss and people do not.
func soften(c sound.Clip) {
	part, was := 1-math.Exp(-2*math.Pi*2500/float64(max(c.Rate, 1))), 0.0
	for i, x := range c.Samples {
		was += part * (float64(x) - was)
		c.Samples[i] = float32(was)
	}
}

// trim takes the silence off both ends; programs leave up to half a second. Of
// nothing but silence nothing is left.
func trim(c sound.Clip) sound.Clip {
	const silent = 0.004
	heard := func(x float32) bool { return x >= silent || x <= -silent }
	first, last := slices.IndexFunc(c.Samples, heard), len(c.Samples)
	if first < 0 {
		return sound.Clip{}
	}
	for !heard(c.Samples[last-1]) {
		last--
	}
	around := c.Rate / 50
	first, last = max(first-around, 0), min(last+around, len(c.Samples))
	return sound.Clip{Rate: c.Rate, Samples: c.Samples[first:last:last]}
}
