package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/settings"
	"lull/ui/theme"
)

func (s *settingsScreen) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	switch {
	case s.asked != nil:
		p.title("settings", s.groups[s.at].name)
		p.gap(2)
		s.drawQuestion(p)
	case len(s.rows) > 0:
		p.title("settings", s.groups[s.at].name)
		p.gap(2)
		s.drawRows(p)
	case s.inside:
		p.title("settings", s.groups[s.at].name)
		p.gap(2)
		s.drawOwn(p)
	default:
		p.title("settings", "")
		p.gap(2)
		s.drawGroups(p)
	}
	p.foot(s.help())
	return p.draw()
}

func (s *settingsScreen) drawGroups(p *page) {
	below := p.below(s.groups[s.at].about, "", s.said)
	p.scroll(s.at, len(s.groups), below, func(i int) string {
		g := s.groups[i]
		return p.setting(g.name, g.says(s.now), i == s.at, false)
	})
	p.add(below)
}

func (s *settingsScreen) drawRows(p *page) {
	k := s.rows[s.row]
	said := s.said
	if said == "" && s.shop.fixed(k) {
		said = k.Variable() + " is set in the environment and stands over this one."
	}
	below := p.below(sentence(k.Help), "", said)
	p.scroll(s.row, len(s.rows), below, func(i int) string {
		k := s.rows[i]
		return p.setting(label(k), shown(k, s.now), i == s.row, i == s.row && s.turns(k) && !s.shop.fixed(k))
	})
	p.add(below)
}

// drawOwn shows one's own things, which a file is better for.
func (s *settingsScreen) drawOwn(p *page) {
	own := ownLines(s.now)
	hint := "In a shell, lull config edit opens the file they stand in."
	if len(own) == 0 {
		p.wrap("Patterns, drinks and routines of your own stand in the settings file.", p.theme.Ink)
		p.gap(1)
		p.wrap("In a shell, lull config edit opens it, with an example of each.", p.theme.Faint)
		return
	}
	below := p.below(hint, "", s.said)
	p.scroll(s.row, len(own), below, func(i int) string {
		return p.setting(own[i][0], own[i][1], i == s.row, false)
	})
	p.add(below)
}

func (s *settingsScreen) drawQuestion(p *page) {
	q := s.asked
	p.wrap(sentence(q.key.Help), p.theme.Ink)
	p.gap(1)
	if q.key.Kind == settings.Yesno {
		p.line(q.choice(p.theme))
	} else {
		p.line(p.theme.Key.Render(p.theme.Shapes.Cursor+" ") + entered(q.input, min(p.inner()-3, 60), p.theme))
	}
	p.gap(1)
	p.add(p.below(sentence(q.key.Why), sentence(q.hint()), q.wrong))
}

// How wide the names of settings are, with room and without.
const (
	settingColumn       = 22
	narrowSettingColumn = 18
)

// setting is one line: a name and its value, between marks where it turns.
func (p *page) setting(name, value string, chosen, turns bool) string {
	t := p.theme
	mark, style := " ", t.Faint
	if chosen {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	left, right := "  ", ""
	if turns {
		left, right = t.Shapes.Left+" ", " "+t.Shapes.Right
	}
	column := narrowSettingColumn
	if p.wide() {
		column = settingColumn
	}
	pad := strings.Repeat(" ", max(column-ansi.StringWidth(name), 1))
	return p.fit(t.Key.Render(mark) + t.Ground.Render(" ") + style.Render(name) + t.Ground.Render(pad) +
		t.Key.Render(left) + style.Render(value) + t.Key.Render(right))
}

// below makes the lines under a list: what the chosen one is, how it is
// written, and what was wrong, which is what matters most.
func (p *page) below(about, hint, wrong string) []string {
	var lines []string
	add := func(words string, style lipgloss.Style) {
		if words == "" {
			return
		}
		if len(lines) > 0 && p.wide() {
			lines = append(lines, "")
		}
		for _, l := range folded(words, min(p.inner(), 72)) {
			lines = append(lines, style.Render(l))
		}
	}
	add(wrong, p.theme.Warm)
	if wrong != "" && !p.wide() {
		return lines
	}
	add(about, p.theme.Faint)
	add(hint, p.theme.Faint)
	return lines
}

// add puts lines on the page.
func (p *page) add(lines []string) { p.lines = append(p.lines, lines...) }

// scroll shows as many of n lines as leave room for those below, the chosen
// one among them. A mark at the right says that there are more.
func (p *page) scroll(chosen, n int, below []string, line func(int) string) {
	rows := min(p.room(len(below)+1), n)
	first := window(chosen, n, rows)
	for i := first; i < first+rows; i++ {
		more := ""
		if i == first && first > 0 || i == first+rows-1 && i < n-1 {
			more = p.theme.Faint.Render(p.theme.Shapes.More)
		}
		p.spread(line(i), more)
	}
	p.lines = append(p.lines, "")
}

// sentence makes one of the words of the table of settings.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:] + "."
}
