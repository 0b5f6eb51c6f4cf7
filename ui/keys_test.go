package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/tonight"
	"lull/ui/holds"
	keyscreen "lull/ui/keys"
	"lull/ui/match"
	"lull/ui/night"
	practicescreen "lull/ui/practice"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// everywhere is every screen there is, as what leads to it.
func everywhere() map[string]screen.Intent {
	all := map[string]screen.Intent{
		"match": screen.Match{}, "practice": openPractice(practice.Breathe(calm(), time.Hour)),
		"holds":   openPractice(practice.Breathe(box(), 0)),
		"page":    screen.OpenPage{Page: screen.Page{Title: "a page", Markdown: "words"}},
		"evening": screen.OpenEvening{Day: evening.DayOf(1999, 12, 31)}, "year": screen.OpenYear{}, "search": screen.Search{},
		"night of an evening": screen.OpenNight{Day: evening.DayOf(1999, 12, 31)},
	}
	for name := screen.TonightScreen; name <= screen.NightScreen; name++ {
		if name != screen.MoreScreen {
			all[fmt.Sprint("screen ", int(name))] = screen.Visit{Name: name}
		}
	}
	return all
}

// press presses the first key of a binding.
func (b *bench) press(k key.Binding) { b.key(k.Keys()[0]) }

// goes opens a screen above the one that is there.
func (b *bench) goes(there screen.Intent) {
	go func() {
		if cmd := b.after(b.do(there)); cmd != nil {
			b.program.Send(cmd())
		}
	}()
	synctest.Wait()
}

// On every screen the same keys lead out, back and to the keys, and the line
// at the foot names the last.
func TestTheSameKeysOnEveryScreen(t *testing.T) {
	for name, there := range everywhere() {
		t.Run(name, func(t *testing.T) {
			play(t, openTonight, func(b *bench) {
				b.goes(there)
				b.press(screen.LeaveKey)
				if b.pass(10 * time.Millisecond); !b.ended() {
					t.Error("ctrl+c stays")
				}
			})
			play(t, openTonight, func(b *bench) {
				b.goes(there)
				below := b.open[0]
				for range 2 { // a year goes back to its weeks first
					if b.open.top() != below {
						b.press(screen.EscapeKey)
					}
				}
				if b.open.top() != below && !b.leaving {
					t.Errorf("after esc there is %T", b.open.top())
				}
			})
			play(t, openTonight, func(b *bench) {
				b.goes(there)
				if !strings.Contains(footOf(b.open.top(), b), "?") {
					t.Errorf("the foot is %q", footOf(b.open.top(), b))
				}
				was := b.open.top()
				b.press(screen.HelpKey)
				if p, ok := was.(*practicescreen.Screen); ok {
					if b.wants(t, "q leaves"); !p.Watch.Running() {
						t.Error("the practice rests")
					}
					return
				}
				if _, ok := b.open.top().(*keyscreen.Screen); !ok {
					t.Errorf("after ? there is %T", b.open.top())
				}
				if b.press(screen.HelpKey); b.open.top() != was {
					t.Errorf("after ? again there is %T", b.open.top())
				}
			})
		})
	}
}

// On every screen u takes back and says what, and U puts it back; in a line that
// is typed they are letters, and in the dark they do nothing.
func TestTakingBackOnEveryScreen(t *testing.T) {
	for name, there := range everywhere() {
		t.Run(name, func(t *testing.T) {
			play(t, openTonight, func(b *bench) {
				noon := b.deps.Now
				b.deps.Now = func() time.Time { return noon().Add(12 * time.Hour) }
				d := screentest.Past(b.deps.Now())
				b.deps.Journal, b.deps.Read = d, d.Read
				b.goes(screen.Note{Entry: coffee(b.deps.Now())})
				b.goes(there)
				was, n := b.open.top(), len(d.Entries)
				b.key("u")
				b.pass(10 * time.Millisecond)
				if b.open.top() != was {
					t.Fatalf("after u there is %T", b.open.top())
				}
				switch s := was.(type) {
				case *practicescreen.Screen, *holds.Screen, *match.Screen, *night.Screen:
				case screen.Typist:
					if s.Types() {
						break
					}
					if b.wants(t, "taken back:", "coffee"); len(d.Entries) != n-1 {
						t.Errorf("%d entries of %d are left", len(d.Entries), n)
					}
					b.key("U")
					b.pass(10 * time.Millisecond)
					b.wants(t, "put back:", "coffee")
					n++
				default:
					b.wants(t, "taken back:", "coffee")
					b.key("U")
					b.pass(10 * time.Millisecond)
					b.wants(t, "put back:", "coffee")
				}
				if len(d.Entries) < n-1 {
					t.Errorf("%d entries of %d are left", len(d.Entries), n)
				}
			})
		})
	}
}

func coffee(at time.Time) journal.Entry {
	return journal.Entry{Kind: journal.KindIntake, At: at, Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96}}
}

// A setting is taken back like an entry, each in its turn.
func TestASettingIsTakenBack(t *testing.T) {
	opened(t, func(b *bench, d *screentest.Diary) {
		n := len(d.Entries)
		b.goes(screen.Note{Entry: coffee(b.deps.Now())})
		b.key("esc")
		b.key("s", "enter", "right", "right")
		b.wants(t, "23:30")
		b.key("u")
		b.wants(t, "taken back: bedtime, which is 23:00 again", "‹ 23:00 ›")
		if b.key("U"); b.wishes.s.Schedule.Bedtime(0, time.UTC).Minute() != 30 {
			t.Error("it is not put back where it is kept")
		}
		b.wants(t, "put back: bedtime, which is 23:30 again")
		b.key("u", "u")
		b.pass(10 * time.Millisecond)
		if b.wants(t, "taken back: coffee"); len(d.Entries) != n {
			t.Errorf("%d entries, want %d", len(d.Entries), n)
		}
	})
}

// Once somebody lies down nothing is taken back by a key in the dark.
func TestNothingIsTakenBackInTheDark(t *testing.T) {
	a := atHour(t, 24, tonight.Facts{})
	a.press(screentest.Key("u"), a.deps.Now())
	if shown := a.shown(screentest.Usual); !strings.Contains(shown, screen.ForTheDay) || !a.outbox.idle() {
		t.Errorf("it shows\n%s", shown)
	}
}

// chosen is the line under the cursor.
func (b *bench) chosen() string {
	for line := range strings.Lines(b.words(screentest.Usual)) {
		if name, there := strings.CutPrefix(strings.TrimSpace(line), "› "); there {
			return name
		}
	}
	return ""
}

// In every list the same keys move.
func TestTheSameKeysInEveryList(t *testing.T) {
	for name, c := range map[string]struct{ keys, letter, finds string }{
		"breaths":  {"b", "a", "At your own"},
		"settings": {"s", "p", "practice"},
		"a group":  {"s enter", "t", "Tuesday"},
		"evening":  {"h k enter", "r", "19:30  run"},
		"watched":  {"h p w", "i", "insight.name"},
	} {
		t.Run(name, func(t *testing.T) {
			opened(t, func(b *bench, d *screentest.Diary) {
				noon := b.deps.Now
				b.deps.Now = func() time.Time { return noon().Add(-6 * time.Hour) } // by day
				b.deps.Read = d.Read
				b.key("esc")
				for _, k := range strings.Fields(c.keys) {
					b.key(k)
				}
				b.key("home")
				first := b.chosen()
				b.key("end")
				last := b.chosen()
				if first == "" || last == first {
					t.Fatalf("it goes from %q to %q", first, last)
				}
				for _, step := range []struct{ key, want string }{{"down", first}, {"up", last}, {"pgup", ""}, {"home", first}, {"k", last}, {"j", first}, {"pgdown", ""}, {"end", last}} {
					if b.key(step.key); step.want != "" && b.chosen() != step.want {
						t.Errorf("%s leads to %q, want %q", step.key, b.chosen(), step.want)
					}
				}
				b.key("home")
				if b.key(c.letter); !strings.Contains(b.chosen(), c.finds) {
					t.Errorf("%s leads to %q", c.letter, b.chosen())
				}
			})
		})
	}
}

// footOf is the last line of a screen, at both sizes; what stands in the dark
// has none, and its keys are among those of the page of keys.
func footOf(s screen.Screen, b *bench) string {
	var feet []string
	for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		lines := strings.Split(strings.TrimRight(ansi.Strip(s.Draw(size, b.looks.now())), " \n"), "\n")
		feet = append(feet, lines[len(lines)-1])
	}
	for _, k := range s.Help() {
		if key.Matches(tea.KeyPressMsg{Code: '?', Text: "?"}, k) {
			feet = append(feet, "?")
		}
	}
	if !strings.Contains(feet[0], "?") || !strings.Contains(feet[1], "?") {
		switch fmt.Sprintf("%T", s) {
		case "*practice.Screen", "*night.Screen", "*match.Screen":
			return feet[2]
		}
		return strings.Replace(feet[0]+" / "+feet[1], "?", "", 1)
	}
	return feet[2]
}
