package play

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/cli/console"
	"lull/ui/plain"
)

// ledger keeps the rows of a practice, where it can. One that hung may do so long
// after nobody waits for it.
type ledger struct {
	mu    sync.Mutex
	rows  []journal.Entry
	fails int           // how often it cannot, before it can
	takes time.Duration // each time
}

func (l *ledger) Practise(_ context.Context, e journal.Entry) error {
	time.Sleep(l.takes) // in virtual time
	if l.fails > 0 {
		l.fails--
		return errors.New("it is locked")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rows = append(l.rows, e)
	return nil
}

// ids are those of the rows so far.
func (l *ledger) ids() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all strings.Builder
	for _, e := range l.rows {
		all.WriteString(e.ID)
	}
	return all.String()
}

// No line of a practice waits for the journal: of what comes meanwhile the newest is
// written, and what could not be written is tried again, for a while.
func TestTheRowOfAPracticeIsWrittenBesideItsLines(t *testing.T) {
	for name, c := range map[string]struct {
		l     *ledger
		saved string
		fails bool
	}{
		"at once":           {&ledger{}, "abc", false},
		"a slow disk":       {&ledger{takes: 5 * time.Second}, "ac", false},
		"locked for a time": {&ledger{fails: 2}, "c", false},
		"locked for good":   {&ledger{fails: 100}, "", true},
		"a disk that hangs": {&ledger{takes: time.Hour}, "", true},
	} {
		synctest.Test(t, func(t *testing.T) {
			w := writePractice(t.Context(), c.l)
			for _, id := range []string{"a", "b", "c"} {
				began := time.Now()
				w.put(journal.Entry{ID: id})
				if time.Since(began) > 0 {
					t.Errorf("%s: a line waited", name)
				}
				time.Sleep(100 * time.Millisecond)
			}
			err := w.close()
			if saved := c.l.ids(); saved != c.saved || (err != nil) != c.fails {
				t.Errorf("%s: written are %q, %v, want %q", name, saved, err, c.saved)
			}
			time.Sleep(3 * time.Hour) // the disk comes back
		})
	}
}

func newConsole() (*console.Console, *strings.Builder) {
	var said strings.Builder
	return console.New(console.Given{
		Stderr: &said, Getenv: func(string) string { return "" },
		Say: func(id string, _ map[string]string) string { return "The " + id },
	}), &said
}

// How a practice of lines has ended: on a terminal somebody who touched nothing lies
// there, and a signal is told to the caller.
func TestHowAPracticeOfLinesEnds(t *testing.T) {
	failed := errors.New("no paper")
	for _, c := range []struct {
		err    error
		lies   bool
		ending journal.Ending
		fails  error
	}{
		{nil, false, journal.Finished, nil},
		{nil, true, journal.Drifted, nil},
		{plain.ErrLeft, true, journal.Left, nil},
		{os.ErrClosed, false, journal.Interrupted, nil},
		{context.Canceled, true, journal.Interrupted, console.ErrInterrupted},
		{failed, true, journal.Interrupted, failed},
	} {
		out, said := newConsole()
		heard := &aloud{}
		heard.unspoken.Store(&sound.Speech{Err: errors.New("no voice")})
		ending, err := (&Lines{Console: out}).ending(c.err, heard, c.lies)
		if ending != c.ending || !errors.Is(err, c.fails) {
			t.Errorf("%v, lying %v: got %v, %v", c.err, c.lies, ending, err)
		}
		if up := errors.Is(c.err, context.Canceled); up != (said.Len() > 0) {
			t.Errorf("%v: said of the voice is %q", c.err, said.String())
		}
	}
}

// Holds are spoken of where they are left out, and where nobody is asked first.
func TestHoldsAreSpokenOf(t *testing.T) {
	held, err := practice.ParsePattern("4-7-8")
	if err != nil {
		t.Fatal(err)
	}
	even, err := practice.ParsePattern("4-6")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		pattern practice.Pattern
		holds   settings.Answer
		unasked bool
		says    string
	}{
		{even, settings.Unanswered, true, ""},
		{held, settings.Unanswered, true, "lull: the holds.this The holds.better The holds.ease\n"},
		{held, settings.Unanswered, false, ""},
		{held, settings.Yes, true, ""},
	} {
		out, said := newConsole()
		s := settings.Default()
		s.Safety.Holds = c.holds
		WarnOfHolds(out, practice.Breathe(c.pattern, time.Minute), s, c.unasked)
		if said.String() != c.says {
			t.Errorf("%v, unasked %v: said is %q, want %q", c.holds, c.unasked, said.String(), c.says)
		}
	}
}

func TestALengthThatCouldNotBeKeptIsSaid(t *testing.T) {
	plan := practice.NewPlan(practice.KindRelax, "scan", "a scan", []practice.Phase{{Lasts: 10 * time.Minute}})
	for length, says := range map[time.Duration]bool{0: false, 10 * time.Minute: false, 11 * time.Minute: false, 20 * time.Minute: true, time.Minute: true} {
		out, said := newConsole()
		warnOfLength(out, length, plan)
		if (said.Len() > 0) != says {
			t.Errorf("asked for %v: said is %q", length, said.String())
		}
	}
}

// Nothing is heard where it should be quiet, and where nobody is known to be there.
func TestNothingIsHeardWhereNobodyIs(t *testing.T) {
	out, _ := newConsole()
	asked := Sounding{Player: func(func() time.Time) Player {
		t.Error("something is played into a pipe")
		return nil
	}}
	pipe, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = pipe.Close(), write.Close() }()
	out.Display.Out = write
	if asked.player(out, time.Now) != nil || asked.speaks(out, settings.Default()) {
		t.Error("it is heard in a pipe")
	}
}

func TestFlagsThatDoNotGoTogether(t *testing.T) {
	for _, c := range []struct {
		flags  breatheFlags
		args   []string
		length time.Duration
		wrong  string
	}{
		{breatheFlags{length: "10m"}, []string{"calm"}, 10 * time.Minute, ""},
		{breatheFlags{}, nil, 0, ""},
		{breatheFlags{length: "10m", cycles: 3}, nil, 0, "one of them is enough"},
		{breatheFlags{glide: "11..6"}, []string{"calm"}, 0, "leave the other one out"},
		{breatheFlags{match: true, cycles: 2}, nil, 0, "only --for goes with it"},
		{breatheFlags{match: true, cues: true}, nil, 0, "before it has heard you"},
		{breatheFlags{length: "13h"}, nil, 0, "from 1s to 12h"},
	} {
		length, err := c.flags.check(c.args)
		if length != c.length || (err != nil) != (c.wrong != "") || err != nil && !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%+v with %q: %v, %v", c.flags, c.args, length, err)
		}
	}
}

func TestSensesAreReadInTheirOrderAndOnce(t *testing.T) {
	got, err := readSenses(" Touch, sound,,touch ")
	if err != nil || len(got) != 2 || got[0] != guided.Touch || got[1] != guided.Sound {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := readSenses("sound,taste"); err == nil || !strings.HasPrefix(err.Error(), "--senses: ") {
		t.Errorf("a sense that is none gives %v", err)
	}
}
