package session

import (
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	practicescreen "lull/ui/practice"
)

// Sound is what a practice is heard by. It is told what has changed and takes
// it from there: every call returns at once, nothing is opened in it, and what
// goes wrong with the sound stays there. The stopwatch that moves the picture
// is handed over as it is, so both run by one clock.
type Sound interface {
	// Play begins with a practice.
	Play(p practice.Plan, w practice.Stopwatch, s settings.Settings)
	// Follow takes the plan and the watch of the same practice anew.
	Follow(p practice.Plan, w practice.Stopwatch)
	// Quieter takes it down by a step.
	Quieter()
	// Mix takes one part of it up or down by so many steps.
	Mix(part sound.Part, steps int)
	// Stop lets it fall silent.
	Stop()
	// Tells has what is known of the voice told, from a goroutine of its own.
	Tells(to func(sound.Speech))
}

// sounding tells the sound what changes about the practice.
type sounding struct {
	sound   Sound
	playing playing
	unsaid  error // why nobody speaks, until it was said where nobody lies down
	muted   bool  // it was noted why: once is enough
}

// Speaks tells whether words are spoken, where a program for it is here.
func (s *Session) Speaks(here bool, with settings.Settings) bool {
	return here && s.deps.Sound != nil && with.Speaks()
}

// Spoken takes what the player knows of its voice.
func (s *Session) Spoken(m sound.Speech, now time.Time) {
	switch {
	case m.Err != nil && !s.sound.muted:
		s.sound.unsaid, s.sound.muted = m.Err, true
	case m.Err == nil && s.Runs():
		s.screen.Spoken(m, now)
	}
}

// Unspoken is why nobody spoke, until that was said.
func (s *Session) Unspoken() error { return s.sound.unsaid }

// Said tells that it was.
func (s *Session) Said() { s.sound.unsaid = nil }

// playing is what the sound knows of the practice.
type playing struct {
	of     *practicescreen.Screen
	first  *practice.Phase // of its plan: an easier plan has phases of its own
	watch  practice.Stopwatch
	softer int
	mixed  practicescreen.Mix
}

func (s *sounding) tell(p *practicescreen.Screen, with settings.Settings) {
	if s.sound == nil {
		return
	}
	if p == nil || len(p.Plan.Phases) == 0 {
		if s.playing.of != nil {
			s.sound.Stop()
			s.playing = playing{}
		}
		return
	}
	now := playing{p, &p.Plan.Phases[0], p.Watch, p.Softer, p.Mixed}
	switch {
	case now.of != s.playing.of:
		s.sound.Play(p.Plan, p.Watch, with)
	case now.first != s.playing.first || now.watch != s.playing.watch:
		s.sound.Follow(p.Plan, p.Watch)
	}
	if now.of == s.playing.of && now.softer != s.playing.softer {
		s.sound.Quieter()
	}
	for part, steps := range now.mixed {
		if was := s.playing.mixed[part]; now.of == s.playing.of && steps != was {
			s.sound.Mix(sound.Part(part), steps-was)
		}
	}
	s.playing = now
}
