package screen

import (
	"slices"
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
	Inner int // how wide the lines are
}

// NewLayout lays out a page no wider than words are well read in.
func NewLayout(a Area, t *theme.Theme) *Layout { return NewLayoutOf(a, t, usualWidth) }

// NewWideLayout lays out a page of pictures, or of columns.
func NewWideLayout(a Area, t *theme.Theme) *Layout { return NewLayoutOf(a, t, mostWidth) }

// NewLayoutOf lays out a page that is so wide at most.
func NewLayoutOf(a Area, t *theme.Theme, most int) *Layout {
	p := &Layout{Area: a, Theme: t}
	edge := 1
	if p.Wide() {
		edge = 3
	}
	p.Inner = min(max(a.Width-2*edge, 0), most, mostWidth)
	return p
}

// How wide pages are at most, and a paragraph on them.
const (
	usualWidth = 100
	mostWidth  = 176
	mostWords  = 72
)

// LeastWidth and LeastHeight are the least window, in cells, in which a screen of
// words still reads well.
const (
	LeastWidth  = 40
	LeastHeight = 12
)

// Wide tells whether there is room for two columns and air.
func (p *Layout) Wide() bool { return p.Area.Width >= 60 && p.Area.Height >= 20 }

// Within is an empty page beside this one or below it, of another width.
func (p *Layout) Within(width int) *Layout {
	return &Layout{Area: p.Area, Theme: p.Theme, Inner: width}
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
		p.Line(l + p.Theme.Air(p.Inner-right.Inner-ansi.StringWidth(l)) + r)
	}
}

// ColumnGap is the usual one between two columns.
const ColumnGap = 4

// Split adds two columns below what stands there, with a gap between them.
func (p *Layout) Split(wide, gap int, draw func(left, right *Layout)) {
	above := len(p.Lines) // takes its room from both
	left, right := p.Within(wide), p.Within(p.Inner-wide-gap)
	left.Lines, right.Lines = make([]string, above), make([]string, above)
	draw(left, right)
	left.Lines, right.Lines = left.Lines[above:], right.Lines[above:]
	p.Columns(left, right)
}

// Title opens the page: its name, on the right where or when one is, and so many
// lines of air below.
func (p *Layout) Title(name, right string, air int) {
	p.Gap(1)
	p.Spread(p.Theme.Title.Render(name), p.Theme.Faint.Render(right))
	p.Gap(air)
}

// Gap leaves lines empty; in a small window one is enough, or none.
func (p *Layout) Gap(n int) {
	if !p.Wide() {
		n = min(n, 1)
	}
	p.Add(make([]string, n))
}

func (p *Layout) Line(styled string) { p.Lines = append(p.Lines, styled) }

func (p *Layout) Add(lines []string) { p.Lines = append(p.Lines, lines...) }

// Spread puts one text left and one right on a line.
func (p *Layout) Spread(left, right string) {
	if air := p.Inner - ansi.StringWidth(left) - ansi.StringWidth(right); air > 0 {
		left += p.Theme.Air(air) + right
	}
	p.Line(left)
}

// NameColumn is how wide the names at the left of a wide page are.
const NameColumn = 13

// Pair adds a name and what it says; in a narrow window the name stands above.
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

// Beside adds a name and two texts; in a narrow window one below the other.
func (p *Layout) Beside(name, first, second string) {
	if !p.Wide() {
		p.Pair(name, first, "")
		if second != "" {
			p.Line(p.Fit(p.Theme.Air(2) + second))
		}
		return
	}
	half := (p.Inner - NameColumn) / 2
	both := first + p.Theme.Air(max(half-ansi.StringWidth(first), 2)) + second
	p.Pair(name, ansi.Truncate(both, p.Inner-NameColumn, p.Theme.Shapes.More), "")
}

// Indented adds words in the second column, over as many lines as they need.
func (p *Layout) Indented(words string, style lipgloss.Style) {
	if words == "" {
		return
	}
	if !p.Wide() {
		p.Wrap(words, style)
	} else {
		p.Named("", prose.Paragraph(words, p.Column()), style)
	}
}

// Named adds lines in the second column, and a name before the first of them.
func (p *Layout) Named(name string, lines []string, style lipgloss.Style) {
	for _, l := range lines {
		p.Pair(name, style.Render(l), "")
		name = ""
	}
}

func (p *Layout) Column() int {
	if !p.Wide() {
		return p.Inner
	}
	return min(p.Inner-NameColumn, 62)
}

// Fit cuts a line to the page, saying so with a mark.
func (p *Layout) Fit(styled string) string {
	return ansi.Truncate(styled, p.Inner, p.Theme.Faint.Render(p.Theme.Shapes.More))
}

// Wrap adds words over as many lines as they need.
func (p *Layout) Wrap(words string, style lipgloss.Style) {
	for _, l := range prose.Paragraph(words, min(p.Inner, mostWords)) {
		p.Line(style.Render(l))
	}
}

// Cut is words over so many lines at most, with a mark where there are more.
func (p *Layout) Cut(words string, width, rows int) []string {
	lines := prose.Paragraph(words, width)
	if len(lines) > rows {
		lines = prose.Wrap(words, width)[:max(rows, 0)]
		if rows > 0 {
			lines[rows-1] = prose.Wrap(lines[rows-1], width-2)[0] + " " + p.Theme.Shapes.More
		}
	}
	return lines
}

// Flow lays parts on lines of a width, none of them broken.
func Flow(parts []string, air string, width int) (lines []string) {
	for _, part := range parts {
		if n := len(lines); n > 0 && ansi.StringWidth(lines[n-1]+air+part) <= width {
			lines[n-1] += air + part
		} else {
			lines = append(lines, part)
		}
	}
	return lines
}

// Free is how many more lines fit above the keys, with some left below them.
func (p *Layout) Free(below int) int {
	foot := 2 // the keys, and a line below
	if p.Wide() {
		foot = 3 // and another
	}
	return max(p.Area.Height-len(p.Lines)-foot-below, 1)
}

// Air is how many lines above the keys stay dark: none where rows are few.
func (p *Layout) Air() int {
	if p.Wide() {
		return 1
	}
	return 0
}

// Below makes the lines under a list; what was wrong matters most.
func Below(p *Layout, about, hint, wrong string) []string {
	var lines []string
	add := func(words string, style lipgloss.Style) {
		if words == "" {
			return
		}
		if len(lines) > 0 && p.Wide() {
			lines = append(lines, "")
		}
		for _, l := range prose.Paragraph(words, min(p.Inner, mostWords)) {
			lines = append(lines, style.Render(l))
		}
	}
	add(wrong, p.Theme.Warm)
	if wrong != "" && !p.Wide() {
		return lines
	}
	add(about, p.Theme.Faint)
	add(hint, p.Theme.Faint)
	return lines
}

// foot is the line of the keys: as many of the first ones as there is room for,
// and always the way back and the one that shows them all. What comes after
// that one is for the page of all keys.
func foot(p *Layout, keys []key.Binding) string {
	const gap = 3
	shown, reserved := make([]string, len(keys)), 0 // reserved is the width that has to stay free
	for i, k := range keys {
		shown[i] = KeyWords(k, p.Theme, p.Theme.Faint)
		if called(k, always...) {
			reserved += gap + ansi.StringWidth(shown[i])
		}
	}
	var line []string
	width, full := -gap, false
	for i, k := range keys {
		wide := gap + ansi.StringWidth(shown[i])
		if called(k, always...) {
			reserved -= wide
			full = full || called(k, HelpKey)
		} else if full = full || width+wide+reserved > p.Inner; full {
			continue
		}
		line, width = append(line, shown[i]), width+wide
	}
	return p.Fit(strings.Join(line, p.Theme.Air(gap)))
}

// always are the keys that stand at the foot of every page that has them.
var always = []key.Binding{HelpKey, BackKey, EscapeKey}

// KeyWords are a key and what it does.
func KeyWords(k key.Binding, t *theme.Theme, does lipgloss.Style) string {
	written := Written(k, t)
	if written == k.Help().Desc { // up goes up
		return t.Key.Render(written)
	}
	return t.Key.Render(written) + t.Air(1) + does.Render(k.Help().Desc)
}

// Draw gives exactly the lines of the area, with the keys at the foot.
func (p *Layout) Draw(keys []key.Binding) string {
	if p.Area.Width < LeastWidth || p.Area.Height < LeastHeight {
		return tooSmall(p.Area, p.Theme)
	}
	last := p.Area.Height - 2 // a line at the edge and the keys
	if p.Wide() {
		last-- // a dark line below the keys
	}
	lines := squeezed(p.Lines, last)
	for len(lines) < last {
		lines = append(lines, "")
	}
	lines = append(lines, foot(p, keys))
	margin := p.Theme.Air((p.Area.Width - p.Inner) / 2)
	for i, l := range lines {
		if l != "" {
			lines[i] = margin + l
		}
	}
	return p.Theme.Fill(strings.Join(lines, "\n"), p.Area.Width, p.Area.Height)
}

// squeezed gives at most n lines: air goes first, from below, then the last.
func squeezed(lines []string, n int) []string {
	lines = slices.Clone(lines)
	for i := len(lines) - 1; i >= 0 && len(lines) > n; i-- {
		if lines[i] == "" {
			lines = slices.Delete(lines, i, i+1)
		}
	}
	return lines[:min(len(lines), n)]
}

// tooSmall says kindly that a little more room would help.
func tooSmall(a Area, t *theme.Theme) string {
	words := "a little more room, please"
	if a.Width < len(words) {
		words = "more room"
	}
	above := strings.Repeat("\n", max((a.Height-1)/2, 0))
	return t.Fill(above+t.Centre(words, a.Width, t.Faint), a.Width, a.Height)
}
