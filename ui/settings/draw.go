package settings

import (
	"strings"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	switch {
	case s.Asked != nil:
		p.Title("settings", s.groups[s.At].Name)
		p.Gap(2)
		s.drawQuestion(p)
	case len(s.Rows) > 0:
		p.Title("settings", s.groups[s.At].Name)
		p.Gap(2)
		s.drawRows(p)
	case s.Inside:
		p.Title("settings", s.groups[s.At].Name)
		p.Gap(2)
		s.drawOwn(p)
	default:
		p.Title("settings", "")
		p.Gap(2)
		s.drawGroups(p)
	}
	p.Foot(s.Help())
	return p.Draw()
}

func (s *Screen) drawGroups(p *screen.Layout) {
	below := p.Below(s.groups[s.At].about, "", s.said)
	p.Scroll(s.At, len(s.groups), below, func(i int) string {
		g := s.groups[i]
		return p.Setting(g.Name, g.says(s.Now), i == s.At, false)
	})
	p.Add(below)
}

func (s *Screen) drawRows(p *screen.Layout) {
	k := s.Rows[s.Row]
	said := s.said
	if said == "" && s.options.Fixed(k) {
		said = k.Variable() + " is set in the environment and stands over this one."
	}
	below := p.Below(sentence(k.Help), "", said)
	p.Scroll(s.Row, len(s.Rows), below, func(i int) string {
		k := s.Rows[i]
		return p.Setting(Label(k), shown(k, s.Now), i == s.Row, i == s.Row && s.turns(k) && !s.options.Fixed(k))
	})
	p.Add(below)
}

// drawOwn shows one's own things, which a file is better for.
func (s *Screen) drawOwn(p *screen.Layout) {
	own := ownLines(s.Now)
	hint := "In a shell, lull config edit opens the file they stand in."
	if len(own) == 0 {
		p.Wrap("Patterns, drinks and routines of your own stand in the settings file.", p.Theme.Ink)
		p.Gap(1)
		p.Wrap("In a shell, lull config edit opens it, with an example of each.", p.Theme.Faint)
		return
	}
	below := p.Below(hint, "", s.said)
	p.Scroll(s.Row, len(own), below, func(i int) string {
		return p.Setting(own[i][0], own[i][1], i == s.Row, false)
	})
	p.Add(below)
}

func (s *Screen) drawQuestion(p *screen.Layout) {
	q := s.Asked
	p.Wrap(sentence(q.key.Help), p.Theme.Ink)
	p.Gap(1)
	if q.key.Kind == settings.Yesno {
		p.Line(q.Choice(p.Theme))
	} else {
		p.Line(p.Theme.Key.Render(p.Theme.Shapes.Cursor+" ") + screen.Entered(q.input, min(p.Inner()-3, 60), p.Theme))
	}
	p.Gap(1)
	p.Add(p.Below(sentence(q.key.Why), sentence(q.hint()), q.Wrong))
}

// sentence makes one of the words of the table of settings.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:] + "."
}
