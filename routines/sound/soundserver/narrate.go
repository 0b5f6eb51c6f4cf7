package soundserver

import (
	"context"
	"slices"
	"time"

	"lull/routines/sound"
)

// How the voice is made ready.
const (
	makeAhead    = 45 * sound.Rate        // frames ahead at which words are made
	leastLead    = sound.Rate / 2         // frames from making to hearing, at the least
	wordsEvery   = 400 * time.Millisecond // between looks for words
	shortWords   = 24                     // up to this length words are kept: those of the breath
	mostFailures = 3                      // failures in a row after which nobody is asked again
	longClips    = 8                      // longer ones that are kept for when the plan has changed
)

// narrate makes the words ahead of their time and hands them to the synth. It
// tells how long they take, so that the practice waits for them.
func (p *playing) narrate(ctx context.Context) {
	if p.narration == nil {
		return
	}
	voice, err := p.player.voice(p.settings.Voice)
	if voice == nil {
		p.player.tell(sound.Speech{Err: err})
		return
	}
	spoken := clips{words: make(map[string]sound.Clip)}
	for failed := 0; failed < mostFailures; {
		words, from := p.words()
		if words == "" {
			if !sleep(ctx, wordsEvery, nil) {
				return
			}
			continue
		}
		clip, ok := spoken.words[words]
		if !ok {
			clip, err = voice.Speak(ctx, words)
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				failed++
				clip = sound.Clip{}
			} else {
				failed = 0
				spoken.add(words, clip)
			}
		}
		if needs := p.place(words, from, clip); needs > 0 {
			p.player.tell(sound.Speech{Words: words, Needs: needs})
		}
	}
	p.player.tell(sound.Speech{Err: err})
}

// clips are those that may be wanted again: the words of the breath, and what
// was spoken last.
type clips struct {
	words map[string]sound.Clip
	long  []string // those that will go, the oldest first
}

func (c *clips) add(words string, clip sound.Clip) {
	c.words[words] = clip
	if len(words) <= shortWords {
		return
	}
	if c.long = append(c.long, words); len(c.long) > longClips {
		delete(c.words, c.long[0])
		c.long = slices.Delete(c.long, 0, 1)
	}
}

// words gives the next words to make, and the plan they belong to.
func (p *playing) words() (string, time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.watch.Running() {
		return "", 0
	}
	at := p.position()
	p.narration.Skip(at)
	words, _ := p.narration.Words(at + makeAhead)
	return words, p.plan.Lasts()
}

// place puts a clip where it belongs, unless the plan has changed meanwhile, and
// tells how much time a passage has to have from where it begins. An empty clip
// is left out.
func (p *playing) place(words string, plan time.Duration, clip sound.Clip) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.position()
	if now, ok := p.narration.Words(at + makeAhead); !ok || now != words || p.plan.Lasts() != plan {
		return 0
	}
	if len(clip.Samples) == 0 {
		p.narration.Leave()
		return 0
	}
	phase, needs := p.narration.Phase(), sound.Needs(clip)
	if begins, ok := p.narration.Place(clip, at+leastLead); ok {
		p.synth.Speak(clip, begins)
		needs += max(sound.Lasts(begins)-phase.Start-sound.Before, 0)
	}
	if phase.Breath() {
		return 0
	}
	return needs
}
