package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/repertoire"
)

// listCommand lists what there is.
type listCommand struct{ tools }

func (l listCommand) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		GroupID: "house",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !l.flags.json {
				return cmd.Help()
			}
			type row struct {
				Name  string `json:"name"`
				About string `json:"about"`
			}
			var rows []row
			for _, list := range cmd.Commands() {
				rows = append(rows, row{list.Name(), list.Short})
			}
			return l.asJSON(rows)
		},
	}
	cmd.AddCommand(&cobra.Command{
		Use:  "patterns",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return l.patterns() },
	})
	cmd.AddCommand(&cobra.Command{
		Use:  "drinks",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return l.drinks() },
	})
	cmd.AddCommand(l.guided()...)
	return cmd
}

func (l listCommand) patterns() error {
	file, err := l.disk.settings()
	if err != nil {
		return err
	}
	type row struct {
		Name    string  `json:"name"`
		Title   string  `json:"title"`
		About   string  `json:"about,omitempty"`
		Seconds float64 `json:"s"`
		Rate    float64 `json:"breaths_a_minute"`
	}
	var rows []row
	for _, p := range repertoire.New(l.catalog.breaths(), file.Current()).Offered() {
		length := practice.Breathe(p, 0).Lasts()
		rows = append(rows, row{p.Name, p.Title, p.About, length.Seconds(), p.Rate()})
		if !l.flags.json {
			l.print("%-8s %s, %s\n", p.Name, p.Title, repertoire.Minutes(length))
		}
	}
	if l.flags.json {
		return l.asJSON(rows)
	}
	return nil
}

// drinks lists what can be logged by name, one's own drinks among it.
func (l listCommand) drinks() error {
	file, err := l.disk.settings()
	if err != nil {
		return err
	}
	type row struct {
		Name        string   `json:"name"`
		Aliases     []string `json:"aliases,omitempty"`
		Kind        string   `json:"kind"`
		Milligrams  float64  `json:"mg,omitempty"`
		Low         float64  `json:"mg_low,omitempty"`
		High        float64  `json:"mg_high,omitempty"`
		Millilitres float64  `json:"ml,omitempty"`
		Percent     float64  `json:"percent,omitempty"`
		Effort      string   `json:"effort,omitempty"`
	}
	var rows []row
	for _, it := range l.catalog.noting(file.Current()).Known.Table.Items() {
		rows = append(rows, row{
			it.Name, it.Aliases, string(it.Kind), it.Milligrams, it.Low, it.High, it.Millilitres, tenth(it.Strength * 100), string(it.Effort),
		})
		if l.flags.json {
			continue
		}
		if _, err := fmt.Fprintf(l.out, "%-18s %s\n", it.Name, amount(it)); err != nil {
			return err
		}
	}
	if l.flags.json {
		return l.asJSON(rows)
	}
	return nil
}

// amount says how much is in one of a thing, as exactly as that is known.
func amount(it intake.Item) string {
	var words []string
	switch {
	case it.Low > 0 && it.High > it.Low:
		words = append(words, fmt.Sprintf("about %g mg (%g to %g)", it.Milligrams, it.Low, it.High))
	case it.Milligrams > 0:
		words = append(words, fmt.Sprintf("%g mg", it.Milligrams))
	}
	if it.Strength > 0 {
		words = append(words, fmt.Sprintf("%g %%", tenth(it.Strength*100)))
	}
	if it.Millilitres > 0 {
		words = append(words, fmt.Sprintf("%g ml", it.Millilitres))
	}
	if it.Kind == intake.Movement {
		words = append(words, "usually "+intake.EffortWord(it.Effort))
	}
	if len(words) == 0 {
		words = append(words, string(it.Kind))
	}
	return strings.Join(words, ", ")
}
