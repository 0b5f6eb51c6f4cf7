package tonight

import (
	"slices"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/screen"
)

// back is what was put down last night, given back now.
type back struct {
	entries []journal.Entry
	given   int // how many of them the journal was told of
}

// take adds what waits to be given back. What could not be comes again, and is
// there already.
func (b *back) take(waiting []journal.Entry) {
	for _, e := range waiting {
		if !slices.ContainsFunc(b.entries, func(there journal.Entry) bool { return there.ID == e.ID }) {
			b.entries = append(b.entries, e)
		}
	}
}

// give gives what the journal was not told of yet, once.
func (b *back) give() []journal.Entry {
	fresh := b.entries[b.given:]
	b.given = len(b.entries)
	return fresh
}

func (b *back) draw(p *screen.Layout) {
	t := p.Theme
	for i, e := range b.entries {
		p.Named(screen.Only(i == 0, "put down"), p.Cut(letters.Line(e.Parked.Text), p.Column(), mostLines), t.Ink)
		if step := letters.Line(e.Parked.Step); step != "" {
			p.Named("", p.Cut(step, p.Column(), mostLines), t.Faint)
		}
	}
	if len(b.entries) > 0 {
		p.Gap(1)
	}
}

// mostLines are those of what may be very long: the whole of it is in the journal.
const mostLines = 4
