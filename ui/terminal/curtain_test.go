package terminal

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// An image that was on its way comes after the screen was given back, and is
// taken away as the last thing; where there were none nothing more is written.
func TestAnImageThatComesLateIsTakenAway(t *testing.T) {
	for _, pictured := range []bool{true, false} {
		path := filepath.Join(t.TempDir(), "tty")
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		c := Behind(file)
		late := ""
		if pictured {
			c.Pictured()
			late = Place(Veil, image.Rect(0, 0, 9, 9), 0, 0, 3, 3)
		}
		if _, err := c.WriteString(ansi.ResetModeAltScreenSaveCursor + late); err != nil {
			t.Fatal(err)
		}
		c.Forget()
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if last := strings.HasSuffix(string(written), late+forgotten); last != pictured {
			t.Errorf("with images %v: written is %q", pictured, written)
		}
	}
}
