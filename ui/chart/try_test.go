package chart

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/intake"
	"lull/ui/theme"
)

func TestTry(t *testing.T) {
	prof := colorprofile.TrueColor
	switch os.Getenv("PROF") {
	case "256":
		prof = colorprofile.ANSI256
	case "16":
		prof = colorprofile.ANSI
	case "no":
		prof = colorprofile.Ascii
	}
	th := theme.New("ember", prof, theme.Options{})
	day := func(h, m int) time.Time { return time.Date(2026, 11, 23, h, m, 0, 0, time.UTC) }
	doses := []intake.Dose{{At: day(8, 0), Milligrams: 96}, {At: day(13, 0), Milligrams: 96}, {At: day(16, 40), Milligrams: 48}}
	lo, us, hi := intake.Body{}.Kinetics()
	from, to := day(7, 0), day(28, 0)
	c := Curve{From: from, To: to, Bed: day(23, 0), Now: day(19, 42)}
	step := to.Sub(from) / 120
	c.Low, c.Usual, c.High = lo.Curve(doses, from, to, step), us.Curve(doses, from, to, step), hi.Curve(doses, from, to, step)
	for _, d := range doses {
		c.Marks = append(c.Marks, d.At)
	}
	fmt.Println(th.Fill("\n"+strings.Join(New(&th).Draw(c, 61, 8), "\n")+"\n\n"+strings.Join(New(&th).Draw(c, 38, 6), "\n"), 80, 22))
}
