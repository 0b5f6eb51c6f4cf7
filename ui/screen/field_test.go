package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
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
