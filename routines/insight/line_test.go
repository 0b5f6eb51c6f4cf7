package insight

import "testing"

// A change that rounds to nothing has no sign.
func TestFiguresAreWrittenWithTheSignTheyHave(t *testing.T) {
	for x, want := range map[float64][2]string{
		0.2: {"0", "0"}, -0.2: {"0", "0"}, 0.3: {"0", "+0.5"}, -0.3: {"0", "-0.5"}, 12.6: {"+13", "+12.5"}, -12.6: {"-13", "-12.5"}, 0: {"0", "0"},
	} {
		if got := [2]string{signed(x), change(x)}; got != want {
			t.Errorf("%v is written %q, want %q", x, got, want)
		}
	}
}
