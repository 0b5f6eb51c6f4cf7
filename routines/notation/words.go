package notation

import (
	"fmt"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
)

// Words writes an entry as somebody would type it again now, without its time:
// coffee, 2 espresso, run 40m hard, stress 7. It is empty for what is not
// typed twice, such as a note.
func Words(e journal.Entry) string {
	switch {
	case e.Intake != nil:
		return intakeWords(e.Intake)
	case e.Exercise != nil:
		words := []string{e.Exercise.What}
		if e.Exercise.Lasted > 0 {
			words = append(words, minutes(e.Exercise.Lasted))
		}
		return strings.Join(append(words, intake.EffortWord(e.Exercise.Effort)), " ")
	case e.Nap != nil && e.Nap.Lasted > 0:
		return "nap " + minutes(e.Nap.Lasted)
	case e.Nap != nil:
		return "nap"
	case e.Medicine != nil && strings.HasPrefix(e.Medicine.What, string(journal.KindMedicine)):
		return e.Medicine.What
	case e.Medicine != nil:
		return string(journal.KindMedicine) + " " + e.Medicine.What
	case e.Rating != nil && e.Rating.What == "stress":
		return fmt.Sprintf("stress %d", e.Rating.Value)
	}
	return ""
}

func intakeWords(in *journal.Intake) string {
	words := []string{intake.Counted(in.What, in.Count)}
	if in.Big {
		words = append(words, "big")
	}
	if in.Over > 0 {
		words = append(words, "over "+minutes(in.Over))
	}
	return strings.Join(words, " ")
}

// Again gives what of the entries can be typed again as it was, newest first,
// each once and at most n. What was measured in another way, from a label or
// in millilitres, is left out: its words alone would mean another amount.
func Again(entries []journal.Entry, n int, known Known) []string {
	var again []string
	seen := map[string]bool{}
	for i := len(entries) - 1; i >= 0 && len(again) < n; i-- {
		e := entries[i]
		words := Words(e)
		small := strings.ToLower(words) // a name is the same in capitals
		if words == "" || seen[small] {
			continue
		}
		seen[small] = true
		if read, err := Entry([]string{words}, e.At, known); err == nil && same(read, e) {
			again = append(again, words)
		}
	}
	return again
}

// same tells whether two entries tell of the same thing, whenever it was.
func same(a, b journal.Entry) bool {
	switch {
	case a.Kind != b.Kind:
		return false
	case a.Intake != nil && b.Intake != nil:
		return *a.Intake == *b.Intake
	case a.Exercise != nil && b.Exercise != nil:
		return *a.Exercise == *b.Exercise
	case a.Medicine != nil && b.Medicine != nil:
		return *a.Medicine == *b.Medicine
	}
	return a.Rating != nil && b.Rating != nil
}
