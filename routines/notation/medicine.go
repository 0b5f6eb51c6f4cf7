package notation

import (
	"errors"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
)

// medicine keeps what was typed, how many and the dose included; none of it counts.
func medicine(item mention, p parts) (journal.Entry, error) {
	switch {
	case p.strength >= 0:
		return journal.Entry{},
			errors.New("a strength does not go with a medicine; its milligrams do, like medicine melatonin 3mg")
	case p.over > 0:
		return journal.Entry{},
			errors.New("how long does not go with a medicine; when does, like medicine melatonin at 22:00")
	}
	return medicineEntry(item, p.verbatim(0, len(p.words))), nil
}

// medicineEntry makes a medicine of its words, without those before it that say
// only that it is one, and of a drug what was had and counts nothing.
func medicineEntry(item mention, text string) journal.Entry {
	called := false
	for _, word := range []string{"1 ", "a ", "an ", "medicine ", "medicine: ", "1 ", "a ", "an "} {
		bare, ok := strings.CutPrefix(text, word)
		text, called = bare, called || ok && len(word) > len("an ")
	}
	if item.Name == intake.Drug && !called {
		return journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: text, Count: 1}}
	}
	return journal.Entry{Kind: journal.KindMedicine, Medicine: &journal.Medicine{What: text}}
}

// typed is a word or an amount as it stands in a line.
type typed struct {
	text string
	at   int  // how many words stand before it
	word bool // and is no amount, count or article
}

// verbatim gives what stands in a line from one word to before another, its
// amounts, counts and articles included.
func (p parts) verbatim(from, to int) string {
	var all []string
	for _, t := range p.typed {
		if t.word && t.at >= to {
			break
		}
		if t.at >= from {
			all = append(all, t.text)
		}
	}
	return saidBack(all)
}
