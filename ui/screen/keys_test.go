package screen

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// Where only plain characters are wanted, the arrows have names.
func TestKeysAreWrittenInPlainCharacters(t *testing.T) {
	plain := theme.New("ember", colorprofile.Ascii, theme.Options{ASCII: true})
	p := NewLayout(Area{Width: 80, Height: 24}, &plain)
	drawn := ansi.Strip(p.Draw([]key.Binding{UpKey, Bind("← →", "change", "left", "right"), HelpKey}))
	if !strings.Contains(drawn, "up   left right change   ? keys") || strings.ContainsFunc(drawn, func(r rune) bool { return r > 126 }) {
		t.Errorf("the foot is %q", strings.TrimSpace(drawn))
	}
}
