package ui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/evening"
	journalscreen "lull/ui/journal"
	"lull/ui/screen"
	"lull/ui/theme"
)

// A picture of a hundred years of evenings, as it is drawn after every key.
func BenchmarkCenturyInTheJournal(b *testing.B) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	s := journalscreen.New()
	s.Known = true
	s.Calendar.Today, s.Calendar.Cursor = 20000, 20000
	for d := s.Calendar.Today - journalscreen.ReachBack; d <= s.Calendar.Today; d++ {
		if d%5 != 0 {
			s.Calendar.Days = append(s.Calendar.Days, d)
		}
	}
	s.Look.Day = evening.Day(20000)
	for name, v := range map[string]journalscreen.View{"weeks": journalscreen.WeeksView, "year": journalscreen.YearView} {
		b.Run(name, func(b *testing.B) {
			s.View = v
			for b.Loop() {
				s.Draw(screen.Area{Width: 80, Height: 24}, &look)
			}
		})
	}
}
