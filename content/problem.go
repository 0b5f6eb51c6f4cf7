package content

import (
	"errors"
	"fmt"
)

// Problem is one mistake in a file of somebody's. Every error of [ParsePlace],
// [ParseRelaxation] and [ParseRoutine] is one of these, or several joined.
type Problem struct {
	File  string
	Line  int // from 1
	Wrong string
	Mend  string
}

// Error says it in one line: places/attic.md:12: what is wrong; how to mend it.
func (p *Problem) Error() string {
	return fmt.Sprintf("%s:%d: %s; %s", p.File, p.Line, p.Wrong, p.Mend)
}

// mostProblems is how many mistakes are told: more is a file of another kind.
const mostProblems = 20

// problems gathers what is wrong with one file.
type problems struct {
	file string
	list []error
}

func (p *problems) add(line int, mend, format string, a ...any) {
	if len(p.list) < mostProblems {
		p.list = append(p.list, &Problem{File: p.file, Line: line, Wrong: fmt.Sprintf(format, a...), Mend: mend})
	}
}

func (p *problems) err() error { return errors.Join(p.list...) }
