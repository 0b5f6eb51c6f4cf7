package remind

import (
	"context"
	"fmt"
	"strings"
)

// Programs are the programs of a machine.
type Programs interface {
	// Find gives where a program is, or an error where it is not here.
	Find(name string) (string, error)
	// Run runs one, with variables beside this program's own, and gives what
	// it printed. An error has its words.
	Run(ctx context.Context, environ []string, name string, args ...string) (string, error)
}

// Ours reads a file that a scheduler wrote, with [ErrNotOurs] for one that is
// somebody else's.
func Ours(path string, read func(path string) ([]byte, error)) (string, error) {
	text, err := read(path)
	if err == nil && !strings.Contains(string(text), Written) {
		err = fmt.Errorf("%s: %w", path, ErrNotOurs)
	}
	return string(text), err
}
