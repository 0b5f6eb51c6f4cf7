package orb

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"lull/ui/theme"
)

var update = flag.Bool("update", false, "draw the icons anew")

// TestIconIsTheOrb holds the icons of the packages to what the program draws.
// After a change of the look: go test ./ui/orb -run Icon -update.
func TestIconIsTheOrb(t *testing.T) {
	const side = 256
	orb := pixels(New(new(theme.New("ember", colorprofile.TrueColor, theme.Options{}))), 2*side)
	icon := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			c := color.NRGBAModel.Convert(orb.At(x+side/2, y+side/2)).(color.NRGBA)
			c.A = corner(x, y, side)
			icon.SetNRGBA(x, y, c)
		}
	}
	for _, size := range []int{32, 64, 128, 256} {
		var drawn bytes.Buffer
		if err := png.Encode(&drawn, smaller(icon, side/size)); err != nil {
			t.Fatal(err)
		}
		path := fmt.Sprintf("../../.packaging/icons/%d.png", size)
		if *update {
			if err := os.WriteFile(path, drawn.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(kept, drawn.Bytes()) {
			t.Errorf("%s is not what the orb looks like; go test ./ui/orb -run Icon -update draws it anew", path)
		}
	}
}

// pixels is a square picture of a breath that is in, two pixels a cell.
func pixels(p Pacer, side int) image.Image {
	screen := vt.NewEmulator(side, side/2)
	defer screen.Close()
	_, _ = screen.WriteString(strings.ReplaceAll(p.Draw(Frame{Width: side, Height: side / 2, Fullness: 1, Light: 1}), "\n", "\r\n"))
	out := image.NewRGBA(image.Rect(0, 0, side, side))
	for y := range side / 2 {
		for x := range side {
			cell := screen.CellAt(x, y)
			top, bottom := cell.Style.Bg, cell.Style.Bg
			switch cell.Content {
			case "▀":
				top = cell.Style.Fg
			case "▄":
				bottom = cell.Style.Fg
			case "█":
				top, bottom = cell.Style.Fg, cell.Style.Fg
			}
			out.Set(x, 2*y, top)
			out.Set(x, 2*y+1, bottom)
		}
	}
	return out
}

// corner is how much of a pixel lies inside a square with round corners.
func corner(x, y, side int) uint8 {
	r := float64(side) / 5
	middle := float64(side) / 2
	dx := max(math.Abs(float64(x)+0.5-middle)-middle+r, 0)
	dy := max(math.Abs(float64(y)+0.5-middle)-middle+r, 0)
	return uint8(255 * min(max(r-math.Hypot(dx, dy)+0.5, 0), 1))
}

// smaller makes one pixel of each square of n by n.
func smaller(in *image.NRGBA, n int) *image.NRGBA {
	side := in.Bounds().Dx() / n
	out := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side * side {
		x, y := i%side, i/side
		var r, g, b, a int
		for j := range n * n {
			c := in.NRGBAAt(x*n+j%n, y*n+j/n)
			r, g, b, a = r+int(c.R), g+int(c.G), b+int(c.B), a+int(c.A)
		}
		m := n * n
		out.SetNRGBA(x, y, color.NRGBA{uint8(r / m), uint8(g / m), uint8(b / m), uint8(a / m)})
	}
	return out
}
