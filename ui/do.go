package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	eveningscreen "lull/ui/evening"
	"lull/ui/holds"
	"lull/ui/learn"
	morningscreen "lull/ui/morning"
	practicescreen "lull/ui/practice"
	"lull/ui/screen"
	"lull/ui/search"
)

// do answers what a screen wants. It is the whole navigation.
func (a *App) do(want screen.Intent) tea.Cmd {
	switch want := want.(type) {
	case nil:
		return nil
	case screen.Begin:
		a.start(want.Plan)
	case screen.Practise:
		return a.practise(want)
	case screen.Step:
		a.stands(want.Practised, journal.Running)
	case screen.Ended:
		return a.ended(want.Touched)
	case screen.Leave:
		a.finish(journal.Left)
		return a.back()
	case screen.Visit:
		return a.visit(want.Place)
	case screen.Save:
		a.keep("saving the entry", func(ctx context.Context) error {
			_, err := a.deps.Journal.Save(ctx, want.Entries...)
			return err
		})
	case screen.Note:
		e := want.Entry
		if e.ID == "" {
			e.ID = a.deps.NewID()
		}
		if e.Evening == 0 {
			e.Evening = a.deps.Evening(e.At, "")
		}
		w := write{what: "saving the entry", reread: true, do: func(ctx context.Context) error {
			_, err := a.deps.Journal.Save(ctx, e)
			return err
		}}
		if s, ok := a.top().(screen.Writer); ok {
			w.then = s.Written
		}
		a.outbox.put(w)
	case screen.GiveBack:
		a.outbox.put(write{what: "giving back what was put down", do: func(ctx context.Context) error {
			return a.deps.Journal.GiveBack(ctx, want.Entries...)
		}})
	case screen.Remove:
		a.keep("deleting the entry", func(ctx context.Context) error {
			_, err := a.deps.Journal.Delete(ctx, want.ID)
			return err
		})
	case screen.Undo:
		a.takeBack()
	case screen.OpenEvening:
		return a.needing(func() tea.Cmd { return a.push(eveningscreen.New(want.Day, a.noting())) })
	case screen.OpenNight:
		return a.push(morningscreen.NewAfter(want.Day, a.settings.Current().Schedule, a.deps.Say))
	case screen.Search:
		return a.push(search.New(want.Words))
	case screen.Set:
		a.set(want)
	case screen.SetAndBegin:
		a.set(want.Set)
		a.stack = a.stack[:len(a.stack)-1]
		a.begin(want.Then)
	case screen.Read:
		return a.push(learn.NewReading(want.Page))
	case screen.Refresh:
		return a.reread()
	case screen.Back:
		return a.back()
	case screen.Quit:
		return a.quit()
	}
	return nil
}

// start begins a practice. One that holds the breath waits for the safety
// question, which is asked once; where holds were declined it goes without.
func (a *App) start(plan practice.Plan) {
	switch a.deps.Settings.Current().Holds() {
	case settings.No:
		plan = plan.Unheld() // as it was already, unless the answer is newer
	case settings.Unanswered:
		if plan.Holds() {
			a.stack = append(a.stack, holds.New(plan, a.deps.Say))
			return
		}
	case settings.Yes:
	}
	a.begin(plan)
}

// begin starts a practice on top of what is there.
func (a *App) begin(plan practice.Plan) {
	now := a.deps.Now()
	a.stack = append(a.stack, practicescreen.New(plan, a.pacer(), a.look(), now))
	a.plan = plan
	a.running = &journal.Entry{
		ID: a.deps.NewID(), Kind: journal.KindSession, At: now, Evening: a.deps.Evening(now, plan.Practice),
		Session: lookup.Session(plan, 0, journal.Running),
	}
	a.stands(0, journal.Running)
}

// stands writes how the running practice stands.
func (a *App) stands(practised time.Duration, ending journal.Ending) {
	e := *a.running
	e.Session = lookup.Session(a.plan, practised, ending)
	if ending != journal.Running && a.contents != nil {
		a.contents.Heard = a.contents.Heard.With(guided.Night{Heard: e.Session.Heard})
	}
	a.outbox.put(write{what: "saving the practice", key: e.ID, lasting: true, do: func(ctx context.Context) error {
		return a.deps.Practices.Practise(ctx, e)
	}})
}

// ended closes a practice that reached its end. Nothing more is shown: it gets
// dark, and stays so.
func (a *App) ended(touched bool) tea.Cmd {
	ending := journal.Drifted
	if touched {
		ending = journal.Finished
	}
	a.finish(ending)
	a.dark = true
	return a.quit()
}

// finish closes the row of the running practice, if one runs.
func (a *App) finish(ending journal.Ending) {
	p, ok := a.top().(*practicescreen.Screen)
	if !ok || a.running == nil {
		return
	}
	a.stands(p.At, ending)
	a.running = nil
}

// keep writes a change of the journal and reads it again.
func (a *App) keep(what string, do func(context.Context) error) {
	a.outbox.put(write{what: what, do: do, reread: true})
}

// push opens a screen on top.
func (a *App) push(s screen.Screen) tea.Cmd {
	a.stack = append(a.stack, s)
	a.awaits()
	return a.reread()
}

// back closes the screen on top; the last one is the way out.
func (a *App) back() tea.Cmd {
	if len(a.stack) == 1 {
		return a.quit()
	}
	a.stack = a.stack[:len(a.stack)-1]
	a.unread, a.next = false, nil // it was told before
	return a.reread()
}

// quit leaves as soon as everything is written. A disk that answers nothing
// does not hold anybody up for long: what is left main writes after the
// terminal was given back.
func (a *App) quit() tea.Cmd {
	if a.leaving {
		return nil
	}
	a.leaving = true
	if a.outbox.idle() {
		return a.farewell
	}
	return tea.Tick(quitLimit, func(time.Time) tea.Msg { return overdueMsg{} })
}

// overdueMsg tells that the disk had its time.
type overdueMsg struct{}

// quitLimit is how long leaving waits for the disk.
const quitLimit = 2 * time.Second

// farewell draws the curtain where a practice ended by itself, and quits.
func (a *App) farewell() tea.Msg {
	if a.dark && a.deps.Curtain != nil {
		a.deps.Curtain()
	}
	return tea.QuitMsg{}
}

// saved takes the answer to a write.
func (a *App) saved(m savedMsg) (again tea.Cmd) {
	w, ok := a.outbox.takes(m)
	if !ok {
		return nil
	}
	switch {
	case m.err != nil && w.lasting:
		again = a.outbox.again(w)
		if n, ok := a.top().(screen.Noticer); ok {
			n.Notice("Not saved yet, it is tried again: " + m.err.Error())
		}
	case m.err != nil:
		a.fault(w.what, m.err)
	case w.then != nil:
		w.then()
	}
	switch {
	case a.leaving && a.outbox.idle():
		return a.farewell
	case w.reread && a.outbox.idle():
		return tea.Batch(again, a.reread())
	}
	return again
}

// Close writes what is still unsaved, after the program has ended for any
// reason, and gives what went wrong and was not shown. A practice that was
// running is closed as interrupted.
func (a *App) Close(ctx context.Context) error {
	a.finish(journal.Interrupted)
	return errors.Join(a.err, a.outbox.drain(ctx))
}
