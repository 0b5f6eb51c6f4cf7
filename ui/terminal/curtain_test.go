package terminal

import (
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// An image that was on its way when the screen was given back, to end or to
// stop, is left out; one that comes when the screen is ours again is not.
func TestAnImageThatComesLateIsLeftOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tty")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	c := NewCurtain(file)
	c.Pictured()
	placed := Place(Veil, image.Rect(0, 0, 9, 9), 0, 0, 3, 3)
	picture := Upload(Picture, make([]byte, 9000)) + placed
	for _, s := range []string{
		ansi.SetModeAltScreenSaveCursor, picture, ansi.ResetModeAltScreenSaveCursor + placed, picture + "said",
		ansi.SetModeAltScreenSaveCursor + placed, ansi.ResetModeAltScreenSaveCursor + placed,
		ansi.SetModeAltScreenSaveCursor + picture,
	} {
		if _, err := c.WriteString(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := ansi.SetModeAltScreenSaveCursor + picture + forgotten + clear + "said" +
		ansi.SetModeAltScreenSaveCursor + picture + placed + forgotten + clear + // it was sent anew before the screen was ours
		ansi.SetModeAltScreenSaveCursor + picture // and here not
	if string(written) != want {
		t.Errorf("written is %q, want %q", written, want)
	}
}
