package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/practice"
	"lull/routines/repertoire"
)

// guided are the lists of what is guided.
func (l listCommand) guided() []*cobra.Command {
	list := func(use, short string, run func(repertoire.Repertoire) error) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, Args: noArgs, RunE: func(*cobra.Command, []string) error {
			file, err := l.disk.settings()
			if err != nil {
				return err
			}
			l.catalog.aloud()
			return run(l.catalog.plans(file.Current()))
		}}
	}
	return []*cobra.Command{
		list("places", "The places to imagine, and what is in them", l.places),
		list("relaxations", "The relaxations, and whom they suit", l.relaxations),
		list("routines", "The chains of practices", l.routines),
	}
}

func (l listCommand) places(r repertoire.Repertoire) error {
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
		if !l.flags.json {
			l.print("%-12s %s\n%13sfor %s\n%13snot for %s\n", p.Name, p.Title, "", p.Suits, "", p.NotFor)
			if len(p.Has) > 0 {
				l.print("%13shas %s\n", "", strings.Join(p.Has, ", "))
			}
		}
	}
	return l.asData(rows)
}

func (l listCommand) relaxations(r repertoire.Repertoire) error {
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
		if !l.flags.json {
			l.print("%-12s %s, %s\n%13sfor %s\n%13snot for %s\n", name, title, repertoire.Minutes(length), "", suits, "", notFor)
		}
		return nil
	}
	for _, x := range r.Guided().Relaxations {
		if err := add(practice.Choice{Practice: practice.KindRelax, Name: x.Name}, x.Name, x.Title, x.Suits, x.NotFor); err != nil {
			return err
		}
	}
	if o := r.Guided().Opening; o.Name != "" {
		if err := add(practice.Choice{Practice: practice.KindShuffle}, o.Name, o.Title, o.Suits, o.NotFor); err != nil {
			return err
		}
	}
	return l.asData(rows)
}

func (l listCommand) routines(r repertoire.Repertoire) error {
	type row struct {
		Name    string   `json:"name"`
		Title   string   `json:"title"`
		Seconds float64  `json:"s"`
		For     string   `json:"for,omitempty"`
		Steps   []string `json:"steps"`
	}
	var rows []row
	for _, x := range r.Routines() {
		plan, err := r.Plan(practice.Choice{Practice: practice.KindRoutine, Name: x.Name})
		if err != nil {
			l.mention(err)
			continue
		}
		rows = append(rows, row{x.Name, x.Title, plan.Lasts().Round(time.Second).Seconds(), string(x.For), r.Shown(x.Steps)})
		if !l.flags.json {
			l.print("%-14s %s, %s\n", x.Name, x.Title, repertoire.Minutes(plan.Lasts()))
		}
	}
	return l.asData(rows)
}

// asData writes rows where --json was given.
func (l listCommand) asData(rows any) error {
	if !l.flags.json {
		return nil
	}
	return l.asJSON(rows)
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
