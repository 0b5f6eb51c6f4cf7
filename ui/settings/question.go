package settings

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/theme"
)

// question is one setting that was opened: what it is, why it is asked, and an
// answer that counts only on enter. It can be left as it was, or unanswered.
type question struct {
	key   settings.Key
	input textinput.Model // what is typed, where something is
	was   string          // what stood there at first
	asked bool            // whether what was typed may be let go
	at    int             // the chosen answer of a yes or no
	Wrong string          // why the last answer could not be taken
	keys  struct{ less, more, yes, no, keep, leave key.Binding }
}

// asked is what became of a question after a key.
type asked int

const (
	askedOn    asked = iota // still open
	askedKeep               // the answer counts
	askedLeave              // it stays as it was
)

// answers are those of a yes or no; the last leaves it unanswered.
var answers = []struct{ value, words string }{{"yes", "yes"}, {"no", "no"}, {"", "rather not say"}}

func NewQuestion(k settings.Key, value string) *question {
	q := &question{key: k, at: len(answers) - 1}
	bind := screen.Bind
	q.keys.keep = bind("enter", "keep", "enter")
	q.keys.leave = screen.EscapeKey
	if k.Kind == settings.Yesno {
		q.keys.less = bind("←", "change", "left", "h", "up", "k")
		q.keys.more = bind("← →", "change", "right", "l", "down", "j", "space")
		q.keys.yes, q.keys.no = bind("y", "yes", "y"), bind("n", "no", "n")
		q.keys.leave = screen.BackKey
		for i := range answers {
			if answers[i].value == value {
				q.at = i
			}
		}
		return q
	}
	q.input = textinput.New()
	q.input.Prompt = ""
	q.input.KeyMap.Paste.Unbind()     // the terminal's own paste comes as text
	q.input.CharLimit = longestAnswer // the longest is a week of bedtimes
	if k.Kind != settings.Clocks || !strings.Contains(value, ",") {
		q.input.SetValue(value)
	}
	q.input.Focus()
	q.was = q.input.Value()
	return q
}

// longestAnswer is how many letters can be typed.
const longestAnswer = 160

func (q *question) Help() []key.Binding {
	if q.key.Kind == settings.Yesno {
		return []key.Binding{q.keys.more, q.keys.keep, q.keys.leave, q.keys.yes, q.keys.no, screen.HelpKey}
	}
	keys := []key.Binding{q.keys.keep, q.keys.leave}
	if q.input.Value() == "" {
		keys = append(keys, screen.HelpKey)
	}
	return keys
}

func (q *question) Press(k tea.KeyPressMsg) asked {
	asked := q.asked
	q.asked = false
	switch typed := q.input.Value(); {
	case key.Matches(k, screen.EscapeKey) && !asked && typed != "" && typed != q.was:
		q.asked, q.Wrong = true, screen.LetGo
	case key.Matches(k, q.keys.leave):
		return askedLeave
	case key.Matches(k, q.keys.keep):
		return askedKeep
	case q.key.Kind != settings.Yesno:
		q.Wrong = ""
		q.input, _ = q.input.Update(k)
	case key.Matches(k, q.keys.less):
		q.at = (q.at + len(answers) - 1) % len(answers)
	case key.Matches(k, q.keys.more):
		q.at = (q.at + 1) % len(answers)
	case key.Matches(k, q.keys.yes):
		q.at = 0
	case key.Matches(k, q.keys.no):
		q.at = 1
	}
	return askedOn
}

func (q *question) Paste(text string) {
	if q.key.Kind != settings.Yesno {
		q.input, _ = q.input.Update(tea.PasteMsg{Content: text})
	}
}

func (q *question) Value() string {
	if q.key.Kind == settings.Yesno {
		return answers[q.at].value
	}
	return q.input.Value()
}

// hint says how an answer is written.
func (q *question) hint() string {
	if q.Wrong != "" {
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
	if q.key.Optional && q.key.Kind != settings.Yesno {
		how = strings.TrimPrefix(how+"; it can be left empty", "; ")
	}
	return how
}

// Choice draws the answers of a yes or no, the chosen one between marks.
func (q *question) Choice(t *theme.Theme) string {
	parts := slices.Repeat([]string{""}, len(answers))
	for i, a := range answers {
		if i == q.at {
			parts[i] = t.Key.Render(t.Shapes.Left) + t.Ink.Render(" "+a.words+" ") + t.Key.Render(t.Shapes.Right)
			continue
		}
		parts[i] = t.Faint.Render("  " + a.words + "  ")
	}
	return strings.Join(parts, t.Ground.Render(" "))
}
