package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The shipped tables and sentences are text of two forms, besides the documents
// with front matter: rows of columns between bars, and entries of a key, a colon
// and words. In both a line that begins with # is for writers.

// row is one line of a table. The first thing that is wrong with it stays in
// err, with the place.
type row struct {
	where          string // file:line
	columns, cells []string
	err            error
}

// parseRows reads a table of columns between bars: lines that begin with #
// and empty ones are passed over, and the first other line names the columns.
func parseRows(file, text string, columns []string) ([]*row, error) {
	var out []*row
	headed := false
	for where, l := range numbered(file, text) {
		if l == "" {
			continue
		}
		cells := strings.Split(l, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if !headed {
			headed = true
			if !slices.Equal(cells, columns) {
				return nil, fmt.Errorf("%s: the columns are not %s", where, strings.Join(columns, " | "))
			}
			continue
		}
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%s: there are %d columns here, not %d", where, len(cells), len(columns))
		}
		out = append(out, &row{where: where, columns: columns, cells: cells})
	}
	return out, nil
}

// cell gives what stands in a column, nothing where the table has none of it.
func (r *row) cell(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// wrong notes what is wrong, if nothing was before.
func (r *row) wrong(format string, a ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: "+format, append([]any{r.where}, a...)...)
	}
}

// number reads a figure, an empty one as 0.
func (r *row) number(column string) float64 {
	text := r.cell(column)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		r.wrong("%s is %q, which is not a number", column, text)
	}
	return n
}

// seconds reads a figure as seconds.
func (r *row) seconds(column string) time.Duration {
	return time.Duration(r.number(column) * float64(time.Second))
}

// words are a key with its words, which may go on over several lines.
type words struct{ where, key, text string }

// parseEntries reads lines such as "key: words"; a line that begins with a
// space goes on with the one before it.
func parseEntries(file, text string) ([]words, error) {
	var out []words
	open := false
	for where, l := range numbered(file, text) {
		key, said, ok := strings.Cut(l, ":")
		switch {
		case l == "":
			open = false
		case l[0] == ' ' || l[0] == '\t':
			if !open {
				return nil, fmt.Errorf("%s: this goes on with nothing; an entry begins with its key", where)
			}
			out[len(out)-1].text += " " + strings.TrimSpace(l)
		case !ok || strings.ContainsAny(key, " \t{}"):
			return nil, fmt.Errorf("%s: this is not like key: words", where)
		default:
			out = append(out, words{where, key, strings.TrimSpace(said)})
			open = true
		}
	}
	return out, nil
}

// numbered gives the lines of a text with their places, without what is for
// writers and without blanks at their ends.
func numbered(file, text string) func(yield func(where, line string) bool) {
	return func(yield func(where, line string) bool) {
		number := 0
		for l := range strings.Lines(text) {
			number++
			l = strings.TrimRight(l, " \t\r\n")
			if !strings.HasPrefix(l, "#") && !yield(file+":"+strconv.Itoa(number), l) {
				return
			}
		}
	}
}
