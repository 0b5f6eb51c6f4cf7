package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/practice"
	"lull/routines/repertoire"
)

// guidedLists are the lists of what is guided.
func (h *House) guidedLists() []*cobra.Command {
	list := func(use, short string, run func(repertoire.Repertoire) error) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, Args: noArgs, RunE: func(*cobra.Command, []string) error {
			file, err := h.settings()
			if err != nil {
				return err
			}
			h.aloud()
			return run(h.plans(file.Current()))
		}}
	}
	return []*cobra.Command{
		list("places", "The places to imagine, and what is in them", h.listPlaces),
		list("relaxations", "The relaxations, and whom they suit", h.listRelaxations),
		list("routines", "The chains of practices", h.listRoutines),
	}
}

func (h *House) listPlaces(r repertoire.Repertoire) error {
	type row struct {
		Name   string   `json:"name"`
		Title  string   `json:"title"`
		Has    []string `json:"has"`
		Suits  string   `json:"suits"`
		NotFor string   `json:"not_for"`
	}
	var rows []row
	for _, p := range r.Guided().Places {
		rows = append(rows, row{p.Name, p.Title, append([]string{}, p.Has...), p.Suits, p.NotFor})
		if !h.flags.json {
			h.print("%-12s %s\n%13sfor %s\n%13snot for %s\n", p.Name, p.Title, "", p.Suits, "", p.NotFor)
			if len(p.Has) > 0 {
				h.print("%13shas %s\n", "", strings.Join(p.Has, ", "))
			}
		}
	}
	return h.asData(rows)
}

func (h *House) listRelaxations(r repertoire.Repertoire) error {
	type row struct {
		Name    string  `json:"name"`
		Title   string  `json:"title"`
		Seconds float64 `json:"s"`
		Suits   string  `json:"suits"`
		NotFor  string  `json:"not_for"`
	}
	var rows []row
	add := func(c practice.Choice, name, title, suits, notFor string) error {
		plan, err := r.Plan(c)
		if err != nil {
			return err
		}
		length := plan.Lasts().Round(time.Second)
		rows = append(rows, row{name, title, length.Seconds(), suits, notFor})
		if !h.flags.json {
			h.print("%-12s %s, %s\n%13sfor %s\n%13snot for %s\n", name, title, repertoire.Minutes(length), "", suits, "", notFor)
		}
		return nil
	}
	for _, x := range r.Guided().Relaxations {
		if err := add(practice.Choice{Practice: "relax", Name: x.Name}, x.Name, x.Title, x.Suits, x.NotFor); err != nil {
			return err
		}
	}
	if o := r.Guided().Opening; o.Name != "" {
		if err := add(practice.Choice{Practice: "shuffle"}, o.Name, o.Title, o.Suits, o.NotFor); err != nil {
			return err
		}
	}
	return h.asData(rows)
}

func (h *House) listRoutines(r repertoire.Repertoire) error {
	type row struct {
		Name    string   `json:"name"`
		Title   string   `json:"title"`
		Seconds float64  `json:"s"`
		For     string   `json:"for,omitempty"`
		Steps   []string `json:"steps"`
	}
	var rows []row
	for _, x := range r.Routines() {
		plan, err := r.Plan(practice.Choice{Practice: "wind", Name: x.Name})
		if err != nil {
			h.mention(err)
			continue
		}
		rows = append(rows, row{x.Name, x.Title, plan.Lasts().Round(time.Second).Seconds(), string(x.For), r.Shown(x.Steps)})
		if !h.flags.json {
			h.print("%-14s %s, %s\n", x.Name, x.Title, repertoire.Minutes(plan.Lasts()))
		}
	}
	return h.asData(rows)
}

// asData writes rows where --json was given.
func (h *House) asData(rows any) error {
	if !h.flags.json {
		return nil
	}
	return writeJSON(h, rows)
}

// completeGuided completes names of what is guided.
func (h *House) completeGuided(names func(repertoire.Repertoire) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		file, _ := h.Settings(h.flags.config) // what is wrong in it is no matter for the tab key
		if len(args) > 0 || file == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		h.quietly()
		return names(h.plans(file.Current())), cobra.ShellCompDirectiveNoFileComp
	}
}

func placeNames(r repertoire.Repertoire) []string {
	var out []string
	for _, p := range r.Guided().Places {
		out = append(out, p.Name+"\t"+p.Title)
	}
	return out
}

func relaxationNames(r repertoire.Repertoire) []string {
	var out []string
	for _, x := range r.Guided().Relaxations {
		out = append(out, x.Name+"\t"+x.Title)
	}
	return out
}

func routineNames(r repertoire.Repertoire) []string {
	var out []string
	for _, x := range r.Routines() {
		out = append(out, x.Name+"\t"+x.Title)
	}
	return out
}
