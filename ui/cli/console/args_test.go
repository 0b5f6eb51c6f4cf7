package console

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// A command that is meant is found by the one rule for nearly spelt words, which
// counts letters and not bytes.
func TestTheCommandThatIsMeant(t *testing.T) {
	root := &cobra.Command{Use: "lull"}
	for _, name := range []string{"breathe", "schläfrig", "wind", "review"} {
		root.AddCommand(&cobra.Command{Use: name, Run: func(*cobra.Command, []string) {}})
	}
	root.AddCommand(&cobra.Command{Use: "hooks", Hidden: true, Run: func(*cobra.Command, []string) {}})
	root.Commands()[0].SuggestFor = []string{"inhale"}
	for word, want := range map[string]string{
		"brethe": "breathe", "BREATH": "breathe", "schlaefrig": "schläfrig", "wnid": "wind", "rev": "review",
		"Inhale": root.Commands()[0].Name(), "hooks": "", "": "", "foo": "", "café": "", strings.Repeat("wind", 99): "",
	} {
		if got := Meant(root, word); got != want {
			t.Errorf("%q means %q, want %q", word, got, want)
		}
	}
}
