package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/manual"
	"lull/ui/cli/storage"
)

type listCommand struct {
	*console.Console
	disk    *storage.Disk
	catalog *storage.Catalog
	words   manual.Words
}

func (l listCommand) command() *cobra.Command {
	cmd := &cobra.Command{
		Use: "list",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !l.Flags.JSON {
				return cmd.Help()
			}
			l.words.Describe(cmd)
			var rows console.Rows
			for _, list := range cmd.Commands() {
				rows.Add(console.Data{"name", list.Name(), "about", list.Short}, "")
			}
			return rows.Show(l.Console)
		},
	}
	for use, rows := range map[string]func(settings.Settings) (console.Rows, error){
		"patterns": l.patterns, "drinks": l.drinks, "places": l.places, "relaxations": l.relaxations,
		"routines": l.routines,
	} {
		cmd.AddCommand(&cobra.Command{Use: use, RunE: func(*cobra.Command, []string) error {
			rows, err := rows(l.disk.Settings().Current())
			if err != nil {
				return err
			}
			return rows.Show(l.Console)
		}})
	}
	return cmd
}

func (l listCommand) patterns(s settings.Settings) (rows console.Rows, _ error) {
	for _, p := range repertoire.New(l.catalog.Breaths(), s).Breaths.Offered() {
		length := practice.Breathe(p, 0).Lasts()
		rows.Add(console.Data{
			"name", p.Name, "title", p.Title, "about,omitempty", p.About, "s", length.Seconds(),
			"breaths_a_minute", p.Rate(),
		}, fmt.Sprintf("%-8s %s, %s", p.Name, p.Title, repertoire.Minutes(length)))
	}
	return rows, nil
}

// drinks lists what can be logged by name, the person's own drinks among it.
func (l listCommand) drinks(s settings.Settings) (rows console.Rows, _ error) {
	for _, it := range l.catalog.Table(s).Items() {
		rows.Add(console.Data{
			"name", it.Name, "aliases,omitempty", it.Aliases, "kind", it.Kind,
			"mg,omitempty", it.Milligrams, "mg_low,omitempty", it.Low, "mg_high,omitempty", it.High,
			"ml,omitempty", it.Millilitres, "percent,omitempty", tenth(it.Strength * 100),
			"effort,omitempty", it.Effort,
		}, fmt.Sprintf("%-18s %s", it.Name, amount(it)))
	}
	return rows, nil
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

func suitable(suits, notFor string) string {
	return fmt.Sprintf("\n%13sfor %s\n%13snot for %s", "", suits, "", notFor)
}

func (l listCommand) places(settings.Settings) (rows console.Rows, _ error) {
	for _, p := range l.catalog.Guides().Places {
		words := fmt.Sprintf("%-12s %s", p.Name, p.Title) + suitable(p.Suits, p.NotFor)
		if len(p.Has) > 0 {
			words += fmt.Sprintf("\n%13shas %s", "", strings.Join(p.Has, ", "))
		}
		has := append([]string{}, p.Has...) // none is a list too
		rows.Add(console.Data{
			"name", p.Name, "title", p.Title, "has", has, "suits", p.Suits, "not_for", p.NotFor,
		}, words)
	}
	return rows, nil
}

func (l listCommand) relaxations(s settings.Settings) (rows console.Rows, _ error) {
	plans := l.catalog.Plans(s)
	for _, o := range plans.OffersOf(practice.KindRelax) {
		plan, err := plans.Plan(o.Choice)
		if err != nil {
			return nil, err
		}
		name, length := o.Choice.Name, plan.Lasts().Round(time.Second)
		rows.Add(console.Data{
			"name", name, "title", o.Title, "s", length.Seconds(), "suits", o.Suits, "not_for", o.NotFor,
		}, fmt.Sprintf("%-12s %s, %s", name, o.Title, repertoire.Minutes(length))+suitable(o.Suits, o.NotFor))
	}
	return rows, nil
}

func (l listCommand) routines(s settings.Settings) (rows console.Rows, _ error) {
	l.catalog.Guides()
	plans := l.catalog.Plans(s)
	for _, x := range plans.Routines() {
		plan, err := plans.Plan(practice.Choice{Practice: practice.KindRoutine, Name: x.Name})
		if err != nil {
			l.Warn(err)
			continue
		}
		rows.Add(console.Data{
			"name", x.Name, "title", x.Title, "s", plan.Lasts().Round(time.Second).Seconds(), "for,omitempty", x.For,
			"steps", plans.Shown(x.Steps),
		}, fmt.Sprintf("%-14s %s, %s", x.Name, x.Title, repertoire.Minutes(plan.Lasts())))
	}
	return rows, nil
}
