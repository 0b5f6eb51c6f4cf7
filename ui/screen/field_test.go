package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

func TestTheEndOfALongLineIsSeenWhileItIsTyped(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	f := NewField("", "note "+strings.Repeat("and so on ", 20)+"to the end")
	if got := ansi.Strip(f.View(30, &bare)); !strings.Contains(got, "to the end") || ansi.StringWidth(got) > 31 {
		t.Errorf("it shows %q", got)
	}
}

// Examples that do not fit are left out whole.
func TestExamplesAreNotCutInTheMiddle(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	f := NewField("", "").Hinted("coffee, espresso at 15:40, run 40m hard")
	for width, want := range map[int]string{39: "coffee, espresso at 15:40, run 40m hard", 36: "coffee, espresso at 15:40", 8: "coffee", 4: "cof…"} {
		if got := strings.TrimRight(ansi.Strip(f.View(width, &bare)), " "); got != want {
			t.Errorf("in %d cells it shows %q, want %q", width, got, want)
		}
	}
}

// Tab goes on with the last word as far as it is clear how, and shows what it
// could be where it is not.
func TestTabCompletesTheLastWord(t *testing.T) {
	words := func() []string { return []string{"coffee", "cola", "cold brew", "green tea", "Oolong"} }
	for typed, want := range map[string]string{
		"": "", "cof": "coffee ", "co": "co", "col": "col", "2 cold": "2 cold brew ", "green": "green tea ",
		"green t": "green tea ", "2 COFF": "2 coffee ", "x": "x", "coffee at ": "coffee at ", "OO": "Oolong ",
	} {
		f := NewField("", typed).Completing(words)
		f.Press(tea.KeyPressMsg{Code: tea.KeyTab})
		if got := f.input.Value(); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
		if ambiguous := typed == "co" || typed == "col"; ambiguous != (len(f.could) > 1) {
			t.Errorf("%q could become %q", typed, f.could)
		}
	}
	f := NewField("", "cof").Completing(words)
	f.input.CursorStart()
	if f.Press(tea.KeyPressMsg{Code: tea.KeyTab}); f.input.Value() != "cof" {
		t.Errorf("in the middle of a line it becomes %q", f.input.Value())
	}
}

// What a word could become is not cut in the middle either.
func TestWhatAWordCouldBecomeIsNotCut(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	f := NewField("", "co").Completing(func() []string {
		return []string{"coffee", "cola", "cold brew", "coconut milk", "cocoa with cream"}
	})
	f.Press(tea.KeyPressMsg{Code: tea.KeyTab})
	p := NewLayout(Area{Width: LeastWidth, Height: LeastHeight}, &bare)
	f.Draw(p)
	if got := strings.TrimSpace(ansi.Strip(p.Lines[1])); got != "coffee  cola  cold brew  …" {
		t.Errorf("it shows %q", got)
	}
}

// Where sixteen colours are all there is, the cursor is no cell full of yellow.
func TestTheCursorOfSixteenColoursDoesNotGlare(t *testing.T) {
	look := theme.New("ember", colorprofile.ANSI, theme.Options{})
	buf := uv.NewScreenBuffer(20, 1)
	uv.NewStyledString(NewField("", "tea").View(19, &look)).Draw(buf, buf.Bounds())
	for x := range 20 {
		if c := buf.CellAt(x, 0); c.Style.Attrs&uv.AttrReverse > 0 && c.Style.Fg != ansi.Red || c.Style.Bg == ansi.Yellow {
			t.Errorf("cell %d is full of %v on %v", x, c.Style.Fg, c.Style.Bg)
		}
	}
}
