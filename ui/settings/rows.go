package settings

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/screen"
)

// turns tells whether left and right change a setting where it stands.
func (s *Screen) turns(k settings.Key) bool {
	return k.Kind == settings.Clock || k.Kind == settings.Clocks || len(s.choices(k)) > 0
}

// fewWords tells whether a setting is one of a few words.
func fewWords(k settings.Key) bool { return k.Kind == settings.Flag || k.Kind == settings.Word }

// choices are the names a setting can take, none for one that takes any text.
func (s *Screen) choices(k settings.Key) []string {
	switch {
	case fewWords(k):
		return k.Allowed
	case k.Name == "breath.pattern":
		offered := repertoire.New(s.options.Breaths, s.now).Breaths.Offered()
		return lists.Each(offered, func(p practice.Pattern) string { return p.Name })
	case k.Name == "caffeine.usual_drink" && s.options.Drinks != nil:
		return s.now.DrinksOf(s.options.Drinks)
	}
	return nil
}

func (s *Screen) takes(k tea.KeyPressMsg) bool {
	return key.Matches(k, openKey, lessKey, moreKey) || figure(k)
}

// figure tells whether a key begins a number.
func figure(k tea.KeyPressMsg) bool { return k.Text != "" && k.Text[0] >= '0' && k.Text[0] <= '9' }

func (s *Screen) pressRow(press tea.KeyPressMsg, k settings.Key) screen.Intent {
	typed := figure(press)
	opens := key.Matches(press, openKey)
	by := 0
	switch {
	case key.Matches(press, lessKey):
		by = -1
	case key.Matches(press, moreKey):
		by = 1
	case opens && fewWords(k):
		by = 1
	}
	switch {
	case by == 0 && !opens && !typed:
		return nil
	case s.options.Fixed[k.Name]:
		s.Said = standsOver(k)
		return nil
	case by != 0 && s.turns(k):
		want, problem := s.change(k, s.turned(k, by))
		if problem != "" {
			s.Said = problem
		}
		return want
	case typed && writes(k):
		s.question = ask(k, "", s.choices(k))
		s.question.Press(press)
	case opens || typed || by > 0:
		s.question = ask(k, k.Value(s.now), s.choices(k))
	}
	return nil
}

// clockStep is how far one press moves a time of day, in minutes.
const clockStep = 15

func (s *Screen) turned(k settings.Key, by int) string {
	value := k.Value(s.now)
	switch k.Kind {
	case settings.Clock:
		return stepped(value, by)
	case settings.Clocks:
		days := strings.Split(value, ", ")
		for i, day := range days {
			if name, clock, listed := strings.Cut(day, " "); listed {
				days[i] = name + " " + stepped(clock, by)
			} else {
				days[i] = stepped(day, by)
			}
		}
		return strings.Join(days, ", ")
	default: // has choices
	}
	choices := s.choices(k)
	i := slices.Index(choices, value)
	if i < 0 {
		return choices[0]
	}
	return choices[(i+by+len(choices))%len(choices)]
}

// stepped moves a time of day to the next quarter of an hour, round midnight.
func stepped(clock string, by int) string {
	c, err := evening.ParseClock(clock)
	if err != nil { // it is not set
		c = evening.DayStarts
	}
	const day = 24 * 60
	minutes := int(c) + by*clockStep
	if odd := int(c) % clockStep; odd != 0 { // 23:05 goes to 23:15 or to 23:00
		minutes = int(c) - odd
		if by > 0 {
			minutes += clockStep
		}
	}
	return evening.Clock((minutes + day) % day).String()
}

func writes(k settings.Key) bool { return !fewWords(k) && k.Kind != settings.Yesno }

func (s *Screen) rowHelp() []key.Binding {
	k := s.rows[s.row.At]
	enter := screen.Bind("enter", "open", "enter")
	if fewWords(k) {
		enter.SetHelp("enter", "change")
	}
	if !s.turns(k) {
		return []key.Binding{enter}
	}
	turn := screen.Bind("← →", "change", "left", "right")
	if k.Kind == settings.Clock || k.Kind == settings.Clocks {
		turn.SetHelp("← →", fmt.Sprint(clockStep, " min"))
		enter.SetHelp("enter", "type")
	}
	if writes(k) {
		return []key.Binding{turn, enter}
	}
	return []key.Binding{turn}
}
