package scene

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/orb/orbtest"
	"lull/ui/theme"
)

func mustNew(t testing.TB, name string, seed uint64, p colorprofile.Profile) *Scene {
	t.Helper()
	return mustCut(t, name, seed, p, 4)
}

func mustCut(t testing.TB, name string, seed uint64, p colorprofile.Profile, cut int) *Scene {
	t.Helper()
	s := New(name, seed, new(theme.New("ember", p, theme.Options{Cut: cut})), false)
	if s == nil {
		t.Fatalf("no scene called %q", name)
	}
	return s
}

// cost is the bytes a second of a scene over some time, and the most in any one
// second of it. The first picture is not counted.
func cost(s *Scene, p colorprofile.Profile, w, h int) (mean, most float64) {
	pic, _ := Layout(w, h)
	out := orbtest.NewWire(pic.Width, pic.Height, p)
	const from, lasts = 30 * time.Second, 30 * time.Second
	seconds := make([]int, lasts/time.Second)
	for at := from - s.kind.every; at < from+lasts; at = s.Next(at) {
		n := out.Send(s.Draw(Frame{Width: pic.Width, Height: pic.Height, At: at, Way: at.Minutes() / 8, Light: 1}))
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
		for seed := range uint64(2) {
			m, top := cost(mustNew(t, name, seed, colorprofile.TrueColor), colorprofile.TrueColor, 80, 24)
			mean, most = max(mean, m), max(most, top)
		}
		coarser := [4]float64{}
		for _, cut := range []int{0, 2, 3} {
			coarser[cut], _ = cost(mustCut(t, name, 1, colorprofile.TrueColor, cut), colorprofile.TrueColor, 80, 24)
		}
		large, _ := cost(mustNew(t, name, 1, colorprofile.TrueColor), colorprofile.TrueColor, 200, 60)
		few, _ := cost(mustNew(t, name, 1, colorprofile.ANSI256), colorprofile.ANSI256, 80, 24)
		none, _ := cost(mustNew(t, name, 1, colorprofile.Ascii), colorprofile.Ascii, 80, 24)
		t.Logf("%-8s octants %4.1f KB/s, at most %4.1f in a second, at 200x60 %4.1f; sextants %4.1f; quadrants %4.1f; halves %4.1f; in 256 colours %3.1f, in none %3.1f",
			name, mean/1e3, most/1e3, large/1e3, coarser[3]/1e3, coarser[2]/1e3, coarser[0]/1e3, few/1e3, none/1e3)
		mean = max(mean, slices.Max(coarser[:]))
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
			s := mustNew(t, name, 1, p)
			at := time.Duration(0)
			draw := func() {
				at = s.Next(at)
				f := Frame{Width: 80, Height: 17, At: at, Light: 1}
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
				s := mustNew(b, name, 1, colorprofile.TrueColor)
				at := time.Duration(0)
				b.ReportAllocs()
				for b.Loop() {
					at = s.Next(at)
					s.Draw(Frame{Width: size[0], Height: size[1], At: at, Light: 1})
				}
			})
		}
	}
}
