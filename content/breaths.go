package content

import (
	_ "embed"
	"time"

	"lull/routines/practice"
)

//go:embed breaths/breaths.txt
var breathsText string

// Breaths gives the shipped breathing patterns in the order of the file.
var Breaths = shipped(readBreaths)

func readBreaths() ([]practice.Pattern, error) {
	columns := []string{
		"name", "in", "top-up", "hold", "out", "empty", "from", "to", "minutes", "cycles",
		"title", "about",
	}
	rows, err := parseRows("breaths/breaths.txt", breathsText, columns)
	if err != nil {
		return nil, err
	}
	patterns := make([]practice.Pattern, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		p := practice.Pattern{
			Name: r.cell("name"), Title: r.cell("title"), About: r.cell("about"),
			In: r.seconds("in"), TopUp: r.seconds("top-up"), Hold: r.seconds("hold"), Out: r.seconds("out"),
			Empty: r.seconds("empty"),
			From:  r.number("from"), To: r.number("to"),
			Length: time.Duration(r.number("minutes") * float64(time.Minute)), Cycles: int(r.number("cycles")),
		}
		if err := p.Check(); err != nil {
			r.wrong("%w", err)
		}
		if r.err != nil {
			return nil, r.err
		}
		patterns = append(patterns, p)
	}
	return patterns, nil
}
