//go:build unix

package terminal_test

import (
	"bytes"
	"regexp"
	"testing"
	"time"

	"lull/ui/terminal"
	"lull/ui/terminal/ptytest"
)

var placing = regexp.MustCompile(`\x1b_Ga=p,i=61180,[^\x1b]*\x1b`)

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
	p.Press("\x1b[6;18;9t\x1b_Gi=61180;OK\x1b\\")
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
	t.Logf("%.2f %% of a core", 100*ratio(p.Used(), p.EndedAt().Sub(p.Started)))
	written := p.Written()
	if gone := bytes.LastIndex(written, []byte("a=d,d=I,i=61180")); gone < 0 {
		t.Error("the image is left in the terminal")
	} else if bytes.Contains(written[gone:], []byte("a=p,")) {
		t.Error("a picture is placed after the last")
	}
}
