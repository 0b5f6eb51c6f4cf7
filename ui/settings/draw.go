package settings

import (
	"strings"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("settings", screen.Only(s.inside, s.groups[s.at].name))
	p.Gap(2)
	switch lines := s.lines(); {
	case s.question != nil:
		s.question.draw(p)
	case len(lines) == 0:
		p.Wrap("Patterns, drinks and routines of your own stand in the settings file.", t.Ink)
		p.Gap(1)
		p.Wrap("In a shell, lull config edit opens it, with an example of each.", t.Faint)
	default:
		at := *s.cursor()
		below := p.Below(lines[at].about, "", s.saying())
		p.Scroll(at, len(lines), below, func(i int) string {
			return p.Setting(lines[i].name, lines[i].value, i == at, i == at && lines[i].turns)
		})
	}
	return p.Draw(s.Help())
}

// saying is what there is to say about the line under the cursor.
func (s *Screen) saying() string {
	if k, ok := s.setting(); ok && s.said == "" && s.options.Fixed[k.Name] {
		return standsOver(k)
	}
	return s.said
}

// standsOver says why a setting cannot be changed here.
func standsOver(k settings.Key) string {
	return k.Variable() + " is set in the environment and stands over this one."
}

func (q *question) draw(p *screen.Layout) {
	p.Wrap(sentence(q.key.Help), p.Theme.Ink)
	p.Gap(1)
	if q.Field == nil {
		p.Line(q.choice(p.Theme))
	} else {
		mark, _ := p.Mark(true)
		p.Line(mark + q.View(min(p.Inner()-3, 60), p.Theme))
	}
	p.Gap(1)
	p.Add(p.Below(sentence(q.key.Why), sentence(q.hint()), q.wrong()))
}

// sentence makes one of the words of the table of settings.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:] + "."
}
