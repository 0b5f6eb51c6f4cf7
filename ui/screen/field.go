package screen

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// Field is one line that is being typed, with the habits of the shell: every
// such line of the program is this part. A nil Field is none: it takes nothing.
type Field struct {
	Wrong  string // what is not clear about what was typed
	label  string // stands above it, empty for nothing
	input  textinput.Model
	was    string          // what stood there at first
	warned bool            // escape has said that it would lose what was typed
	words  func() []string // what tab completes, nil for nothing
	could  []string        // what the last word could become, where it is not clear
}

// WithField is a screen on which a line is typed, now and then or always: what the app
// asks it is asked of the field.
type WithField struct{ Field *Field } // nil while nothing is typed

// TakesLetters tells whether ? is a letter: once something is typed.
func (s *WithField) TakesLetters() bool { return s.Field.TakesLetters() }

// Types tells whether letters are typed: a field that is there takes them.
func (s *WithField) Types() bool { return s.Field != nil }

func (s *WithField) Paste(text string) { s.Field.Paste(text) }

var (
	completeKey = Bind("tab", "complete", "tab")
	discardKey  = Called(EscapeKey, "leave as it was")
)

// LetGo is said once where escape would lose what was typed.
const LetGo = "esc again lets this go"

// longestTyped is the most letters a field takes; a note may be long.
const longestTyped = 4000

// NewField is a field with what stands there at first.
func NewField(label, text string) *Field {
	f := &Field{label: label, was: text, input: textinput.New()}
	f.input.Prompt = ""
	f.input.CharLimit = longestTyped
	f.input.KeyMap.Paste.Unbind() // the terminal's own paste comes as text
	f.input.SetValue(text)
	f.input.Focus() // its answer only makes the cursor blink, and it does not
	return f
}

// Hinted gives a field that shows how it is filled in while it is empty.
func (f *Field) Hinted(hint string) *Field {
	f.input.Placeholder = hint
	return f
}

// Completing gives a field in which tab completes words.
func (f *Field) Completing(words func() []string) *Field {
	f.words = words
	return f
}

// Typing is what a key did to a field.
type Typing int

// A field goes on, is left as it was, or what is in it counts.
const (
	StillTyping Typing = iota
	Cancelled
	Submitted
)

// Typed takes a key of a line, and tells whether its words are to be taken now:
// where they wait for the day they stay. A line that was cancelled is gone.
func Typed(line **Field, k tea.KeyPressMsg, waits bool) bool {
	switch (*line).Press(k) {
	case StillTyping:
	case Cancelled:
		*line = nil
	case Submitted:
		if waits {
			(*line).Wrong = ForTheDay
		}
		return !waits
	}
	return false
}

// Help names the keys of a line that is typed.
func (f *Field) Help() []key.Binding { return f.Helps(KeepKey, discardKey) }

// Helps gives the keys of the screen around it, and ? while that is no letter.
func (f *Field) Helps(keys ...key.Binding) []key.Binding {
	if f != nil && f.words != nil {
		keys = append(keys, completeKey)
	}
	if !f.TakesLetters() {
		keys = append(keys, HelpKey)
	}
	return keys
}

// TakesLetters tells whether ? is a letter: once something is typed.
func (f *Field) TakesLetters() bool { return f != nil && f.input.Value() != "" }

// Types tells whether letters are typed: a field that is there takes them.
func (f *Field) Types() bool { return f != nil }

func (f *Field) Press(k tea.KeyPressMsg) Typing {
	warned := f.warned
	f.warned, f.could = false, nil
	switch {
	case key.Matches(k, EscapeKey) && !warned && f.Value() != "" && f.Changed():
		f.warned, f.Wrong = true, LetGo
	case key.Matches(k, EscapeKey):
		return Cancelled
	case key.Matches(k, KeepKey) && f.Value() == "":
		return Cancelled
	case key.Matches(k, KeepKey):
		return Submitted
	case key.Matches(k, completeKey):
		f.complete()
	default:
		f.Wrong = ""
		f.input, _ = f.input.Update(k)
	}
	return StillTyping
}

// complete goes on with what is typed as far as it is clear how: the longest
// end of the line that begins a known word becomes that word.
func (f *Field) complete() {
	line := f.input.Value()
	if f.words == nil || line == "" || f.input.Position() != utf8.RuneCountInString(line) {
		return
	}
	for at := 0; at < len(line); at++ {
		if at > 0 && line[at-1] != ' ' {
			continue
		}
		begun := line[at:]
		could := slices.DeleteFunc(slices.Clone(f.words()), func(w string) bool {
			return !strings.HasPrefix(strings.ToLower(w), strings.ToLower(begun))
		})
		if len(could) == 0 {
			continue
		}
		word := could[0]
		for _, w := range could[1:] {
			for !strings.HasPrefix(w, word) {
				_, last := utf8.DecodeLastRuneInString(word)
				word = word[:len(word)-last]
			}
		}
		switch {
		case len(could) == 1:
			word += " "
		case len(word) < len(begun): // in capitals
			word = begun
		}
		if len(could) > 1 {
			f.could = could
		}
		f.Wrong = ""
		f.input.SetValue(line[:at] + word)
		f.input.CursorEnd()
		return
	}
}

func (f *Field) Paste(text string) {
	if f != nil {
		f.Wrong = ""
		f.input, _ = f.input.Update(tea.PasteMsg{Content: text})
	}
}

// Value is what stands there, without the air around it.
func (f *Field) Value() string { return strings.TrimSpace(f.input.Value()) }

// Changed tells whether something else stands there than at first.
func (f *Field) Changed() bool { return f.Value() != strings.TrimSpace(f.was) }

// Accept takes what stands there as what was there: escape then loses nothing.
func (f *Field) Accept() { f.was = f.Value() }

// Draw adds the label, the line with its cursor, and what is not clear.
func (f *Field) Draw(p *Layout) {
	if f.label != "" {
		p.Line(p.Fit(p.Theme.Faint.Render(f.label)))
	}
	mark, _ := Row{Layout: p, Chosen: true}.Mark()
	p.Line(mark + f.View(p.Inner-3, p.Theme))
	switch {
	case f.Wrong != "":
		p.Wrap(f.Wrong, p.Theme.Warm)
	case len(f.could) > 0:
		could := f.Could()
		if ansi.StringWidth(could) > p.Inner {
			could = fitting(could, between, p.Inner-len(between)-1) + between + p.Theme.Shapes.More
		}
		p.Line(p.Fit(p.Theme.Faint.Render(could)))
	}
}

// Could is what the last word could become, nothing where that is clear.
func (f *Field) Could() string { return strings.Join(f.could, between) }

// between stands between two words that the last one could become.
const between = "  "

// View shows the line with its cursor, so much of it as there is room for.
func (f *Field) View(width int, t *theme.Theme) string {
	in := f.input
	var s textinput.Styles
	s.Focused.Text, s.Focused.Prompt, s.Focused.Placeholder = t.Ink, t.Faint, t.Faint
	s.Blurred = s.Focused
	if s.Cursor.Color = t.Key.GetForeground(); t.Profile == colorprofile.ANSI {
		s.Cursor.Color = t.Hair.GetForeground() // a cell full of the yellow of the sixteen glares
	}
	in.SetStyles(s)
	in.SetWidth(max(width, 1))
	in.Placeholder = ansi.Truncate(fitting(in.Placeholder, ", ", in.Width()), in.Width(), t.Shapes.More)
	in.SetCursor(in.Position()) // the part to be seen is chosen when the cursor is set
	return in.View()
}

// fitting leaves out as many of the last words as there is no room for.
func fitting(words, between string, width int) string {
	for ansi.StringWidth(words) > width {
		last := strings.LastIndex(words, between)
		if last < 0 {
			break
		}
		words = words[:last]
	}
	return words
}
