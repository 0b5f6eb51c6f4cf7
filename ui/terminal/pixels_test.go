//go:build unix

package terminal_test

import (
	"bytes"
	"regexp"
	"syscall"
	"testing"
	"time"

	"lull/ui/terminal"
	"lull/ui/terminal/ptytest"
)

var placing = regexp.MustCompile(`\x1b_Ga=p,i=61180,[^\x1b]*\x1b`)

// cellSize and hasGraphics are what a terminal answers that shows pictures.
const (
	cellSize    = "\x1b[6;18;9t"
	hasGraphics = "\x1b_Gi=61180;OK\x1b\\"
)

// A stop takes the image out of the terminal, which somebody else then writes
// on; what goes on shows it again, and from then on it moves.
func TestPixelsGoAndComeAgainWithAStop(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{
		Args: []string{"breathe"}, Answers: map[string]string{terminal.AskGraphics: cellSize + hasGraphics},
	})
	count := func(written []byte) int { return len(placing.FindAll(written, -1)) }
	p.Until("the breath in pixels", func(string) bool { return count(p.Written()) > 10 })
	p.Press("\x1a")
	p.Stopped()
	// What it wrote before it stopped may still be on its way here.
	p.Until("both images taken away", func(string) bool {
		return bytes.Contains(p.Written(), []byte("a=d,d=I,i=61180")) && bytes.Contains(p.Written(), []byte("a=d,d=I,i=61181"))
	})
	before := p.Written()
	gone := bytes.LastIndex(before, []byte("a=d,d=I,i=61180"))
	if count(before[gone:]) > 0 {
		t.Error("a picture is placed after the image was taken away")
	}
	p.Signal(syscall.SIGCONT)
	again := func() []byte { return p.Written()[len(before):] }
	p.Until("the picture of a breath that rests", func(string) bool { return count(again()) > 0 })
	if !bytes.Contains(again(), []byte("a=t,f=100")) {
		t.Error("the image is placed and not sent again")
	}
	rests := count(again())
	p.Press(" ")
	p.Until("the breath going on", func(string) bool { return count(again()) > rests+10 })
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
}

// A terminal that says that it shows pictures gets the breath in pixels, for
// few bytes, and keeps none of them.
func TestBreathInPixels(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe"}})
	p.Until("the breath in cells", orbAndWord)
	if !bytes.Contains(p.Written(), []byte(terminal.AskGraphics)) {
		t.Fatal("the terminal is not asked for pictures")
	}
	if bytes.Contains(p.Written(), []byte("\x1b_Ga=")) {
		t.Error("pictures are sent before the terminal says that it shows them")
	}
	p.Press(cellSize + hasGraphics)
	count := func() int { return len(placing.FindAll(p.Written(), -1)) }
	p.Until("a picture", func(string) bool { return count() > 0 })
	sent := len(p.Written())
	if sent > 250e3 {
		t.Errorf("%d bytes until there is a picture, want at most 250 KB", sent)
	}
	began := time.Now()
	p.Until("more pictures", func(string) bool { return count() > 250 })
	took := time.Since(began).Seconds()
	rate, pictures := float64(len(p.Written())-sent)/took, float64(count())/took
	t.Logf("%d bytes once, then %.1f KB/s and %.0f pictures a second", sent, rate/1e3, pictures)
	if rate > 4e3 {
		t.Errorf("%.1f KB/s, twice what is aimed at", rate/1e3)
	}
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
	t.Logf("%.2f %% of a core", 100*ratio(p.Used(), p.Lasted()))
	written := p.Written()
	if gone := bytes.LastIndex(written, []byte("a=d,d=I,i=61180")); gone < 0 {
		t.Error("the image is left in the terminal")
	} else if bytes.Contains(written[gone:], []byte("a=p,")) {
		t.Error("a picture is placed after the last")
	}
}

func TestMeasureMinuteOfPixels(t *testing.T) {
	t.Parallel()
	measuring(t)
	for _, pacer := range []string{"orb", "wave"} {
		t.Run(pacer, func(t *testing.T) {
			t.Parallel()
			minuteOfPixels(t, pacer)
		})
	}
}

func minuteOfPixels(t *testing.T, pacer string) {
	t.Helper()
	p := ptytest.Start(t, ptytest.Options{
		Args: []string{"breathe", "calm"}, Environ: []string{"LULL_PACER=" + pacer},
		Answers: map[string]string{terminal.AskGraphics: cellSize + hasGraphics},
	})
	p.Until("a picture", func(string) bool { return placing.Match(p.Written()) })
	before, began, sent := p.Used(), time.Now(), len(p.Written())
	<-time.After(time.Minute) // a minute is what is measured
	used, took, written := p.Used()-before, time.Since(began), p.Written()[sent:]
	p.Press("q")
	p.Ended()
	pictures, last := 0, ""
	for _, placed := range placing.FindAll(written, -1) {
		if string(placed) != last {
			pictures++
		}
		last = string(placed)
	}
	core, kilobytes, rate := 100*ratio(used, took), float64(len(written))/1000/took.Seconds(), float64(pictures)/took.Seconds()
	t.Logf("a minute of the %s in pixels: %d bytes once, then %.2f %% of a core; %.2f KB/s; %.1f pictures a second that differ", pacer, sent, core, kilobytes, rate)
	if core > 3 || kilobytes > 4 || rate < 12 {
		t.Error("that is more than twice what is aimed at (1.5 %, 2 KB/s at most, 24 pictures a second at least)")
	}
}
