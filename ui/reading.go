package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/screens"
)

type reads struct {
	number int       // of the newest
	unread bool      // the screen on top has not been told yet
	aside  int       // rows without sense that were told of
	ahead  []tea.Msg // pressed or pasted before there was what they mean
}

// wait tells whether something is being read that keys may mean.
func (r *reads) wait(c *contents) bool { return r.unread || len(c.next) > 0 }

// hold keeps a key or a paste for as long as they wait.
func (r *reads) hold(msg tea.Msg, c *contents) (held bool) {
	if held = r.wait(c); held {
		r.ahead = append(r.ahead, msg)
	}
	return held
}

// readMsg answers exactly one look at the journal.
type readMsg struct {
	number int
	answer lookup.Answer
	err    error
}

const readLimit = 10 * time.Second

func (a *App) reread() tea.Cmd {
	r, ok := a.open.top().(screen.Reader)
	if !ok {
		return nil
	}
	a.reads.number++
	number, now, q, read := a.reads.number, a.deps.Now(), r.Needs(), a.deps.Read
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), readLimit)
		defer cancel()
		answer, err := read(ctx, now, q)
		return readMsg{number, answer, err}
	}
}

// read hands the answer on, unless a newer look was asked for meanwhile.
func (a *App) read(m readMsg) tea.Cmd {
	if m.number != a.reads.number {
		return nil
	}
	a.reads.unread = false
	if m.err != nil {
		a.fail("reading the journal", m.err)
		return a.release()
	}
	if r, ok := a.open.top().(screen.Reader); ok {
		a.looks.lying = m.answer.Tonight.Lying()
		r.Read(m.answer)
	}
	if n := m.answer.SetAside; n > a.reads.aside && !m.answer.Tonight.Lying() &&
		a.open.notice(plain.Several(a.deps.Say, "journal.aside", n)) {
		a.reads.aside = n // said once, by day
	}
	cmds := []tea.Cmd{ring(a.deps.Ring, m.answer.Ring)}
	if r, ok := a.open.top().(screen.AfterReader); ok {
		cmds = append(cmds, a.do(r.AfterRead(m.answer)))
	}
	return tea.Batch(append(cmds, a.release())...)
}

// fail shows what went wrong, and keeps it for main where somebody may be lying
// down. What was shown has been said.
func (a *App) fail(what string, err error) {
	if !a.leaving && a.open.notice("This did not work: "+what+". "+err.Error()) {
		return
	}
	if a.err == nil || !strings.Contains(a.err.Error(), err.Error()) {
		a.err = errors.Join(a.err, err)
	}
}

type contentsMsg struct{ contents screens.Contents }

// contents are read when they are first needed, which a breath never does; keys
// wait for them.
type contents struct {
	screens.Contents
	read func() screens.Contents
	here bool
	next []func() tea.Cmd // what waits for them
}

func (s *contents) needed(next func() tea.Cmd) tea.Cmd {
	if s.here || s.read == nil {
		return next()
	}
	s.next = append(s.next, next)
	read := s.read
	return func() tea.Msg { return contentsMsg{read()} }
}

func (s *contents) arrived(c screens.Contents) tea.Cmd {
	s.Contents, s.here = c, true
	next := s.next
	s.next = nil
	return tea.Batch(lists.Each(next, func(one func() tea.Cmd) tea.Cmd { return one() })...)
}

// parts are what screens and plans are made of now.
func (s *contents) parts(d *Deps, set settings.Settings) screens.Parts {
	return screens.Parts{Given: d.Given, Settings: set, Contents: s.Contents}
}

// Ringer claims a reminder for this terminal and gives the bytes that make it
// notify its person; none where somebody else has shown it meanwhile.
type Ringer func(ctx context.Context, m remind.Message) (string, error)

// ring lets the terminal say what nobody has said yet. Screens that show what
// is remembered are asked; a practice is none, and is never disturbed.
func ring(ring Ringer, m *remind.Message) tea.Cmd {
	if m == nil || ring == nil {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
		defer cancel()
		bytes, err := ring(ctx, *m)
		if err != nil || bytes == "" {
			return nil // the line on the screen says it all the same
		}
		return tea.RawMsg{Msg: bytes}
	}
}
