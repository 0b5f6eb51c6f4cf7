package ui

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"lull/ui/screens"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/tonight"
	practicescreen "lull/ui/practice"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// shelf is a journal in memory that notes what was asked of it.
type shelf struct {
	t      *testing.T // told where it is asked on the app's own thread; nil for nobody
	mu     sync.Mutex
	calls  []string
	stuck  chan struct{} // a write waits for it, when there is one
	broken error
	at     time.Duration
	ending journal.Ending
}

func (s *shelf) note(call string) error {
	if s.t != nil {
		beside(s.t, call)
	}
	if s.stuck != nil {
		<-s.stuck
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, call)
	return s.broken
}

func (s *shelf) Practise(_ context.Context, e journal.Entry) error {
	err := s.note(string(e.Session.Ending))
	if err == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.at, s.ending = e.Session.Practised, e.Session.Ending
	}
	return err
}

func (s *shelf) Read(_ context.Context, now time.Time, _ lookup.Query) (lookup.Answer, error) {
	return lookup.Answer{Tonight: tonight.From(now, settings.Default(), nil, tonight.Facts{First: true})}, s.note("read")
}

func (s *shelf) Save(_ context.Context, e ...journal.Entry) ([]journal.Entry, error) {
	return e, s.note("save")
}

func (s *shelf) Delete(context.Context, string) (journal.Entry, error) {
	return journal.Entry{}, s.note("delete")
}
func (s *shelf) GiveBack(context.Context, ...journal.Entry) error { return s.note("give back") }

func (s *shelf) Undo(context.Context) ([]journal.Undone, error) { return nil, s.note("undo") }
func (s *shelf) Redo(context.Context) ([]journal.Undone, error) { return nil, s.note("redo") }

// wishes are settings in memory.
type wishes struct{ s settings.Settings }

func (w *wishes) Current() settings.Settings  { return w.s }
func (w *wishes) Set(key, value string) error { return w.s.Set(key, value) }

func calm() practice.Pattern {
	return practice.Pattern{Name: "calm", Title: "Calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}
}

func box() practice.Pattern {
	p := practice.Pattern{Name: "box", Title: "Box", In: 4e9, Hold: 4e9, Out: 4e9, Empty: 4e9, Length: time.Minute}
	return p
}

// The openings.
var (
	openTonight = screen.Visit{Name: screen.TonightScreen}
	openMorning = screen.Visit{Name: screen.MorningScreen}
)

func openPractice(p practice.Plan) screen.Intent { return screen.Begin{Plan: p} }

// bench is an app on a made-up terminal in virtual time.
type bench struct {
	*App
	shelf   *shelf
	wishes  *wishes
	program *tea.Program
	out     *bytes.Buffer
	done    chan error
	curtain int
}

// window is the terminal of what is played, in cells. A whole practice has a
// small one, since drawing its thousands of pictures cell by cell is nearly all
// it takes; messages, commands and locks are the same, and what is looked at is
// drawn anew at its own size.
func window(first screen.Intent) tea.ProgramOption {
	if _, ok := first.(screen.Begin); ok {
		return tea.WithWindowSize(screentest.Small.Width, screentest.Small.Height)
	}
	return tea.WithWindowSize(screentest.Usual.Width, screentest.Usual.Height)
}

// refresh is how often a second the renderer looks for a new picture. The app
// draws as many as ever; sixty looks a second are most of what an hour costs
// in which nothing happens.
const refresh = 10

// play runs a real program inside a synctest bubble.
func play(t *testing.T, first screen.Intent, during func(b *bench), hooks ...func(*Deps)) *bench {
	t.Helper()
	b := &bench{shelf: &shelf{t: t}, wishes: &wishes{settings.Default()}, out: &bytes.Buffer{}, done: make(chan error, 1)}
	synctest.Test(t, func(t *testing.T) {
		look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
		n := 0
		deps := Deps{
			Given: screens.Given{
				Now: time.Now, NewID: func() string { n++; return fmt.Sprint("id-", n) },
				Breaths: []practice.Pattern{calm(), box()}, Say: words(t),
			},
			Practices: b.shelf, Journal: b.shelf, Read: b.shelf.Read, Settings: b.wishes,
			Theme:   &look,
			Curtain: func() { b.curtain++ },
			Contents: func() screens.Contents {
				beside(t, "the contents")
				pages := []screen.Page{{Title: "a page", Markdown: "words"}}
				return screens.Contents{
					Drinks: screentest.Table(), Noting: screentest.Reads, Pages: pages,
					Search: func(string) []screen.Page { return pages },
				}
			},
		}
		for _, hook := range hooks {
			hook(&deps)
		}
		b.App = New(deps, first)
		b.program = tea.NewProgram(b.App,
			tea.WithInput(nil), tea.WithOutput(b.out), tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
			window(first), tea.WithFPS(refresh), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor))
		go func() {
			_, err := b.program.Run()
			b.done <- err
		}()
		synctest.Wait()
		during(b)
		synctest.Wait()
		// What the renderer and a last pending tick have under way ends with the
		// five minutes of parking in virtual time.
		b.program.Kill()
		time.Sleep(301 * time.Second)
	})
	return b
}

// key presses some keys, one after the other.
func (b *bench) key(names ...string) {
	for _, name := range names {
		b.program.Send(screentest.Key(name))
		synctest.Wait()
	}
}

// pass lets time go by. What a test looked at or changed by hand comes before
// it, so it tells the program first, by a message that nobody knows: what receives one
// comes after what sent it.
func (b *bench) pass(d time.Duration) {
	b.program.Send(struct{}{})
	time.Sleep(d)
	synctest.Wait()
}

func (b *bench) ended() bool {
	select {
	case err := <-b.done:
		b.done <- err
		return true
	default:
		return false
	}
}

func (b *bench) practice(t *testing.T) *practicescreen.Screen {
	t.Helper()
	p, ok := b.open.top().(*practicescreen.Screen)
	if !ok {
		t.Fatalf("on the screen is %T, want a practice", b.open.top())
	}
	return p
}

func TestNobodyTouchedAKeyIsDriftedOff(t *testing.T) {
	b := play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		b.pass(2*time.Minute + 100*time.Millisecond)
		if !b.ended() {
			t.Error("the practice is over and the program goes on")
		}
	})
	if b.shelf.ending != journal.Drifted || b.shelf.at != 2*time.Minute {
		t.Errorf("kept as %s after %v, want drifted after 2m", b.shelf.ending, b.shelf.at)
	}
	if b.curtain != 1 {
		t.Errorf("the curtain was drawn %d times, want once", b.curtain)
	}
	if strings.Contains(b.out.String(), "complete") {
		t.Error("something was said at the end")
	}
}

func TestBoundariesAreExactToOneFrameInVirtualTime(t *testing.T) {
	for _, into := range []time.Duration{0, 3*time.Hour + 7*time.Second, 7*time.Hour + 59*time.Minute} {
		play(t, openPractice(practice.Breathe(calm(), 8*time.Hour)), func(b *bench) {
			p := b.practice(t)
			b.key("space")
			p.Watch = practice.Stopwatch{}.Start(time.Now().Add(-into)).Pause(time.Now())
			b.key("space")
			for range 5 {
				b.pass(6700 * time.Millisecond)
				at := p.Watch.Elapsed(time.Now())
				if late := at - p.At; late < 0 || late > time.Second {
					t.Errorf("at %v the picture is %v old", at, late)
				}
				next := p.Plan.Next(at)
				b.pass(next - at)
				if p.At != next {
					t.Errorf("at the boundary %v the picture is at %v", next, p.At)
				}
			}
		})
	}
}

func TestPauseResumesInsideTheSameBreath(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		p := b.practice(t)
		b.pass(12 * time.Second)
		b.key("space")
		was := p.At
		b.pass(time.Hour)
		if p.At != was {
			t.Errorf("an hour's pause moved the breath from %v to %v", was, p.At)
		}
		b.key("space")
		b.pass(time.Second)
		if d := p.At - was; d < 900*time.Millisecond || d > 1100*time.Millisecond {
			t.Errorf("a second after the pause the breath moved by %v", d)
		}
	})
}

func TestNothingTicksWhileNothingMoves(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		b.pass(5 * time.Second)
		b.key("space")
		armed := b.chain.number
		b.pass(time.Hour)
		if b.chain.number != armed {
			t.Errorf("%d frames were asked for while paused", b.chain.number-armed)
		}
	})
}

func TestLeavingKeepsWhatWasPractised(t *testing.T) {
	for _, k := range []string{"q", "esc", "ctrl+c"} {
		b := play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
			b.pass(63 * time.Second)
			b.key(k)
			if !b.ended() {
				t.Errorf("%s does not leave", k)
			}
		})
		if b.shelf.ending != journal.Left || b.shelf.at < 62*time.Second || b.shelf.at > 64*time.Second {
			t.Errorf("%s: kept as %s after %v, want left after 63s", k, b.shelf.ending, b.shelf.at)
		}
		if b.curtain != 0 {
			t.Errorf("%s leaves the terminal dark", k)
		}
	}
}

func TestOtherKeysDoNothingInAPractice(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		b.pass(12 * time.Second)
		b.key("a", "enter", "x", "?", "h", "1")
		if p := b.practice(t); !p.Watch.Running() || b.ended() {
			t.Error("another key disturbed the practice")
		}
	})
}

func TestQuitWaitsForSave(t *testing.T) {
	stuck := make(chan struct{})
	b := play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		b.pass(3 * time.Second)
		stuck = make(chan struct{})
		b.shelf.stuck = stuck
		b.key("q")
		b.pass(time.Second)
		if b.ended() {
			t.Error("the program left before the practice was saved")
		}
		close(stuck)
		b.pass(10 * time.Millisecond)
		if !b.ended() {
			t.Error("the practice is saved and the program stays")
		}
	})
	if got := b.shelf.calls[len(b.shelf.calls)-1]; got != string(journal.Left) {
		t.Errorf("the last thing saved is %q, want that it was left", got)
	}
}

// A stopped process or a closed lid: the practice is where it was, paused, and
// nothing of the gap is counted or catches up.
func TestAGapPausesWhereItWas(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), 10*time.Minute)), func(b *bench) {
		p := b.practice(t)
		b.pass(12 * time.Second)
		was := p.At
		now := b.deps.Now
		b.deps.Now = func() time.Time { return now().Add(time.Hour) }
		steps := len(b.shelf.calls)
		b.pass(time.Minute)
		if p.Watch.Running() {
			t.Error("the practice goes on after an hour away")
		}
		if d := p.At - was; d > time.Second {
			t.Errorf("%v of the gap were counted", d)
		}
		if len(b.shelf.calls) > steps+1 {
			t.Errorf("%d steps burst out", len(b.shelf.calls)-steps)
		}
		b.key("space")
		b.pass(30 * time.Second)
		if p.At < was+29*time.Second || p.At > was+32*time.Second {
			t.Errorf("30 s after coming back the practice is at %v, was at %v", p.At, was)
		}
	})
}

func TestAClosedTerminalIsKeptAsInterrupted(t *testing.T) {
	b := play(t, openPractice(practice.Breathe(calm(), 10*time.Minute)), func(b *bench) {
		b.pass(42 * time.Second)
		b.program.Send(Hangup{})
		b.pass(10 * time.Millisecond)
		if !b.ended() {
			t.Error("a closed terminal does not end the program")
		}
	})
	if b.shelf.ending != journal.Interrupted || b.shelf.at < 41*time.Second {
		t.Errorf("kept as %s after %v", b.shelf.ending, b.shelf.at)
	}
}

func TestAKilledProgramIsClosedByMain(t *testing.T) {
	b := play(t, openPractice(practice.Breathe(calm(), 10*time.Minute)), func(b *bench) {
		b.pass(42 * time.Second)
	})
	if err := b.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if b.shelf.ending != journal.Interrupted {
		t.Errorf("kept as %q, want interrupted", b.shelf.ending)
	}
}

func TestAResizeStormChangesNothingButTheSize(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), 10*time.Minute)), func(b *bench) {
		b.pass(12 * time.Second)
		p := b.practice(t)
		for i := range 300 {
			b.program.Send(tea.WindowSizeMsg{Width: i % 130, Height: i % 50})
		}
		b.program.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
		b.pass(3 * time.Second)
		if at := p.Watch.Elapsed(time.Now()); at < 15*time.Second || at > 15*time.Second+100*time.Millisecond || !p.Watch.Running() {
			t.Errorf("after the storm the practice is at %v", at)
		}
	})
}

func TestEverySizeDrawsExactlyItsLines(t *testing.T) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	for _, first := range []screen.Intent{openPractice(practice.Breathe(calm(), time.Minute)), openTonight, screen.Match{}, openPractice(practice.Breathe(box(), 0))} {
		a := New(Deps{
			Given: screens.Given{
				Now: time.Now, NewID: func() string { return "" }, Breaths: []practice.Pattern{calm(), box()},
				Say: func(id string, _ map[string]string) string { return id },
			},
			Settings: &wishes{settings.Default()}, Theme: &look,
		}, first)
		if r, ok := a.open.top().(screen.Reader); ok {
			answer, _ := (&shelf{}).Read(t.Context(), time.Now(), lookup.Query{})
			r.Read(answer)
		}
		for _, size := range []screen.Area{{Width: 1, Height: 1}, {Width: 10, Height: 3}, {Width: 20, Height: 6}, {Width: 40, Height: 12}, {Width: 80, Height: 24}, {Width: 200, Height: 60}, {Width: 480, Height: 135}} {
			a.area = size
			content := a.View().Content
			lines := strings.Split(content, "\n")
			if len(lines) != size.Height {
				t.Errorf("%T at %v draws %d lines", a.open.top(), size, len(lines))
			}
			for i, l := range lines {
				if w := ansi.StringWidth(l); w != size.Width {
					t.Errorf("%T at %v: line %d is %d wide", a.open.top(), size, i, w)
				}
			}
		}
	}
}

func TestHoldsAreAskedOnceAndKept(t *testing.T) {
	b := play(t, openPractice(practice.Breathe(box(), 0)), func(b *bench) {
		b.key("n")
		p := b.practice(t)
		for _, phase := range p.Plan.Phases {
			if phase.Cue == practice.Hold {
				t.Fatal("holds were declined and there is one")
			}
		}
	})
	if b.wishes.s.Safety.Holds != settings.No {
		t.Errorf("the answer is kept as %q", b.wishes.s.Safety.Holds)
	}
}

// A safety answer is an answer: nobody with an illness of the heart is asked
// whether holds are fine, and what a screen had ready goes without them.
func TestASafetyAnswerTakesHoldsOutWithoutAQuestion(t *testing.T) {
	play(t, openPractice(practice.Breathe(box(), 0)), func(b *bench) {
		if b.practice(t).Plan.Holds() {
			t.Error("it holds")
		}
		b.wants(t, "without holds")
		b.pass(6 * time.Second)
		b.wants(t, "out")
		if strings.Contains(b.words(screentest.Usual), "without holds") {
			t.Error("later it still says so")
		}
	}, func(d *Deps) {
		if err := d.Settings.Set("safety.heart", "yes"); err != nil {
			t.Fatal(err)
		}
	})
}

func TestMatchGlidesFromTheirOwnRate(t *testing.T) {
	play(t, screen.Match{Lasts: 20 * time.Minute}, func(b *bench) {
		for range 4 {
			b.key("space")
			b.pass(5 * time.Second)
		}
		p := b.practice(t)
		if first := p.Plan.Phases[0].Lasts + p.Plan.Phases[1].Lasts; first != 5*time.Second {
			t.Errorf("the first breath lasts %v, want their own 5s", first)
		}
	})
}

func TestALateCoffeeIsNotedAndSaid(t *testing.T) {
	b := play(t, openTonight, func(b *bench) {
		b.key("l")
		b.enters("coffee")
		b.pass(10 * time.Millisecond)
		b.wants(t, "Noted: coffee", "can tea, undo") // the field is empty again
		b.key("x", "enter")
		b.wants(t, "› x", "not known here")
	})
	if !slices.Contains(b.shelf.calls, "save") {
		t.Errorf("nothing was saved: %v", b.shelf.calls)
	}
}
