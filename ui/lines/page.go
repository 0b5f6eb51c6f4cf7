// Package lines is the program line by line, for somebody who cannot use the
// screen: every page of it is a few sentences, numbered choices and a question, and
// what is typed is read by the page.
//
// It refuses to draw, to repaint and to move the cursor, and it does nothing
// itself: pages are values, [Loop] asks and carries out what they want by what
// it is handed, and most of that is a command of lull.
package lines

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
)

// Page is what is said at one place, and how an answer is read there.
type Page struct {
	Lines   []string // sentences
	Command []string // of lull, whose words come after them; nil for none
	Choices []Choice
	Ask     string // the question, in its last sentence
	Else    string // the question once it was asked, where it is another one
	Usual   string // shown in brackets behind it: what stands, or is usual

	// Enter is what an empty answer wants; nil prints the page again.
	Enter Want
	// Take reads what is no choice; nil where only a choice goes.
	Take func(answer string) (Want, error)
	// Free tells that words are typed here: only a number chooses.
	Free bool
	// Passing is a page that is left behind once something was chosen.
	Passing bool
	// Then is wanted once all of it was printed.
	Then Want
	// Of is the evening that it is about, zero for any.
	Of evening.Day
}

// like tells whether an answer to one page means the same on another.
func (p Page) like(q Page) bool {
	return p.Of == q.Of && p.Ask == q.Ask && p.Usual == q.Usual && p.Free == q.Free &&
		slices.Equal(p.list(), q.list())
}

// words tells whether any words are taken as they are typed, so that the name of
// a place opens none.
func (p Page) words() bool {
	if !p.Free || p.Take == nil {
		return false
	}
	_, err := p.Take("tonight")
	return err == nil
}

// offer adds a choice.
func (p *Page) offer(words string, want Want, names ...string) {
	p.Choices = append(p.Choices, Choice{words, names, want})
}

type Choice struct {
	Words string
	Names []string // by which it can be chosen, besides its words
	Want  Want
}

// Want is what an answer wants. The set is closed, and [Loop] does all of it.
type Want interface{ want() }

type (
	// Run carries out a command of lull.
	Run struct {
		Words []string
		Then  Want // once it went well; nil asks again
	}

	// Go opens a place.
	Go struct{ Room Room }

	// Back returns to the place before.
	Back struct{}

	// Home returns to the first place.
	Home struct{}

	// Quit leaves the program.
	Quit struct{}

	// Save writes entries, says a sentence and goes on.
	Save struct {
		Entries []journal.Entry
		Said    string                         // empty says each of them as it was understood
		Next    func(saved journal.Entry) Want // of the first of them; nil asks again
	}

	// Play begins a practice; at night it belongs to the night.
	Play struct {
		Choice practice.Choice
		Night  bool
	}

	// Say says something and asks again.
	Say struct{ Lines []string }
)

func (Run) want()  {}
func (Go) want()   {}
func (Back) want() {}
func (Home) want() {}
func (Quit) want() {}
func (Save) want() {}
func (Play) want() {}
func (Say) want()  {}

// errUnknown says that an answer is nothing the page knows.
var errUnknown = errors.New("unknown")

// severalError says that the first letters of more than one choice were typed.
type severalError struct{ words []string }

func (e severalError) Error() string { return strings.Join(e.words, ", ") }

// Read reads an answer: a number, a choice by its name or first letters, or
// what the page itself takes. [errUnknown] is for what nothing here takes.
func (p Page) Read(answer string) (Want, error) {
	if answer == "" {
		return p.Enter, nil
	}
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(p.Choices) {
		return p.Choices[n-1].Want, nil
	}
	named := errUnknown
	if !p.Free {
		i, err := p.choice(answer)
		if err == nil {
			return p.Choices[i].Want, nil
		}
		named = err
	}
	if p.Take == nil {
		return nil, named
	}
	want, err := p.Take(answer)
	if errors.Is(err, errUnknown) {
		err = named
	}
	return want, err
}

func (p Page) choice(answer string) (int, error) {
	answer = strings.ToLower(answer)
	var begin []int
	for i, c := range p.Choices {
		names := append([]string{c.Words}, c.Names...)
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, answer) }) {
			return i, nil
		}
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(strings.ToLower(n), answer) }) {
			begin = append(begin, i)
		}
	}
	switch len(begin) {
	case 0:
		return 0, errUnknown
	case 1:
		return begin[0], nil
	}
	var several severalError
	for _, i := range begin {
		several.words = append(several.words, p.Choices[i].Words)
	}
	return 0, several
}

// The line on which an answer is typed fits a braille display of the usual size,
// and leaves room for a time or a number.
const (
	cells = 40
	typed = 8
)

// question is what stands before the cursor, and what is said on lines before it:
// all but the last sentence, the first time.
func (p Page) question(again bool) (before []string, ask string) {
	ask = p.Ask
	if again && p.Else != "" {
		ask = p.Else
	}
	if i := strings.LastIndex(ask, ". "); i >= 0 {
		if !again {
			before = append(before, ask[:i+1])
		}
		ask = ask[i+2:]
	}
	if p.Usual == "" {
		return before, ask
	}
	usual := "[" + p.Usual + "]"
	if ansi.StringWidth(ask+" "+usual) > cells-typed {
		return append(before, usual), ask
	}
	return before, ask + " " + usual
}

func (p Page) list() []string {
	out := make([]string, len(p.Choices))
	for i, c := range p.Choices {
		out[i] = strconv.Itoa(i+1) + ". " + c.Words
	}
	return out
}
