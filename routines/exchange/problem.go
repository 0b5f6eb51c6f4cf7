package exchange

import (
	"fmt"
	"strings"
)

// Named is how many bad lines are named one by one; the others are counted.
const Named = 20

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

func (p *Problems) err() error {
	if len(p.First) == 0 {
		return nil
	}
	return p
}
