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
	"lull/ui/screens"
	"lull/ui/search"
)

// do answers what a screen wants. It is the whole navigation; what is changed is
// for changes.
func (a *App) do(want screen.Intent) tea.Cmd {
	if a.changes.do(want) {
		return nil
	}
	switch want := want.(type) {
	case nil:
	case screen.Begin:
		a.start(want.Plan)
	case screen.Practise:
		if want.Choice.Practice == practice.KindBreathe {
			return a.practise(want)
		}
		return a.contents.needed(func() tea.Cmd { return a.practise(want) })
	case screen.Match:
		return a.show(match.New(want.Lasts, screen.PicturesOf(a.settings).Pacer(a.looks.now())))
	case screen.Step:
		a.session.Step(want.Practised)
	case screen.Ended:
		return a.ended(want.Touched)
	case screen.Leave:
		a.session.Finish(journal.Left, false)
		return a.back()
	case screen.Visit:
		return a.visit(want.Name)
	case screen.OpenEvening:
		return a.contents.needed(func() tea.Cmd {
			return a.show(eveningscreen.New(want.Day, a.contents.parts(&a.deps, a.settings).Noting()))
		})
	case screen.OpenNight:
		return a.show(morningscreen.NewAfter(want.Day, a.settings.Schedule, a.deps.Say))
	case screen.OpenYear:
		return a.show(journalscreen.NewYear(want.Last, a.settings.Schedule, a.deps.Say))
	case screen.Search:
		return a.show(search.New(want.Words))
	case screen.SetAndBegin:
		a.changes.set(want.Set)
		a.open.drop()
		a.begin(want.Then)
	case screen.OpenPage:
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

func (a *App) visit(p screen.Name) tea.Cmd {
	if p == screen.MoreScreen {
		return a.show(a.open.keys(!a.deps.lying(a.settings)))
	}
	open := func() tea.Cmd { return a.show(a.contents.parts(&a.deps, a.settings).Screen(p)) }
	if screens.InContents(p) {
		return a.contents.needed(open)
	}
	return open()
}

func (a *App) practise(want screen.Practise) tea.Cmd {
	plan, err := a.contents.parts(&a.deps, a.settings).Plan(want, a.session.Speaks(a.contents.Speaks, a.settings))
	if err != nil {
		a.open.notice(err.Error())
		return nil
	}
	a.start(plan)
	return nil
}

// start begins a practice. One that holds the breath waits for the safety
// question, which is asked once; where holds were declined it goes without.
func (a *App) start(plan practice.Plan) {
	switch answer := a.settings.Holds(); {
	case answer == settings.No:
		plan = plan.Unheld() // as it was already, unless the answer is newer
	case answer == settings.Unanswered && plan.Holds():
		a.open.push(holds.New(plan, a.deps.Say))
		return
	}
	a.begin(plan)
}

func (a *App) begin(plan practice.Plan) {
	now, s, t := a.deps.Now(), a.settings, a.looks.now()
	p := practicescreen.New(plan, t, screens.Moving(s, a.deps.Sound != nil), now)
	a.open.push(p)
	a.session.Begin(p, plan, journal.Entry{
		ID: a.deps.NewID(), Kind: journal.KindSession, At: now, Evening: s.Schedule.ForNight(now),
	})
}

// ended closes a practice that reached its end: it gets dark and stays so, but for
// the worries that were written on paper, which are put down here by day.
func (a *App) ended(touched bool) tea.Cmd {
	ending := journal.Drifted
	if touched {
		ending = journal.Finished
	}
	worried := a.session.Plan().Name == practice.Worry && !a.deps.lying(a.settings)
	a.session.Finish(ending, !worried)
	if worried {
		a.open.drop()
		return a.visit(screen.ParkScreen)
	}
	a.curtain, a.drifted = a.deps.Curtain, !touched
	return a.quit()
}

func (a *App) show(s screen.Screen) tea.Cmd {
	a.open.push(s)
	_, a.reads.unread = s.(screen.Reader)
	return a.reread()
}

// back closes the screen on top; the last one is the way out.
func (a *App) back() tea.Cmd {
	if len(a.open) <= 1 {
		return a.quit()
	}
	a.open.drop()
	a.reads.unread, a.contents.next = false, nil // it was told before
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
		return quitting(a.curtain)
	}
	return tea.Tick(quitLimit, func(time.Time) tea.Msg { return overdueMsg{} })
}

// overdueMsg tells that the disk had its time.
type overdueMsg struct{}

const quitLimit = 2 * time.Second

// quitting draws the curtain, if one is to be drawn, and quits.
func quitting(curtain func()) tea.Cmd {
	return func() tea.Msg {
		if curtain != nil {
			curtain()
		}
		return tea.QuitMsg{}
	}
}

func (a *App) saved(m savedMsg) (again tea.Cmd) {
	w, ok := a.outbox.takes(m)
	if !ok {
		return nil
	}
	switch {
	case m.err != nil && w.lasting:
		again = a.outbox.again(w)
		a.open.notice("Not saved yet, it is tried again: " + m.err.Error())
	case m.err != nil:
		if w.failed != nil {
			w.failed()
		}
		a.fail(w.what, m.err)
	case w.then != nil:
		w.then()
	}
	switch {
	case a.leaving && a.outbox.idle():
		return quitting(a.curtain)
	case w.reread && a.outbox.idle():
		return tea.Batch(again, a.reread())
	}
	return again
}

// Close writes what is still unsaved after the program has ended, and gives what
// was not shown. A practice that was running is closed as interrupted.
func (a *App) Close(ctx context.Context) error {
	a.session.Finish(journal.Interrupted, false)
	return errors.Join(a.err, a.outbox.drain(ctx))
}
