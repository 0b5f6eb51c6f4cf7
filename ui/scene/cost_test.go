package scene

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/ui/theme"
)

// wire is what the terminal library would send: its own renderer, driven in
// the way the library drives it.
type wire struct {
	out bytes.Buffer
	r   *uv.TerminalRenderer
	buf uv.ScreenBuffer
}

func newWire(w, h int, p colorprofile.Profile) *wire {
	s := &wire{buf: uv.NewScreenBuffer(w, h)}
	s.r = uv.NewTerminalRenderer(&s.out, []string{"TERM=xterm-256color"})
	s.r.SetColorProfile(p)
	s.r.SetFullscreen(true)
	s.r.SetRelativeCursor(false)
	s.r.SetScrollOptim(true)
	s.r.Erase()
	return s
}

// send draws one picture and gives the bytes it took.
func (s *wire) send(picture string) int {
	s.buf.Clear()
	uv.NewStyledString(picture).Draw(s.buf, s.buf.Bounds())
	s.r.Render(s.buf.RenderBuffer)
	s.r.Flush()
	n := s.out.Len()
	s.out.Reset()
	return n
}

func mustNew(t testing.TB, name string, seed uint64, p colorprofile.Profile, o Options) *Scene {
	t.Helper()
	s, ok := New(name, seed, theme.New("ember", p, theme.Options{}), o)
	if !ok {
		t.Fatalf("no scene called %q", name)
	}
	return s
}

// cost is the bytes a second of a scene over some time, and the most in any one
// second of it. The first picture is not counted.
func cost(t testing.TB, name string, seed uint64, p colorprofile.Profile, w, h int) (mean, most float64) {
	s := mustNew(t, name, seed, p, Options{})
	pic, _ := Layout(w, h)
	out := newWire(pic.Width, pic.Height, p)
	const from, lasts = 30 * time.Second, 30 * time.Second
	seconds := make([]int, lasts/time.Second)
	for at := from - s.Rate(); at < from+lasts; at = s.Next(at) {
		n := out.send(s.Draw(Frame{pic.Width, pic.Height, at, 1, 0}))
		if at >= from {
			seconds[(at-from)/time.Second] += n
		}
	}
	sum, top := 0, 0
	for _, n := range seconds {
		sum += n
		top = max(top, n)
	}
	return float64(sum) / lasts.Seconds(), float64(top)
}

// A scene is left open for twenty minutes, perhaps over a telephone: it sends
// half of what the breath does, on every evening.
func TestSceneSendsLittle(t *testing.T) {
	for _, name := range names() {
		mean, most := 0.0, 0.0
		for seed := range uint64(3) {
			m, top := cost(t, name, seed, colorprofile.TrueColor, 80, 24)
			mean, most = max(mean, m), max(most, top)
		}
		large, _ := cost(t, name, 1, colorprofile.TrueColor, 200, 60)
		few, _ := cost(t, name, 1, colorprofile.ANSI256, 80, 24)
		none, _ := cost(t, name, 1, colorprofile.Ascii, 80, 24)
		t.Logf("%-8s %4.1f KB/s, at most %4.1f in a second; at 200x60 %4.1f; in 256 colours %3.1f, in none %3.1f",
			name, mean/1e3, most/1e3, large/1e3, few/1e3, none/1e3)
		if mean > 10e3 {
			t.Errorf("%s: %.1f KB/s, want at most 10", name, mean/1e3)
		}
		if most > 20e3 {
			t.Errorf("%s: %.1f KB in one second, want at most 20", name, most/1e3)
		}
		if large > 40e3 {
			t.Errorf("%s: %.1f KB/s in a large window, want at most 40", name, large/1e3)
		}
		if few > 5e3 || none > 5e3 {
			t.Errorf("%s: %.1f KB/s in 256 colours, %.1f in none, want at most 5", name, few/1e3, none/1e3)
		}
	}
}

func TestPictureAllocatesOnlyItsString(t *testing.T) {
	for _, name := range names() {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.Ascii} {
			s := mustNew(t, name, 1, p, Options{})
			at := time.Duration(0)
			draw := func() {
				at = s.Next(at)
				f := Frame{80, 17, at, 1, 0}
				s.Draw(f)
			}
			for range 300 {
				draw() // the tables and the longest picture
			}
			if got := testing.AllocsPerRun(100, draw); got > 1 {
				t.Errorf("%s in %v: %.1f allocations a picture, want 1", name, p, got)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, name := range names() {
		for _, size := range [][2]int{{80, 17}, {480, 127}} {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(b *testing.B) {
				s := mustNew(b, name, 1, colorprofile.TrueColor, Options{})
				at := time.Duration(0)
				b.ReportAllocs()
				for b.Loop() {
					at = s.Next(at)
					s.Draw(Frame{size[0], size[1], at, 1, 0})
				}
			})
		}
	}
}
