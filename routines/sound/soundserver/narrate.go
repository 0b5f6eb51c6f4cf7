package soundserver

import (
	"context"
	"time"

	"lull/routines/sound"
)

// How the voice is made ready.
const (
	early   = 45 * sound.Rate        // frames ahead at which words are made
	ready   = sound.Rate / 2         // frames from making to hearing, at the least
	listens = 400 * time.Millisecond // between looks for words
	short   = 24                     // words of the breath are kept, up to this length
	mute    = 3                      // failures in a row after which nobody is asked again
)

// narrate makes the words ahead of their time and hands them to the synth.
func (p *playing) narrate(ctx context.Context) {
	if p.narration == nil {
		return
	}
	voice := p.player.voice(p.settings.Voice)
	if voice == nil {
		return
	}
	kept := make(map[string]sound.Clip)
	for failed := 0; failed < mute; {
		words, from := p.words()
		if words == "" {
			if !sleep(ctx, listens) {
				return
			}
			continue
		}
		clip, ok := kept[words]
		if !ok {
			var err error
			clip, err = voice.Speak(ctx, words)
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				failed++
				clip = sound.Clip{}
			} else if failed = 0; len(words) <= short {
				kept[words] = clip
			}
		}
		p.place(words, from, clip)
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
	words, _ := p.narration.Words(at + early)
	return words, p.plan.Lasts()
}

// place puts a clip where it belongs, unless the plan has changed meanwhile.
// An empty one is left out.
func (p *playing) place(words string, plan time.Duration, clip sound.Clip) {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.position()
	if now, ok := p.narration.Words(at + early); !ok || now != words || p.plan.Lasts() != plan {
		return
	}
	if len(clip.Samples) == 0 {
		p.narration.Leave()
		return
	}
	if begins, ok := p.narration.Place(clip, at+ready); ok {
		p.synth.Speak(clip, begins)
	}
}
