package screentest

import (
	"math/bits"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"lull/ui/screen"
	"lull/ui/theme"
)

// Light is about how much a screen sheds of a white one, in true colour
// (docs/evidence.md, Light).
func Light(s screen.Screen, size screen.Area, look *theme.Theme) float64 {
	buf, sum := uv.NewScreenBuffer(size.Width, size.Height), 0.0
	uv.NewStyledString(s.Draw(size, look)).Draw(buf, buf.Bounds())
	for y := range size.Height {
		for x := range size.Width {
			c := buf.CellAt(x, y)
			light := theme.Luminance(c.Style.Bg)
			if share := covered(c.Content); share > 0 {
				light += share * (theme.Luminance(c.Style.Fg) - light)
			}
			sum += light
		}
	}
	return sum / float64(size.Width*size.Height)
}

// covered is about how much of its cell a character covers.
func covered(glyph string) float64 {
	const blocks, braille, dot = " ▁▂▃▄▅▆▇█", '\u2800', 0.05
	if before, _, found := strings.Cut(blocks, glyph); found {
		return float64(len([]rune(before))) / 8
	}
	if r := []rune(glyph)[0]; r >= braille && r < braille+256 {
		return dot * float64(bits.OnesCount8(uint8(r-braille)))
	}
	return 0.15 // a letter
}
