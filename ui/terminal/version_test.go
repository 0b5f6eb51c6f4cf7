package terminal

import "testing"

func TestAMissingGlyphIsNeverSent(t *testing.T) {
	for said, want := range map[string]int{
		"kitty(0.40.0)": 4, "kitty(0.39.1)": 3, "kitty(0.26.5)": 3, "kitty(0.19.3)": 2,
		"foot(1.20.2)": 4, "foot(1.13.1)": 3, "ghostty 1.2.3": 4, "ghostty 1.1.0": 3,
		"VTE(7802)": 4, "VTE(7006)": 3, "VTE(6003)": 2,
		"WezTerm 20240203-110809-5046fc22": 3, "WezTerm 20210502-154244-3f7122cb": 2,
		"Konsole 22.12.3": 2, "XTerm(379)": 2, "tmux 3.5a": 2, "kitty": 2, "": 2, "kitty(99999999999999999999999.1)": 2,
	} {
		if got := Cut(said); got != want {
			t.Errorf("%q: a cell is cut into %d rows, want %d", said, got, want)
		}
	}
}
