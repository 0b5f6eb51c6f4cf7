package ui

import (
	tea "charm.land/bubbletea/v2"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/noting"
	"lull/ui/screen"
)

// Contents is what can be chosen, read and named besides the breath. A command
// reads it, folders and all; nothing in it reads anything after that.
type Contents struct {
	Guided repertoire.Guided
	Heard  guided.Memory                         // what was heard on the nights before
	Drinks *intake.Table                         // what can be drunk; nil when it is not known
	Noting func(settings.Settings) noting.Noting // how typed lines are read
	Pages  []screen.Page                         // what there is to read, in order
	Search func(words string) []screen.Page      // the pages that have all the words, best first
	Fixed  map[string]bool                       // the settings over which the environment stands
}

// contentsMsg brings the contents once they are read.
type contentsMsg struct{ contents Contents }

// supply is the contents. They are read when they are first needed, which a
// breath never does; keys wait for it.
type supply struct {
	read func() Contents
	here bool
	next []func() tea.Cmd // what waits for them
	Contents
}

// needed goes on with the contents.
func (s *supply) needed(next func() tea.Cmd) tea.Cmd {
	if s.here || s.read == nil {
		return next()
	}
	s.next = append(s.next, next)
	read := s.read
	return func() tea.Msg { return contentsMsg{read()} }
}

// arrived goes on with what waited for the contents.
func (s *supply) arrived(c Contents) tea.Cmd {
	s.Contents, s.here = c, true
	next := s.next
	s.next = nil
	var cmds []tea.Cmd
	for _, one := range next {
		cmds = append(cmds, one())
	}
	return tea.Batch(cmds...)
}

// noting reads typed lines with some settings.
func (s *supply) noting(now settings.Settings) noting.Noting {
	if s.Noting == nil {
		return noting.Noting{Schedule: now.Schedule}
	}
	return s.Noting(now)
}
