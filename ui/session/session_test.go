package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	practicescreen "lull/ui/practice"
	"lull/ui/screen/screentest"
)

// others are all that take part in a practice, and what they were told.
type others struct {
	rows   []journal.Entry
	told   []string // in order, by everybody
	stands desktop.Practice
	refuse error
}

func (o *others) note(form string, of ...any) { o.told = append(o.told, fmt.Sprintf(form, of...)) }

func (o *others) Practise(_ context.Context, e journal.Entry) error {
	o.rows = append(o.rows, e)
	return o.refuse
}

func (o *others) Tell(p desktop.Practice, _ settings.Settings) {
	o.stands = p
	o.note("stands: begun %v, running %v, rests %v", p.Begun, p.Running, !p.Rested.IsZero())
}
func (o *others) Happens(e desktop.Event) { o.note("%s %s", e.Event, e.Ending) }
func (o *others) Drifted()                {}
func (o *others) Sleeps(func())           {}

func (o *others) Play(p practice.Plan, w practice.Stopwatch, _ settings.Settings) {
	o.note("play %s, running %v", p.Name, w.Running())
}

func (o *others) Follow(p practice.Plan, w practice.Stopwatch) {
	o.note("follow for %v, running %v", p.Lasts(), w.Running())
}
func (o *others) Quieter()                       { o.note("quieter") }
func (o *others) Mix(part sound.Part, steps int) { o.note("mix %d by %d", part, steps) }
func (o *others) Stop()                          { o.note("stop") }
func (o *others) Tells(func(sound.Speech))       {}

// room is a session, what takes part in it, and a clock that is moved by hand.
type room struct {
	*Session
	all    others
	now    time.Time
	heard  guided.Memory
	writes []func(context.Context) error // that were asked for, none made yet
	ids    []string
}

func newRoom() *room {
	r := &room{now: time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)}
	r.Session = New(Deps{
		Now: func() time.Time { return r.now }, Practices: &r.all, Sound: &r.all, Desktop: &r.all, Heard: &r.heard,
		Write: func(id string, do func(context.Context) error) {
			r.ids, r.writes = append(r.ids, id), append(r.writes, do)
		},
	})
	return r
}

// begin begins a practice, and tells everybody.
func (r *room) begin(p practice.Plan, id string) *practicescreen.Screen {
	s := practicescreen.New(p, screentest.Bare(), practicescreen.Options{Heard: true}, r.now)
	r.Begin(s, p, journal.Entry{ID: id, At: r.now, Kind: journal.KindSession, Evening: evening.DayOf(2026, 11, 23)})
	r.tell()
	return s
}

func (r *room) tell() { r.Tell(r.now, settings.Default()) }

// fresh gives what was told since it was asked last.
func (r *room) fresh() []string {
	told := r.all.told
	r.all.told = nil
	return told
}

// written makes the writes that wait, and gives the rows.
func (r *room) written(t *testing.T) []journal.Entry {
	t.Helper()
	for _, do := range r.writes {
		if err := do(t.Context()); !errors.Is(err, r.all.refuse) {
			t.Errorf("a write gives %v", err)
		}
	}
	rows := r.all.rows
	r.all.rows, r.writes = nil, nil
	return rows
}

func calm() practice.Plan {
	return practice.Breathe(practice.Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second}, 2*time.Minute)
}

func words() practice.Plan {
	return practice.NewPlan(practice.KindImagine, "shore", "A shore", []practice.Phase{
		{Cue: practice.Say, Lasts: 5 * time.Second, Words: "Sand."},
		{Cue: practice.Rest, Lasts: 20 * time.Second, Ends: true},
		{Cue: practice.Say, Lasts: 5 * time.Second, Words: "Salt."},
		{Cue: practice.Rest, Lasts: 20 * time.Second, Ends: true},
	})
}

// Each write has the whole row as it stood when it was asked for, however late it
// is made.
func TestEachWriteHasTheRowAsItStood(t *testing.T) {
	r := newRoom()
	r.begin(calm(), "one")
	r.Step(10 * time.Second)
	r.Step(20 * time.Second)
	r.Finish(journal.Left, false)
	rows := r.written(t)
	want := []journal.Session{
		{Ending: journal.Running},
		{Ending: journal.Running, Practised: 10 * time.Second},
		{Ending: journal.Running, Practised: 20 * time.Second},
		{Ending: journal.Left},
	}
	if len(rows) != len(want) || !slices.Equal(r.ids, []string{"one", "one", "one", "one"}) {
		t.Fatalf("%d rows of %v, want %d of one", len(rows), r.ids, len(want))
	}
	for i, e := range rows {
		if s := e.Session; s.Ending != want[i].Ending || s.Practised != want[i].Practised || s.Planned != 2*time.Minute || s.Name != "calm" || e.ID != "one" || e.Evening == 0 {
			t.Errorf("row %d is %+v of %+v", i, *s, e)
		}
	}
}

// A journal that refuses a row is told to the one that asked for the write.
func TestAWriteGivesWhatTheJournalSays(t *testing.T) {
	r := newRoom()
	r.begin(calm(), "one")
	r.all.refuse = journal.ErrFull
	if rows := r.written(t); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
}

// What was chosen is what was planned, also where the practice became another one
// on the way; how far it came is that of the last picture.
func TestPlannedIsWhatWasChosen(t *testing.T) {
	r := newRoom()
	p := r.begin(words(), "one")
	r.Spoken(sound.Speech{Words: "Salt.", Needs: time.Minute}, r.now)
	if p.Plan.Lasts() <= words().Lasts() {
		t.Fatalf("the plan did not wait: %v", p.Plan.Lasts())
	}
	p.At = 40 * time.Second
	r.Finish(journal.Interrupted, false)
	rows := r.written(t)
	if s := rows[len(rows)-1].Session; s.Planned != words().Lasts() || s.Practised != 40*time.Second || s.Heard == "" || r.Plan().Lasts() != words().Lasts() {
		t.Errorf("it is kept as %+v", *s)
	}
}

// A practice ends once, and only one that runs.
func TestAPracticeEndsOnce(t *testing.T) {
	r := newRoom()
	r.Finish(journal.Left, true)
	if len(r.writes) > 0 || len(r.all.told) > 0 {
		t.Errorf("nothing ran, and %d rows and %q came of it", len(r.writes), r.all.told)
	}
	r.begin(calm(), "one")
	if !r.Runs() {
		t.Error("it does not run")
	}
	r.Finish(journal.Drifted, true)
	r.Finish(journal.Interrupted, false)
	if rows := r.written(t); r.Runs() || len(rows) != 2 || rows[1].Session.Ending != journal.Drifted {
		t.Errorf("it ends in %d rows", len(rows))
	}
}

// What happens is told in its order, and the dark only where it gets dark.
func TestWhatHappensIsToldInItsOrder(t *testing.T) {
	for dark, want := range map[bool][]string{
		true:  {"practice-start ", "practice-end drifted", "dark drifted"},
		false: {"practice-start ", "practice-end drifted"},
	} {
		r := newRoom()
		r.Session.deps.Sound, r.sound.sound, r.machine.desktop = nil, nil, nil
		r.begin(calm(), "one")
		r.Finish(journal.Drifted, dark)
		if !slices.Equal(r.all.told, want) {
			t.Errorf("told was %q, want %q", r.all.told, want)
		}
	}
}

// What was heard is remembered for the next plan of the same evening.
func TestWhatWasHeardIsRemembered(t *testing.T) {
	r := newRoom()
	p := r.begin(words(), "one")
	p.At = 10 * time.Second
	r.Finish(journal.Left, false)
	want := guided.Memory{}.With(guided.Night{Heard: guided.Heard(words(), 10*time.Second)})
	if fmt.Sprint(r.heard) != fmt.Sprint(want) {
		t.Errorf("remembered is %v, want %v", r.heard, want)
	}
}

// The sound is told what changes, once, and nothing else.
func TestTheSoundIsToldWhatChanges(t *testing.T) {
	r := newRoom()
	r.machine.desktop, r.Session.deps.Desktop = nil, nil
	p := r.begin(calm(), "one")
	is := func(what string, want ...string) {
		t.Helper()
		r.tell()
		if got := r.fresh(); !slices.Equal(got, want) {
			t.Errorf("%s: told was %q, want %q", what, got, want)
		}
		r.tell()
		if again := r.fresh(); len(again) > 0 {
			t.Errorf("%s: again it is told %q", what, again)
		}
	}
	is("it begins", "play calm, running true")
	r.now = r.now.Add(time.Minute)
	is("time goes on")
	p.Rest(r.now)
	is("it rests", "follow for 2m0s, running false")
	p.Watch = p.Watch.Start(r.now)
	is("it goes on", "follow for 2m0s, running true")
	p.Plan, _ = p.Plan.Easier(p.Watch.Elapsed(r.now))
	is("it is easier", fmt.Sprintf("follow for %v, running true", p.Plan.Lasts()))
	p.Softer++
	is("it is softer", "quieter")
	p.Mixed[sound.OfBed] += 2
	p.Mixed[sound.OfVoice]--
	is("its parts are mixed", fmt.Sprintf("mix %d by 2", sound.OfBed), fmt.Sprintf("mix %d by -1", sound.OfVoice))
	p.Mixed[sound.OfBed]++
	is("one of them more", fmt.Sprintf("mix %d by 1", sound.OfBed))
	r.Finish(journal.Left, false)
	is("it ends", "stop")
	is("nothing runs")
	r.begin(words(), "two")
	is("another begins", "play shore, running true")
}

// A practice that begins where another was is a new one for the sound, with
// nothing of the softness of the last.
func TestTheNextPracticeIsPlayedAnew(t *testing.T) {
	r := newRoom()
	r.machine.desktop, r.Session.deps.Desktop = nil, nil
	p := r.begin(calm(), "one")
	p.Softer, p.Mixed[sound.OfTone] = 3, -2
	r.tell()
	r.Finish(journal.Left, false)
	r.fresh()
	r.begin(calm(), "two")
	if got := r.fresh(); !slices.Equal(got, []string{"play calm, running true"}) {
		t.Errorf("told was %q", got)
	}
}

// Nothing is played of a practice without a phase.
func TestAnEmptyPlanIsNotPlayed(t *testing.T) {
	r := newRoom()
	r.machine.desktop, r.Session.deps.Desktop = nil, nil
	r.begin(practice.Plan{}, "one")
	if got := r.fresh(); len(got) > 0 {
		t.Errorf("told was %q", got)
	}
}

// The machine is told how a practice stands: since when it rests, which does not
// move on, and that it rests for nobody while the process is being stopped.
func TestTheMachineIsToldHowAPracticeStands(t *testing.T) {
	r := newRoom()
	r.sound.sound, r.Session.deps.Sound = nil, nil
	p := r.begin(calm(), "one")
	is := func(what string, want desktop.Practice, times int) {
		t.Helper()
		r.fresh()
		r.tell()
		if got := r.fresh(); r.all.stands != want || len(got) != times {
			t.Errorf("%s: told was %q, and it stands as %+v, want %+v", what, got, r.all.stands, want)
		}
	}
	const lasts = 2 * time.Minute
	is("it runs", desktop.Practice{Begun: true, Running: true, Planned: lasts}, 0) // told when it began
	p.Plan, _ = p.Plan.Easier(10 * time.Second)
	is("it is easier", desktop.Practice{Begun: true, Running: true, Planned: lasts}, 0)
	rested := r.now
	p.Rest(rested)
	is("it rests", desktop.Practice{Begun: true, Rested: rested, Planned: lasts}, 1)
	r.now = r.now.Add(time.Hour)
	is("it has rested for an hour", desktop.Practice{Begun: true, Rested: rested, Planned: lasts}, 0)
	r.Stopped(true)
	is("the process is stopped", desktop.Practice{Begun: true, Planned: lasts}, 1)
	r.Stopped(false)
	is("the process goes on", desktop.Practice{Begun: true, Rested: r.now, Planned: lasts}, 1)
	p.Watch = p.Watch.Start(r.now)
	is("it goes on", desktop.Practice{Begun: true, Running: true, Planned: lasts}, 1)
	r.Finish(journal.Left, false)
	is("it is over", desktop.Practice{}, 1)
	is("nothing runs", desktop.Practice{}, 0)
	r.begin(words(), "two")
	is("another runs", desktop.Practice{Begun: true, Running: true, Planned: words().Lasts()}, 0)
}

// Why nobody speaks is kept until it was said, and once is enough.
func TestWhyNobodySpeaksIsKeptOnce(t *testing.T) {
	r := newRoom()
	first := errors.New("no program for it")
	r.Spoken(sound.Speech{Err: first}, r.now)
	r.Spoken(sound.Speech{Err: errors.New("another")}, r.now)
	if got := r.Unspoken(); !errors.Is(got, first) {
		t.Errorf("it is %v, want the first", got)
	}
	r.Said()
	r.Spoken(sound.Speech{Err: first}, r.now)
	if got := r.Unspoken(); got != nil {
		t.Errorf("it is said again: %v", got)
	}
}

// How long words take is nothing to who does not hear them any more.
func TestWordsThatComeLateAreLetGo(t *testing.T) {
	r := newRoom()
	r.Spoken(sound.Speech{Words: "Salt.", Needs: time.Minute}, r.now) // before any practice
	p := r.begin(words(), "one")
	r.Finish(journal.Left, false)
	r.Spoken(sound.Speech{Words: "Salt.", Needs: time.Minute}, r.now)
	if p.Plan.Lasts() != words().Lasts() {
		t.Errorf("a practice that is over lasts %v", p.Plan.Lasts())
	}
}

// Words are spoken where a program, a sound and the wish for it come together.
func TestWordsAreSpokenWhereAllOfItIsThere(t *testing.T) {
	wished := settings.Default()
	wished.Sound.On, wished.Voice.On = true, true
	silent := wished
	silent.Sound.On = false
	r := newRoom()
	if !r.Speaks(true, wished) || r.Speaks(false, wished) || r.Speaks(true, silent) {
		t.Errorf("with a sound: %v, %v without a program, %v without the wish", r.Speaks(true, wished), r.Speaks(false, wished), r.Speaks(true, silent))
	}
	if New(Deps{}).Speaks(true, wished) {
		t.Error("without a sound it speaks")
	}
}

// Nobody has to be there: a session is kept without a sound and a machine.
func TestAPracticeGoesOnWithoutOthers(t *testing.T) {
	r := newRoom()
	r.Session = New(Deps{Now: r.Session.deps.Now, Practices: &r.all, Heard: &r.heard, Write: r.Session.deps.Write})
	r.begin(calm(), "one")
	r.tell()
	r.Finish(journal.Finished, true)
	r.tell()
	if rows := r.written(t); len(r.all.told) > 0 || len(rows) != 2 || rows[1].Session.Ending != journal.Finished {
		t.Errorf("told was %q, and %d rows were kept", r.all.told, len(rows))
	}
}
