package content

import (
	"slices"
	"strings"
	"testing"

	"lull/content/testdata/lines"
)

// places gives the names of the values that a sentence has places for.
func (w *Words) places(id string) []string {
	var out []string
	for rest := w.said[id].text; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return out
		}
		name, tail, _ := strings.Cut(after, "}")
		out, rest = append(out, name), tail
	}
}

func TestEveryLineThatIsAskedForHasWords(t *testing.T) {
	w := Wording()
	for _, by := range []string{"intake", "insight", "remind"} {
		asked := lines.Of(t, by)
		for id, values := range asked {
			if _, ok := w.said[id]; !ok {
				t.Errorf("%s has no words", id)
			}
			for _, place := range w.places(id) {
				if !slices.Contains(values, place) {
					t.Errorf("%s wants {%s}, which does not come with it; %v do", id, place, values)
				}
			}
		}
		for id, e := range w.said {
			if _, ok := asked[id]; !ok && e.where.file == "wording/"+by+".txt" {
				t.Errorf("%s: %s is never said", e.where, id)
			}
		}
	}
}

// The rules of docs/evidence.md, Words that are used.
func TestWordingKeepsTheRules(t *testing.T) {
	for id, e := range Wording().said {
		if id == "first" {
			continue // it says what the program is not, and needs the words for it
		}
		s := strings.ToLower(e.text)
		for _, name := range []string{"; empty for never", " safety settings", " safety.holds", "vaping and patches do not"} {
			s = strings.ReplaceAll(s, name, "") // a choice, a name and a fact, where the words are no order and no promise
		}
		for _, word := range []string{
			"!", "cause", "cure", "prove", " safe", "diagnos", "significant", "metabolism", "you will sleep",
			"must", "should", "don't", "do not", "stop", "well done", "great", "never", "bad ", "warning", "too late",
		} {
			if strings.Contains(s, word) {
				t.Errorf("%s says %q: %s", id, word, s)
			}
		}
		if len(s) > 260 {
			t.Errorf("%s is long: %d letters", id, len(s))
		}
	}
}

// The line on which an answer is typed fits a braille display of 40 cells, with
// the blank behind it and the cursor: the last sentence of every question.
func TestQuestionsFitABrailleDisplay(t *testing.T) {
	long := map[string]string{"day": "Wednesday 25 November", "Label": "How much, 0 to 10, and when", "text": strings.Repeat("tea ", 50)}
	asked := 0
	for id, e := range Wording().said {
		if !strings.HasPrefix(id, "lines.") && !strings.HasPrefix(id, "trial.ask") || !strings.HasSuffix(e.text, "?") {
			continue
		}
		asked++
		said := Wording().Say(id, long)
		if last := said[strings.LastIndex(". "+said, ". "):]; len(last) > 38 {
			t.Errorf("%s asks %q, of %d characters", id, last, len(last))
		}
	}
	if asked < 30 {
		t.Errorf("only %d questions were looked at", asked)
	}
}

func TestSayFillsThePlaces(t *testing.T) {
	got := Wording().Say("tonight.disagree", map[string]string{"mg": "56", "bed": "23:00", "low": "31", "high": "83"})
	if want := "About 56 mg at 23:00 (31 to 83), where studies disagree."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Wording().Say("no.such.id", nil); got != "" {
		t.Errorf("an unknown id says %q", got)
	}
	w := &Words{map[string]words{"a": {text: "x {b} y"}}}
	if got := w.Say("a", map[string]string{"b": "{b}"}); got != "x {b} y" {
		t.Errorf("braces in a value: got %q", got)
	}
}

func TestWordingGoesOnAcrossLinesAndSaysWhereItIsWrong(t *testing.T) {
	w := &Words{map[string]words{}}
	if err := w.add("f", "# words\na: one\n  two\n"); err != nil || w.Say("a", nil) != "one two" {
		t.Errorf("got %q, %v", w.Say("a", nil), err)
	}
	for text, want := range map[string]string{
		"a: x\na: y\n":  "f:2: a has its words at f:1 already",
		"  lost\n":      "f:1: this goes on with nothing",
		"# a\nno colon": "f:2: this is not like",
		"a: x {b\n":     "f:1: a brace is not closed",
		"a: x b}\n":     "f:1: a brace closes",
		"a: x {}\n":     "f:1: a brace is not closed",
	} {
		w := &Words{map[string]words{}}
		if err := w.add("f", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func BenchmarkWording(b *testing.B) {
	text, err := wordingFiles.ReadFile("wording/intake.txt")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		w := &Words{map[string]words{}}
		if err := w.add("f", string(text)); err != nil {
			b.Fatal(err)
		}
	}
}

// What is said of the evening without having been asked makes no night worse:
// that is for the day, where it is said at all.
func TestNothingSaidInTheEveningMakesTheNightWorse(t *testing.T) {
	with := map[string]string{}
	for id, names := range lines.Of(t, "intake") {
		for _, name := range names {
			with[name] = "x"
		}
		evening := strings.HasPrefix(id, "late.") || strings.HasPrefix(id, "step.") || strings.HasPrefix(id, "cutoff.") || strings.HasPrefix(id, "can.quiet.")
		if !evening {
			continue
		}
		words := Wording().Say(id, with)
		for _, not := range []string{"lighter", "half of the night", "waking", "another day", "rest is near", "shorter"} {
			if strings.Contains(words, not) {
				t.Errorf("%s: %s", id, words)
			}
		}
		if strings.Contains(id, "alcohol") && (strings.Contains(words, "already") || strings.Contains(words, "in the morning")) {
			t.Errorf("%s: %s", id, words)
		}
	}
}
