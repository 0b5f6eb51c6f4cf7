package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/repertoire"
)

func (h *House) listCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "What there is, yours included",
		GroupID: "house",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !h.flags.json {
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
			return writeJSON(h, rows)
		},
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "patterns",
		Short: "The breathing patterns",
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return h.listPatterns() },
	})
	cmd.AddCommand(&cobra.Command{
		Use:   "drinks",
		Short: "What can be logged by name, and how much is in it",
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return h.listDrinks() },
	})
	cmd.AddCommand(h.guidedLists()...)
	return cmd
}

func (h *House) listPatterns() error {
	file, err := h.settings()
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
	for _, p := range repertoire.New(h.Breaths(), file.Current()).Offered() {
		length := practice.Breathe(p, 0).Lasts()
		rows = append(rows, row{p.Name, p.Title, p.About, length.Seconds(), p.Rate()})
		if !h.flags.json {
			h.print("%-8s %s, %s\n", p.Name, p.Title, repertoire.Minutes(length))
		}
	}
	if h.flags.json {
		return writeJSON(h, rows)
	}
	return nil
}

// listDrinks lists what can be logged by name, one's own drinks among it.
func (h *House) listDrinks() error {
	file, err := h.settings()
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
	for _, it := range h.noting(file.Current()).Known.Table.Items() {
		rows = append(rows, row{
			it.Name, it.Aliases, string(it.Kind), it.Milligrams, it.Low, it.High, it.Millilitres, tenth(it.Strength * 100), string(it.Effort),
		})
		if h.flags.json {
			continue
		}
		if _, err := fmt.Fprintf(h.Out, "%-18s %s\n", it.Name, amount(it)); err != nil {
			return err
		}
	}
	if h.flags.json {
		return writeJSON(h, rows)
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
