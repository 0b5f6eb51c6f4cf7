package cli

import (
	"context"
	"slices"

	"lull/routines/insight"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/routines/sleep"
	"lull/routines/wording"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

type patternsCommand reviewCommand

func (k patternsCommand) run(ctx context.Context) error {
	if k.Display.Screens() {
		return k.screens.Open(ctx, screen.Visit{Name: screen.PatternsScreen})
	}
	return k.disk.With(ctx, k.tell)
}

func (k patternsCommand) tell(ctx context.Context, o storage.Opened) error {
	sections, p, err := o.Reader().Patterns(ctx, o.Now)
	if err != nil {
		return err
	}
	for i, section := range sections {
		sections[i] = lists.Each(section, insight.Typed)
	}
	look, err := o.Reader().Read(ctx, o.Now, lookup.Query{})
	if err != nil {
		return err
	}
	switch night := look.Tonight.Winding(); {
	case night && k.Flags.JSON:
		return k.dataOf([]string{screen.ForTheDay}, withoutFindings(p), sleep.Regular{})
	case k.Flags.JSON:
		regular, err := o.Reader().Regular(ctx, o.Today())
		if err != nil {
			return err
		}
		words := lists.Each(slices.Concat(sections...), func(l wording.Line) string { return l.Say(k.Say) })
		return k.dataOf(words, p, regular)
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
