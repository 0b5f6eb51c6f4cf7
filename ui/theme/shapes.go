package theme

// Shapes are the marks that carry a meaning by form alone. Each is one cell
// wide unless it says otherwise.
type Shapes struct {
	// Kept, Part and Missed are the marks of an evening.
	Kept, Part, Missed string
	// Mark is a drink on the curve.
	Mark string
	// Across and Down are thin lines, Thick is a thick one across.
	Across, Down, Thick string
	// Foot is where a line down ends on one across, Tick a short mark below one.
	Foot, Tick string
	// Bullet opens an item, Cursor points at the chosen one.
	Bullet, Cursor string
	// Left and Right stand around a value that can be turned.
	Left, Right string
	// More stands where words were cut.
	More string
	// Bars are the heights of a small chart from nothing to full.
	Bars []string
	// Shades are fillings from empty to full.
	Shades []string
}

var drawn = Shapes{
	Kept: "●", Part: "◐", Missed: "·", Mark: "▲",
	Across: "─", Down: "│", Thick: "━", Foot: "┴", Tick: "╵",
	Bullet: "·", Cursor: "›", Left: "‹", Right: "›", More: "…",
	Bars:   []string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	Shades: []string{" ", "░", "▒", "▓", "█"},
}

// few are the shapes where the sixteen colours are all there is: a cell full of
// one of them is a glaring one, so heights and fillings are shades.
var few = func() Shapes {
	s := drawn
	s.Bars = []string{" ", "░", "░", "░", "▒", "▒", "▒", "▒", "▒"}
	s.Shades = []string{" ", "░", "░", "▒", "▒"}
	return s
}()

var typed = Shapes{
	Kept: "o", Part: "c", Missed: ".", Mark: "^",
	Across: "-", Down: "|", Thick: "=", Foot: "+", Tick: "'",
	Bullet: "-", Cursor: ">", Left: "<", Right: ">", More: "~",
	Bars:   []string{" ", ".", ":", "-", "=", "+", "*", "#", "@"},
	Shades: []string{" ", ".", ":", "+", "#"},
}
