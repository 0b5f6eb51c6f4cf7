// Package storage is what every command works with beside the console: the settings
// and the journal, what can be practised and had, and the tab key. It opens by
// what main hands it, and decides nothing.
package storage

import (
	"context"

	"github.com/spf13/cobra"

	"lull/ui/cli/console"
)

type Deps struct {
	*console.Console
	Catalog *Catalog
	Disk    *Disk
}

// New opens what it is asked for. Follow brings up to date what is
// scheduled when a setting has changed.
func New(c *console.Console, k *Catalog, by Openers, follow func(context.Context, SettingsFile) error) Deps {
	d := &Disk{Console: c, catalog: k, follow: follow, Openers: by}
	c.Settings = d.current
	return Deps{c, k, d}
}

// WithJournal makes what cobra calls of what is done with the journal open.
func (d Deps) WithJournal(do func(context.Context, Opened) error) func(*cobra.Command, []string) error {
	return console.WithContext(func(ctx context.Context) error { return d.Disk.With(ctx, do) })
}
