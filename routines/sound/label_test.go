package sound

import (
	"slices"
	"testing"
	"time"

	"lull/routines/practice"
)

func TestALabelHasAChapterForEveryPart(t *testing.T) {
	words := practice.NewPlan("imagine", "shore", "A shore", []practice.Phase{{Cue: practice.Say, Words: "It is\nlate.", Lasts: 90 * time.Second, Ends: true}})
	p := practice.Routine("evening", breathing(t, "4-6", time.Minute), words).Titled("The evening")
	l := LabelOf(p)
	if l.Title != "The evening" || len(l.Chapters) != 2 || l.Chapters[1].Title != "imagine shore" {
		t.Fatalf("the label is %+v", l)
	}
	want := [][2]string{{"TITLE", "The evening"}, {"CHAPTER000", "00:00:00.000"}, {"CHAPTER000NAME", l.Chapters[0].Title}, {"CHAPTER001", "00:01:00.000"}, {"CHAPTER001NAME", "imagine shore"}}
	if got := l.Comments(); !slices.Equal(got, want) {
		t.Errorf("the comments are %v", got)
	}
	if l := LabelOf(breathing(t, "4-6", time.Minute)); len(l.Chapters) != 0 {
		t.Errorf("a practice of one part has chapters: %v", l.Chapters)
	}
	c := Captions(p)
	last := c[len(c)-1]
	if last.Words != "It is late." || last.From != p.Lasts()-90*time.Second || last.To != p.Lasts() {
		t.Errorf("the last caption is %+v", last)
	}
	one := []Caption{{61 * time.Second, 62500 * time.Millisecond, "It is late."}}
	if got, want := SRT(one), "1\n00:01:01,000 --> 00:01:02,500\nIt is late.\n\n"; got != want {
		t.Errorf("as SRT %q", got)
	}
	if got, want := LRC("x", one), "[ti:x]\n[01:01.00]It is late.\n[01:02.50]\n"; got != want {
		t.Errorf("as LRC %q", got)
	}
}
