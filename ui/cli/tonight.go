package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui"
	"lull/ui/plain"
)

func (h *House) tonightCommand() *cobra.Command {
	var line bool
	cmd := &cobra.Command{
		Use:     "tonight",
		Short:   "The evening in words",
		Long:    "The evening in words: lights-out, tonight's suggestion, the last seven evenings.",
		GroupID: "day",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if line {
				return h.promptLine(cmd.Context())
			}
			return h.tonight(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&line, "line", false, "one short line for a prompt, tmux or starship")
	return cmd
}

// look reads the journal for one look at the evening.
func (h *House) look(ctx context.Context) (tonight.Look, repertoire.Repertoire, error) {
	file, j, err := h.open(ctx)
	if err != nil {
		return tonight.Look{}, repertoire.Repertoire{}, err
	}
	answer, err := h.reading(file, j).read(ctx, h.Now(), ui.Query{})
	return answer.Tonight, repertoire.New(h.Breaths(), file.Current()), errors.Join(err, j.Close())
}

func (h *House) tonight(ctx context.Context) error {
	look, plans, err := h.look(ctx)
	if err != nil {
		return err
	}
	if h.flags.json {
		return tonightJSON(h, look, plans)
	}
	return plain.Tonight(h.Out, look, plans)
}

// tonightJSON writes the look as data; its shape is stable.
func tonightJSON(h *House, l tonight.Look, plans repertoire.Repertoire) error {
	s := l.Suggestion
	return writeJSON(h, struct {
		Evening    string `json:"evening"`
		Now        string `json:"now"`
		LightsOut  string `json:"lights_out"`
		Wake       string `json:"wake"`
		Minutes    int    `json:"minutes_to_lights_out"`
		LastSeven  []bool `json:"last_seven"`
		OfSeven    int    `json:"of_seven"`
		Suggestion any    `json:"suggestion"`
	}{
		l.Day.String(), l.Now.Format(time.RFC3339), l.Bed.Format(time.RFC3339), l.Wake.Format(time.RFC3339),
		int(l.ToBed().Minutes()), l.Record.LastSeven[:], l.Record.OfSeven,
		struct {
			Practice string  `json:"practice"`
			Name     string  `json:"name"`
			Title    string  `json:"title"`
			Seconds  float64 `json:"s"`
			Because  string  `json:"because"`
		}{s.Practice, s.Name, plans.Title(s.Choice), s.Length.Seconds(), string(s.Because)},
	})
}

func writeJSON(h *House, v any) error {
	enc := json.NewEncoder(h.Out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// promptLine prints the one line for a prompt. After bedtime there is nothing
// to say.
func (h *House) promptLine(ctx context.Context) error {
	look, _, err := h.look(ctx)
	if err != nil {
		return err
	}
	if words := plain.PromptLine(look); words != "" {
		_, err = fmt.Fprintln(h.Out, words)
	}
	return err
}
