package insight

import (
	"math"
	"slices"
	"strconv"

	"lull/routines/wording"
)

// IsVerdict tells whether a line says how much may be said.
func IsVerdict(l wording.Line) bool {
	return slices.Contains([]string{"insight.unclear", "insight.hint", "insight.pattern", "insight.pattern.one"}, l.ID)
}

// plain writes a figure with as few digits as it needs, and nothing without a sign.
func plain(x float64) string   { return strconv.FormatFloat(x+0, 'f', -1, 64) }
func rounded(x float64) string { return plain(math.Round(x)) }

// middle writes a median: halves exist, smaller parts do not.
func middle(x float64) string { return plain(math.Round(2*x) / 2) }

// signed writes a figure to the whole, and change to the half.
func signed(x float64) string { return plus(math.Round(x)) }
func change(x float64) string { return plus(math.Round(2*x) / 2) }

// plus writes a plus before what is more than nothing.
func plus(x float64) string {
	if x > 0 {
		return "+" + plain(x)
	}
	return plain(x)
}

func number(n int) string { return strconv.Itoa(n) }
