package ledger

import (
	"fmt"
	"strings"
	"unicode"
)

// Named is how many bad lines are named one by one; the others are counted.
const Named = 20

// Problem is one bad line.
type Problem struct {
	Line int    // from 1
	What string // what is wrong with it and how to mend it
}

// Problems is the error of a file in which lines are bad. Nothing of such a
// file is taken.
type Problems struct {
	First []Problem // at most Named of them
	More  int       // how many others there are
}

// Error names the bad lines, each on a line.
func (p *Problems) Error() string {
	var out strings.Builder
	for i, one := range p.First {
		if i > 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(&out, "line %d: %s", one.Line, one.What)
	}
	if p.More > 0 {
		fmt.Fprintf(&out, "\nand %d more like these", p.More)
	}
	return out.String()
}

func (p *Problems) add(line int, what string) {
	if len(p.First) == Named {
		p.More++
		return
	}
	p.First = append(p.First, Problem{line, what})
}

// err is nil where nothing is wrong.
func (p *Problems) err() error {
	if len(p.First) == 0 {
		return nil
	}
	return p
}

// longestQuoted is how much of a file is shown of it, in letters.
const longestQuoted = 40

// quoted shows what stands in a file: on one line, not at length, and without
// anything a terminal could obey.
func quoted(s string) string {
	letters := []rune(strings.ToValidUTF8(s, "\ufffd"))
	tail := ""
	if len(letters) > longestQuoted {
		letters, tail = letters[:longestQuoted], "..."
	}
	for i, r := range letters {
		if !unicode.IsPrint(r) {
			letters[i] = '\ufffd'
		}
	}
	return `"` + string(letters) + tail + `"`
}

// listed writes a, b or c.
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
