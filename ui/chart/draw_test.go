package chart

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/intake"
	"lull/ui/theme"
)

func day(h, m int) time.Time { return time.Date(2026, 11, 23, h, m, 0, 0, time.UTC) }

// aDay is a coffee at eight, one at one and a tea at twenty to five.
func aDay() Curve {
	doses := []intake.Dose{{At: day(8, 0), Milligrams: 96}, {At: day(13, 0), Milligrams: 96}, {At: day(16, 40), Milligrams: 48}}
	low, usual, high := intake.Body{}.Kinetics()
	c := Curve{From: day(7, 0), To: day(28, 0), Bed: day(23, 0), Now: day(19, 42)}
	step := c.To.Sub(c.From) / 120
	c.Low = low.Curve(doses, c.From, c.To, step)
	c.Usual = usual.Curve(doses, c.From, c.To, step)
	c.High = high.Curve(doses, c.From, c.To, step)
	for _, d := range doses {
		c.Marks = append(c.Marks, Mark{At: d.At, Shape: "^", Name: "coffee"})
	}
	return c
}

func TestEveryLineIsAsWideAsAsked(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii} {
		for _, ascii := range []bool{false, true} {
			look := theme.New("ember", profile, theme.Options{ASCII: ascii})
			pen := New(&look)
			for _, size := range [][2]int{{10, 5}, {38, 5}, {61, 8}, {200, 40}} {
				lines := pen.Draw(aDay(), size[0], size[1])
				if len(lines) != size[1] {
					t.Errorf("%v %v: %d lines", profile, size, len(lines))
				}
				for i, l := range lines {
					if w := ansi.StringWidth(l); w != size[0] {
						t.Errorf("%v %v: line %d is %d wide", profile, size, i, w)
					}
					if plain := ansi.Strip(l); ascii && strings.ContainsFunc(plain, func(r rune) bool { return r > 126 }) {
						t.Errorf("%v: in ASCII line %d is %q", profile, i, plain)
					}
				}
			}
			if lines := pen.Draw(aDay(), 9, 3); lines != nil {
				t.Errorf("with no room it draws %q", lines)
			}
		}
	}
}

// What the picture says is said without colour too: three drinks, bedtime, a
// dot for now, and a curve that stands higher after the second coffee than
// before it.
func TestThePictureTellsTheDayWithoutColour(t *testing.T) {
	look := theme.New("ember", colorprofile.Ascii, theme.Options{})
	c := aDay()
	c.Peak, c.Cutoffs = "103 mg", []Mark{{At: day(11, 30), Shape: look.Shapes.Tick, Name: "coffee"}}
	lines := New(&look).Draw(c, 61, 10)
	text := ansi.Strip(strings.Join(lines, "\n"))
	if got := strings.Count(text, "^ coffee"); got != 3 {
		t.Errorf("%d drinks are marked, want 3:\n%s", got, text)
	}
	if !strings.Contains(text, "103 mg") || !strings.Contains(text, "now") || !strings.Contains(text, "╵ coffee") {
		t.Errorf("the peak, now or the cutoff is not named:\n%s", text)
	}
	if axis := strings.Split(text, "\n")[6]; strings.Trim(axis, "─┴") != "" {
		t.Errorf("the axis is broken: %q", axis)
	}
	if strings.Count(text, look.Shapes.Full) != 1 || !strings.Contains(text, "bed") {
		t.Errorf("now or bedtime is missing:\n%s", text)
	}
	highest := func(from, to int) int {
		for y, l := range lines {
			for x, r := range []rune(ansi.Strip(l)) {
				if x >= from && x < to && r > blank {
					return y
				}
			}
		}
		return len(lines)
	}
	if before, after := highest(8, 15), highest(18, 24); after >= before {
		t.Errorf("the second coffee does not raise the curve: row %d, was %d\n%s", after, before, text)
	}
}

// The line at bedtime goes on through the band, which is where it says something.
func TestBedtimeIsSeenInTheBand(t *testing.T) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	const w, rows = 61, 8
	c := aDay()
	bed, _ := c.column(c.Bed, w)
	for y, l := range New(&look).Draw(c, w, rows+c.AxisRows())[:rows] {
		if at := []rune(ansi.Strip(l))[bed]; at == ' ' {
			t.Errorf("row %d has a gap:\n%s", y, ansi.Strip(l))
		}
	}
}

// A late coffee has its peak at bedtime: the air in its figure is no room for the
// line there.
func TestTheFigureAtThePeakMayStandAcrossBedtime(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii} {
		look := theme.New("ember", profile, theme.Options{})
		c := aDay()
		c.Peak = "103 mg"
		for c.Bed = c.From; c.Bed.Before(c.To); c.Bed = c.Bed.Add(10 * time.Minute) {
			text := ansi.Strip(strings.Join(New(&look).Draw(c, 61, 10), "\n"))
			if !strings.Contains(text, c.Peak) {
				t.Fatalf("%v: with bed at %s the figure is gone:\n%s", profile, c.Bed.Format("15:04"), text)
			}
		}
	}
}

func TestAnEmptyDayIsAFlatOne(t *testing.T) {
	look := theme.New("ember", colorprofile.Ascii, theme.Options{})
	c := aDay()
	for i := range c.Usual {
		c.Low[i], c.Usual[i], c.High[i] = 0, 0, 0
	}
	c.Marks = nil
	for _, l := range New(&look).Draw(c, 61, 8)[:5] {
		if strings.ContainsFunc(ansi.Strip(l), func(r rune) bool { return r > blank }) {
			t.Errorf("nothing was had and there is a curve: %q", l)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	pen, c := New(&look), aDay()
	for b.Loop() {
		pen.Draw(c, 61, 8)
	}
}
