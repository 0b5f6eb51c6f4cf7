package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/lookup"
	"lull/ui/screen"
)

// readMsg answers exactly one look at the journal.
type readMsg struct {
	number int
	answer lookup.Answer
	err    error
}

// readLimit is how long a look at the journal may take.
const readLimit = 10 * time.Second

// reread looks at the journal for the screen on top, if that shows any of it.
func (a *App) reread() tea.Cmd {
	r, ok := a.top().(screen.Reader)
	if !ok {
		return nil
	}
	a.reads++
	number, now, q := a.reads, a.deps.Now(), r.Needs()
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), readLimit)
		defer cancel()
		answer, err := a.deps.Read(ctx, now, q)
		return readMsg{number, answer, err}
	}
}

// read hands the answer on, unless a newer look was asked for meanwhile.
func (a *App) read(m readMsg) tea.Cmd {
	if m.number != a.reads {
		return nil
	}
	a.unread = false
	if m.err != nil {
		a.fault("reading the journal", m.err)
		return a.release(a.deps.Now())
	}
	a.darken(m.answer.Tonight.Lying())
	if r, ok := a.top().(screen.Reader); ok {
		r.Read(m.answer)
	}
	a.setAside(m.answer)
	cmds := []tea.Cmd{a.ring(m.answer.Ring)}
	if t, ok := a.top().(screen.Teller); ok {
		cmds = append(cmds, a.do(t.Told(m.answer)))
	}
	return tea.Batch(append(cmds, a.release(a.deps.Now()))...)
}

// setAside says once how many rows were left out, by day.
func (a *App) setAside(m lookup.Answer) {
	n, ok := a.top().(screen.Noticer)
	if !ok || m.SetAside <= a.aside || m.Tonight.Lying() {
		return
	}
	a.aside = m.SetAside
	n.Notice(SetAside(a.deps.Say, m.SetAside))
}

// SetAside says how many rows of the journal make no sense, nothing for none.
func SetAside(say screen.Say, rows int) string {
	switch rows {
	case 0:
		return ""
	case 1:
		return say("journal.aside.one", nil)
	}
	return say("journal.aside", map[string]string{"rows": strconv.Itoa(rows)})
}

// fault shows what went wrong, and keeps it for main where somebody may be
// lying down. What was shown has been said.
func (a *App) fault(what string, err error) {
	if n, ok := a.top().(screen.Noticer); ok && !a.leaving {
		n.Notice("This did not work: " + what + ". " + err.Error())
		return
	}
	if a.err == nil || !strings.Contains(a.err.Error(), err.Error()) {
		a.err = errors.Join(a.err, err)
	}
}
