package practice

import (
	"testing"
	"time"

	"lull/routines/practice"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// A frame costs the lines of its window and of its words.
func TestAFrameIsDrawnCheaply(t *testing.T) {
	p, th := onPaper(practice.Breathe(practice.Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}, time.Minute), false)
	size := screen.Area{Width: 80, Height: 24}
	p.At = 3 * time.Second
	p.Draw(size, th)
	if n := testing.AllocsPerRun(200, func() { p.Draw(size, th) }); n > 52 { // one more than before for the shape of the cells
		t.Errorf("a breath takes %v allocations", n)
	}
	w, th := onPaper(screentest.Stroll(), false)
	w.At = 3 * time.Second
	if n := testing.AllocsPerRun(200, func() { w.Draw(size, th) }); n > 240 {
		t.Errorf("a passage takes %v allocations", n)
	}
}
