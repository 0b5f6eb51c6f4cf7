package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
	eveningscreen "lull/ui/evening"
	"lull/ui/holds"
	journalscreen "lull/ui/journal"
	"lull/ui/learn"
	"lull/ui/match"
	morningscreen "lull/ui/morning"
	practicescreen "lull/ui/practice"
	"lull/ui/screen"
	"lull/ui/search"
)

// do answers what a screen wants. It is the whole navigation.
func (a *App) do(want screen.Intent) tea.Cmd {
	switch want := want.(type) {
	case nil:
	case screen.Begin:
		a.start(want.Plan)
	case screen.Practise:
		if want.Choice.Practice == practice.KindBreathe {
			return a.practise(want)
		}
		return a.supply.needed(func() tea.Cmd { return a.practise(want) })
	case screen.Match:
		return a.show(match.New(want.Lasts, pacer(a.settings, a.looks.now())))
	case screen.Step:
		a.session.stands(want.Practised, journal.Running)
	case screen.Ended:
		// Nothing more is shown: it gets dark, and stays so.
		ending := journal.Drifted
		if want.Touched {
			ending = journal.Finished
		}
		worried := a.session.plan.Name == practice.Worry && !a.lying()
		a.session.finish(ending)
		if worried { // what was written down on paper is put down here
			a.stack = a.stack[:len(a.stack)-1]
			return a.visit(screen.ParkPlace)
		}
		a.curtain = a.deps.Curtain
		return a.quit()
	case screen.Leave:
		a.session.finish(journal.Left)
		return a.back()
	case screen.Visit:
		return a.visit(want.Place)
	case screen.Save:
		a.changes.save(nil, want.Entries...)
	case screen.Note:
		e := want.Entry
		if e.ID == "" {
			e.ID = a.deps.NewID()
		}
		if e.Evening == 0 {
			e.Evening = a.deps.Evening(e.At, "")
		}
		var written func()
		if s, ok := a.top().(screen.Writer); ok {
			written = s.Written
		}
		a.changes.save(written, e)
	case screen.GiveBack:
		a.changes.giveBack(want.Entries)
	case screen.Remove:
		a.changes.remove(want.ID)
	case screen.Undo:
		a.changes.undo(func(undone []journal.Undone) {
			if s, ok := a.top().(screen.Undoer); ok {
				s.Undone(undone)
			}
		})
	case screen.Redo:
		a.changes.redo(func(redone []journal.Undone) {
			if s, ok := a.top().(screen.Undoer); ok {
				s.Redone(redone)
			}
		})
	case screen.OpenEvening:
		return a.supply.needed(func() tea.Cmd {
			return a.show(eveningscreen.New(want.Day, a.supply.noting(a.settings)))
		})
	case screen.OpenNight:
		return a.show(morningscreen.NewAfter(want.Day, a.settings.Schedule, a.deps.Say))
	case screen.OpenYear:
		return a.show(journalscreen.NewYear(want.Last))
	case screen.Search:
		return a.show(search.New(want.Words))
	case screen.Set:
		a.set(want)
	case screen.SetAndBegin:
		a.set(want.Set)
		a.stack = a.stack[:len(a.stack)-1]
		a.begin(want.Then)
	case screen.Read:
		return a.show(learn.NewReading(want.Page))
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
	switch a.settings.Holds() {
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
	now, s, t := a.deps.Now(), a.settings, a.looks.now()
	p := practicescreen.New(plan, t, moving(s, a.deps.Sound != nil), now)
	a.stack = append(a.stack, p)
	a.session.begin(p, plan, journal.Entry{
		ID: a.deps.NewID(), Kind: journal.KindSession, At: now, Evening: a.deps.Evening(now, plan.Practice),
	})
}

// show opens a screen on top.
func (a *App) show(s screen.Screen) tea.Cmd {
	a.stack = append(a.stack, s)
	_, a.reads.unread = s.(screen.Reader)
	return a.reread()
}

// back closes the screen on top; the last one is the way out.
func (a *App) back() tea.Cmd {
	if len(a.stack) <= 1 {
		return a.quit()
	}
	a.stack = a.stack[:len(a.stack)-1]
	a.reads.unread, a.supply.next = false, nil // it was told before
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
		return farewell(a.curtain)
	}
	return tea.Tick(quitLimit, func(time.Time) tea.Msg { return overdueMsg{} })
}

// overdueMsg tells that the disk had its time.
type overdueMsg struct{}

// quitLimit is how long leaving waits for the disk.
const quitLimit = 2 * time.Second

// farewell draws the curtain, if one is to be drawn, and quits.
func farewell(curtain func()) tea.Cmd {
	return func() tea.Msg {
		if curtain != nil {
			curtain()
		}
		return tea.QuitMsg{}
	}
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
		notice(a.top(), "Not saved yet, it is tried again: "+m.err.Error())
	case m.err != nil:
		a.fault(w.what, m.err)
	case w.then != nil:
		w.then()
	}
	switch {
	case a.leaving && a.outbox.idle():
		return farewell(a.curtain)
	case w.reread && a.outbox.idle():
		return tea.Batch(again, a.reread())
	}
	return again
}

// Close writes what is still unsaved, after the program has ended for any
// reason, and gives what went wrong and was not shown. A practice that was
// running is closed as interrupted.
func (a *App) Close(ctx context.Context) error {
	a.session.finish(journal.Interrupted)
	return errors.Join(a.err, a.outbox.drain(ctx))
}
