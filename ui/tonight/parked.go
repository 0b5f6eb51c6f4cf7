package tonight

import (
	"slices"
	"strconv"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/screen"
)

// parked is what was put down last night, given back now.
type parked struct {
	entries []journal.Entry
	given   int // how many of them the journal was told of
}

// take adds what waits to be given back. What could not be comes again, and is
// there already.
func (b *parked) take(waiting []journal.Entry) {
	for _, e := range waiting {
		if !slices.ContainsFunc(b.entries, func(there journal.Entry) bool { return there.ID == e.ID }) {
			b.entries = append(b.entries, e)
		}
	}
}

// give gives what the journal was not told of yet, once.
func (b *parked) give() []journal.Entry {
	fresh := b.entries[b.given:]
	b.given = len(b.entries)
	return fresh
}

// draw says how many more there are, and where, than there are rows for.
func (b *parked) draw(p *screen.Layout, rows int, say screen.Say) {
	if len(b.entries) == 0 {
		return
	}
	t, shown := p.Theme, 0
	if !p.Wide() {
		rows-- // the name stands above
	}
	for _, e := range b.entries {
		free := rows
		if shown < len(b.entries)-1 {
			free-- // for how many more there are
		}
		text, step := cut(p, e.Parked, mostLines, mostLines)
		if shown > 0 && len(text)+len(step) > free {
			break
		}
		text, step = cut(p, e.Parked, min(mostLines, max(free, 1)), min(mostLines, free-len(text)))
		p.Named(screen.Only(shown == 0, "put down"), text, t.Ink)
		p.Named("", step, t.Faint)
		rows -= len(text) + len(step)
		shown++
	}
	if more := len(b.entries) - shown; more > 0 {
		p.Indented(say("tonight.back", map[string]string{"n": strconv.Itoa(more)}), t.Faint)
	}
	p.Gap(1)
}

func cut(p *screen.Layout, e *journal.Parked, most, steps int) (text, step []string) {
	text = p.Cut(letters.Line(e.Text), p.Column(), most)
	if words := letters.Line(e.Step); words != "" {
		step = p.Cut(words, p.Column(), max(steps, 0))
	}
	return text, step
}

// mostLines are those of what may be very long: all of it is in the journal.
const mostLines = 4
