package settings

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/theme"
)

// question is one setting that was opened: what it is, why it is asked, and an
// answer that counts only on enter. It can be left as it was, or unanswered.
type question struct {
	*screen.Field // what is typed, nil for a yes or no
	key           settings.Key
	at            int // the chosen answer of a yes or no
}

var (
	previousKey = screen.Bind("←", "change", "left", "h", "up", "k")
	nextKey     = screen.Bind("← →", "change", "right", "l", "down", "j", "space")
	yesKey      = screen.Bind("y", "yes", "y")
	noKey       = screen.Bind("n", "no", "n")
)

// answers are those of a yes or no; the last leaves it unanswered.
var answers = []struct{ value, words string }{{"yes", "yes"}, {"no", "no"}, {"", "rather not say"}}

// ask opens a setting on a value. A name that is typed is completed from those
// it can have.
func ask(k settings.Key, value string, names []string) *question {
	q := &question{key: k, at: len(answers) - 1}
	if k.Kind != settings.Yesno {
		if k.Kind == settings.Clocks && strings.Contains(value, ",") {
			value = ""
		}
		q.Field = screen.NewField("", value)
		if names = slices.Concat(names, k.Allowed); len(names) > 0 {
			q.Completing(func() []string { return names })
		}
		return q
	}
	for i := range answers {
		if answers[i].value == value {
			q.at = i
		}
	}
	return q
}

func (q *question) Help() []key.Binding {
	if q.Field != nil {
		return q.Helps(screen.KeepKey, screen.EscapeKey)
	}
	return []key.Binding{nextKey, screen.KeepKey, screen.BackKey, yesKey, noKey, screen.HelpKey}
}

// Press takes a key, and tells what became of the question.
func (q *question) Press(k tea.KeyPressMsg) screen.Typing {
	switch {
	case key.Matches(k, screen.KeepKey):
		return screen.Submitted
	case q.Field != nil:
		return q.Field.Press(k)
	case key.Matches(k, screen.BackKey):
		return screen.Cancelled
	case key.Matches(k, previousKey):
		q.at = (q.at + len(answers) - 1) % len(answers)
	case key.Matches(k, nextKey):
		q.at = (q.at + 1) % len(answers)
	case key.Matches(k, yesKey):
		q.at = 0
	case key.Matches(k, noKey):
		q.at = 1
	}
	return screen.StillTyping
}

// refuse says why the answer cannot be taken. A yes or no always can.
func (q *question) refuse(why string) {
	if q.Field != nil {
		q.Wrong = why
	}
}

func (q *question) wrong() string {
	if q.Field == nil {
		return ""
	}
	return q.Wrong
}

func (q *question) value() string {
	if q.Field != nil {
		return q.Value()
	}
	return answers[q.at].value
}

func (q *question) hint() string {
	if q.wrong() != "" {
		return "" // it says so itself
	}
	how := q.key.Range
	switch q.key.Kind {
	case settings.Clock:
		how = "such as 23:00 or 11pm"
	case settings.Clocks:
		how = "such as 23:00, for all seven days; or mon 23:00, sat 00:30"
	case settings.Length:
		how += ", written as 90s, 10m or 1h30m"
	default: // the range says enough
	}
	if q.key.Optional && q.Field != nil {
		how = strings.TrimPrefix(how+"; it can be left empty", "; ")
	}
	return how
}

func (q *question) choice(t *theme.Theme) string {
	parts := make([]string, len(answers))
	for i, a := range answers {
		parts[i] = t.Faint.Render("  " + a.words + "  ")
		if i == q.at {
			parts[i] = t.Key.Render(t.Shapes.Left) + t.Ink.Render(" "+a.words+" ") + t.Key.Render(t.Shapes.Right)
		}
	}
	return strings.Join(parts, t.Air(1))
}
