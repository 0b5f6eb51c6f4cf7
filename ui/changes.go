package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/settings"
	"lull/ui/history"
	"lull/ui/plain"
	"lull/ui/screen"
)

// changes is what the screens change: written by the outbox, and taken back.
type changes struct {
	app     *App
	history history.Changes // since the start; before it the journal remembers
}

// do answers what a screen wants changed, and tells whether it was such a want.
func (c *changes) do(want screen.Intent) bool {
	switch want := want.(type) {
	case screen.Save:
		c.save(nil, want.Entries...)
	case screen.Note:
		c.note(append([]journal.Entry{want.Entry}, want.With...))
	case screen.GiveBack:
		c.giveBack(want.Entries)
	case screen.Remove:
		for _, id := range want.IDs {
			c.remove(id)
		}
	case screen.Undo:
		c.undo()
	case screen.Redo:
		c.redo()
	case screen.Set:
		c.set(want)
	case screen.Remind:
		c.remind(c.app.deps.Remind, "turning the reminders on or off", want.On)
	case screen.Mute:
		c.remind(c.app.deps.Mute, "having the reminders quiet, or not", want.Today)
	default:
		return false
	}
	return true
}

// press takes the keys that take back and put back. What may be wrong with the
// day can wait for it.
func (c *changes) press(k tea.KeyPressMsg) bool {
	undo, redo := key.Matches(k, screen.UndoKey), key.Matches(k, screen.RedoKey)
	switch {
	case !undo && !redo || !c.app.open.undoes():
		return false
	case c.app.deps.lying(c.app.settings):
		c.app.open.notice(screen.ForTheDay)
	case undo:
		c.undo()
	default:
		c.redo()
	}
	return true
}

func (c *changes) note(all []journal.Entry) {
	for i := range all {
		e := &all[i]
		if e.ID == "" {
			e.ID = c.app.deps.NewID()
		}
		if e.Evening != 0 {
			continue
		}
		e.Evening = c.app.settings.Schedule.Of(e.At)
		// A practice and what is put down belong to the night until its wake time,
		// also where the next evening has begun by the clock: none is kept before it
		// has come, and the morning is this one.
		if e.Session != nil || e.Parked != nil {
			e.Evening = c.app.settings.Schedule.ForNight(e.At)
		}
	}
	writer, _ := c.app.open.top().(screen.Writer)
	c.save(writer, all...)
}

func (c *changes) made() { c.history.Add(history.Change{}) }

// save writes entries, and tells a screen that wants to know, nil for none.
func (c *changes) save(writer screen.Writer, entries ...journal.Entry) {
	w := write{what: "saving the entry", reread: true, then: c.made, do: func(ctx context.Context) error {
		_, err := c.app.deps.Journal.Save(ctx, entries...)
		return err
	}}
	if writer != nil {
		w.failed = writer.Unwritten
		w.then = func() {
			c.made()
			writer.Written()
		}
	}
	c.app.outbox.put(w)
}

// write writes a change of what a screen may show, and calls then once it is written.
func (c *changes) write(what string, then func(), do func(context.Context) error) {
	c.app.outbox.put(write{what: what, reread: true, then: then, do: do})
}

func (c *changes) remove(id string) {
	c.write("deleting the entry", c.made, func(ctx context.Context) error {
		_, err := c.app.deps.Journal.Delete(ctx, id)
		return err
	})
}

func (c *changes) giveBack(entries []journal.Entry) {
	c.write("giving back what was put down", nil, func(ctx context.Context) error {
		return c.app.deps.Journal.GiveBack(ctx, entries...)
	})
}

func (c *changes) remind(change func(context.Context, bool) error, what string, to bool) {
	if change != nil {
		c.write(what, nil, func(ctx context.Context) error { return change(ctx, to) })
	}
}

// step goes one change on.
func (c *changes) step(d history.Direction, inform func(screen.Undoer, []journal.Undone)) {
	x := d.Next(&c.history)
	if x.Key != "" {
		d.Remember(&c.history, x)
		c.reset(d, x)
		return
	}
	var done []journal.Undone
	then := func() {
		if len(done) > 0 {
			d.Remember(&c.history, x)
		}
		if s, ok := c.app.open.top().(screen.Undoer); ok {
			inform(s, done)
			return
		}
		c.app.open.notice(d.Words(plain.TellingAt(c.app.deps.Now(), c.app.settings.Schedule), done))
	}
	c.write(d.Doing, then, func(ctx context.Context) (err error) {
		done, err = d.Step(ctx, c.app.deps.Journal)
		return err
	})
}

func (c *changes) undo() { c.step(history.Back, screen.Undoer.Undone) }
func (c *changes) redo() { c.step(history.Forth, screen.Undoer.Redone) }

func (c *changes) set(s screen.Set) {
	was := c.app.settings
	if k, ok := c.put(s); ok {
		c.history.Add(history.Change{Key: s.Key, Was: k.Value(was), Is: k.Value(c.app.settings)})
	}
}

// put changes a setting at once and writes it behind, and tells whether it could.
// Of several changes of one setting that wait to be written only the last one is.
func (c *changes) put(s screen.Set) (k settings.Key, ok bool) {
	before := c.app.settings
	k, err := settings.Find(s.Key)
	if err == nil {
		err = k.Set(&c.app.settings, s.Value)
	}
	if err != nil {
		c.app.fail("setting "+s.Key, err)
		return k, false
	}
	if now := c.app.settings; now.Theme != before.Theme || now.ASCII != before.ASCII {
		c.app.looks.restyle(now)
	}
	file := c.app.deps.Settings
	c.app.outbox.put(write{
		what: "saving the setting " + s.Key, key: s.Key, reread: true,
		do: func(context.Context) error { return file.Set(s.Key, s.Value) },
	})
	return k, true
}

func (c *changes) reset(d history.Direction, x history.Change) {
	k, _ := c.put(screen.Set{Key: x.Key, Value: d.Value(x)})
	if s, ok := c.app.open.top().(screen.Setter); ok {
		s.Settings(c.app.settings)
	}
	c.app.open.notice(d.Again(k, c.app.settings))
}
