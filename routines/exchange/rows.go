package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// Rows calls do with every row of a table, and the line on which it begins, until
// do returns an error. What parts the cells is whatever the first line has most of.
// No row is longer than so many bytes. It gives a *[Problems] for a row that cannot
// be read.
func Rows(r io.Reader, longest int, do func(line int, cells []string) error) error {
	limit := &Limited{In: r, Left: longest}
	in := bufio.NewReaderSize(limit, 1<<16)
	begin, _ := in.Peek(1 << 14) // a short file is shorter
	first, _, _ := strings.Cut(string(begin), "\n")
	if strings.HasPrefix(first, "\ufeff") {
		_, _ = in.Discard(len("\ufeff")) // it was just seen there
	}
	table := csv.NewReader(in)
	table.FieldsPerRecord = -1
	table.TrimLeadingSpace = true
	for _, between := range []rune{';', '\t'} {
		if strings.Count(first, string(between)) > strings.Count(first, string(table.Comma)) {
			table.Comma = between
		}
	}
	for next := 1; ; {
		limit.Left = longest
		cells, err := table.Read()
		broken, isBroken := errors.AsType[*csv.ParseError](err)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case isBroken:
			return &Problems{First: []Problem{{broken.StartLine, "a quotation mark is open or stands inside a cell"}}}
		case errors.Is(err, errLongLine):
			return &Problems{First: []Problem{{next, err.Error()}}}
		case err != nil:
			return err
		}
		line, _ := table.FieldPos(0)
		last, _ := table.FieldPos(len(cells) - 1)
		if err := do(line, cells); err != nil {
			return err
		}
		next = last + 1
	}
}

// Limited is a reader that reads so many bytes and no more, until it is given
// more: a row without an end would otherwise be held in memory, many times over.
type Limited struct {
	In   io.Reader
	Left int
}

func (l *Limited) Read(b []byte) (int, error) {
	if l.Left <= 0 {
		return 0, errLongLine
	}
	n, err := l.In.Read(b[:min(len(b), l.Left)])
	l.Left -= n
	return n, err
}
