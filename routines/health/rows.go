package health

import (
	"fmt"
	"io"
	"strings"

	"lull/routines/exchange"
)

// longestRow is how many bytes one row of a table, or one record of a list, may
// have: a night with its thousands of values has some ten thousand.
const longestRow = 4 << 20

func rows(in io.Reader, do func(cells []string) error) error {
	return exchange.Rows(in, longestRow, func(line int, cells []string) error {
		if err := do(cells); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		return nil
	})
}

// row is a row of a table, with what its columns are called.
type row struct {
	names heading
	cells []string
}

// of gives what stands in the first of some columns that there is.
func (r row) of(names ...string) string {
	for _, name := range names {
		if i, ok := r.names[name]; ok && i < len(r.cells) {
			return strings.TrimSpace(r.cells[i])
		}
	}
	return ""
}

// named calls do with every row of a table whose first line names the columns.
func named(in io.Reader, do func(row) error) error {
	var names heading
	return rows(in, func(cells []string) error {
		if names == nil {
			names = headed(cells)
			return nil
		}
		return do(row{names, cells})
	})
}

// heading finds the places of columns by [exchange.ColumnName].
type heading map[string]int

func headed(cells []string) heading {
	h := heading{}
	for i, name := range cells {
		name = exchange.ColumnName(name)
		if _, there := h[name]; !there {
			h[name] = i
		}
	}
	return h
}
