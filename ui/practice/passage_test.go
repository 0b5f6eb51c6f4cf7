package practice

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/practice"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/theme"
)

// stroll is a small walk with a scene.
func stroll() practice.Plan {
	say := func(words string, rest time.Duration) []practice.Phase {
		return []practice.Phase{
			{Cue: practice.Say, Lasts: practice.Reading(words), Words: words, Scene: "waves", Ends: true},
			{Cue: practice.Rest, Lasts: rest, Scene: "waves", Ends: true},
		}
	}
	return practice.NewPlan("imagine", "shore", "A shore", append(
		say("A pebble lies in the palm of your hand, egg-sized, warm on one side.", 20*time.Second),
		say("Salt, first. Under the salt, something like cucumber, and under that the wool of the rug, and the tar.", 30*time.Second)...))
}

func onPaper(plan practice.Plan, living bool) (*Screen, *theme.Theme) {
	options := Options{Rate: 50 * time.Millisecond, Pacer: func(t *theme.Theme) orb.Pacer { return orb.New(*t, orb.Options{}) }}
	t := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	if living {
		options.Scene = func(name string, seed uint64, t *theme.Theme) *scene.Scene {
			s, _ := scene.New(name, seed, *t, scene.Options{})
			return s
		}
	}
	return New(plan, &t, options, time.Time{}.Add(time.Hour)), &t
}

func TestAPassageIsShownWholeInEveryWindow(t *testing.T) {
	for _, plan := range []practice.Plan{stroll(), practice.Routine("both", practice.Breathe(practice.Pattern{Name: "calm", Title: "Calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}, time.Minute), stroll())} {
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
	p, th := onPaper(stroll(), false)
	p.At = p.Plan.Phases[1].End() - time.Second
	if got := strings.TrimSpace(ansi.Strip(p.Draw(screen.Area{Width: 80, Height: 24}, th))); got != "" {
		t.Errorf("before the second passage there is %q", got)
	}
}

// Words that stand still are not drawn again: between two looks that the
// screen asks for the picture is another one, or the light is.
func TestWordsAreDrawnAgainOnlyWhenSomethingChanges(t *testing.T) {
	p, th := onPaper(stroll(), false)
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
	plan := stroll()
	was := 0.0
	for at := time.Duration(0); at < plan.Lasts(); at += finely {
		_, ink := standing(plan, at)
		if d := ink - was; d > 0.45 || d < -0.1 {
			t.Fatalf("at %v the ink goes from %.2f to %.2f", at, was, ink)
		}
		was = ink
	}
}
