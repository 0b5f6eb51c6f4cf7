package theme

// Shapes are the marks that carry a meaning by form alone. Each is one cell
// wide unless it says otherwise.
type Shapes struct {
	// Full, Half and Point are round, such as the marks of an evening.
	Full, Half, Point string
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
	Full: "●", Half: "◐", Point: "·", Mark: "▲",
	Across: "─", Down: "│", Thick: "━", Foot: "┴", Tick: "╵",
	Bullet: "·", Cursor: "›", Left: "‹", Right: "›", More: "…",
	Bars:   []string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	Shades: []string{" ", "░", "▒", "▓", "█"},
}

// Where the sixteen colours are all there is, a cell full of one of them is a
// glaring one, so heights and fillings are shades.
var (
	fewBars   = []string{" ", "░", "░", "░", "▒", "▒", "▒", "▒", "▒"}
	fewShades = []string{" ", "░", "░", "▒", "▒"}
)

var typed = Shapes{
	Full: "o", Half: "c", Point: ".", Mark: "^",
	Across: "-", Down: "|", Thick: "=", Foot: "+", Tick: "'",
	Bullet: "-", Cursor: ">", Left: "<", Right: ">", More: "~",
	Bars:   []string{" ", ".", ":", "-", "=", "+", "*", "#", "@"},
	Shades: []string{" ", ".", ":", "+", "#"},
}
