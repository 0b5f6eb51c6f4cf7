package theme

import (
	"strconv"
	"strings"

	"lull/routines/fraction"
)

// Darker is a picture in true colour at a share of its light.
func Darker(picture string, light float64) string {
	const colour = "8;2;"
	var b strings.Builder
	for {
		before, after, found := strings.Cut(picture, colour)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(colour)
		picture = after
		for i := range 3 {
			end := 0
			for end < len(picture) && picture[end] >= '0' && picture[end] <= '9' {
				end++
			}
			v, _ := strconv.Atoi(picture[:end]) // digits, or none: black
			b.WriteString(strconv.Itoa(int(float64(v) * fraction.Of(light))))
			picture = picture[end:]
			if i < 2 && strings.HasPrefix(picture, ";") {
				b.WriteByte(';')
				picture = picture[1:]
			}
		}
	}
}
