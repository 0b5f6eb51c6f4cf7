package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines"
	"lull/routines/repertoire"
)

func (h *House) listCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "What there is, yours included",
		GroupID: "house",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "patterns",
		Short: "The breathing patterns",
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return h.listPatterns() },
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
		length := routines.Breathe(p, 0).Lasts()
		rows = append(rows, row{p.Name, p.Title, p.About, length.Seconds(), p.Rate()})
		if !h.flags.json {
			fmt.Fprintf(h.Out, "%-8s %s, %s\n", p.Name, p.Title, repertoire.Minutes(length))
		}
	}
	if h.flags.json {
		return writeJSON(h, rows)
	}
	return nil
}
