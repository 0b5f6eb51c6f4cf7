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
	"lull/routines/practice"
	keyscreen "lull/ui/keys"
	practicescreen "lull/ui/practice"
	"lull/ui/screen"
)

// everywhere is every screen there is, as what leads to it.
func everywhere() map[string]screen.Intent {
	all := map[string]screen.Intent{
		"match": screen.Match{}, "practice": openPractice(practice.Breathe(calm(), time.Hour)),
		"holds":   openPractice(practice.Breathe(box(), 0)),
		"page":    screen.Read{Page: screen.Page{Title: "a page", Markdown: "words"}},
		"evening": screen.OpenEvening{Day: evening.DayOf(1999, 12, 31)}, "year": screen.OpenYear{}, "search": screen.Search{},
		"night of an evening": screen.OpenNight{Day: evening.DayOf(1999, 12, 31)},
	}
	for place := screen.TonightPlace; place <= screen.NightPlace; place++ {
		if place != screen.MorePlace {
			all[fmt.Sprint("place ", int(place))] = screen.Visit{Place: place}
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
				below := b.stack[0]
				for range 2 { // a year goes back to its weeks first
					if b.top() != below {
						b.press(screen.EscapeKey)
					}
				}
				if b.top() != below && !b.leaving {
					t.Errorf("after esc there is %T", b.top())
				}
			})
			play(t, openTonight, func(b *bench) {
				b.goes(there)
				if !strings.Contains(footOf(b.top(), b), "?") {
					t.Errorf("the foot is %q", footOf(b.top(), b))
				}
				was := b.top()
				b.press(screen.HelpKey)
				if p, ok := was.(*practicescreen.Screen); ok {
					if b.wants(t, "q leaves"); !p.Watch.Running() {
						t.Error("the practice rests")
					}
					return
				}
				if _, ok := b.top().(*keyscreen.Screen); !ok {
					t.Errorf("after ? there is %T", b.top())
				}
				if b.press(screen.HelpKey); b.top() != was {
					t.Errorf("after ? again there is %T", b.top())
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
