package scene

import "lull/ui/orb"

// wordWidth is how wide a passage is set, in cells, and wordRows how many rows
// the longest one then takes.
const wordWidth, wordRows = 38, 3

// Layout divides a window of w by h cells into the area of the picture and the
// area of the words. The words stand below the picture on the bare ground, in
// the middle, with some dark above and below them as far as there is room. In
// a window narrower than 38 cells they get more rows, and the picture fewer.
func Layout(w, h int) (picture, words orb.Area) {
	if w <= 0 || h <= 0 {
		return orb.Area{}, orb.Area{}
	}
	wide := min(w, wordWidth)
	under, above := 0, 0
	if h >= 10 {
		under = min(h/8, 4)
		above = 1
	}
	rows := min(wordRows*wordWidth/wide, max(h-under-above-2, 1))
	top := max(h-under-rows-above, 0)
	return orb.Area{Width: w, Height: top},
		orb.Area{X: (w - wide) / 2, Y: h - under - rows, Width: wide, Height: rows}
}
