package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/ui/theme"
)

// field is one line that is being typed, below what it belongs to.
type field struct {
	label string
	was   string
	of    *journal.Entry // what is being changed, nil for a new one
	wrong string         // what is not clear about what was typed
	asked bool           // whether what was typed may be let go
	input textinput.Model
	keys  fieldKeys
}

type fieldKeys struct{ keep, leave key.Binding }

// letGo is asked once where escape would lose what was typed.
const letGo = "esc again lets this go"

// longestTyped is the most letters a field takes; a note may be long.
const longestTyped = 4000

func newField(label, text string, of *journal.Entry) *field {
	f := &field{label: label, was: text, of: of, input: textinput.New(), keys: fieldKeys{
		keep:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "keep")),
		leave: key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave as it was")),
	}}
	f.input.Prompt = ""
	f.input.CharLimit = longestTyped
	f.input.SetValue(text)
	f.input.Focus() // its answer only makes the cursor blink, and it does not
	return f
}

// What a key did to a field.
type typing int

const (
	stillTyping typing = iota
	gaveUp
	kept
)

func (f *field) help() []key.Binding { return []key.Binding{f.keys.keep, f.keys.leave} }

func (f *field) press(k tea.KeyPressMsg) typing {
	asked := f.asked
	f.asked = false
	switch {
	case key.Matches(k, f.keys.leave) && !asked && f.value() != "" && !f.untouched():
		f.asked, f.wrong = true, letGo
		return stillTyping
	case key.Matches(k, f.keys.leave):
		return gaveUp
	case key.Matches(k, f.keys.keep) && f.value() == "":
		return gaveUp
	case key.Matches(k, f.keys.keep):
		return kept
	}
	f.wrong = ""
	f.input, _ = f.input.Update(k)
	return stillTyping
}

func (f *field) paste(text string) {
	f.wrong = ""
	f.input, _ = f.input.Update(tea.PasteMsg{Content: text})
}

func (f *field) value() string   { return strings.TrimSpace(f.input.Value()) }
func (f *field) untouched() bool { return f.value() == strings.TrimSpace(f.was) }

// draw adds the label, the line with its cursor, and what is not clear.
func (f *field) draw(p *page) {
	t := p.theme
	p.line(p.fit(t.Faint.Render(f.label)))
	p.line(t.Key.Render(t.Shapes.Cursor) + t.Ground.Render(" ") + entered(f.input, p.inner()-3, t))
	if f.wrong != "" {
		p.wrap(f.wrong, t.Warm)
	}
}

// entered shows what is being typed with its cursor, so much of it as there is
// room for.
func entered(in textinput.Model, width int, t *theme.Theme) string {
	var s textinput.Styles
	s.Focused.Text, s.Focused.Prompt, s.Focused.Placeholder = t.Ink, t.Faint, t.Faint
	s.Blurred = s.Focused
	s.Cursor.Color = t.Key.GetForeground()
	in.SetStyles(s)
	in.SetWidth(max(width, 1))
	in.SetCursor(in.Position()) // the part to be seen is chosen when the cursor is set
	return in.View()
}
