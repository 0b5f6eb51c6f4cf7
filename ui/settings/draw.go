package settings

import (
	"cmp"

	"lull/routines/letters"
	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("settings", screen.Only(s.inside, named(s.groups[s.list.At], s.options.Say)), 2)
	switch lines := s.lines(); {
	case s.question != nil:
		s.question.draw(p, s.options.Say)
	case len(lines) == 0:
		p.Wrap("Patterns, drinks and routines of your own stand in the settings file.", t.Ink)
		p.Gap(1)
		p.Wrap("In a shell, lull config edit opens it, with an example of each.", t.Faint)
	case !s.inside && p.Inner >= twoColumns:
		p.Split(p.Inner/2, screen.ColumnGap, func(left, right *screen.Layout) {
			s.drawList(left, lines)
			for _, l := range s.within(s.groups[s.list.At]) {
				screen.Row{Layout: right}.Setting(l.name, l.value, false)
			}
		})
	default:
		s.drawList(p, lines)
	}
	return p.Draw(s.Help())
}

// twoColumns is how wide a page is that shows a group beside their list.
const twoColumns = 90

func (s *Screen) drawList(p *screen.Layout, lines []line) {
	below := screen.Below(p, lines[s.listed().At].about, "", s.saying())
	p.List(s.listed(), len(lines), len(below)+1, func(r screen.Row) {
		r.Setting(lines[r.At].name, lines[r.At].value, r.Chosen && lines[r.At].turns)
	})
	p.Gap(1)
	p.Add(below)
}

func (s *Screen) saying() string {
	if k, ok := s.setting(); ok && s.Said == "" && s.options.Fixed[k.Name] {
		return standsOver(k)
	}
	return s.Said
}

func standsOver(k settings.Key) string {
	return k.Variable() + " is set in the environment and stands over this one."
}

func (q *question) draw(p *screen.Layout, say screen.Say) {
	p.Wrap(sentence(q.key.Help(say)), p.Theme.Ink)
	p.Gap(1)
	if q.Field == nil {
		p.Line(q.choice(p.Theme))
	} else {
		mark, _ := screen.Row{Layout: p, Chosen: true}.Mark()
		p.Line(mark + q.View(min(p.Inner-3, 60), p.Theme))
	}
	p.Gap(1)
	hint := sentence(q.hint())
	if q.Field != nil {
		hint = cmp.Or(q.Could(), hint)
	}
	p.Add(screen.Below(p, sentence(q.key.Why(say)), hint, q.wrong()))
}

func sentence(words string) string {
	if words == "" {
		return ""
	}
	return letters.UpperFirst(words) + "."
}
