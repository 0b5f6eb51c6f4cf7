package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/ui/theme"
)

// Field is one line that is being typed, below what it belongs to.
type Field struct {
	label string
	Was   string
	Of    *journal.Entry // what is being changed, nil for a new one
	Wrong string         // what is not clear about what was typed
	asked bool           // whether what was typed may be let go
	Input textinput.Model
	keys  fieldKeys
}

type fieldKeys struct{ keep, leave key.Binding }

// LetGo is asked once where escape would lose what was typed.
const LetGo = "esc again lets this go"

// LongestTyped is the most letters a field takes; a note may be long.
const LongestTyped = 4000

func NewField(label, text string, of *journal.Entry) *Field {
	f := &Field{label: label, Was: text, Of: of, Input: textinput.New(), keys: fieldKeys{
		keep:  Bind("enter", "keep", "enter"),
		leave: Called(EscapeKey, "leave as it was"),
	}}
	f.Input.Prompt = ""
	f.Input.CharLimit = LongestTyped
	f.Input.SetValue(text)
	f.Input.Focus() // its answer only makes the cursor blink, and it does not
	return f
}

// What a key did to a field.
type typing int

const (
	StillTyping typing = iota
	GaveUp
	Kept
)

// Help names the keys of a line that is typed.
func (f *Field) Help() []key.Binding { return f.Helps(f.keys.keep, f.keys.leave) }

// Helps gives the keys of the screen around it, with the one that shows them
// all while that is no letter of the line.
func (f *Field) Helps(keys ...key.Binding) []key.Binding {
	if f.Empty() {
		keys = append(keys, HelpKey)
	}
	return keys
}

// Empty tells whether nothing at all is typed.
func (f *Field) Empty() bool { return f.Input.Value() == "" }

func (f *Field) Press(k tea.KeyPressMsg) typing {
	asked := f.asked
	f.asked = false
	switch {
	case key.Matches(k, f.keys.leave) && !asked && f.Value() != "" && !f.Untouched():
		f.asked, f.Wrong = true, LetGo
		return StillTyping
	case key.Matches(k, f.keys.leave):
		return GaveUp
	case key.Matches(k, f.keys.keep) && f.Value() == "":
		return GaveUp
	case key.Matches(k, f.keys.keep):
		return Kept
	}
	f.Wrong = ""
	f.Input, _ = f.Input.Update(k)
	return StillTyping
}

func (f *Field) Paste(text string) {
	f.Wrong = ""
	f.Input, _ = f.Input.Update(tea.PasteMsg{Content: text})
}

func (f *Field) Value() string   { return strings.TrimSpace(f.Input.Value()) }
func (f *Field) Untouched() bool { return f.Value() == strings.TrimSpace(f.Was) }

// Draw adds the label, the line with its cursor, and what is not clear.
func (f *Field) Draw(p *Layout) {
	t := p.Theme
	p.Line(p.Fit(t.Faint.Render(f.label)))
	p.Line(t.Key.Render(t.Shapes.Cursor) + t.Ground.Render(" ") + Entered(f.Input, p.Inner()-3, t))
	if f.Wrong != "" {
		p.Wrap(f.Wrong, t.Warm)
	}
}

// Entered shows what is being typed with its cursor, so much of it as there is
// room for.
func Entered(in textinput.Model, width int, t *theme.Theme) string {
	var s textinput.Styles
	s.Focused.Text, s.Focused.Prompt, s.Focused.Placeholder = t.Ink, t.Faint, t.Faint
	s.Blurred = s.Focused
	s.Cursor.Color = t.Key.GetForeground()
	in.SetStyles(s)
	in.SetWidth(max(width, 1))
	in.SetCursor(in.Position()) // the part to be seen is chosen when the cursor is set
	return in.View()
}
