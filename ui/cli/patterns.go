package cli

import (
	"context"

	"lull/routines/lookup"
	"lull/routines/sleep"
	"lull/ui/cli/console"
	"lull/ui/cli/desk"
	"lull/ui/screen"
)

type patternsCommand struct{ tools }

// run opens the patterns on a terminal, or tells them.
func (k patternsCommand) run(ctx context.Context) error {
	if k.Screens() {
		return k.OnScreen(ctx, screen.Visit{Place: screen.PatternsPlace})
	}
	return k.Disk.With(ctx, k.tell)
}

func (k patternsCommand) tell(ctx context.Context, o desk.Opened) error {
	sections, p, err := o.Reader().Patterns(ctx, o.Now)
	if err != nil {
		return err
	}
	for _, section := range sections {
		for i, l := range section {
			section[i] = l.Typed()
		}
	}
	look, err := o.Reader().Read(ctx, o.Now, lookup.Query{})
	if err != nil {
		return err
	}
	switch night := look.Tonight.Winding(); {
	case night && k.Flags.JSON:
		return k.dataOf([]string{screen.ForTheDay}, untold(p), sleep.Regular{})
	case k.Flags.JSON:
		regular, err := o.Reader().Regular(ctx, o.Today())
		if err != nil {
			return err
		}
		return k.dataOf(k.wordsOf(sections), p, regular)
	case night:
		k.Printf("%s\n", screen.ForTheDay)
		return nil
	}
	for i, section := range sections {
		if i > 0 {
			k.Printf("\n")
		}
		console.SayAll(k.Console, section...)
	}
	return nil
}
