package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// page lays lines of words on a screen: a margin, a title, lines, and the keys
// at the foot. Every screen of words is one.
type page struct {
	area   area
	theme  *theme.Theme
	lines  []string
	footer []string
}

func newPage(a area, t *theme.Theme) *page { return &page{area: a, theme: t} }

// The least window in which a screen of words still reads well.
const (
	leastWidth  = 40
	leastHeight = 12
)

// wide tells whether there is room for two columns and air.
func (p *page) wide() bool { return p.area.width >= 60 && p.area.height >= 20 }

func (p *page) margin() int {
	if p.wide() {
		return 3
	}
	return 1
}

func (p *page) inner() int { return max(p.area.width-2*p.margin(), 0) }

// title opens the page: its name, and on the right where or when one is.
func (p *page) title(name, right string) {
	p.gap(1)
	p.spread(p.theme.Title.Render(name), p.theme.Faint.Render(right))
}

// gap leaves lines empty; in a small window one is enough, or none.
func (p *page) gap(n int) {
	if !p.wide() {
		n = min(n, 1)
	}
	for range n {
		p.lines = append(p.lines, "")
	}
}

// line adds one line.
func (p *page) line(styled string) { p.lines = append(p.lines, styled) }

// spread puts one text left and one right on a line.
func (p *page) spread(left, right string) {
	air := p.inner() - ansi.StringWidth(left) - ansi.StringWidth(right)
	if air < 1 {
		p.line(left)
		return
	}
	p.line(left + p.theme.Ground.Render(strings.Repeat(" ", air)) + right)
}

// nameColumn is how wide the names at the left of a wide page are.
const nameColumn = 13

// pair adds a name and what it says, and something at the right edge. In a
// narrow window the name stands above.
func (p *page) pair(name, styled, right string) {
	if !p.wide() {
		if name != "" {
			p.spread(p.theme.Faint.Render(name), right)
			right = ""
		}
		p.spread(p.fit(styled), right)
		return
	}
	pad := p.theme.Ground.Render(strings.Repeat(" ", max(nameColumn-ansi.StringWidth(name), 1)))
	p.spread(p.theme.Faint.Render(name)+pad+styled, right)
}

// beside adds a name and two texts in columns; in a narrow window the second
// stands below the first.
func (p *page) beside(name, first, second string) {
	if !p.wide() {
		p.pair(name, first, "")
		if second != "" {
			p.line(p.fit(p.theme.Ground.Render("  ") + second))
		}
		return
	}
	half := (p.inner() - nameColumn) / 2
	pad := p.theme.Ground.Render(strings.Repeat(" ", max(half-ansi.StringWidth(first), 2)))
	p.pair(name, p.clip(first+pad+second), "")
}

// clip cuts what stands in the second column of a wide page.
func (p *page) clip(styled string) string {
	return ansi.Truncate(styled, p.inner()-nameColumn, p.theme.Shapes.More)
}

// said adds words in the second column, over as many lines as they need.
func (p *page) said(words string, style lipgloss.Style) {
	if words == "" {
		return
	}
	if !p.wide() {
		p.wrap(words, style)
		return
	}
	for _, l := range folded(words, p.column()) {
		p.pair("", style.Render(l), "")
	}
}

// column is how wide words stand beside a name.
func (p *page) column() int {
	if !p.wide() {
		return p.inner()
	}
	return min(p.inner()-nameColumn, 62)
}

// fit cuts a line to the page, saying so with a mark.
func (p *page) fit(styled string) string {
	return ansi.Truncate(styled, p.inner(), p.theme.Shapes.More)
}

// wrap adds words over as many lines as they need.
func (p *page) wrap(words string, style lipgloss.Style) {
	for _, l := range folded(words, min(p.inner(), 72)) {
		p.line(style.Render(l))
	}
}

// folded breaks plain words into lines at spaces only, so that 4-6 stays
// whole; a word wider than a line is broken where it must be.
func folded(words string, width int) []string {
	width = max(width, 1)
	var lines []string
	for row := range strings.SplitSeq(words, "\n") {
		line := ""
		for i, w := range strings.Split(row, " ") {
			switch next := line + " " + w; {
			case i == 0 || line == "":
				line = w
			case ansi.StringWidth(next) <= width:
				line = next
			default:
				lines, line = append(lines, strings.TrimRight(line, " ")), w
			}
			if ansi.StringWidth(line) > width {
				parts := strings.Split(ansi.Hardwrap(line, width, false), "\n")
				lines, line = append(lines, parts[:len(parts)-1]...), parts[len(parts)-1]
			}
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// foot puts the keys on the last line: as many of the first ones as there is
// room for, and always the one that shows them all.
func (p *page) foot(keys []key.Binding) {
	const gap = 3
	one := func(k key.Binding) string {
		return p.theme.Key.Render(k.Help().Key) + p.theme.Ground.Render(" ") + p.theme.Faint.Render(k.Help().Desc)
	}
	all := slices.IndexFunc(keys, func(k key.Binding) bool { return k.Help().Key == "?" })
	kept := 0 // the width that has to stay free for it
	if all >= 0 {
		kept = gap + ansi.StringWidth(one(keys[all]))
	}
	var line []string
	width := -gap
	for i, k := range keys {
		wide := gap + ansi.StringWidth(one(k))
		if i == all {
			kept = 0
		}
		if width+wide+kept > p.inner() {
			break
		}
		line, width = append(line, one(k)), width+wide
	}
	if kept > 0 {
		line = append(line, one(keys[all]))
	}
	p.footer = []string{strings.Join(line, p.theme.Ground.Render("   "))}
}

// draw gives exactly the lines of the area.
func (p *page) draw() string {
	if p.area.width < leastWidth || p.area.height < leastHeight {
		return p.tooSmall()
	}
	last := p.area.height - 1 - len(p.footer)
	if p.wide() {
		last-- // a dark line below the keys
	}
	lines := p.squeeze(last)
	for len(lines) < last {
		lines = append(lines, "")
	}
	lines = append(lines, p.footer...)
	margin := p.theme.Ground.Render(strings.Repeat(" ", p.margin()))
	for i, l := range lines {
		if l != "" {
			lines[i] = margin + l
		}
	}
	return p.theme.Fill(strings.Join(lines, "\n"), p.area.width, p.area.height)
}

// squeeze gives at most n lines: air goes first, from below, and then the last
// lines.
func (p *page) squeeze(n int) []string {
	lines := append([]string(nil), p.lines...)
	for i := len(lines) - 1; i >= 0 && len(lines) > n; i-- {
		if lines[i] == "" {
			lines = append(lines[:i], lines[i+1:]...)
		}
	}
	return lines[:min(len(lines), n)]
}

// tooSmall says kindly that a little more room would help.
func (p *page) tooSmall() string {
	words := "a little more room, please"
	if p.area.width < len(words) {
		words = "more room"
	}
	above := strings.Repeat("\n", max((p.area.height-1)/2, 0))
	return p.theme.Fill(above+p.theme.Centre(words, p.area.width, p.theme.Faint), p.area.width, p.area.height)
}
