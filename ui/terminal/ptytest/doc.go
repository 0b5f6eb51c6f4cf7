// Package ptytest runs the real program in a real pseudo-terminal for tests: it
// presses keys, waits until something is seen, and looks at how the terminal
// was left. Windows has no pseudo-terminals of this kind, so there the package
// only builds the program.
//
// It refuses to sleep: every wait is for something, with a deadline.
package ptytest
