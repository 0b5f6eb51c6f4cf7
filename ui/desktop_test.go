package ui

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"lull/routines/desktop"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
)

// machineRoom notes what a desktop is told.
type machineRoom struct{ events []desktop.Event }

func (*machineRoom) Drifted() {}

func (*machineRoom) Tell(desktop.Practice, settings.Settings) {}
func (*machineRoom) Sleeps(func())                            {}
func (m *machineRoom) Happens(e desktop.Event)                { m.events = append(m.events, e) }

// happened plays a practice of two minutes and gives what happened.
func happened(t *testing.T, during func(b *bench)) string {
	t.Helper()
	room := &machineRoom{}
	b := play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), during, func(d *Deps) { d.Desktop = room })
	if err := b.closing(); err != nil {
		t.Error(err)
	}
	var all []string
	for _, e := range room.events {
		if e.Practice != practice.KindBreathe || e.Name != "calm" || *e.Planned != 120 || !strings.HasSuffix(e.ID, "/id-1") {
			t.Errorf("it is told as %s", e.Line())
		}
		if e.Event == desktop.PracticeStart && (e.Practised != nil || e.Ending != "") {
			t.Errorf("a start has an end: %s", e.Line())
		}
		all = append(all, strings.TrimSpace(string(e.Event)+" "+string(e.Ending)))
	}
	if end := room.events[len(room.events)-1]; *end.Practised > 120 || *end.Practised < 20 {
		t.Errorf("practised were %d s", *end.Practised)
	}
	return strings.Join(all, ", ")
}

func TestWhatHappensToAPracticeIsTold(t *testing.T) {
	for _, c := range []struct {
		name   string
		during func(b *bench)
		want   string
	}{
		{"nobody touched a key", func(b *bench) { b.pass(121 * time.Second) }, "practice-start, practice-end drifted, dark drifted"},
		{"a key on the way", func(b *bench) {
			b.pass(20 * time.Second)
			b.key("x")
			b.pass(101 * time.Second)
		}, "practice-start, practice-end finished, dark finished"},
		{"left", func(b *bench) {
			b.pass(20 * time.Second)
			b.key("q")
		}, "practice-start, practice-end left"},
		{"the window was closed", func(b *bench) {
			b.pass(20 * time.Second)
			b.program.Send(Hangup{})
		}, "practice-start, practice-end interrupted"},
		{"the program fell", func(b *bench) {
			b.pass(20 * time.Second)
			b.program.Kill()
		}, "practice-start, practice-end interrupted"},
	} {
		if got := happened(t, c.during); got != c.want {
			t.Errorf("%s: told was %q, want %q", c.name, got, c.want)
		}
	}
}

// Where the day's worries were written down it does not stay dark.
func TestWorryByDayDoesNotEndInTheDark(t *testing.T) {
	room := &machineRoom{}
	plan := practice.Breathe(calm(), time.Minute)
	plan.Name = practice.Worry
	play(t, openPractice(plan), func(b *bench) {
		b.pass(65 * time.Second)
		if b.ended() {
			t.Error("it is over")
		}
	}, func(d *Deps) {
		d.Desktop = room
		noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
		began := time.Now()
		d.Now = func() time.Time { return noon.Add(time.Since(began)) }
	})
	if slices.ContainsFunc(room.events, func(e desktop.Event) bool { return e.Event == desktop.Dark }) {
		t.Errorf("told was %v", room.events)
	}
	if n := len(room.events); n != 2 || room.events[1].Ending != journal.Drifted {
		t.Errorf("told were %d things", n)
	}
}

func TestAMachineThatSleepsIsNotPractisedIn(t *testing.T) {
	var slept atomic.Int64
	b := play(t, openPractice(practice.Breathe(calm(), 10*time.Minute)), func(b *bench) {
		p := b.practice(t)
		b.pass(32 * time.Second)
		rested := make(chan struct{})
		b.program.Send(asleep{rested})
		<-rested // by then the machine may go
		if p.Watch.Running() {
			t.Error("the machine would sleep before the practice rests")
		}
		was := p.At
		b.program.Send(struct{}{}) // what comes next comes after it
		slept.Store(int64(8 * time.Hour))
		b.pass(time.Minute)
		if p.Watch.Running() || p.At != was {
			t.Errorf("after the night it is at %v, and was at %v", p.At, was)
		}
		b.key("space")
		b.pass(10 * time.Second)
		b.key("q")
		b.pass(time.Second)
	}, func(d *Deps) {
		d.Now = func() time.Time { return time.Now().Add(time.Duration(slept.Load())) }
	})
	if b.shelf.ending != journal.Left || b.shelf.at < 41*time.Second || b.shelf.at > 43*time.Second {
		t.Errorf("kept as %s after %v, want left after 42s", b.shelf.ending, b.shelf.at)
	}
}
