package journal

import "lull/routines/letters"

// Clean gives the entry with its texts fit to be shown: names on one line,
// notes on several. It is asked before an entry is stored and after one is
// read, so that no face needs to think of what an import or another hand
// brought.
func (e Entry) Clean() Entry {
	e.Session = cleaned(e.Session, func(s *Session) { line(&s.Practice, &s.Name) })
	e.Intake = cleaned(e.Intake, func(i *Intake) { line(&i.What) })
	e.Exercise = cleaned(e.Exercise, func(x *Exercise) { line(&x.What) })
	e.Rating = cleaned(e.Rating, func(r *Rating) { line(&r.What) })
	e.Night = cleaned(e.Night, func(n *Night) { n.Note = letters.Lines(n.Note) })
	e.Note = cleaned(e.Note, func(n *Note) { n.Text = letters.Lines(n.Text) })
	e.Parked = cleaned(e.Parked, func(p *Parked) { p.Text, p.Step = letters.Lines(p.Text), letters.Lines(p.Step) })
	e.Trial = cleaned(e.Trial, func(t *Trial) { line(&t.Trial, &t.Event, &t.Text, &t.Arm) })
	return e
}

// cleaned gives a part of its own, so that the entry given stays as it was.
func cleaned[T any](part *T, clean func(*T)) *T {
	if part == nil {
		return nil
	}
	own := *part
	clean(&own)
	return &own
}

func line(texts ...*string) {
	for _, s := range texts {
		*s = letters.Line(*s)
	}
}
