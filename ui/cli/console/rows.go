package console

import (
	"fmt"

	"lull/routines/letters"
)

// row is one thing of a list, as data and in words.
type row struct {
	data  any
	words string
}

type Rows []row

func (r *Rows) Add(data any, words string) { *r = append(*r, row{data, words}) }

func (r Rows) Show(c *Console) error {
	if c.Flags.JSON {
		data := []any{}
		for _, one := range r {
			data = append(data, one.data)
		}
		return c.AsJSON(data)
	}
	for _, one := range r {
		c.Printf("%s\n", one.words)
	}
	return nil
}

// Finding is one line of an answer to whether something works.
type Finding struct {
	Name  string `json:"name"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

func Found(name, words string, works bool) Finding { return Finding{name, words, works} }

// Line tells what was found, after a name in a column so wide.
func (f Finding) Line(width int) string {
	mark := " "
	if !f.Works {
		mark = "-"
	}
	return fmt.Sprintf("%s %-*s %s", mark, width, f.Name, letters.Plain(f.Words))
}
