package ui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/evening"
	"lull/ui/theme"
)

// A picture of a hundred years of evenings, as it is drawn after every key.
func BenchmarkCenturyInTheJournal(b *testing.B) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	s := newJournal()
	s.known = true
	s.calendar.today, s.calendar.cursor = 20000, 20000
	for d := s.calendar.today - reachBack; d <= s.calendar.today; d++ {
		if d%5 != 0 {
			s.calendar.days = append(s.calendar.days, d)
		}
	}
	s.look.Day = evening.Day(20000)
	for name, v := range map[string]view{"weeks": weeksView, "year": yearView} {
		b.Run(name, func(b *testing.B) {
			s.view = v
			for b.Loop() {
				s.draw(area{80, 24}, &look)
			}
		})
	}
}
