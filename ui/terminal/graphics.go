package terminal

import (
	"encoding/base64"
	"fmt"
	"image"
	"regexp"
	"strings"
	"sync"
)

// Pictures of pixels by kitty's graphics protocol
// (sw.kovidgoyal.net/kitty/graphics-protocol), in the few words of it that
// other terminals know as well. An image is sent once and placed as often as
// is wanted; the numbers are unlikely ones, so that no image of somebody else
// is lost.
const (
	Picture = 61180 // what is shown
	Veil    = 61181 // what lies over it
)

// AskGraphics asks whether the terminal shows pictures; one that does answers
// with [Graphics].
const AskGraphics = "\x1b_Gi=61180,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"

// Graphics tells whether an answer with this number means that it does.
func Graphics(id int, payload []byte) bool { return id == Picture && string(payload) == "OK" }

// Upload sends an image, a PNG file.
func Upload(id int, file []byte) string {
	const chunk = 4096 // the most at once
	var b strings.Builder
	rest := base64.StdEncoding.EncodeToString(file)
	head := fmt.Sprintf("a=t,f=100,q=2,i=%d,", id)
	for more := 1; more == 1; head = "" {
		n := min(chunk, len(rest))
		if n == len(rest) {
			more = 0
		}
		fmt.Fprintf(&b, "\x1b_G%sm=%d;%s\x1b\\", head, more, rest[:n])
		rest = rest[n:]
	}
	return b.String()
}

// Place shows a part of an image over columns by rows cells, the first of them
// in column x and row y, in place of what was shown of it. The cursor stays.
func Place(id int, part image.Rectangle, x, y, columns, rows int) string {
	over := ""
	if id == Veil {
		over = "z=1,"
	}
	return fmt.Sprintf("\x1b7\x1b[%d;%dH\x1b_Ga=p,i=%d,p=1,%sx=%d,y=%d,w=%d,h=%d,c=%d,r=%d,C=1,q=2\x1b\\\x1b8",
		y+1, x+1, id, over, part.Min.X, part.Min.Y, part.Dx(), part.Dy(), columns, rows)
}

// placed is an image that is sent, or a part of one that is shown.
var placed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\x1b7\x1b\[\d+;\d+H)?\x1b_G(a=[tp],|m=)[^\x1b]*\x1b\\(\x1b8)?`)
})

// Unplace takes the images from where they are; they can be placed again.
func Unplace() string { return remove('i', Picture) + remove('i', Veil) }

var forgotten = remove('I', Picture) + remove('I', Veil)

func remove(what rune, id int) string { return fmt.Sprintf("\x1b_Ga=d,d=%c,i=%d,q=2\x1b\\", what, id) }
