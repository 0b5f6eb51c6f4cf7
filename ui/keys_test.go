package ui

import (
	"fmt"
	"strings"
	"testing"
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
func everywhere() map[string]Opening {
	all := map[string]Opening{
		"match": OpenMatch(0), "practice": OpenPractice(practice.Breathe(calm(), time.Hour)),
		"holds":   OpenPractice(practice.Breathe(box(), 0)),
		"page":    OpenPage(screen.Page{Title: "a page", Markdown: "words"}),
		"evening": OpenEvening(evening.DayOf(1999, 12, 31)), "year": OpenYear(0), "search": OpenSearch(""),
		"night of an evening": func(a *App) { a.first = a.do(screen.OpenNight{Day: evening.DayOf(1999, 12, 31)}) },
	}
	for place := screen.TonightPlace; place <= screen.NightPlace; place++ {
		if place != screen.MorePlace {
			all[fmt.Sprint("place ", int(place))] = func(a *App) { a.first = a.visit(place) }
		}
	}
	return all
}

// oneShelf is what there is to read: one page.
type oneShelf struct{}

func (oneShelf) All() []screen.Page { return []screen.Page{{Title: "a page", Markdown: "words"}} }

func (s oneShelf) Search(string) []screen.Page { return s.All() }

// press presses the first key of a binding.
func (b *bench) press(k key.Binding) { b.key(k.Keys()[0]) }

// On every screen the same keys lead out, back and to the keys, and the line
// at the foot names the last.
func TestTheSameKeysOnEveryScreen(t *testing.T) {
	for name, there := range everywhere() {
		visited := func(a *App) {
			OpenTonight(a)
			there(a)
		}
		t.Run(name, func(t *testing.T) {
			play(t, visited, func(b *bench) {
				b.press(screen.LeaveKey)
				if b.pass(10 * time.Millisecond); !b.ended() {
					t.Error("ctrl+c stays")
				}
			})
			play(t, visited, func(b *bench) {
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
			play(t, visited, func(b *bench) {
				if !strings.Contains(footOf(b.top(), b), "?") {
					t.Errorf("the foot is %q", footOf(b.top(), b))
				}
				was := b.top()
				b.press(screen.HelpKey)
				if p, ok := was.(*practicescreen.Screen); ok {
					if said := p.Words(p.Plan.At(p.At)); !strings.Contains(said, "q leaves") || !p.Watch.Running() {
						t.Errorf("the practice says %q", said)
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
		lines := strings.Split(strings.TrimRight(ansi.Strip(s.Draw(size, b.theme())), " \n"), "\n")
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
