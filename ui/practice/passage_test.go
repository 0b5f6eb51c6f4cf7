package practice

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/practice"
	"lull/routines/sound"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

func onPaper(plan practice.Plan, living bool) (*Screen, *theme.Theme) {
	t := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	if !living {
		plan.Phases = slices.Clone(plan.Phases)
		for i := range plan.Phases {
			plan.Phases[i].Scene = ""
		}
	}
	return New(plan, &t, Options{Rate: 50 * time.Millisecond}, time.Time{}.Add(time.Hour)), &t
}

func TestAPassageIsShownWholeInEveryWindow(t *testing.T) {
	for _, plan := range []practice.Plan{screentest.Stroll(), practice.Routine("both", practice.Breathe(practice.Pattern{Name: "calm", Title: "Calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}, time.Minute), screentest.Stroll())} {
		for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 200, Height: 60}, {Width: 30, Height: 10}, {Width: 12, Height: 14}} {
			for _, living := range []bool{false, true} {
				p, th := onPaper(plan, living)
				for _, phase := range plan.Phases {
					if phase.Breath() || phase.Words == "" {
						continue
					}
					p.At = phase.Start + time.Second
					got := ansi.Strip(p.Draw(size, th))
					lines := strings.Split(got, "\n")
					if len(lines) != size.Height {
						t.Fatalf("%v: %d lines", size, len(lines))
					}
					for _, l := range lines {
						if ansi.StringWidth(l) != size.Width {
							t.Fatalf("%v: a line of %d cells", size, ansi.StringWidth(l))
						}
						if text := strings.TrimSpace(l); strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") && len(text) > screen.PassageWidth {
							t.Errorf("%v: the line %q is wider than %d", size, text, screen.PassageWidth)
						}
					}
					if !strings.Contains(strings.Join(strings.Fields(got), " "), phase.Words) && size.Width >= 30 {
						t.Errorf("%v: %q is not whole in\n%s", size, phase.Words, got)
					}
				}
			}
		}
	}
}

func TestBetweenTwoPassagesItIsDark(t *testing.T) {
	p, th := onPaper(screentest.Stroll(), false)
	p.At = p.Plan.Phases[1].End() - time.Second
	if got := strings.TrimSpace(ansi.Strip(p.Draw(screen.Area{Width: 80, Height: 24}, th))); got != "" {
		t.Errorf("before the second passage there is %q", got)
	}
}

// Words that stand still are not drawn again: between two looks that the
// screen asks for the picture is another one, or the light is.
func TestWordsAreDrawnAgainOnlyWhenSomethingChanges(t *testing.T) {
	p, th := onPaper(screentest.Stroll(), false)
	begin := time.Time{}.Add(time.Hour)
	size := screen.Area{Width: 80, Height: 24}
	was, looks, alike := "", 0, 0
	for now := begin; ; {
		p.Frame(now)
		if p.over {
			break
		}
		got := p.Draw(size, th)
		looks++
		if got == was {
			alike++
		}
		was = got
		next := p.Due(now)
		if !next.After(now) {
			t.Fatalf("at %v the next look is at %v", now.Sub(begin), next.Sub(begin))
		}
		now = next
	}
	t.Logf("%d looks in %v, %d of them for nothing", looks, p.Plan.Lasts(), alike)
	if looks > 160 {
		t.Errorf("a minute of words takes %d pictures", looks)
	}
}

func TestWordsRiseAndSinkSoftly(t *testing.T) {
	plan := screentest.Stroll()
	was := 0.0
	for at := time.Duration(0); at < plan.Lasts(); at += finely {
		_, ink := standing(plan, at)
		if d := ink - was; d > 0.45 || d < -0.1 {
			t.Fatalf("at %v the ink goes from %.2f to %.2f", at, was, ink)
		}
		was = ink
	}
}

// What is spoken only is on no screen: the words before it sink as they would,
// and then it is dark.
func TestACountIsHeardAndNotSeen(t *testing.T) {
	plan := screentest.Stroll()
	plan.Phases = append(plan.Phases[:2:2],
		practice.Phase{Cue: practice.Say, Lasts: 5 * time.Second, Words: "Three.", Aloud: true, Ends: true},
		practice.Phase{Cue: practice.Rest, Lasts: 9 * time.Second, Ends: true})
	plan.Phases[1].Lasts = 4 * time.Second
	plan = practice.NewPlan("imagine", "x", "x", plan.Phases)
	p, th := onPaper(plan, false)
	last := 2.0
	for at := plan.Phases[1].Start + time.Second; at < plan.Lasts()-time.Second; at += 100 * time.Millisecond {
		p.At = at
		drawn := ansi.Strip(p.Draw(screen.Area{Width: 80, Height: 24}, th))
		words, ink := standing(plan, at)
		if strings.Contains(drawn, "Three") || words != "" && !strings.Contains(words, "pebble") {
			t.Fatalf("at %v %q is shown:\n%s", at, words, drawn)
		}
		if ink > last || last-ink > 0.1 && last <= 1 {
			t.Fatalf("at %v the ink goes from %.2f to %.2f", at, last, ink)
		}
		last = ink
	}
}

// A caption stands until a voice that is slower than a reader has said it.
func TestACaptionStandsAsLongAsItIsSpoken(t *testing.T) {
	p, _ := onPaper(screentest.Stroll(), false)
	now := time.Time{}.Add(time.Hour)
	words := p.Plan.Phases[2].Words
	p.Spoken(sound.Speech{Words: words, Needs: 25 * time.Second}, now.Add(time.Second))
	begins := p.Plan.Phases[2].Start
	if got, ink := standing(p.Plan, begins+24*time.Second); got != words || ink != 1 {
		t.Errorf("24 s into a passage that is spoken for 25 s, %q stands at %.2f", got, ink)
	}
	if got, _ := standing(p.Plan, begins+34*time.Second); got != "" {
		t.Errorf("and 10 s later %q", got)
	}
}
