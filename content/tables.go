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

// place is a line of a file. It is put into words only where something is wrong
// there: a start reads a thousand lines.
type place struct {
	file string
	line int
}

func (p place) String() string { return p.file + ":" + strconv.Itoa(p.line) }

// row is one line of a table, and the first thing that is wrong with it.
type row struct {
	where          place
	columns, cells []string
	err            error
}

// parseRows reads a table of columns between bars; its first line names them.
func parseRows(file, text string, columns []string) ([]row, error) {
	lines := strings.Count(text, "\n")
	out, room := make([]row, 0, lines), make([]string, 0, lines*len(columns))
	headed := false
	for where, l := range numbered(file, text) {
		if l == "" {
			continue
		}
		begin := len(room)
		for cell := range strings.SplitSeq(l, "|") {
			room = append(room, strings.TrimSpace(cell))
		}
		cells := room[begin:]
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
		out = append(out, row{where: where, columns: columns, cells: cells})
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

func (r *row) wrong(format string, a ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: "+format, append([]any{r.where}, a...)...)
	}
}

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

func (r *row) seconds(column string) time.Duration {
	return time.Duration(r.number(column) * float64(time.Second))
}

// words are a key with its words, which may go on over several lines.
type words struct {
	where     place
	key, text string
}

// parseEntries reads "key: words"; a line that begins with a space goes on with it.
func parseEntries(file, text string) ([]words, error) {
	out := make([]words, 0, strings.Count(text, "\n"))
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

// numbered gives the lines with their places, without blanks at their ends.
func numbered(file, text string) func(yield func(where place, line string) bool) {
	return func(yield func(where place, line string) bool) {
		where := place{file: file}
		for l := range strings.Lines(text) {
			where.line++
			l = strings.TrimRight(l, " \t\r\n")
			if !strings.HasPrefix(l, "#") && !yield(where, l) {
				return
			}
		}
	}
}
