package screen

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/prose"
	"lull/ui/theme"
)

// Layout lays lines of words on a screen: a margin, a title, lines, and the keys
// at the foot. Every screen of words is one.
type Layout struct {
	Area  Area
	Theme *theme.Theme
	Lines []string
	inner int // how wide the lines are
}

// NewLayout lays out a page, in the middle of a window that is wider than words
// are well read in.
func NewLayout(a Area, t *theme.Theme) *Layout { return newLayout(a, t, usualWidth) }

// NewWideLayout lays out a page of pictures, or of columns.
func NewWideLayout(a Area, t *theme.Theme) *Layout { return newLayout(a, t, mostWidth) }

func newLayout(a Area, t *theme.Theme, most int) *Layout {
	p := &Layout{Area: a, Theme: t}
	edge := 1
	if p.Wide() {
		edge = 3
	}
	p.inner = min(max(a.Width-2*edge, 0), most)
	return p
}

// How wide pages are at most.
const (
	usualWidth = 100
	mostWidth  = 176
)

// The least window in which a screen of words still reads well.
const (
	leastWidth  = 40
	leastHeight = 12
)

// Wide tells whether there is room for two columns and air.
func (p *Layout) Wide() bool { return p.Area.Width >= 60 && p.Area.Height >= 20 }

func (p *Layout) margin() int { return (p.Area.Width - p.inner) / 2 }

func (p *Layout) Inner() int { return p.inner }

// Within is an empty page beside this one or below it, of another width.
func (p *Layout) Within(width int) *Layout {
	return &Layout{Area: p.Area, Theme: p.Theme, inner: width}
}

// Columns adds the lines of two pages side by side.
func (p *Layout) Columns(left, right *Layout) {
	for i := range max(len(left.Lines), len(right.Lines)) {
		l, r := "", ""
		if i < len(left.Lines) {
			l = left.Lines[i]
		}
		if i < len(right.Lines) {
			r = right.Lines[i]
		}
		p.Line(l + p.Theme.Air(p.inner-right.inner-ansi.StringWidth(l)) + r)
	}
}

// Title opens the page: its name, and on the right where or when one is.
func (p *Layout) Title(name, right string) {
	p.Gap(1)
	p.Spread(p.Theme.Title.Render(name), p.Theme.Faint.Render(right))
}

// Gap leaves lines empty; in a small window one is enough, or none.
func (p *Layout) Gap(n int) {
	if !p.Wide() {
		n = min(n, 1)
	}
	for range n {
		p.Lines = append(p.Lines, "")
	}
}

// Line adds one line.
func (p *Layout) Line(styled string) { p.Lines = append(p.Lines, styled) }

// Spread puts one text left and one right on a line.
func (p *Layout) Spread(left, right string) {
	air := p.Inner() - ansi.StringWidth(left) - ansi.StringWidth(right)
	if air < 1 {
		p.Line(left)
		return
	}
	p.Line(left + p.Theme.Air(air) + right)
}

// NameColumn is how wide the names at the left of a wide page are.
const NameColumn = 13

// Pair adds a name and what it says, and something at the right edge. In a
// narrow window the name stands above.
func (p *Layout) Pair(name, styled, right string) {
	if !p.Wide() {
		if name != "" {
			p.Spread(p.Theme.Faint.Render(name), right)
			right = ""
		}
		p.Spread(p.Fit(styled), right)
		return
	}
	p.Spread(p.Theme.Padded(name, NameColumn, p.Theme.Faint)+styled, right)
}

// Beside adds a name and two texts in columns; in a narrow window the second
// stands below the first.
func (p *Layout) Beside(name, first, second string) {
	if !p.Wide() {
		p.Pair(name, first, "")
		if second != "" {
			p.Line(p.Fit(p.Theme.Air(2) + second))
		}
		return
	}
	half := (p.Inner() - NameColumn) / 2
	both := first + p.Theme.Air(max(half-ansi.StringWidth(first), 2)) + second
	p.Pair(name, ansi.Truncate(both, p.Inner()-NameColumn, p.Theme.Shapes.More), "")
}

// Said adds words in the second column, over as many lines as they need.
func (p *Layout) Said(words string, style lipgloss.Style) {
	if words == "" {
		return
	}
	if !p.Wide() {
		p.Wrap(words, style)
		return
	}
	p.Named("", prose.Wrap(words, p.Column()), style)
}

// Named adds lines in the second column, and a name before the first of them.
func (p *Layout) Named(name string, lines []string, style lipgloss.Style) {
	for _, l := range lines {
		p.Pair(name, style.Render(l), "")
		name = ""
	}
}

// Column is how wide words stand beside a name.
func (p *Layout) Column() int {
	if !p.Wide() {
		return p.Inner()
	}
	return min(p.Inner()-NameColumn, 62)
}

// Fit cuts a line to the page, saying so with a mark.
func (p *Layout) Fit(styled string) string {
	return ansi.Truncate(styled, p.Inner(), p.Theme.Faint.Render(p.Theme.Shapes.More))
}

// Wrap adds words over as many lines as they need.
func (p *Layout) Wrap(words string, style lipgloss.Style) {
	for _, l := range prose.Wrap(words, min(p.Inner(), 72)) {
		p.Line(style.Render(l))
	}
}

// foot is the line of the keys: as many of the first ones as there is room for,
// and always the way back and the one that shows them all.
func (p *Layout) foot(keys []key.Binding) string {
	const gap = 3
	always := func(k key.Binding) bool { return k.Help().Key == "?" || k.Help().Key == "esc" }
	shown, reserved := make([]string, len(keys)), 0 // reserved is the width that has to stay free
	for i, k := range keys {
		shown[i] = p.Key(k, p.Theme.Faint)
		if always(k) {
			reserved += gap + ansi.StringWidth(shown[i])
		}
	}
	var line []string
	width, full := -gap, false
	for i, k := range keys {
		wide := gap + ansi.StringWidth(shown[i])
		if always(k) {
			reserved -= wide
		} else if full = full || width+wide+reserved > p.Inner(); full {
			continue
		}
		line, width = append(line, shown[i]), width+wide
	}
	return p.Fit(strings.Join(line, p.Theme.Air(gap)))
}

// Key is a key and what it does.
func (p *Layout) Key(k key.Binding, does lipgloss.Style) string {
	return p.Theme.Key.Render(k.Help().Key) + p.Theme.Air(1) + does.Render(k.Help().Desc)
}

// Draw gives exactly the lines of the area, with the keys at the foot.
func (p *Layout) Draw(keys []key.Binding) string {
	if p.Area.Width < leastWidth || p.Area.Height < leastHeight {
		return p.tooSmall()
	}
	last := p.Area.Height - 2 // a line at the edge and the keys
	if p.Wide() {
		last-- // a dark line below the keys
	}
	lines := p.squeeze(last)
	for len(lines) < last {
		lines = append(lines, "")
	}
	lines = append(lines, p.foot(keys))
	margin := p.Theme.Air(p.margin())
	for i, l := range lines {
		if l != "" {
			lines[i] = margin + l
		}
	}
	return p.Theme.Fill(strings.Join(lines, "\n"), p.Area.Width, p.Area.Height)
}

// squeeze gives at most n lines: air goes first, from below, and then the last
// lines.
func (p *Layout) squeeze(n int) []string {
	lines := append([]string(nil), p.Lines...)
	for i := len(lines) - 1; i >= 0 && len(lines) > n; i-- {
		if lines[i] == "" {
			lines = append(lines[:i], lines[i+1:]...)
		}
	}
	return lines[:min(len(lines), n)]
}

// tooSmall says kindly that a little more room would help.
func (p *Layout) tooSmall() string {
	words := "a little more room, please"
	if p.Area.Width < len(words) {
		words = "more room"
	}
	above := strings.Repeat("\n", max((p.Area.Height-1)/2, 0))
	return p.Theme.Fill(above+p.Theme.Centre(words, p.Area.Width, p.Theme.Faint), p.Area.Width, p.Area.Height)
}

// Laid wraps a passage to lines no wider than a window or [PassageWidth], of
// about one length, so that no word stands alone below two long lines.
func Laid(words string, width int) []string {
	all := strings.Fields(words)
	if len(all) == 0 {
		return nil
	}
	words, width = strings.Join(all, " "), max(min(width, PassageWidth), 1)
	lines := prose.Wrap(words, width)
	least := width / 2 // narrower than that no line gets, nor than the longest word
	for _, w := range all {
		least = max(least, ansi.StringWidth(w)-1)
	}
	for narrower := width - 1; narrower > least; narrower-- {
		tried := prose.Wrap(words, narrower)
		if len(tried) > len(lines) {
			break
		}
		lines = tried
	}
	return lines
}

// Beneath draws a picture of some rows and below it, from a row on, words in the
// middle.
func Beneath(a Area, t *theme.Theme, picture string, rows, from int, words []string, style lipgloss.Style) string {
	var b strings.Builder
	b.WriteString(picture)
	for y := rows; y < a.Height; y++ {
		if y > 0 {
			b.WriteByte('\n')
		}
		line := ""
		if i := y - from; i >= 0 && i < len(words) {
			line = words[i]
		}
		b.WriteString(t.Centre(line, a.Width, style))
	}
	return b.String()
}

// InTheDark puts a few lines, in one column, below the middle of a dark screen.
func InTheDark(a Area, t *theme.Theme, lines []string) string {
	wide := 0
	for _, l := range lines {
		wide = max(wide, ansi.StringWidth(l))
	}
	margin := t.Air((a.Width - wide) / 2)
	drawn := make([]string, max((a.Height-len(lines))*2/3, 0), a.Height+len(lines))
	for _, l := range lines {
		drawn = append(drawn, margin+t.Ink.Render(l))
	}
	return t.Fill(strings.Join(drawn, "\n"), a.Width, a.Height)
}

// KeyInTheDark is a key and what it does, for a dark screen.
func KeyInTheDark(key, words string, width int) []string {
	const column = 8
	lines := Laid(words, width-column)
	for i, l := range lines {
		lines[i] = fmt.Sprintf("%-*s%s", column, Only(i == 0, key), l)
	}
	return lines
}

// Only gives a text where something holds.
func Only(when bool, text string) string {
	if when {
		return text
	}
	return ""
}

// PassageWidth is how wide a passage is set at most, in cells.
const PassageWidth = 38
