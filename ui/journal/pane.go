package journal

import (
	"slices"
	"strings"
	"time"

	"lull/routines/journal"
	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/hours"
	"lull/ui/plain"
	"lull/ui/prose"
	"lull/ui/screen"
)

// pane is the evening that is shown beside the calendar, as it was read last.
type pane struct {
	hours.Evening                // its entries without the night, which has a bar of its own
	night         *journal.Entry // as it was told, nil where it was not
	say           screen.Say
}

// take keeps what an answer tells of the evening.
func (s *pane) take(e hours.Evening) {
	*s = pane{Evening: e, say: s.say}
	isNight := func(x journal.Entry) bool { return x.Night != nil }
	s.Entries = slices.DeleteFunc(slices.Clone(e.Entries), isNight)
	if nights := sleep.EachNight(e.Entries); len(nights) > 0 {
		s.night = &nights[0]
	}
}

// draw says by night what was practised and written, and no more.
func (s *pane) draw(p *screen.Layout, pen *chart.Pen, rows int) {
	if s.Look.Winding() {
		s.drawKindly(p, rows)
		return
	}
	room := func() int { return rows - len(p.Lines) }
	rows += len(p.Lines)
	words := s.words(p)
	night := s.nightLines(p, pen)
	spare := room() - min(len(words), leastWords) - len(night)
	if len(night) > 0 {
		spare--
	}
	if lines := s.Line(pen, p.Theme, p.Inner, spare-1, spare > hours.LeastRows); len(lines) > 0 {
		p.Add(lines)
		p.Line("")
	}
	if len(night) > 0 && room() > len(night) {
		p.Add(night)
		p.Line("")
	}
	s.drawWords(p, words, room())
}

func (s *pane) drawWords(p *screen.Layout, words []string, rows int) {
	if len(words) <= rows {
		for _, w := range words {
			p.Line(p.Fit(w))
		}
		return
	}
	var parts []string
	for _, x := range s.Entries {
		if x.Nothing == nil {
			parts = append(parts, x.At.Format("15:04")+" "+plain.Entry(x).Content())
		}
	}
	if n := s.night; n != nil {
		parts = append(parts, plain.Entry(*n).Much)
	}
	for _, l := range p.Cut(strings.Join(parts, "; "), p.Inner, rows) {
		p.Line(p.Theme.Ink.Render(l))
	}
}

// leastWords is how many lines of words the picture leaves room for.
const leastWords = 5

// words are the lines of the entries, the night's answers last.
func (s *pane) words(p *screen.Layout) []string {
	t := p.Theme
	var out []string
	for _, x := range s.Entries {
		out = append(out, t.Faint.Render(screen.ShapeOf(x, t))+t.Air(1)+
			t.Faint.Render(x.At.Format("15:04"))+t.Air(2)+t.Ink.Render(plain.Entry(x).Content()))
	}
	if s.night != nil {
		for _, l := range prose.Wrap(plain.Entry(*s.night).Much, p.Inner) {
			out = append(out, t.Faint.Render(l))
		}
	}
	if len(out) == 0 {
		out = append(out, t.Faint.Render(s.say("journal.evening.none", nil)))
	}
	return out
}

// nightLines is the night as a bar from bed to getting up, with the hours below
// it. They are those of the schedule, so that a night seen after another one has
// moved where it was moved, and more where a night goes beyond.
func (s *pane) nightLines(p *screen.Layout, pen *chart.Pen) []string {
	if s.night == nil {
		return nil
	}
	span, ok := sleep.SpanOf(*s.night.Night, s.Day)
	if !ok {
		return nil
	}
	from, to := s.window(span)
	return []string{pen.Bar(chart.Night(span), from, to, p.Inner, &p.Theme.Bar), pen.Hours(from, to, p.Inner)}
}

// window is what the bar of a night is drawn within, in minutes from the midnight
// of its evening's date, in whole hours.
func (s *pane) window(night sleep.Span) (from, to int) {
	const before, after = 100, 100 // design judgements
	bed := sleep.OnClock(s.Schedule.Bedtime(s.Day, time.UTC), s.Day)
	wake := sleep.OnClock(s.Schedule.WakeTime(s.Day, time.UTC), s.Day)
	return sleep.Hours(bed-before, wake+after, 60, night)
}

// drawKindly says without a number what was practised, and what was written down.
func (s *pane) drawKindly(p *screen.Layout, rows int) {
	said := 0
	for _, x := range s.Entries {
		if x.Session == nil && x.Note == nil || said >= rows {
			continue
		}
		said++
		p.Line(p.Fit(p.Theme.Ink.Render(plain.Entry(x).Quiet())))
	}
	if said == 0 && rows > 0 {
		p.Line(p.Fit(p.Theme.Faint.Render(s.say("journal.evening.quiet", nil))))
	}
}
