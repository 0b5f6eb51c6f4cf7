package soundserver

import (
	"cmp"
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
)

// ear is a sink in virtual time that keeps what it was given.
type ear struct {
	mu    sync.Mutex
	peaks []float64 // of each 20 ms
	err   error
	stop  chan struct{}
	over  sync.WaitGroup
}

func (e *ear) Start(fill func([]float32)) error {
	e.stop = make(chan struct{})
	e.over.Go(func() {
		out := make([]float32, sound.Rate/50*sound.Channels)
		for {
			select {
			case <-e.stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
			fill(out)
			peak := 0.0
			for _, x := range out {
				peak = max(peak, math.Abs(float64(x)))
			}
			e.mu.Lock()
			e.peaks = append(e.peaks, peak)
			e.mu.Unlock()
		}
	})
	return nil
}

func (e *ear) Latency() time.Duration { return 40 * time.Millisecond }

func (e *ear) Err() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.err
}

func (e *ear) fail(err error) {
	e.mu.Lock()
	e.err = err
	e.mu.Unlock()
}

func (e *ear) Close() error {
	close(e.stop)
	e.over.Wait()
	return nil
}

// fills is how often it was filled.
func (e *ear) fills() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.peaks)
}

// loudest is the highest peak of the last so many seconds.
func (e *ear) loudest(seconds int) float64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	peak := 0.0
	for _, p := range e.peaks[max(len(e.peaks)-seconds*50, 0):] {
		peak = max(peak, p)
	}
	return peak
}

// reader speaks a tone, and keeps what it was asked.
type reader struct {
	mu     sync.Mutex
	asked  []string
	broken bool
	lasts  float64 // seconds, zero for one and a half
}

func (r *reader) Speak(ctx context.Context, words string) (sound.Clip, error) {
	time.Sleep(200 * time.Millisecond)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked = append(r.asked, words)
	if r.broken {
		return sound.Clip{}, errors.New("no voice today")
	}
	c := sound.Clip{Rate: 8000, Samples: make([]float32, int(8000*cmp.Or(r.lasts, 1.5)))}
	for i := range c.Samples {
		c.Samples[i] = float32(math.Sin(float64(i) / 5))
	}
	return c, ctx.Err()
}

func (r *reader) words() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.asked
}

// room is a player in virtual time with the sinks that it opened.
type room struct {
	*Player
	mu     sync.Mutex
	ears   []*ear
	closed bool // nothing can be opened
}

// inRoom plays in virtual time, with a voice or none.
func inRoom(t *testing.T, v Voice, do func(t *testing.T, r *room)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(v)
		do(t, r)
		r.Close()
		synctest.Wait()
	})
}

func newRoom(v Voice) *room {
	r := &room{Player: New(time.Now, func(settings.Voice) (Voice, error) { return v, nil })}
	r.open = func() (sound.Sink, error) {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.closed {
			return nil, ErrNone
		}
		r.ears = append(r.ears, &ear{})
		return r.ears[len(r.ears)-1], nil
	}
	return r
}

func (r *room) ear() *ear {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ears[len(r.ears)-1]
}

// opened is how many sinks there were.
func (r *room) opened() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.ears)
}

func breathing(in, out, lasts time.Duration) practice.Plan {
	return practice.Breathe(practice.Pattern{Name: "x", In: in, Out: out}, lasts)
}

func story() practice.Plan {
	var phases []practice.Phase
	for _, words := range []string{"One.", "Two.", "Three."} {
		phases = append(phases,
			practice.Phase{Cue: practice.Say, Lasts: 5 * time.Second, Words: words, Ends: true},
			practice.Phase{Cue: practice.Rest, Lasts: 25 * time.Second, Ends: true})
	}
	return practice.NewPlan("imagine", "x", "x", phases)
}

// voiceless is what is set by default, without a voice.
func voiceless() settings.Settings {
	s := settings.Default()
	s.Voice.On = false
	return s
}

func onlyVoice() settings.Settings {
	s := settings.Default()
	s.Sound.Cue, s.Sound.Bed, s.Sound.Voice = 0, 0, 100
	return s
}

func TestPassagesAreSpokenWhenTheyAreShown(t *testing.T) {
	voice := &reader{}
	inRoom(t, voice, func(t *testing.T, r *room) {
		r.Play(story(), practice.Stopwatch{}.Start(time.Now()), onlyVoice())
		for i, want := range []bool{true, false, true, false, true} {
			time.Sleep(time.Duration([]int{3, 20, 11, 20, 10}[i]) * time.Second)
			if got := r.ear().loudest(4) > 0.05; got != want {
				t.Errorf("at look %d the voice is heard: %v", i, got)
			}
		}
		if len(voice.words()) != 3 {
			t.Errorf("asked for %q", voice.words())
		}
	})
}

func TestAVoiceThatFailsLeavesTheRest(t *testing.T) {
	voice := &reader{broken: true}
	inRoom(t, voice, func(t *testing.T, r *room) {
		r.Play(story(), practice.Stopwatch{}.Start(time.Now()), settings.Default())
		time.Sleep(80 * time.Second)
		if r.ear().loudest(20) == 0 {
			t.Error("without a voice there is no noise either")
		}
		if len(voice.words()) != 3 {
			t.Errorf("asked for %q", voice.words())
		}
	})
}

func TestALongPauseLetsTheServerGo(t *testing.T) {
	inRoom(t, nil, func(t *testing.T, r *room) {
		plan := breathing(4*time.Second, 6*time.Second, 10*time.Minute)
		watch := practice.Stopwatch{}.Start(time.Now())
		r.Play(plan, watch, voiceless())
		time.Sleep(20 * time.Second)
		watch = watch.Pause(time.Now())
		r.Follow(plan, watch)
		time.Sleep(2 * time.Second)
		if got := r.ear().loudest(1); got != 0 {
			t.Errorf("in the pause there is %v", got)
		}
		time.Sleep(10 * time.Minute)
		heard := r.ear().fills()
		time.Sleep(time.Minute)
		if r.ear().fills() != heard || r.opened() != 1 {
			t.Errorf("ten minutes into a pause the server is still served (%d)", r.opened())
		}
		r.Follow(plan, watch.Start(time.Now()))
		time.Sleep(5 * time.Second)
		if r.opened() != 2 || r.ear().loudest(2) == 0 {
			t.Errorf("after the pause nothing is heard (%d)", r.opened())
		}
	})
}

func TestADeviceThatComesBackIsPickedUp(t *testing.T) {
	inRoom(t, nil, func(t *testing.T, r *room) {
		r.Play(breathing(4*time.Second, 6*time.Second, 10*time.Minute), practice.Stopwatch{}.Start(time.Now()), voiceless())
		time.Sleep(10 * time.Second)
		r.mu.Lock()
		r.closed = true
		r.mu.Unlock()
		r.ear().fail(errors.New("gone"))
		time.Sleep(time.Minute)
		r.mu.Lock()
		r.closed = false
		r.mu.Unlock()
		time.Sleep(3 * time.Second)
		if r.opened() != 2 || r.ear().loudest(1) == 0 {
			t.Errorf("it was not picked up again (%d)", r.opened())
		}
	})
}

func TestOnePracticeAfterTheOther(t *testing.T) {
	inRoom(t, nil, func(t *testing.T, r *room) {
		s := voiceless()
		plan := breathing(4*time.Second, 6*time.Second, 10*time.Minute)
		for range 3 {
			r.Play(plan, practice.Stopwatch{}.Start(time.Now()), s)
			r.Quieter()
			time.Sleep(10 * time.Second)
			if r.ear().loudest(2) == 0 {
				t.Error("nothing is heard")
			}
			r.Stop()
			time.Sleep(time.Second)
		}
		s.Sound.On = false
		r.Play(plan, practice.Stopwatch{}.Start(time.Now()), s)
		time.Sleep(10 * time.Second)
		if r.opened() != 3 {
			t.Errorf("%d sinks were opened for three practices and a silent one", r.opened())
		}
	})
}

// The plan waits for a voice that is slower than it: each passage is spoken once,
// with its own caption, and has its silence after it.
func TestAPracticeWaitsForItsVoice(t *testing.T) {
	voice := &reader{lasts: 9}
	inRoom(t, voice, func(t *testing.T, r *room) {
		plan := practice.NewPlan("imagine", "x", "x", func() (phases []practice.Phase) {
			for _, words := range []string{"The first of three passages.", "The second of three passages.", "The third of three passages."} {
				phases = append(phases,
					practice.Phase{Cue: practice.Say, Lasts: 5 * time.Second, Words: words, Ends: true},
					practice.Phase{Cue: practice.Rest, Lasts: 6 * time.Second, Ends: true})
			}
			return phases
		}())
		watch, spoken := practice.Stopwatch{}.Start(time.Now()), make(sound.Spoken)
		speeches := make(chan sound.Speech, 20)
		r.Tells(func(m sound.Speech) { speeches <- m })
		r.Play(plan, watch, onlyVoice())
		for range 60 * 10 { // tenths of a second
			select {
			case m := <-speeches:
				plan = spoken.Plan(plan, watch.Elapsed(time.Now()), m)
				r.Follow(plan, watch)
			case <-time.After(time.Second / 10):
			}
			if plan.At(watch.Elapsed(time.Now())).Over {
				break
			}
		}
		if got := len(voice.words()); got != 3 {
			t.Errorf("asked for %d passages: %q", got, voice.words())
		}
		// 9 s of voice, 4 s of silence and what lies around them.
		for i := 2; i < len(plan.Phases); i += 2 {
			if got := plan.Phases[i].Start - plan.Phases[i-2].Start; got < 14*time.Second || got > 15*time.Second {
				t.Errorf("passage %d begins %v after the one before", i/2, got)
			}
		}
		r.Close()
		synctest.Wait()
		heard := r.ear()
		for i := 0; i < len(plan.Phases); i += 2 {
			at := int(plan.Phases[i].Start.Seconds() * 50)
			speaks := func(from, to int) (n int) {
				for _, p := range heard.peaks[min(at+from, len(heard.peaks)):min(at+to, len(heard.peaks))] {
					if p > 0.03 {
						n++
					}
				}
				return n
			}
			if during, after := speaks(50, 450), speaks(500, 650); during < 380 || after > 0 {
				t.Errorf("passage %d is heard for %d of 400 pieces while it is shown, and for %d in the silence after it", i/2, during, after)
			}
		}
	})
}

func TestAVoiceThatFailsIsToldOnce(t *testing.T) {
	voice := &reader{broken: true}
	inRoom(t, voice, func(t *testing.T, r *room) {
		failures := 0
		r.Tells(func(m sound.Speech) {
			if m.Err == nil {
				t.Errorf("told of %q, which nobody said", m.Words)
			}
			failures++
		})
		r.Play(story(), practice.Stopwatch{}.Start(time.Now()), settings.Default())
		time.Sleep(80 * time.Second)
		if failures != 1 {
			t.Errorf("it was told %d times", failures)
		}
	})
}
