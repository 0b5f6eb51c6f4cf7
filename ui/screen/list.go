package screen

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// List is the place in a list of lines. Every list of the program is one, so
// that the same keys move in all of them: a line up and down, round both ends;
// a page; the first and the last; and a letter goes to the next line that
// begins with it, a capital one to the line before. A letter that is a key of the
// screen stays that key, since a screen asks its list last.
type List struct {
	At    int // the line, from 0; -1 for the typed one above a list made so
	least int // 0, or -1 where the line that is typed above is one of them
	rows  int // of the window as it was last drawn
}

// BelowLine is a list that goes on from the line typed above it.
func BelowLine() List { return List{At: -1, least: -1} }

func (List) Help() []key.Binding {
	return []key.Binding{UpKey, DownKey, homeKey, endKey, pageUpKey, pageDownKey, letterKey, capitalKey}
}

// Press takes a key that moves among n lines, and tells whether it was one. name
// gives what a line begins with.
func (l *List) Press(k tea.KeyPressMsg, n int, name func(i int) string) bool {
	switch {
	case n == 0:
		return false
	case key.Matches(k, homeKey):
		l.At = 0
	case key.Matches(k, endKey):
		l.At = n - 1
	default:
		return l.move(k, n, UpKey, DownKey) || l.jump(k, n, name)
	}
	return true
}

// PressBelow takes a key that moves among n lines below one that is typed: its
// letters, and home and end, belong to that one.
func (l *List) PressBelow(k tea.KeyPressMsg, n int) bool {
	return n > 0 && l.move(k, n, UpArrow, DownArrow)
}

// move goes a line on or back, round both ends, or a window, which stops there.
func (l *List) move(k tea.KeyPressMsg, n int, up, down key.Binding) bool {
	rows := max(l.rows-1, 1)
	switch {
	case key.Matches(k, up):
		l.Step(-1, n)
	case key.Matches(k, down):
		l.Step(1, n)
	case key.Matches(k, pageUpKey):
		l.At = max(min(l.At-rows, n-1), 0)
	case key.Matches(k, pageDownKey):
		l.At = max(min(l.At+rows, n-1), 0)
	default:
		return false
	}
	return true
}

// Step goes some lines on among n, or back, and round both ends.
func (l *List) Step(by, n int) {
	if all := n - l.least; all > 0 {
		l.At = l.least + ((l.At-l.least+by)%all+all)%all
	}
}

// Within keeps the place among n lines, of which there may be fewer by now.
func (l *List) Within(n int) { l.At = max(min(l.At, n-1), l.least) }

// window gives the lines that show of n, and keeps how many there is room for.
func (l *List) window(n, rows int) (first, last int) {
	first = max(min(max(l.At, 0)-rows/2, n-rows), 0)
	last = min(first+rows, n)
	l.rows = last - first
	return first, last
}

// jump goes to the next name with a letter, and with a capital one back.
func (l *List) jump(k tea.KeyPressMsg, n int, name func(i int) string) bool {
	if utf8.RuneCountInString(k.Text) != 1 || k.Text == " " {
		return false
	}
	letter, by := strings.ToLower(k.Text), 1
	if letter != k.Text {
		by = -1
	}
	for on := 1; on <= n; on++ {
		if i := ((l.At+by*on)%n + n) % n; strings.HasPrefix(bare(name(i)), letter) {
			l.At = i
			return true
		}
	}
	return false
}

// bare is a title in small letters without its article: A shore at night is
// looked for under s.
func bare(title string) string {
	title = strings.ToLower(title)
	first, rest, _ := strings.Cut(title, " ")
	if slices.Contains([]string{"a", "an", "the"}, first) && rest != "" {
		return rest
	}
	return title
}
