package screen_test

import (
	"testing"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// In every list the same keys move: round both ends, by pages, to the first and
// the last, and by the first letter without its article, a capital one back.
func TestTheKeysOfAList(t *testing.T) {
	lines := []string{"An attic room", "A slow canal boat", "Calm", "Even", "The courtyard", "A mountain hut", "Zz"}
	for _, c := range []struct {
		from int
		key  string
		want int
	}{
		{0, "down", 1},
		{0, "j", 1},
		{6, "down", 0},
		{0, "up", 6},
		{3, "k", 2},
		{3, "home", 0},
		{3, "end", 6},
		{0, "pgdown", 3},
		{5, "pgdown", 6},
		{4, "pgup", 1},
		{1, "pgup", 0},
		{0, "c", 2},
		{2, "c", 4},
		{4, "c", 2},
		{4, "C", 2},
		{3, "c", 4},
		{3, "C", 2},
		{2, "C", 4},
		{0, "C", 4},
		{0, "s", 1},
		{0, "a", 0},
		{0, "m", 5},
		{3, "x", 3},
		{3, "space", 3},
	} {
		l := screen.List{At: c.from}
		p := screen.NewLayout(screen.Area{Width: 40, Height: 12}, screentest.Bare())
		p.List(&l, len(lines), 6, func(r screen.Row) { r.Line("") }) // four lines are seen
		moved := l.Press(screentest.Key(c.key), len(lines), func(i int) string { return lines[i] })
		if l.At != c.want || !moved && c.from != c.want {
			t.Errorf("%s leads from %d to %d, want %d", c.key, c.from, l.At, c.want)
		}
	}
}

// Below a line that is typed it begins, and home and the letters are that line's.
func TestTheKeysOfAListBelowALine(t *testing.T) {
	for _, c := range []struct {
		from int
		key  string
		want int
	}{
		{-1, "down", 0}, {0, "up", -1}, {-1, "up", 2}, {2, "down", -1}, {-1, "pgdown", 0}, {1, "home", 1}, {1, "k", 1},
	} {
		l := screen.BelowLine()
		l.At = c.from
		if l.PressBelow(screentest.Key(c.key), 3); l.At != c.want {
			t.Errorf("%s leads from %d to %d, want %d", c.key, c.from, l.At, c.want)
		}
	}
	l := screen.BelowLine()
	if l.PressBelow(screentest.Key("down"), 0) || l.At != -1 {
		t.Errorf("in an empty list it stands on %d", l.At)
	}
}
